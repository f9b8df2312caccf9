import type { IconName } from '#web/ui/Icon.tsx'

export type PlaceKey = 'today' | 'meetings' | 'tasks' | 'collaborations' | 'records' | 'insights' | 'settings'

/** The rail, from top to bottom. */
export const places: readonly { readonly key: PlaceKey; readonly to: string; readonly icon: IconName }[] = [
  { key: 'today', to: '/', icon: 'today' },
  { key: 'meetings', to: '/meetings', icon: 'meeting' },
  { key: 'tasks', to: '/tasks', icon: 'task' },
  { key: 'collaborations', to: '/collaborations', icon: 'people' },
  { key: 'records', to: '/records', icon: 'record' },
  { key: 'insights', to: '/insights', icon: 'chart' },
  { key: 'settings', to: '/settings', icon: 'settings' },
]

/** What else belongs to a place of the rail: decisions are followed up, minutes are filed. */
const within: Readonly<Record<PlaceKey, readonly string[]>> = {
  today: ['/notices'],
  meetings: ['/meetings', '/series'],
  tasks: ['/tasks', '/decisions', '/supervision'],
  collaborations: [
    '/collaborations',
    '/requests',
    '/conflicts',
    '/risks',
    '/contingencies',
    '/syncs',
    '/changes',
    '/milestones',
  ],
  records: ['/records', '/minutes'],
  insights: ['/insights'],
  settings: ['/settings', '/norms'],
}

export function isWithin(pathname: string, place: PlaceKey): boolean {
  if (place === 'today' && pathname === '/') return true
  return within[place].some((start) => pathname === start || pathname.startsWith(`${start}/`))
}
