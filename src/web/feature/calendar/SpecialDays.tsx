import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { TextField } from '#web/ui/fields.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { named, type SpecialDay, spansOf } from './days.ts'
import './calendar.css'

export function SpecialDays({
  days,
  onChange,
}: {
  days: readonly SpecialDay[]
  onChange?: (days: readonly SpecialDay[]) => void
}): ReactNode {
  const text = useText()
  if (days.length === 0) return <p className="faint">{text('organisation.calendar.none')}</p>
  if (onChange === undefined) {
    return (
      <ul className="special-days">
        {spansOf(days).map(({ day, until, count, kind, name }) => (
          <li key={day} className="special-day">
            <span>
              <OnDay day={day} />
              {count > 1 && (
                <>
                  –<OnDay day={until} />
                </>
              )}{' '}
              <span className="quiet">{name}</span>
            </span>
            <span className={`nowrap ${kind === 'holiday' ? 'tone-seal' : 'tone-accent'}`}>
              {text(`organisation.calendar.${kind}`)}
              {count > 1 && ` ${text('organisation.calendar.dayCount', { count })}`}
            </span>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <ul className="special-days">
      {days.map(({ day, kind, name }) => (
        <li key={day} className="special-day">
          <span>
            <OnDay day={day} />
          </span>
          <span className={kind === 'holiday' ? 'tone-seal' : 'tone-accent'}>
            {text(`organisation.calendar.${kind}`)}
          </span>
          <TextField
            aria-label={`${day} ${text('organisation.calendar.name')}`}
            placeholder={text('organisation.calendar.name')}
            value={name}
            maxLength={200}
            onChange={(next) => onChange(named(days, day, next))}
          />
        </li>
      ))}
    </ul>
  )
}
