import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ConflictList } from '#web/feature/conflict/ConflictList.tsx'
import { RaiseConflict } from '#web/feature/conflict/RaiseConflict.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'

export default function ConflictsPage(): ReactNode {
  const text = useText()
  const [filters, change] = useFilters()
  const [isNew, setNew] = useState(false)
  const cache = useQueryClient()
  useStream('tasks', ({ kind }) => {
    if (kind === 'reset' || kind === 'conflict.changed')
      void cache.invalidateQueries({ queryKey: ['conflict'] })
  })
  const begin = (
    <Button kind="primary" icon="plus" onClick={() => setNew(true)}>
      {text('conflict.raise')}
    </Button>
  )
  return (
    <Page
      title={text('conflict.title')}
      back={{ to: '/collaborations', label: text('nav.collaborations') }}
      primary={begin}
    >
      <ConflictList filters={filters} onChange={change} onNew={begin} />
      {isNew && <RaiseConflict onClose={() => setNew(false)} />}
    </Page>
  )
}
