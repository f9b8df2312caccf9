import type { ReactNode } from 'react'
import { RecordsFilters, RecordsList } from '#web/feature/records/RecordsList.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Page } from '#web/ui/Page.tsx'

export default function RecordsPage(): ReactNode {
  const text = useText()
  const [filters, change] = useFilters()
  return (
    <Page title={text('nav.records')}>
      <RecordsFilters filters={filters} onChange={change} />
      <RecordsList filters={filters} onChange={change} />
    </Page>
  )
}
