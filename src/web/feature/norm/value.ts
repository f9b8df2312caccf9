import type { Text } from '#web/lib/text.ts'

/** A parameter of a norm in words: 是, 2个工作日, 下限 10 · 上限 15. Code words among lists get their terms. */
export function sayValue(value: unknown, unit: string, text: Text, has: (key: string) => boolean): string {
  if (typeof value === 'boolean') return text(value ? 'common.yes' : 'common.no')
  if (typeof value === 'number') {
    if (unit === 'ratio') return `${Math.round(value * 100)}%`
    const unitKey = `enum.unit.${unit}`
    return has(unitKey) ? `${value} ${text(unitKey)}`.trim() : String(value)
  }
  if (typeof value === 'string') return sayWord(value, text, has)
  if (Array.isArray(value))
    return value.map((one) => sayWord(String(one), text, has)).join(text('common.join'))
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([name, part]) => {
      const whole = `organisation.norms.say.${name}.${part}`
      if (has(whole)) return text(whole)
      // What is switched on is said by its name alone.
      if (part === true) return sayParam(name, text, has)
      return `${sayParam(name, text, has)} ${sayValue(part, typeof part === 'number' && part < 1 && part > 0 ? 'ratio' : '', text, has)}`
    })
    .join(' · ')
}

/** The first words of a sentence, as a pattern has them: ^(讨论|沟通). */
const beginning = /^\^\(([^()\\[\]]+)\)$/

function sayWord(word: string, text: Text, has: (key: string) => boolean): string {
  if (has(`term.${word}`)) return text(`term.${word}`)
  if (has(`organisation.norms.word.${word}`)) return text(`organisation.norms.word.${word}`)
  const words = beginning.exec(word)?.[1]
  if (words !== undefined) {
    return text('organisation.norms.begins', { words: words.split('|').join(text('common.join')) })
  }
  if (/^>\d/.test(word)) return text('organisation.norms.moreThan', { value: word.slice(1) })
  return word
    .replace('{subject}', text('organisation.norms.word.subject'))
    .replace('{yyyy-MM-dd}', text('organisation.norms.word.day'))
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
