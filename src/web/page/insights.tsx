import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { insightsQuery } from '#web/feature/insight/api.ts'
import { Counters, PromiseList, UndecidedList, WorkTables } from '#web/feature/insight/Insights.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'
import { PeriodFields, usePeriod } from './period.tsx'

/** 洞察: how meetings end here. */
export default function InsightsPage(): ReactNode {
  const text = useText()
  const [filters] = useFilters()
  const period = usePeriod()
  const query = useQuery(insightsQuery(period))
  if (filters.list === 'undecided') {
    return (
      <Page title={text('insight.title')} back={{ to: '/insights', label: text('insight.title') }}>
        <UndecidedList period={period} />
      </Page>
    )
  }
  return (
    <Page
      title={text('insight.title')}
      actions={<LinkButton to="/indicators">{text('indicator.title')}</LinkButton>}
    >
      <PeriodFields shown={query.data} />
      <Faces query={query}>
        {(view) => (
          <>
            <Counters view={view} period={period} />
            <PromiseList view={view} />
            <WorkTables view={view} />
          </>
        )}
      </Faces>
    </Page>
  )
}
