import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useStream } from '#web/lib/events.ts'
import { setUnread, useMe, useSession } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Icon, type IconName } from '#web/ui/Icon.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Palette } from './Palette.tsx'
import { isWithin, places } from './places.ts'
import '#web/ui/marks.css'
import './shell.css'

/** Rail, top bar and the page in them; on a phone the rail is a bar at the bottom. */
export function Shell({ me, children }: { me: ReactNode; children: ReactNode }): ReactNode {
  const text = useText()
  const session = useSession()
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const [isSearching, setSearching] = useState(false)
  useNotices()
  useFocusOnMove(main, pathname)
  useShortcut(() => setSearching(true))
  const unread = session?.unread ?? 0

  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {text('common.skipToContent')}
      </a>
      <header className="top no-print">
        <Link to="/" className="top-brand">
          <img src="/icon.svg" alt="" width={24} height={24} />
          <span className="top-name serif">{session?.organisation?.name ?? text('common.product')}</span>
        </Link>
        {session?.organisation?.isDemo && <span className="demo-mark small">{text('nav.demo')}</span>}
        <button type="button" className="top-search" onClick={() => setSearching(true)}>
          <Icon name="search" />
          <span className="top-search-words">{text('nav.search')}</span>
          <span className="top-search-short">{text('nav.searchShort')}</span>
          <KeyHint keys="mod+k" />
        </button>
        <div className="top-end">
          <Menu
            label={text('nav.create')}
            className="button plain"
            entries={[
              { label: text('nav.newMeeting'), icon: 'meeting', to: '/meetings/new' },
              { label: text('nav.newTask'), icon: 'task', to: '/tasks/new' },
            ]}
          >
            <Icon name="plus" />
            <span className="top-create-word">{text('nav.create')}</span>
          </Menu>
          <Link
            to="/notices"
            className="button quiet bare top-bell"
            aria-label={unread > 0 ? text('nav.noticesUnread', { count: unread }) : text('nav.notices')}
            title={text('nav.notices')}
          >
            <Icon name="bell" size={18} />
            {unread > 0 && <span className="count">{unread > 99 ? '99+' : unread}</span>}
          </Link>
          {me}
        </div>
      </header>
      <nav className="rail no-print" aria-label={text('nav.main')}>
        <ul>
          {places.map(({ key, to, icon }) => (
            <RailLink key={key} to={to} icon={icon} isHere={isWithin(pathname, key)}>
              {text(`nav.${key}`)}
            </RailLink>
          ))}
        </ul>
      </nav>
      <main id="main" ref={main} tabIndex={-1} className="content">
        {children}
      </main>
      {isSearching && <Palette onClose={() => setSearching(false)} />}
    </div>
  )
}

function RailLink({
  to,
  icon,
  isHere,
  children,
}: {
  to: string
  icon: IconName
  isHere: boolean
  children: ReactNode
}): ReactNode {
  return (
    <li>
      <Link to={to} className="rail-link" aria-current={isHere ? 'page' : undefined}>
        <Icon name={icon} size={18} />
        <span>{children}</span>
      </Link>
    </li>
  )
}

/** My own stream: a new notice counts at once, and what it concerns is asked for again. */
function useNotices(): void {
  const cache = useQueryClient()
  const me = useMe()
  useStream(`person:${me.id}`, (event) => {
    if (event.kind === 'reset') {
      void cache.invalidateQueries()
      return
    }
    if (event.kind === 'notification.added') setUnread(cache, (unread) => unread + 1)
    void cache.invalidateQueries({ queryKey: ['notice'] })
    void cache.invalidateQueries({ queryKey: ['today'] })
  })
}

/** After a move to another page the keyboard and the screen reader begin at it, not where the link was. */
function useFocusOnMove(main: { readonly current: HTMLElement | null }, pathname: string): void {
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname, main])
}

function useShortcut(open: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        open()
      }
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  })
}
