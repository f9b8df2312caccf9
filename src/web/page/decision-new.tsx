import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { preparedQuery } from '#web/feature/chat-decision/api.ts'
import { RecordForm } from '#web/feature/chat-decision/RecordForm.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'

/** `?collaborationId=…`, `?meetingId=…`, `?taskId=…` say what it is about, `?note=…` which note it is written from. */
export default function NewDecisionPage(): ReactNode {
  const text = useText()
  const [filters] = useFilters()
  const { collaborationId, meetingId, taskId, note } = filters
  const asked = {
    ...(collaborationId !== undefined && { collaborationId }),
    ...(meetingId !== undefined && { meetingId }),
    ...(taskId !== undefined && { taskId }),
    ...(note !== undefined && { noteId: note }),
  }
  const query = useQuery(preparedQuery(asked))
  return (
    <Page
      title={text('chatDecision.new.title')}
      back={{ to: '/decisions', label: text('decision.list.title') }}
      width="text"
    >
      <Faces query={query}>
        {(prepared) => (
          <RecordForm prepared={prepared} place={meetingId ?? taskId ?? note ?? collaborationId ?? 'new'} />
        )}
      </Faces>
    </Page>
  )
}
