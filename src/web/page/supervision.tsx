import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { supervisionKeys } from '#web/feature/supervision/api.ts'
import { Bulletin, bulletinDays } from '#web/feature/supervision/Bulletin.tsx'
import { Collection } from '#web/feature/supervision/Collection.tsx'
import { StepLog } from '#web/feature/supervision/StepLog.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Choice } from '#web/ui/fields.tsx'
import { Page } from '#web/ui/Page.tsx'
import { RegisterTabs } from './register-tabs.tsx'

const parts = ['collection', 'steps', 'bulletin'] as const

export default function SupervisionPage(): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [{ part, days }, setFilters] = useFilters()
  const shown = parts.find((one) => one === part) ?? 'collection'
  useStream('tasks', () => void cache.invalidateQueries({ queryKey: supervisionKeys.all }))
  return (
    <>
      <RegisterTabs />
      <Page title={text('supervision.title')}>
        <p className="quiet">{text('supervision.about')}</p>
        <Choice
          label={text('supervision.title')}
          value={shown}
          onChange={(next) => setFilters({ part: next === 'collection' ? undefined : next })}
          options={parts.map((value) => ({ value, label: text(`supervision.tab.${value}`) }))}
        />
        {shown === 'collection' && <Collection />}
        {shown === 'steps' && <StepLog />}
        {shown === 'bulletin' && (
          <Bulletin
            days={bulletinDays.find((one) => one === days) ?? '30'}
            onDays={(next) => setFilters({ days: next === '30' ? undefined : next })}
          />
        )}
      </Page>
    </>
  )
}
