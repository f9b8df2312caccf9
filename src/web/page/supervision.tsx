import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { supervisionKeys } from '#web/feature/supervision/api.ts'
import { Collection } from '#web/feature/supervision/Collection.tsx'
import { StepLog } from '#web/feature/supervision/StepLog.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Choice } from '#web/ui/fields.tsx'
import { Page } from '#web/ui/Page.tsx'
import { RegisterTabs } from './register-tabs.tsx'

const parts = ['collection', 'steps'] as const

export default function SupervisionPage(): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [{ part }, setFilters] = useFilters()
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
        {shown === 'collection' ? <Collection /> : <StepLog />}
      </Page>
    </>
  )
}
