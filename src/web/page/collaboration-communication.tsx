import type { ReactNode } from 'react'
import { CommunicationPlan } from '#web/feature/collaboration/CommunicationPlan.tsx'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Section } from '#web/ui/Page.tsx'
import { CollaborationPart } from './collaboration-frame.tsx'

/** 跨部门沟通计划 (A04). */
export default function CollaborationCommunicationPage(): ReactNode {
  const text = useText()
  return (
    <CollaborationPart
      actions={({ id }) => (
        <LinkButton to={`/print/communicationPlan/${id}`} icon="file">
          {text('print.print')}
        </LinkButton>
      )}
    >
      {(charter) => (
        <Section title={text('charter.tab.communication')}>
          <CommunicationPlan charter={charter} />
        </Section>
      )}
    </CollaborationPart>
  )
}
