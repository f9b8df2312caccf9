import { foldUnits, textOfUnits } from './fold.ts'
import { lunarPattern, lunarValue } from './lunar.ts'
import { chineseNumber, isNumeral } from './number.ts'
import { type TokenKind, wordsByFirst } from './words.ts'

/** A word of the grammar; what is none of them is the gap between two tokens. */
export interface Token {
  readonly kind: TokenKind
  readonly value: number | string
  readonly start: number
  readonly end: number
  /** How a number is written. */
  readonly style?: 'arabic' | 'chinese' | 'loose'
}

export interface Tokens {
  readonly folded: string
  readonly list: readonly Token[]
}

/** Character by character, the longest word first; numbers are read on the way. */
export function tokenise(text: string): Tokens {
  const units = foldUnits(text)
  const folded = textOfUnits(units)
  const list: Token[] = []
  const starts = startTable()
  for (let at = 0; at < units.length; ) {
    const start = starts[units[at] as number] as number
    if (start === 0) {
      at += 1
      continue
    }
    const token =
      (start & isDigit ? readDigits(folded, units, at) : undefined) ?? readOther(folded, at, start)
    if (token === undefined) at += 1
    else {
      list.push(token)
      at = token.end
    }
  }
  return { folded, list }
}

function readOther(folded: string, at: number, start: number): Token | undefined {
  if (start & startsSpecial) {
    const special = readSpecial(folded, at)
    if (special !== undefined) return special
  }
  return (
    (start & startsWord ? readWord(folded, at) : undefined) ??
    (start & startsNumeral ? readNumerals(folded, at) : undefined)
  )
}

function readWord(folded: string, at: number): Token | undefined {
  for (const [name, word] of wordsByFirst[folded.charCodeAt(at)] ?? []) {
    if (name.length > 1 && !folded.startsWith(name, at)) continue
    const end = at + name.length
    if (word.unless !== undefined && matchesAt(word.unless, folded, end)) continue
    return { kind: word.kind, value: word.value, start: at, end }
  }
  return undefined
}

function readDigits(folded: string, units: Uint16Array, at: number): Token {
  let end = at
  while (end < units.length && (units[end] as number) >= 0x30 && (units[end] as number) <= 0x39) end += 1
  // longer than any date: an account, a telephone
  const value = end - at > 9 ? Number.NaN : Number(folded.slice(at, end))
  return { kind: 'number', value, start: at, end, style: 'arabic' }
}

function readNumerals(folded: string, at: number): Token {
  let end = at
  while (end < folded.length && isNumeral(folded[end] as string)) end += 1
  const read = chineseNumber(folded.slice(at, end))
  const style = read?.loose ? 'loose' : 'chinese'
  return { kind: 'number', value: read?.value ?? Number.NaN, start: at, end, style }
}

const oneWeekday =
  /(?:周|星期|礼拜)(?:([一二三四五六日天])(?![次个份版封篇天场期小章]|回(?![复话访款函电来报信收填应答执国]))|([1-7])(?![0-9次个回份版天场期.:年月日周%]|-[0-9]))/y
const quarterName = /([qh])([1-4])(?![0-9a-z])/y
const countdown = /[td] ?[+-] ?([0-9]{1,3})(?![0-9.a-z])/y
const weekdayNumbers = '一二三四五六日'

/** Words that hold a number: 周五, Q3, H1, T+3. */
function readSpecial(folded: string, at: number): Token | undefined {
  const lunar = execAt(lunarPattern, folded, at)
  const date = lunar === null ? undefined : lunarValue(lunar.groups ?? {})
  if (lunar !== null && date !== undefined) {
    return { kind: 'lunar', value: date, start: at, end: at + lunar[0].length }
  }
  const day = execAt(oneWeekday, folded, at)
  if (day !== null) {
    const char = day[1] === '天' ? '日' : day[1]
    const value = char === undefined ? Number(day[2]) : weekdayNumbers.indexOf(char) + 1
    return { kind: 'weekday', value, start: at, end: at + day[0].length }
  }
  const before = folded.slice(Math.max(0, at - 5), at)
  if (/[a-z0-9]$/.test(before) && !/(?:^|[^0-9a-z])20[0-9]{2}$/.test(before)) return undefined
  const quarter = execAt(quarterName, folded, at)
  const number = Number(quarter?.[2])
  if (quarter !== null && (quarter[1] === 'q' || number <= 2)) {
    return {
      kind: quarter[1] === 'q' ? 'quarterName' : 'halfYear',
      value: number,
      start: at,
      end: at + quarter[0].length,
    }
  }
  const count = execAt(countdown, folded, at)
  return count === null
    ? undefined
    : { kind: 'countdown', value: count[0], start: at, end: at + count[0].length }
}

export function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

export function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

const isDigit = 1
const startsNumeral = 2
const startsWord = 4
const startsSpecial = 8
let starts: Uint8Array | undefined

function startTable(): Uint8Array {
  if (starts !== undefined) return starts
  const made = new Uint8Array(0x10000)
  const mark = (chars: string, flag: number) => {
    for (let at = 0; at < chars.length; at += 1)
      made[chars.charCodeAt(at)] = (made[chars.charCodeAt(at)] as number) | flag
  }
  mark('0123456789', isDigit)
  mark('零一二两三四五六七八九十百千廿卅', startsNumeral)
  mark('周星礼qhtd农阴旧正腊冬二三四五六七八九十', startsSpecial)
  wordsByFirst.forEach((_words, first) => {
    mark(String.fromCharCode(first), startsWord)
  })
  starts = made
  return made
}
