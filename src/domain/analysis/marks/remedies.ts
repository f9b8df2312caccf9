import type { LintItem } from '#domain/analysis/analysis.ts'
import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import type { Owner, OwnerQuote } from '#domain/analysis/directory/owner.ts'
import type { CivilDate } from '#domain/calendar/civil-date.ts'
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  type WorkCalendar,
} from '#domain/calendar/work-calendar.ts'
import { isTraditional, rewriteOf } from '#domain/wording/rewrite.ts'
import { foldScript } from '#domain/wording/script.ts'

/**
 * What one key may do about a mark. Each says which run of the text to put something in place of, which is an
 * empty run where something is only put in.
 */
export type Remedy =
  /** `day` is only a proposal; `byDay` words whichever is picked. */
  | { readonly kind: 'pickDate'; readonly start: number; readonly end: number; readonly day: CivilDate }
  /** `options` are those whom the text names, if it names several. */
  | {
      readonly kind: 'nameOwner'
      readonly start: number
      readonly end: number
      readonly options: readonly Owner[]
    }
  /** `day` is the day that the words name, if they name one. */
  | {
      readonly kind: 'rephrase'
      readonly start: number
      readonly end: number
      readonly words: string
      readonly day: CivilDate | null
    }

/** What a remedy has to know of the commitment that the mark stands in. */
export interface Commitment {
  readonly start: number
  readonly end: number
  readonly owners: readonly Owner[]
  readonly quotes: readonly OwnerQuote[]
  /** Whether a day is named, here or in a field of its own. */
  readonly isDated: boolean
}

const workingDays = 3
const around = 40
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** 11月20日前, or “by Nov 20” in a text without Chinese. */
export function byDay(day: CivilDate, text: string): string {
  const [, month, date] = day.split('-').map(Number)
  return /[〇㐀-鿿]/.test(text) ? `${month}月${date}日前` : `by ${months[(month ?? 1) - 1]} ${date}`
}

export function proposedDay(referenceDate: CivilDate, calendar: WorkCalendar): CivilDate {
  const from = isWorkingDay(referenceDate, calendar) ? referenceDate : nextWorkingDay(referenceDate, calendar)
  return addWorkingDays(from, workingDays, calendar)
}

export function remediesFor(text: string, item: LintItem, commitment: Commitment, day: CivilDate): Remedy[] {
  const start = item.quote.start
  const end = start + item.quote.text.length
  switch (item.because.key) {
    case 'vague.soon':
      return soon(text, start, end, commitment, day)
    case 'vague.someday':
      return commitment.isDated ? [without(start, end)] : [{ kind: 'pickDate', start, end, day }]
    case 'vague.nobody':
      return [{ kind: 'nameOwner', start, end, options: [] }]
    case 'vague.about':
    case 'vague.unsure':
      return removable.test(foldScript(item.quote.text)) ? [without(start, end)] : []
    case 'owner.several':
      return several(text, commitment)
    case 'owner.none':
    case 'owner.nobody':
      return [{ kind: 'nameOwner', start: commitment.start, end: commitment.start, options: [] }]
    case 'due.none':
    case 'due.vague': {
      const at = placeOfDay(commitment)
      return [{ kind: 'pickDate', start: at, end: at, day }]
    }
    default:
      return []
  }
}

/** Words without which the sentence says the same, only plainly. */
const removable = /^(?:大概|大约|左右|基本上?|原则上|争取|力争|尽量|尽可能|也许|或许)$/
const without = (start: number, end: number): Remedy => ({
  kind: 'rephrase',
  start,
  end,
  words: '',
  day: null,
})

/** 尽快推进招聘 is 11月20日前完成招聘; where a day is named anyway, the word only goes. */
function soon(text: string, start: number, end: number, { isDated }: Commitment, day: CivilDate): Remedy[] {
  if (isDated) return [without(start, end)]
  const act = /^(?:推进|协调|完成)/.exec(foldScript(text.slice(end, end + 2)))?.[0].length ?? 0
  // the words around are enough to tell the script by
  const from = Math.max(0, start - around)
  const near = text.slice(from, end + around)
  const match = { start: start - from, end: end + act - from, text: text.slice(start, end + act) }
  const words = rewriteOf(near, match, byDay(day, near))?.words
  const pick: Remedy = { kind: 'pickDate', start, end, day }
  return words === undefined ? [pick] : [{ kind: 'rephrase', start, end: end + act, words, day }, pick]
}

/** 甲、乙核对 becomes 由甲牵头、乙配合核对; or one of them is picked. */
function several(text: string, { start, end, owners, quotes }: Commitment): Remedy[] {
  const quote = quotes.find(({ role }) => role === 'owner')
  const range = quote ? { start: quote.start, end: quote.start + quote.text.length } : { start, end: start }
  const pick: Remedy = { kind: 'nameOwner', ...range, options: owners }
  const names = quote?.text.split(/[、,，/&]|[和与與及跟]/).map((name) => name.trim()) ?? []
  const [first, ...others] = names
  if (first === undefined || others.length === 0 || names.includes('')) return [pick]
  const words = `${first}${isTraditional(text.slice(start, end)) ? '主辦' : '牵头'}、${others.join('、')}配合`
  return [{ kind: 'rephrase', ...range, words, day: null }, pick]
}

/** Behind the owner, else in front of all. */
function placeOfDay({ start, end, quotes }: Commitment): number {
  const ends = quotes.filter(({ role }) => role === 'owner').map((quote) => quote.start + quote.text.length)
  const at = Math.max(start, ...ends)
  return at < end ? at : start
}

export function isDay({ role, kind }: Deadline): boolean {
  return role === 'deadline' && kind !== 'vague' && kind !== 'none'
}
