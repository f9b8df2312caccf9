import type { ReactNode } from 'react'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { exactly, leftUntil, leftUntilDay, sayDay, sayInstant, sayNearDay, saySpan } from '#web/lib/time.ts'

/** A moment as people say it, the exact one on hover: 周三 11月18日 14:00. With `until`, a span. */
export function When({ at, until }: { at: string; until?: string | null }): ReactNode {
  const reading = useReading()
  const title = until
    ? `${exactly(at, reading.zone)} – ${exactly(until, reading.zone)}`
    : exactly(at, reading.zone)
  return (
    <time dateTime={at} title={title} className="when">
      {until ? saySpan(at, until, reading) : sayInstant(at, reading)}
    </time>
  )
}

/** A day, 周三 11月18日; `near`: 今天 and 明天 instead of their dates. */
export function OnDay({ day, near = false }: { day: string; near?: boolean }): ReactNode {
  const reading = useReading()
  return (
    <time dateTime={day} title={day} className="nowrap">
      {near ? sayNearDay(day, reading) : sayDay(day, reading)}
    </time>
  )
}

/** What is left until a moment or the end of a day: 还有2个工作日, 已过3天. Red once it has passed. */
export function TimeLeft({ at, day }: { at?: string; day?: string }): ReactNode {
  const reading = useReading()
  const calendar = useWorkCalendar()
  const text = useText()
  if (at === undefined && day === undefined) return null
  const left =
    at !== undefined ? leftUntil(at, reading, calendar) : leftUntilDay(day as string, reading, calendar)
  return (
    <span
      className={`nowrap ${left.isLate ? 'late' : 'quiet'}`}
      title={at !== undefined ? exactly(at, reading.zone) : day}
    >
      {text(left.key, { count: left.count })}
    </span>
  )
}
