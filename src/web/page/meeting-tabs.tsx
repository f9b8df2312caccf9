import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Tabs } from '#web/ui/Tabs.tsx'

/** What belongs to meetings beside the list of them. */
export function MeetingTabs(): ReactNode {
  const text = useText()
  return (
    <Tabs
      label={text('nav.meetings')}
      items={[
        { to: '/meetings', label: text('series.meetingsTab') },
        { to: '/series', label: text('series.tab') },
        { to: '/meetings/risks', label: text('series.risksTab') },
      ]}
    />
  )
}
