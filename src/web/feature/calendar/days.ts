import { addDays, type CivilDate, civilDate, lastOfMonth, weekday } from '#domain/calendar/civil-date.ts'

export interface SpecialDay {
  readonly day: string
  readonly kind: 'holiday' | 'workday'
  readonly name: string
}

/** A month in weeks from Monday; null where a week reaches into another month. */
export function weeksOf(year: number, month: number): readonly (readonly (CivilDate | null)[])[] {
  const first = civilDate(`${year}-${String(month).padStart(2, '0')}-01`)
  const last = lastOfMonth(first)
  const days: (CivilDate | null)[] = Array.from({ length: weekday(first) - 1 }, () => null)
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  while (days.length % 7 !== 0) days.push(null)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

/**
 * What a press does to a day: the opposite of what it usually is, then as usual again. A weekend is off
 * anyway, but may belong to a holiday by name, so it goes worked, off, as usual.
 */
export function pressed(days: readonly SpecialDay[], day: CivilDate): readonly SpecialDay[] {
  const present = days.find((one) => one.day === day)
  const isWeekend = weekday(day) > 5
  const order: readonly (SpecialDay['kind'] | undefined)[] = isWeekend
    ? [undefined, 'workday', 'holiday']
    : [undefined, 'holiday']
  const next = order[(order.indexOf(present?.kind) + 1) % order.length]
  const others = days.filter((one) => one.day !== day)
  if (next === undefined) return others
  return [...others, { day, kind: next, name: present?.name ?? neighbourName(others, day) }].toSorted(
    (a, b) => (a.day < b.day ? -1 : 1),
  )
}

/** A day beside a named one belongs to it. */
function neighbourName(days: readonly SpecialDay[], day: CivilDate): string {
  const beside = [addDays(day, -1), addDays(day, 1)] as readonly string[]
  return days.find((one) => beside.includes(one.day) && one.name !== '')?.name ?? ''
}

/** The days with one of them named. */
export function named(days: readonly SpecialDay[], day: string, name: string): readonly SpecialDay[] {
  return days.map((one) => (one.day === day ? { ...one, name } : one))
}

/** Days in a row of one kind and name, as they are announced: 元旦 from the 1st to the 3rd. */
export interface SpecialSpan extends SpecialDay {
  /** The last of them; `day` is the first. */
  readonly until: string
  readonly count: number
}

export function spansOf(days: readonly SpecialDay[]): readonly SpecialSpan[] {
  const spans: SpecialSpan[] = []
  for (const one of days) {
    const last = spans.at(-1)
    const goesOn =
      last !== undefined &&
      last.kind === one.kind &&
      last.name === one.name &&
      addDays(civilDate(last.until), 1) === one.day
    if (goesOn) spans.splice(-1, 1, { ...last, until: one.day, count: last.count + 1 })
    else spans.push({ ...one, until: one.day, count: 1 })
  }
  return spans
}
