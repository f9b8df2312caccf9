import type { ReactNode } from 'react'
import { NewRequest } from '#web/feature/request/NewRequest.tsx'
import { useText } from '#web/lib/text.ts'
import { Page } from '#web/ui/Page.tsx'

export default function NewRequestPage(): ReactNode {
  const text = useText()
  return (
    <Page
      title={text('request.new.title')}
      back={{ to: '/requests', label: text('request.list.title') }}
      width="text"
    >
      <NewRequest />
    </Page>
  )
}
