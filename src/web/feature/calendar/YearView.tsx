import type { ReactNode } from 'react'
import { type CivilDate, weekday } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { type SpecialDay, weeksOf } from './days.ts'
import './calendar.css'

/** Twelve months; what differs from Monday to Friday stands out by mark and colour. */
export function YearView({
  year,
  days,
  onPress,
}: {
  year: number
  days: readonly SpecialDay[]
  onPress?: (day: CivilDate) => void
}): ReactNode {
  const text = useText()
  const reading = useReading()
  const today = civilDateOf(reading.now, reading.zone)
  const special = new Map(days.map((one) => [one.day, one]))
  const heads = text('organisation.calendar.weekdays').split(',')
  return (
    <div className="year">
      {Array.from({ length: 12 }, (_, index) => index + 1).map((month) => (
        <table key={month} className="month">
          <caption>{text('organisation.calendar.month', { month })}</caption>
          <thead>
            <tr>
              {heads.map((head, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: seven days, always the same
                <th key={index} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((week) => (
              <tr key={week.find((day) => day !== null)}>
                {week.map((day, index) =>
                  day === null ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: an empty place
                    <td key={index} />
                  ) : (
                    <Day
                      key={day}
                      day={day}
                      special={special.get(day)}
                      isToday={day === today}
                      label={sayDay(day, reading)}
                      onPress={onPress}
                    />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

function Day({
  day,
  special,
  isToday,
  label,
  onPress,
}: {
  day: CivilDate
  special: SpecialDay | undefined
  isToday: boolean
  label: string
  onPress: ((day: CivilDate) => void) | undefined
}): ReactNode {
  const text = useText()
  const kind = special?.kind ?? (weekday(day) > 5 ? 'weekend' : 'usual')
  const said = special && `${special.name} ${text(`organisation.calendar.${special.kind}`)}`.trim()
  const inside = (
    <>
      {Number(day.slice(8))}
      {special && (
        <span className="day-mark" aria-hidden="true">
          {text(special.kind === 'holiday' ? 'today.dayOff' : 'today.makeUp')}
        </span>
      )}
    </>
  )
  return (
    <td className={`day day-${kind}`} data-today={isToday} title={said}>
      {onPress ? (
        <button
          type="button"
          aria-label={[label, said].filter(Boolean).join(' ')}
          onClick={() => onPress(day)}
        >
          {inside}
        </button>
      ) : (
        <span>
          {inside}
          {said && <span className="visually-hidden">{said}</span>}
        </span>
      )}
    </td>
  )
}
