import type { MeetingView } from '#contract/meeting.ts'

/** 14:00-14:20 for each topic, one after the other from the planned start. */
export function clockTimes(
  { plannedStart, topics }: Pick<MeetingView, 'plannedStart' | 'topics'>,
  zone: string,
): ReadonlyMap<string, string> {
  const times = new Map<string, string>()
  if (plannedStart === null) return times
  const say = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  let at = new Date(plannedStart).getTime()
  for (const { id, plannedMinutes } of topics) {
    if (plannedMinutes === null) continue
    const end = at + plannedMinutes * 60_000
    times.set(id, `${say.format(at)}-${say.format(end)}`)
    at = end
  }
  return times
}

/** 2023年10月25日（星期三）14:00-16:00, as a form says it: never relative to today. */
export function printSpan(
  from: string | null,
  to: string | null,
  { locale, zone }: { readonly locale: string; readonly zone: string },
): string {
  if (from === null) return ''
  const day = (at: string) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      weekday: 'long',
    }).format(new Date(at))
  const clock = (at: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
      new Date(at),
    )
  if (to === null) return `${day(from)} ${clock(from)}`
  return day(from) === day(to)
    ? `${day(from)} ${clock(from)}-${clock(to)}`
    : `${day(from)} ${clock(from)} – ${day(to)} ${clock(to)}`
}

/** 2023-10-25 14:00, for a narrow column. */
export function printInstant(at: string | null, zone: string): string {
  if (at === null) return ''
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return parts.format(new Date(at))
}

/** 5,000.00 元 is written 5,000; an amount in 分. */
export function printMoney(cents: number | null, locale: string): string {
  if (cents === null) return ''
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'CNY',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100)
}
