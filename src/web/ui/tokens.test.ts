import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { dark, light, type Palette } from './tokens.ts'

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['paper', 'raised', 'sunken', 'hover'] as const
const inks = ['ink', 'ink2', 'ink3', 'accent', 'accentHover', 'seal', 'green', 'amber', 'orange'] as const
const onTheirOwn: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ['onAccent', 'accent'],
  ['onAccent', 'accentHover'],
  ['onSeal', 'seal'],
  ['accent', 'accentSoft'],
  ['ink', 'accentSoft'],
  ['ink2', 'accentSoft'],
  ['seal', 'sealSoft'],
  ['ink', 'sealSoft'],
  ['green', 'greenSoft'],
  ['amber', 'amberSoft'],
  ['ink', 'amberSoft'],
  ['orange', 'orangeSoft'],
]

it.each([
  ['light', light],
  ['dark', dark],
])('can be read in the %s theme (AA: 4.5 to 1)', (_name, palette) => {
  const pairs = [...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)), ...onTheirOwn]
  const faint = pairs.filter(([ink, ground]) => contrast(palette[ink], palette[ground]) < 4.5)
  expect(faint).toEqual([])
})

it.each([
  ['light', light],
  ['dark', dark],
])('shows the rim of a field in the %s theme (3 to 1)', (_name, palette) => {
  const faint = grounds.filter((ground) => contrast(palette.edge, palette[ground]) < 3)
  expect(faint).toEqual([])
})

it('has the same colours in base.css', () => {
  const css = readFileSync('src/web/ui/base.css', 'utf8')
  const block = (selector: string): Record<string, string> => {
    const body = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
    return Object.fromEntries(
      [...body.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
    )
  }
  const written = (palette: Palette) =>
    Object.fromEntries(
      Object.entries(palette).map(([name, value]) => [
        name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        value,
      ]),
    )
  expect(block(':root')).toEqual(written(light))
  expect(block(':root[data-theme="dark"]')).toEqual(written(dark))
})
