import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Tabs } from '#web/ui/Tabs.tsx'

/** The pages of 协作: what is asked for, and what has become of it. */
export function CollaborationTabs(): ReactNode {
  const text = useText()
  return (
    <Tabs
      label={text('nav.collaborations')}
      items={[
        { to: '/requests', label: text('request.list.title') },
        { to: '/collaborations', label: text('collaboration.list.title') },
      ]}
    />
  )
}
