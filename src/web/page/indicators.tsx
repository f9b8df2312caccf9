import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { indicatorsQuery } from '#web/feature/indicator/api.ts'
import { Indicators } from '#web/feature/indicator/Indicators.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Page } from '#web/ui/Page.tsx'

/** 协作指标: how departments work together here, and the regular look at it. */
export default function IndicatorsPage(): ReactNode {
  const text = useText()
  const [filters, setFilters] = useFilters()
  const period = {
    ...(filters.from !== undefined && { from: filters.from }),
    ...(filters.to !== undefined && { to: filters.to }),
  }
  const query = useQuery(indicatorsQuery(period))
  const sheet = new URLSearchParams(period).toString()
  return (
    <Page
      title={text('indicator.title')}
      back={{ to: '/insights', label: text('insight.title') }}
      actions={
        <a className="button plain" href={`/api/v1/indicators.xlsx?${sheet}`} download>
          {text('indicator.export')}
        </a>
      }
    >
      <div className="filters">
        <FormField label={text('insight.from')}>
          <DayField
            value={filters.from ?? query.data?.from ?? null}
            onChange={(day) => setFilters({ from: day ?? undefined })}
          />
        </FormField>
        <FormField label={text('insight.to')}>
          <DayField
            value={filters.to ?? query.data?.to ?? null}
            onChange={(day) => setFilters({ to: day ?? undefined })}
          />
        </FormField>
      </div>
      <Faces query={query}>{(view) => <Indicators view={view} />}</Faces>
    </Page>
  )
}
