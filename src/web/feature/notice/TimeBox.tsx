import { type ReactNode, useEffect, useState } from 'react'
import type { TimeOfDay } from '#domain/calendar/instant.ts'
import { TextField } from '#web/ui/fields.tsx'

/** A time of the day that is told when it is whole and has been left; half a time is nobody's wish. */
export function TimeBox({
  value,
  onChange,
  label,
}: {
  value: TimeOfDay
  onChange: (value: TimeOfDay) => void
  label?: string
}): ReactNode {
  const [typed, setTyped] = useState<string>(value)
  useEffect(() => setTyped(value), [value])
  const tell = () => {
    if (!/^\d\d:\d\d$/.test(typed)) setTyped(value)
    else if (typed !== value) onChange(typed as TimeOfDay)
  }
  return (
    <TextField
      type="time"
      className="time-box"
      value={typed}
      onChange={setTyped}
      onBlur={tell}
      onKeyDown={({ key }) => key === 'Enter' && tell()}
      {...(label !== undefined && { 'aria-label': label })}
    />
  )
}
