import { lazy, type ReactNode, Suspense } from 'react'
import { useFieldWiring } from './FormField.tsx'
import { NativeDay, NativeInstant } from './NativeDay.tsx'

// A connection lost just now costs the calendar, not the page and what is typed in it.
const DayPicker = lazy(() => import('./antd/DayPicker.tsx').catch(() => ({ default: NativeDay })))
const InstantPicker = lazy(() => import('./antd/InstantPicker.tsx').catch(() => ({ default: NativeInstant })))

/** Stands where the calendar will, under the same label. */
function Placeholder({ width, ...wiring }: { width: number; id?: string; 'aria-label'?: string }): ReactNode {
  return <input className="control" style={{ width }} disabled {...wiring} />
}

/** A day, YYYY-MM-DD or null. The calendar is loaded when the field is first shown. */
export function DayField({
  value,
  onChange,
  ...rest
}: {
  value: string | null
  onChange: (day: string | null) => void
  /** No day before this one. */
  min?: string
  disabled?: boolean
  /** Of a field without a label around it, as in rows. */
  'aria-label'?: string
}): ReactNode {
  const wiring = useFieldWiring()
  const name = rest['aria-label']
  return (
    <Suspense
      fallback={<Placeholder width={160} {...wiring} {...(name !== undefined && { 'aria-label': name })} />}
    >
      <DayPicker value={value} onChange={onChange} {...wiring} {...rest} />
    </Suspense>
  )
}

/** A moment on the organisation's wall clock, kept as RFC 3339 in UTC, or null. Steps of five minutes. */
export function InstantField({
  value,
  onChange,
  ...rest
}: {
  value: string | null
  onChange: (at: string | null) => void
  disabled?: boolean
}): ReactNode {
  const wiring = useFieldWiring()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the field inside
    <span
      style={{ display: 'contents' }}
      // Enter takes what was typed; it does not send the form around it.
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
    >
      <Suspense fallback={<Placeholder width={200} {...wiring} />}>
        <InstantPicker value={value} onChange={onChange} {...wiring} {...rest} />
      </Suspense>
    </span>
  )
}
