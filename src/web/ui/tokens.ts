/**
 * A working paper: warm ground, ink, one ink-blue for what can be acted on, one seal red kept for
 * decisions and for what is late. base.css holds the same values as custom properties; tokens.test.ts
 * holds the two together and both to WCAG AA.
 */
export interface Palette {
  /** The ground, what lies on it, what is pressed into it. */
  readonly paper: string
  readonly raised: string
  readonly sunken: string
  readonly hover: string
  /** Hairlines; `edge` is for what must be seen to be used, such as the rim of a field (3:1). */
  readonly line: string
  readonly edge: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly accent: string
  readonly accentHover: string
  readonly accentSoft: string
  readonly onAccent: string
  readonly seal: string
  readonly sealSoft: string
  readonly onSeal: string
  readonly green: string
  readonly greenSoft: string
  readonly amber: string
  readonly amberSoft: string
  readonly orange: string
  readonly orangeSoft: string
}

export const light: Palette = {
  paper: '#faf8f3',
  raised: '#fffdf9',
  sunken: '#f3efe6',
  hover: '#f1ece1',
  line: '#e3ddcf',
  edge: '#8c8371',
  ink: '#211f1b',
  ink2: '#554f46',
  ink3: '#6c6558',
  accent: '#1f4e85',
  accentHover: '#163c69',
  accentSoft: '#e7edf4',
  onAccent: '#ffffff',
  seal: '#a62b1f',
  sealSoft: '#f8e8e3',
  onSeal: '#ffffff',
  green: '#2d6a3c',
  greenSoft: '#e7f0e4',
  amber: '#7d5700',
  amberSoft: '#f7edd2',
  orange: '#9c430a',
  orangeSoft: '#f9e7d8',
}

export const dark: Palette = {
  paper: '#1a1815',
  raised: '#23201c',
  sunken: '#141210',
  hover: '#2a2722',
  line: '#39352e',
  edge: '#7f7768',
  ink: '#ece7dc',
  ink2: '#bdb6a8',
  ink3: '#a09887',
  accent: '#93b9e6',
  accentHover: '#b3cff0',
  accentSoft: '#23303f',
  onAccent: '#10202f',
  seal: '#f09584',
  sealSoft: '#40241f',
  onSeal: '#2a0f0b',
  green: '#93c997',
  greenSoft: '#22321f',
  amber: '#dfb75f',
  amberSoft: '#372d16',
  orange: '#ee9f6b',
  orangeSoft: '#3c2716',
}

export const radius = 4

export const sans =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif'
