import { type ReactNode, useState } from 'react'
import { ConflictsOf } from '#web/feature/conflict/ConflictsOf.tsx'
import { RaiseConflict } from '#web/feature/conflict/RaiseConflict.tsx'
import {
  BeginContingency,
  ContingencyPart,
  EmergencyBanner,
} from '#web/feature/contingency/ContingencyPart.tsx'
import { IssueSection } from '#web/feature/issue/IssueSection.tsx'
import { RegisterLinks } from '#web/feature/risk/RegisterLinks.tsx'
import { RiskSection } from '#web/feature/risk/RiskSection.tsx'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Section } from '#web/ui/Page.tsx'

/** What goes wrong, or may, in a collaboration: problems, risks, conflicts, and the plans for when it breaks. */
export function CollaborationTrouble({
  id,
  name,
  canEdit,
}: {
  id: string
  name: string
  canEdit: boolean
}): ReactNode {
  const text = useText()
  return (
    <>
      <EmergencyBanner collaborationId={id} />
      <Section title={text('issue.title')} id="issues">
        <IssueSection
          collaborationId={id}
          beside={(issue) => (
            <>
              {issue.conflict === null && <ToConflict issueId={issue.id} title={issue.text} />}
              <BeginContingency place={{ issueId: issue.id }} title={issue.text} />
            </>
          )}
        />
      </Section>
      <Section title={text('collaboration.section.risks')} id="risks" actions={<RegisterLinks id={id} />}>
        <RiskSection place={{ collaborationId: id }} canAdd={canEdit} />
      </Section>
      <Section title={text('conflict.title')} id="conflicts">
        <ConflictsOf place={{ collaborationId: id }} />
      </Section>
      <Section title={text('contingency.title')} id="contingencies">
        <ContingencyPart place={{ collaborationId: id }} canBegin={canEdit} title={name} />
      </Section>
    </>
  )
}

function ToConflict({ issueId, title }: { issueId: string; title: string }): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button small kind="quiet" onClick={() => setOpen(true)}>
        {text('issue.toConflict')}
      </Button>
      {isOpen && (
        <RaiseConflict place={{ issueId }} title={title.slice(0, 200)} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
