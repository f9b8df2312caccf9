import type { ReactNode } from 'react'
import { DecisionFilters, DecisionList, ExportDecisions } from '#web/feature/decision/DecisionList.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Page } from '#web/ui/Page.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'

export default function DecisionsPage(): ReactNode {
  const text = useText()
  const [filters, change] = useFilters()
  return (
    <>
      <Tabs
        label={text('nav.tasks')}
        items={[
          { to: '/tasks', label: text('task.list.tab') },
          { to: '/decisions', label: text('decision.list.tab') },
        ]}
      />
      <Page title={text('decision.list.title')} actions={<ExportDecisions filters={filters} />}>
        <DecisionFilters filters={filters} onChange={change} />
        <DecisionList filters={filters} onChange={change} />
      </Page>
    </>
  )
}
