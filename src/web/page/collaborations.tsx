import { type ReactNode, useState } from 'react'
import { CollaborationList } from '#web/feature/collaboration/CollaborationList.tsx'
import { NewCollaboration } from '#web/feature/collaboration/NewCollaboration.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import { CollaborationTabs } from './collaboration-tabs.tsx'

export default function CollaborationsPage(): ReactNode {
  const text = useText()
  const [filters, change] = useFilters()
  const [isNew, setNew] = useState(false)
  const begin = (
    <Button kind="primary" icon="plus" onClick={() => setNew(true)}>
      {text('collaboration.new.action')}
    </Button>
  )
  return (
    <>
      <CollaborationTabs />
      <Page
        title={text('collaboration.list.title')}
        primary={begin}
        actions={
          <LinkButton to="/conflicts" icon="switch">
            {text('conflict.title')}
          </LinkButton>
        }
      >
        <CollaborationList filters={filters} onChange={change} onNew={begin} />
        {isNew && <NewCollaboration onClose={() => setNew(false)} />}
      </Page>
    </>
  )
}
