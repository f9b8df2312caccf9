import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { indicatorsQuery } from '#web/feature/indicator/api.ts'
import { Indicators } from '#web/feature/indicator/Indicators.tsx'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'
import { PeriodFields, usePeriod } from './period.tsx'

/** 协作指标: how departments work together here, and the regular look at it. */
export default function IndicatorsPage(): ReactNode {
  const text = useText()
  const period = usePeriod()
  const query = useQuery(indicatorsQuery(period))
  const sheet = new URLSearchParams({ ...period }).toString()
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
      <PeriodFields shown={query.data} />
      <Faces query={query}>{(view) => <Indicators view={view} />}</Faces>
    </Page>
  )
}
