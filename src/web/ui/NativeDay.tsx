import type { ReactNode } from 'react'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf, instantAt, timeOf, timeOfDay } from '#domain/calendar/instant.ts'
import { useReading } from '#web/lib/reading.ts'

/** The browser's own field, for when the calendar could not be fetched: plain, but the page stands. */
export function NativeDay({
  value,
  onChange,
  min,
  ...rest
}: {
  value: string | null
  onChange: (day: string | null) => void
  min?: string
  disabled?: boolean
  id?: string
  'aria-label'?: string
}): ReactNode {
  return (
    <input
      {...rest}
      type="date"
      className="control"
      min={min}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
    />
  )
}

/** The same for a moment, on the organisation's wall clock. */
export function NativeInstant({
  value,
  onChange,
  ...rest
}: {
  value: string | null
  onChange: (at: string | null) => void
  disabled?: boolean
  id?: string
}): ReactNode {
  const { zone } = useReading()
  const at = value === null ? null : new Date(value)
  return (
    <input
      {...rest}
      type="datetime-local"
      className="control"
      value={at === null ? '' : `${civilDateOf(at, zone)}T${timeOf(at, zone)}`}
      onChange={({ target }) => {
        const [day, time] = target.value.split('T')
        onChange(
          day && time ? instantAt(civilDate(day), timeOfDay(time.slice(0, 5)), zone).toISOString() : null,
        )
      }}
    />
  )
}
