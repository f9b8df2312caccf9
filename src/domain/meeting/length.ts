import { weekday } from '#domain/calendar/civil-date.ts'
import { civilDateOf, timeOf } from '#domain/calendar/instant.ts'
import { type Reason, reason } from '#domain/lifecycle/reason.ts'

/** Minutes kept free per hour of meeting, for what takes longer than planned. */
export const bufferPerHour = 5

export const lengthHints = [
  'agenda.length.buffer',
  'agenda.length.long',
  'agenda.length.mondayMorning',
  'agenda.length.fridayAfternoon',
] as const
export type LengthHint = (typeof lengthHints)[number]

/**
 * Advice about when and how long: never a norm, nothing has to be answered for. `planned` counts
 * topics, break and confirmation.
 */
export function hintsOnLength({
  start,
  end,
  planned,
  breakMinutes,
  zone,
}: {
  readonly start: Date | null
  readonly end: Date | null
  readonly planned: number
  readonly breakMinutes: number | null
  readonly zone: string
}): readonly Reason<LengthHint>[] {
  if (start === null) return []
  const hints: Reason<LengthHint>[] = []
  const length = end === null ? null : Math.round((end.getTime() - start.getTime()) / 60_000)
  if (length !== null) {
    if (length > 120 && (breakMinutes ?? 0) === 0) hints.push(reason('agenda.length.long', {}))
    const wanted = Math.round((length / 60) * bufferPerHour)
    const left = length - planned
    // An agenda that does not fit is told so in red; advice would be mockery.
    if (planned > 0 && left >= 0 && left < wanted) {
      hints.push(reason('agenda.length.buffer', { wanted, left }))
    }
  }
  const day = weekday(civilDateOf(start, zone))
  const isMorning = timeOf(start, zone) < '12:00'
  if (day === 1 && isMorning) hints.push(reason('agenda.length.mondayMorning', {}))
  if (day === 5 && !isMorning) hints.push(reason('agenda.length.fridayAfternoon', {}))
  return hints
}
