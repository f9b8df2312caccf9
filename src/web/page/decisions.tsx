import type { ReactNode } from 'react'
import { QuickNote, WaitingNotes } from '#web/feature/chat-decision/Notes.tsx'
import { DecisionFilters, DecisionList, ExportDecisions } from '#web/feature/decision/DecisionList.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import { RegisterTabs } from './register-tabs.tsx'

export default function DecisionsPage(): ReactNode {
  const text = useText()
  const [filters, change] = useFilters()
  return (
    <>
      <RegisterTabs />
      <Page
        title={text('decision.list.title')}
        actions={
          <>
            <ExportDecisions filters={filters} />
            <QuickNote />
          </>
        }
        primary={
          <LinkButton to="/decisions/new" kind="primary" icon="plus">
            {text('chatDecision.new.title')}
          </LinkButton>
        }
      >
        <WaitingNotes />
        <DecisionFilters filters={filters} onChange={change} />
        <DecisionList filters={filters} onChange={change} />
      </Page>
    </>
  )
}
