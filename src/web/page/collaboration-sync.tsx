import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { boardQuery, type SyncBoardView } from '#web/feature/sync/api.ts'
import { CycleNow, GatherButton, Owners, SentReports, Settings } from '#web/feature/sync/Board.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings } from '#web/ui/Findings.tsx'
import { Section } from '#web/ui/Page.tsx'
import { CollaborationPart } from './collaboration-frame.tsx'
import '#web/feature/sync/sync.css'

/** 进度同步 of one collaboration: the round that runs, who has reported, what was sent. */
export default function CollaborationSyncPage(): ReactNode {
  const id = usePathPart('id')
  const query = useQuery(boardQuery(id))
  const cache = useQueryClient()
  useStream('tasks', () => void cache.invalidateQueries({ queryKey: ['sync'] }))
  const board = query.data
  return (
    <CollaborationPart actions={() => (board === undefined ? null : <GatherButton board={board} />)}>
      {() => <Faces query={query}>{(one) => <Parts board={one} />}</Faces>}
    </CollaborationPart>
  )
}

function Parts({ board }: { board: SyncBoardView }): ReactNode {
  const text = useText()
  return (
    <>
      <Section title={text('sync.section.cycle')} id="cycle">
        <CycleNow board={board} />
        {board.findings.length > 0 && <Findings findings={board.findings} />}
      </Section>
      <Section title={text('sync.section.owners')} note={board.owners.length} id="owners">
        <Owners board={board} />
      </Section>
      <Section title={text('sync.section.reports')} id="reports">
        <SentReports id={board.id} />
      </Section>
      <Section title={text('sync.section.settings')} id="settings">
        <Settings board={board} />
      </Section>
    </>
  )
}
