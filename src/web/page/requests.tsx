import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { requestKey } from '#web/feature/request/api.ts'
import { RequestList } from '#web/feature/request/RequestList.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import { CollaborationTabs } from './collaboration-tabs.tsx'

export default function RequestsPage(): ReactNode {
  const text = useText()
  const [filters, change] = useFilters()
  const cache = useQueryClient()
  useStream('tasks', ({ noun }) => {
    if (noun === 'request') void cache.invalidateQueries({ queryKey: [...requestKey, 'list'] })
  })
  const begin = (
    <LinkButton to="/requests/new" kind="primary" icon="plus">
      {text('request.new.action')}
    </LinkButton>
  )
  return (
    <>
      <CollaborationTabs />
      <Page title={text('request.list.title')} primary={begin}>
        <RequestList filters={filters} onChange={change} onNew={begin} />
      </Page>
    </>
  )
}
