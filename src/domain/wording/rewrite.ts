import type { WordingMatch } from './matcher.ts'
import { foldScript } from './script.ts'

/** Something definite in place of a vague word: `text.slice(0, start) + words + text.slice(end)`. */
export interface Rewrite {
  readonly start: number
  readonly end: number
  readonly words: string
}

/** Words that only say it should not take long; what may follow them inside a listed word is kept. */
const soon = /^(?:尽快|尽早|尽速|从速|从快|抓紧|赶紧|赶快|加紧|早日|及早|及时|近期|近日|不久|马上)(?<act>.*)$/
const soonInEnglish = /^(?:asap|as soon as possible|soon)$/
/** Words without which the sentence says the same, only plainly. */
const hedging = /^(?:大概|大约|左右|基本|基本上|原则上)$/

/**
 * What to write instead (S2-41): “尽快协调” becomes “3个工作日内完成协调”, in the script of the text.
 * Undefined where only people can say what is meant, as with 可能 or 配合完成. `by` is the number of working
 * days, or the words of a limit to be written instead (11月20日前).
 */
export function rewriteOf(
  text: string,
  match: Pick<WordingMatch, 'start' | 'end' | 'text'>,
  by: number | string = 3,
): Rewrite | undefined {
  const { start, end } = match
  const word = foldScript(match.text)
  if (hedging.test(word)) return { start, end, words: '' }
  const isCount = typeof by === 'number'
  if (soonInEnglish.test(word)) return { start, end, words: isCount ? `within ${by} working days` : by }
  const act = soon.exec(word)?.groups?.act
  if (act === undefined) return undefined
  const span = !isCount ? by : isTraditional(text) ? `${by}個工作日內` : `${by}个工作日内`
  // The act as it was written: the listed word may be in the other script.
  const written = match.text.slice(match.text.length - act.length)
  if (act === '' || act.startsWith('完成')) return { start, end, words: `${span}${written}` }
  const goesOn = /^[\u4e00-\u9fff]/.test(text.slice(end))
  if (!goesOn) return { start, end, words: `${span}完成${written}` }
  return { start, end, words: act === '推进' ? `${span}完成` : `${span}${written}` }
}

export function isTraditional(text: string): boolean {
  const folded = foldScript(text)
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0x4e00 && code <= 0x9fff && folded.charCodeAt(at) !== code) return true
  }
  return false
}

/** The text with the first word that has a rewrite rewritten; undefined when none has. */
export function rewriteFirst(
  text: string,
  found: readonly WordingMatch[],
): { readonly text: string; readonly rewrite: Rewrite } | undefined {
  for (const match of found) {
    const rewrite = rewriteOf(text, match)
    if (rewrite !== undefined) {
      return { text: text.slice(0, rewrite.start) + rewrite.words + text.slice(rewrite.end), rewrite }
    }
  }
  return undefined
}
