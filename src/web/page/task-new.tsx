import type { ReactNode } from 'react'
import { NewTaskForm } from '#web/feature/task/NewTaskForm.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Page } from '#web/ui/Page.tsx'

/** `?meetingId=` and `?decisionId=` tie the task to where it comes from. */
export default function NewTaskPage(): ReactNode {
  const text = useText()
  const [{ meetingId, decisionId }] = useFilters()
  return (
    <Page
      title={text('task.new.action')}
      width="text"
      back={{ to: '/tasks', label: text('task.list.title') }}
    >
      <NewTaskForm meetingId={meetingId} decisionId={decisionId} />
    </Page>
  )
}
