import type { ReactNode } from 'react'
import { NewCollaboration } from '#web/feature/collaboration/NewCollaboration.tsx'
import { useGoTo } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Page } from '#web/ui/Page.tsx'

/** /collaborations/new: a name is enough; its charter is filled in on its own page. */
export default function NewCollaborationPage(): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  return (
    <Page title={text('collaboration.list.title')}>
      <NewCollaboration onClose={() => goTo('/collaborations')} />
    </Page>
  )
}
