import type { ReactNode } from 'react'
import { NewMeetingForm } from '#web/feature/meeting/NewMeetingForm.tsx'
import { useText } from '#web/lib/text.ts'
import { Page } from '#web/ui/Page.tsx'

export default function NewMeetingPage(): ReactNode {
  const text = useText()
  return (
    <Page
      title={text('meeting.new.title')}
      back={{ to: '/meetings', label: text('nav.meetings') }}
      width="text"
    >
      <NewMeetingForm />
    </Page>
  )
}
