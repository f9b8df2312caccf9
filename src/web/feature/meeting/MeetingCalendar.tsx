import { useInfiniteQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { MeetingRow } from '#contract/meeting.ts'
import { addMonths, type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf, timeOf } from '#domain/calendar/instant.ts'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { Button } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { marks } from '#web/ui/state-tones.ts'
import { meetingsQuery } from './api.ts'
import { byDay, dayAfterKey, weeksOf } from './days.ts'
import './meeting.css'

/**
 * A month of meetings. One day of the grid is in the tab order; arrows move by day and week, Page Up and
 * Page Down by month, and the meetings of a day follow it in the tab order.
 */
export function MeetingCalendar({
  month,
  onMonth,
}: {
  /** YYYY-MM; the present one when absent. */
  month: string | undefined
  onMonth: (month: string) => void
}): ReactNode {
  const text = useText()
  const reading = useReading()
  const today = civilDateOf(reading.now, reading.zone)
  const shown = month !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : today.slice(0, 7)
  const [at, setAt] = useState<CivilDate>(today.startsWith(shown) ? today : civilDate(`${shown}-01`))
  const query = useInfiniteQuery(meetingsQuery({ view: 'all' }, 200))
  const { hasNextPage, isFetchingNextPage, fetchNextPage, data } = query
  // Newest first: the page is read on until it reaches back to the month at hand.
  const oldest = data?.pages.at(-1)?.items.findLast(({ plannedStart }) => plannedStart !== null)?.plannedStart
  const reachesBack = !hasNextPage || (oldest !== undefined && oldest !== null && oldest < `${shown}-01`)
  useEffect(() => {
    if (!reachesBack && !isFetchingNextPage) void fetchNextPage()
  }, [reachesBack, isFetchingNextPage, fetchNextPage])

  function go(day: CivilDate) {
    setAt(day)
    if (!day.startsWith(shown)) onMonth(day.slice(0, 7))
  }

  const step = (months: number) => go(addMonths(at, months))
  const [year, monthOfYear] = shown.split('-').map(Number) as [number, number]
  return (
    <div className="stack">
      <div className="line">
        <Button icon="left" aria-label={text('meeting.calendar.before')} onClick={() => step(-1)} />
        <h2 className="calendar-month" aria-live="polite">
          {text('meeting.calendar.month', { year, month: monthOfYear })}
        </h2>
        <Button icon="right" aria-label={text('meeting.calendar.after')} onClick={() => step(1)} />
        <Button kind="quiet" onClick={() => go(today)}>
          {text('meeting.calendar.today')}
        </Button>
      </div>
      <Faces query={query}>
        {({ pages }) => (
          <Month
            month={shown}
            at={at}
            today={today}
            rows={pages.flatMap(({ items }) => items)}
            onGo={go}
            onStep={step}
          />
        )}
      </Faces>
    </div>
  )
}

function Month({
  month,
  at,
  today,
  rows,
  onGo,
  onStep,
}: {
  month: string
  at: CivilDate
  today: CivilDate
  rows: readonly MeetingRow[]
  onGo: (day: CivilDate) => void
  onStep: (months: number) => void
}): ReactNode {
  const text = useText()
  const reading = useReading()
  const calendar = useWorkCalendar()
  const grid = useRef<HTMLTableElement>(null)
  const hasMoved = useRef(false)
  const meetings = new Map(byDay(rows, reading.zone).map((group) => [group.day, group.rows]))

  // The focus follows the day that the arrows lead to, also into another month.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the day is what it follows
  useEffect(() => {
    if (!hasMoved.current) return
    hasMoved.current = false
    grid.current?.querySelector<HTMLElement>('[data-at=true]')?.focus()
  }, [at, month])

  function handleKey(event: KeyboardEvent) {
    if ((event.target as HTMLElement).dataset.day === undefined) return
    const day = dayAfterKey(event.key, at)
    const isPage = event.key === 'PageUp' || event.key === 'PageDown'
    if (day === undefined && !isPage) return
    event.preventDefault()
    hasMoved.current = true
    if (day !== undefined) onGo(day)
    else onStep(event.key === 'PageUp' ? -1 : 1)
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table in which the arrows move is a grid
    <table className="calendar" role="grid" aria-label={month} ref={grid} onKeyDown={handleKey}>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <th key={day} scope="col" className="small faint">
              {text(`meeting.calendar.weekday.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const kind = calendar?.kinds.get(day)
              const ofDay = meetings.get(day) ?? []
              return (
                <td
                  key={day}
                  className="calendar-day"
                  data-day={day}
                  data-at={day === at}
                  data-today={day === today}
                  data-outside={!day.startsWith(month)}
                  tabIndex={day === at ? 0 : -1}
                  aria-label={text('meeting.calendar.dayHas', {
                    day: sayDay(day, reading),
                    count: ofDay.length,
                  })}
                  onFocus={(event) => {
                    if (event.target === event.currentTarget && day !== at) onGo(day)
                  }}
                >
                  <span className="calendar-date small">
                    {Number(day.slice(8))}
                    {kind !== undefined && (
                      <span className={kind === 'holiday' ? 'tone-seal' : 'faint'}>
                        {' '}
                        {text(`meeting.calendar.${kind}`)}
                      </span>
                    )}
                  </span>
                  <ul className="calendar-meetings">
                    {ofDay
                      .toSorted((a, b) => (a.plannedStart ?? '').localeCompare(b.plannedStart ?? ''))
                      .map((meeting) => (
                        <li key={meeting.id}>
                          <CalendarMeeting meeting={meeting} />
                        </li>
                      ))}
                  </ul>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CalendarMeeting({ meeting }: { meeting: MeetingRow }): ReactNode {
  const text = useText()
  const { zone } = useReading()
  const [tone, icon] = marks.meetingState[meeting.state]
  const time = meeting.plannedStart === null ? '' : timeOf(new Date(meeting.plannedStart), zone)
  return (
    <Link
      to={`/meetings/${meeting.id}`}
      className={`calendar-meeting tone-${tone}`}
      data-cancelled={meeting.state === 'cancelled'}
      title={`${time} ${meeting.name} · ${text(`enum.meetingState.${meeting.state}`)}`}
    >
      <Icon name={icon} size={12} label={text(`enum.meetingState.${meeting.state}`)} />
      <span className="calendar-time">{time}</span>
      <span className="calendar-name">{meeting.name}</span>
    </Link>
  )
}
