import type { ReactNode } from 'react'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Tabs } from '#web/ui/Tabs.tsx'

const pages = [
  { to: '/settings', key: 'mine', isForAdmins: false },
  { to: '/settings/people', key: 'people', isForAdmins: false },
  { to: '/settings/departments', key: 'departments', isForAdmins: false },
  { to: '/settings/calendar', key: 'calendar', isForAdmins: false },
  { to: '/settings/norms', key: 'norms', isForAdmins: false },
  { to: '/settings/information', key: 'information', isForAdmins: false },
  { to: '/settings/ladder', key: 'ladder', isForAdmins: false },
  { to: '/settings/channels', key: 'channels', isForAdmins: true },
  { to: '/settings/organisation', key: 'organisation', isForAdmins: true },
] as const

/** The pages of the settings; what one may not open is not offered. */
export function SettingsTabs(): ReactNode {
  const text = useText()
  const me = useMe()
  const items = pages
    .filter(({ isForAdmins }) => me.isAdmin || !isForAdmins)
    .map(({ to, key }) => ({
      to,
      label: text(`organisation.nav.${key}`),
      ...(key === 'people' && { under: '/settings/import' }),
    }))
  return <Tabs label={text('organisation.nav.title')} items={items} />
}
