import { isPersonLike } from '#domain/analysis/document/speaker.ts'

const clock = '(?:\\d{1,3}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3}'
const timing = new RegExp(`^\\s*(${clock})\\s*-->\\s*(${clock})`)

/** Whether a text is subtitles (.srt, .vtt): times with an arrow stand where the first cue begins. */
export function isSubtitles(text: string): boolean {
  return /^\s*WEBVTT/.test(text) || text.split('\n', 40).filter((line) => timing.test(line)).length >= 1
}

interface Cue {
  readonly from: number
  readonly to: number
  readonly speaker: string | null
  readonly text: string
}

/** What was said, a line a turn: 王芳：…. Cues of one speaker are one turn until there is a pause. */
export function readSubtitles(text: string): string {
  const turns: string[] = []
  let before: Cue | undefined
  for (const cue of cuesOf(text)) {
    const goesOn =
      before !== undefined &&
      before.speaker === cue.speaker &&
      cue.from - before.to < 3 &&
      (turns.at(-1) ?? '').length < 400
    if (goesOn) turns[turns.length - 1] += gapBetween(turns.at(-1) ?? '', cue.text) + cue.text
    else turns.push(cue.speaker === null ? cue.text : `${cue.speaker}：${cue.text}`)
    before = cue
  }
  return turns.join('\n')
}

function* cuesOf(text: string): Generator<Cue> {
  let times: { from: number; to: number } | undefined
  let words: string[] = []
  let voice: string | null = null
  const lines = text.split(/\r\n|\r|\n/)
  const cue = (): Cue | undefined => {
    const whole = words.join(' ').trim()
    return times !== undefined && whole !== '' ? { ...times, ...spokenBy(voice, whole) } : undefined
  }
  for (const [at, line] of lines.entries()) {
    const found = timing.exec(line)
    if (!found && line.trim() !== '') {
      // The number or name above the times of the next cue is not said, whether or not a line is empty before it.
      const isName = timing.test(lines[at + 1] ?? '') && (times === undefined || /^\s*\d+\s*$/.test(line))
      if (times === undefined || isName) continue
      voice ??= /<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(line)?.[1]?.trim() ?? null
      words.push(bare(line))
      continue
    }
    const done = cue()
    if (done) yield done
    times = found ? { from: seconds(found[1] ?? ''), to: seconds(found[2] ?? '') } : undefined
    words = []
    voice = null
  }
  const last = cue()
  if (last) yield last
}

function spokenBy(voice: string | null, text: string): { speaker: string | null; text: string } {
  if (voice !== null) return { speaker: voice, text }
  const found = /^([^:：]{1,24})[:：]\s*(?=\S)/.exec(text)
  const name = found?.[1]?.trim()
  return found && name !== undefined && isPersonLike(name.toLowerCase())
    ? { speaker: name, text: text.slice(found[0].length) }
    : { speaker: null, text }
}

/** Without the marks of how it is shown. */
function bare(line: string): string {
  return line
    .replace(/<\/?[a-z][^<>]{0,80}>|<\d[\d:.]*>|\{\\[^{}]{0,40}\}/gi, '')
    .replace(/&(amp|lt|gt|nbsp);/g, (_all, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? ' ')
    .trim()
}

function gapBetween(before: string, after: string): string {
  return /[，。！？；、：,.!?;…]$/.test(before) && !/^[A-Za-z0-9]/.test(after) ? '' : ' '
}

function seconds(time: string): number {
  return time
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
}
