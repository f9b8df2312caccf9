import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { collaborationQuery } from '#web/feature/collaboration/api.ts'
import { NewMeetingForm } from '#web/feature/meeting/NewMeetingForm.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'

/** `?collaborationId=` calls it for a collaboration. */
export default function NewMeetingPage(): ReactNode {
  const text = useText()
  const [{ collaborationId }] = useFilters()
  const asked = useQuery({
    ...collaborationQuery(collaborationId ?? ''),
    enabled: collaborationId !== undefined,
  })
  return (
    <Page
      title={text('meeting.new.title')}
      back={{ to: '/meetings', label: text('nav.meetings') }}
      width="text"
    >
      {collaborationId === undefined || asked.isError ? (
        <NewMeetingForm />
      ) : (
        <Faces query={asked}>{({ id, name }) => <NewMeetingForm collaboration={{ id, name }} />}</Faces>
      )}
    </Page>
  )
}
