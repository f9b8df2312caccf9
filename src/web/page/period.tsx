import type { ReactNode } from 'react'
import { useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { FormField } from '#web/ui/FormField.tsx'

export interface Period {
  readonly from?: string
  readonly to?: string
}

/** The period that the address names; what it leaves out the server fills in. */
export function usePeriod(): Period {
  const [{ from, to }] = useFilters()
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

/** From when to when; `shown` is what the server took where the address says nothing. */
export function PeriodFields({ shown }: { shown: Period | undefined }): ReactNode {
  const text = useText()
  const { from, to } = { ...shown, ...usePeriod() }
  const [, setFilters] = useFilters()
  return (
    <div className="filters">
      <FormField label={text('insight.from')}>
        <DayField value={from ?? null} onChange={(day) => setFilters({ from: day ?? undefined })} />
      </FormField>
      <FormField label={text('insight.to')}>
        <DayField value={to ?? null} onChange={(day) => setFilters({ to: day ?? undefined })} />
      </FormField>
    </div>
  )
}
