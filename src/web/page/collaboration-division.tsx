import type { ReactNode } from 'react'
import { Division } from '#web/feature/collaboration/Division.tsx'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Section } from '#web/ui/Page.tsx'
import { CollaborationPart } from './collaboration-frame.tsx'

/** 跨部门协作分工表 (A05). */
export default function CollaborationDivisionPage(): ReactNode {
  const text = useText()
  return (
    <CollaborationPart
      actions={({ id }) => (
        <>
          <a className="button plain" href={`/api/v1/collaborations/${id}/division.xlsx`} download>
            {text('charter.division.excel')}
          </a>
          <LinkButton to={`/print/division/${id}`} icon="file">
            {text('print.print')}
          </LinkButton>
        </>
      )}
    >
      {(charter) => (
        <Section title={text('charter.tab.division')}>
          <Division charter={charter} />
        </Section>
      )}
    </CollaborationPart>
  )
}
