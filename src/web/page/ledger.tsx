import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LedgerTable, ledgerQuery } from '#web/feature/task/Ledger.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Page } from '#web/ui/Page.tsx'

/** The task allocation sheet of one meeting: attachment 1 of its minutes, as it stands now. */
export default function LedgerPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(ledgerQuery(id))
  const cache = useQueryClient()
  useStream('tasks', () => void cache.invalidateQueries({ queryKey: ledgerQuery(id).queryKey }))
  const title = query.data?.meeting.title
  return (
    <Page
      title={text('ledger.title')}
      back={{ to: `/meetings/${id}`, label: title ?? text('enum.noun.meeting') }}
      actions={
        <>
          <a className="button button-plain" href={`/api/v1/meetings/${id}/ledger/export`} download>
            <Icon name="download" size={14} />
            {text('ledger.export')}
          </a>
          <a
            className="button button-plain"
            href={`/api/v1/meetings/${id}/ledger/export?sheet=tracking`}
            download
          >
            <Icon name="download" size={14} />
            {text('ledger.tracking.title')}
          </a>
        </>
      }
    >
      <Faces query={query}>{(ledger) => <LedgerTable ledger={ledger} />}</Faces>
    </Page>
  )
}
