import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { addMonths, type CivilDate, lastOfMonth } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { isWorkingDay } from '#domain/calendar/work-calendar.ts'
import type { Filters } from '#web/lib/address.ts'
import { addressWith } from '#web/lib/address.ts'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay, sayWeekday } from '#web/lib/time.ts'
import { Button } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Light } from '#web/ui/Light.tsx'
import { Link } from '#web/ui/Link.tsx'
import { groupsQuery, rowsQuery, type TaskRow } from './api.ts'
import type { RegisterAsk } from './ask.ts'
import type { ChangeAddress } from './FilterBar.tsx'
import { monthOf, weeksOf } from './month.ts'
import './register.css'

/** So many are named in a day; the rest is a number that opens them. */
const namedInDay = 4

/** What is due, day by day. */
export default function Calendar({
  ask,
  filters,
  onChange,
}: {
  ask: RegisterAsk
  filters: Filters
  onChange: ChangeAddress
}): ReactNode {
  const text = useText()
  const reading = useReading()
  const calendar = useWorkCalendar()
  const today = civilDateOf(reading.now, reading.zone)
  const first = monthOf(filters.month, today)
  const weeks = useMemo(() => weeksOf(first), [first])
  const range = { dueFrom: weeks[0]?.[0] ?? first, dueTo: weeks.at(-1)?.[6] ?? lastOfMonth(first) }
  const asked = { ...ask, ...range }
  const rows = useInfiniteQuery(rowsQuery(asked, {}, 200))
  const counts = useInfiniteQuery(groupsQuery(asked, 'day'))
  const countOf = new Map(
    counts.data?.pages.flatMap(({ items }) => items.map(({ key, count }) => [key, count])),
  )
  const go = (month: CivilDate) => onChange({ month: month.slice(0, 7) })
  return (
    <div className="stack">
      <div className="line">
        <Button
          small
          icon="left"
          aria-label={text('register.calendar.before')}
          onClick={() => go(addMonths(first, -1))}
        />
        <h2 className="calendar-month" aria-live="polite">
          {text('register.calendar.month', { year: first.slice(0, 4), month: Number(first.slice(5, 7)) })}
        </h2>
        <Button
          small
          icon="right"
          aria-label={text('register.calendar.after')}
          onClick={() => go(addMonths(first, 1))}
        />
        <Button small kind="quiet" onClick={() => onChange({ month: undefined })}>
          {text('register.calendar.today')}
        </Button>
      </div>
      <Faces query={rows}>
        {({ pages }) => {
          const all = pages.flatMap(({ items }) => items)
          const dueOnDay = (day: CivilDate) => all.filter(({ dueOn }) => dueOn === day)
          return (
            <table className="month" aria-label={text('register.layout.calendar')}>
              <thead>
                <tr>
                  {[1, 2, 3, 4, 5, 6, 7].map((day) => (
                    <th key={day} scope="col">
                      {sayWeekday(day, reading.locale)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {weeks.map((week) => (
                  <tr key={week[0]}>
                    {week.map((day) => {
                      const due = dueOnDay(day)
                      const count = Math.max(countOf.get(day) ?? 0, due.length)
                      const isRest = calendar !== undefined && !isWorkingDay(day, calendar)
                      return (
                        <td
                          key={day}
                          data-other={day.slice(0, 7) !== first.slice(0, 7)}
                          data-rest={isRest}
                          data-today={day === today}
                          data-empty={count === 0}
                        >
                          <div className="month-day">
                            <span title={sayDay(day, reading)}>{Number(day.slice(8))}</span>
                            <span className="month-day-long">{sayDay(day, reading)}</span>
                            {calendar?.names.get(day) !== undefined && (
                              <span className="small faint">{calendar.names.get(day)}</span>
                            )}
                          </div>
                          <ul>
                            {due.slice(0, namedInDay).map((row) => (
                              <Due key={row.id} row={row} />
                            ))}
                          </ul>
                          {count > namedInDay && (
                            <Link
                              className="small"
                              to={addressWith('/tasks', filters, {
                                as: undefined,
                                month: undefined,
                                dueFrom: day,
                                dueTo: day,
                              })}
                            >
                              {text('register.calendar.more', { count: count - namedInDay })}
                            </Link>
                          )}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }}
      </Faces>
    </div>
  )
}

function Due({ row }: { row: TaskRow }): ReactNode {
  return (
    <li>
      <Link to={`/tasks/${row.id}`} className={`month-due light-${row.light.colour}`} title={row.name}>
        <span className="month-light">
          <Light light={row.light} />
        </span>
        <span className="month-name">{row.name}</span>
      </Link>
    </li>
  )
}
