import type { ReactNode } from 'react'
import type { MeetingRow } from '#contract/meeting.ts'
import { weekday } from '#domain/calendar/civil-date.ts'
import { civilDateOf, timeOf } from '#domain/calendar/instant.ts'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { daysFrom, exactly } from '#web/lib/time.ts'
import { Link } from '#web/ui/Link.tsx'
import { OnDay } from '#web/ui/When.tsx'
import './today.css'

const shownDays = 14

/** Two weeks at a glance: only days that hold something, and the days off that shift deadlines. */
export function Schedule({ meetings }: { meetings: readonly MeetingRow[] }): ReactNode {
  const text = useText()
  const { zone, now } = useReading()
  const calendar = useWorkCalendar()
  const days = daysFrom(now, zone, shownDays).map((day) => ({
    day,
    kind: calendar?.kinds.get(day),
    name: calendar?.names.get(day) ?? '',
    meetings: meetings.filter(
      ({ plannedStart }) => plannedStart !== null && civilDateOf(new Date(plannedStart), zone) === day,
    ),
  }))
  const told = days.filter((day) => day.meetings.length > 0 || day.kind !== undefined)
  if (told.length === 0) return <p className="faint">{text('today.scheduleEmpty')}</p>
  return (
    <ol className="schedule">
      {told.map(({ day, kind, name, meetings: held }) => (
        <li
          key={day}
          className="schedule-day"
          data-off={kind === 'holiday' || (kind === undefined && weekday(day) > 5)}
        >
          <div className="line small quiet">
            <OnDay day={day} near />
            {kind !== undefined && (
              <span className="faint">
                {name} {text(kind === 'holiday' ? 'today.dayOff' : 'today.makeUp')}
              </span>
            )}
          </div>
          <ul>
            {held.map((meeting) => (
              <li key={meeting.id} className="schedule-meeting">
                <time
                  dateTime={meeting.plannedStart ?? ''}
                  title={exactly(meeting.plannedStart as string, zone)}
                  className="quiet"
                >
                  {timeOf(new Date(meeting.plannedStart as string), zone)}
                </time>
                <span className="schedule-what">
                  <Link to={`/meetings/${meeting.id}`}>{meeting.name}</Link>
                  {meeting.place !== '' && <span className="small faint">{meeting.place}</span>}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
