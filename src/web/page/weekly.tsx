import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { supervisionKeys } from '#web/feature/supervision/api.ts'
import { Weekly } from '#web/feature/supervision/Weekly.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Choice } from '#web/ui/fields.tsx'
import { Page } from '#web/ui/Page.tsx'
import { RegisterTabs } from './register-tabs.tsx'

export default function WeeklyPage(): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [{ part }, setFilters] = useFilters()
  const shown = part === 'kept' ? 'kept' : 'mine'
  useStream('tasks', () => void cache.invalidateQueries({ queryKey: supervisionKeys.all }))
  return (
    <>
      <RegisterTabs />
      <Page title={text('supervision.weekly.title')}>
        <p className="quiet">{text('supervision.weekly.about')}</p>
        <Choice
          label={text('supervision.weekly.title')}
          value={shown}
          onChange={(next) => setFilters({ part: next === 'mine' ? undefined : next })}
          options={(['mine', 'kept'] as const).map((value) => ({
            value,
            label: text(`supervision.weekly.part.${value}`),
          }))}
        />
        <Weekly part={shown} />
      </Page>
    </>
  )
}
