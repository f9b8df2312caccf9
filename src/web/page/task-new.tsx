import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { collaborationQuery } from '#web/feature/collaboration/api.ts'
import { NewTaskForm } from '#web/feature/task/NewTaskForm.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'

/** `?meetingId=`, `?decisionId=` and `?collaborationId=` tie the task to where it comes from. */
export default function NewTaskPage(): ReactNode {
  const text = useText()
  const [{ meetingId, decisionId, collaborationId }] = useFilters()
  const asked = useQuery({
    ...collaborationQuery(collaborationId ?? ''),
    enabled: collaborationId !== undefined,
  })
  return (
    <Page
      title={text('task.new.action')}
      width="text"
      back={{ to: '/tasks', label: text('task.list.title') }}
    >
      {collaborationId === undefined || asked.isError ? (
        <NewTaskForm meetingId={meetingId} decisionId={decisionId} />
      ) : (
        <Faces query={asked}>{({ id, name }) => <NewTaskForm collaboration={{ id, name }} />}</Faces>
      )}
    </Page>
  )
}
