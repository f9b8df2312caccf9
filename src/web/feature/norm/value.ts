import type { Text } from '#web/lib/text.ts'

/** A parameter of a norm in words: 是, 2个工作日, 下限 10 · 上限 15. Code words among lists get their terms. */
export function sayValue(value: unknown, unit: string, text: Text, has: (key: string) => boolean): string {
  if (typeof value === 'boolean') return text(value ? 'common.yes' : 'common.no')
  if (typeof value === 'number') {
    const unitKey = `enum.unit.${unit}`
    return has(unitKey) ? `${value} ${text(unitKey)}`.trim() : String(value)
  }
  if (typeof value === 'string') return sayWord(value, text, has)
  if (Array.isArray(value))
    return value.map((one) => sayWord(String(one), text, has)).join(text('common.join'))
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([name, part]) => `${sayParam(name, text, has)} ${sayValue(part, '', text, has)}`)
    .join(' · ')
}

function sayWord(word: string, text: Text, has: (key: string) => boolean): string {
  return has(`term.${word}`) ? text(`term.${word}`) : word
}

export function sayParam(name: string, text: Text, has: (key: string) => boolean): string {
  return has(`organisation.norms.param.${name}`) ? text(`organisation.norms.param.${name}`) : name
}

/** Lists are typed one item a line; numbers stay numbers. */
export function listIn(text: string, like: readonly unknown[]): unknown[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const isNumbers = like.length > 0 && like.every((one) => typeof one === 'number')
  return isNumbers ? lines.map(Number) : lines
}

/** Whether a norm stands here as it came. */
export function isCustomised(norm: {
  readonly value: unknown
  readonly defaultValue: unknown
  readonly severity: string
  readonly defaultSeverity: string
  readonly enabled: boolean
}): boolean {
  return (
    !norm.enabled ||
    norm.severity !== norm.defaultSeverity ||
    JSON.stringify(norm.value) !== JSON.stringify(norm.defaultValue)
  )
}
