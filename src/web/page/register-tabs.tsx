import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Tabs } from '#web/ui/Tabs.tsx'

/** The pages of 督办. */
export function RegisterTabs(): ReactNode {
  const text = useText()
  return (
    <Tabs
      label={text('nav.tasks')}
      items={[
        { to: '/tasks', label: text('task.list.tab') },
        { to: '/decisions', label: text('decision.list.tab') },
        { to: '/weekly', label: text('supervision.weekly.title') },
        { to: '/supervision', label: text('supervision.title') },
      ]}
    />
  )
}
