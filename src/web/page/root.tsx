import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { MeMenu } from '#web/feature/session/MeMenu.tsx'
import { SignInAgain } from '#web/feature/session/SignInAgain.tsx'
import { Shell } from '#web/feature/shell/Shell.tsx'
import { useGoTo } from '#web/lib/address.ts'
import { doorFor } from '#web/lib/after-sign-in.ts'
import { useHashPlace } from '#web/lib/hash-place.ts'
import { sessionQuery } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Toasts } from '#web/ui/toast.tsx'
import { Waiting } from '#web/ui/Waiting.tsx'

/** Decides at the door: set up first, sign in first, or the page in its frame. */
export function Root({
  frameOf,
}: {
  frameOf: (path: string | undefined) => 'open' | 'shell' | 'full'
}): ReactNode {
  const session = useQuery(sessionQuery)
  const goTo = useGoTo()
  const { pathname, href } = useLocation()
  useHashPlace(href)
  const route = useMatches({ select: (matches) => matches.at(-1)?.fullPath as string | undefined })
  const cache = useQueryClient()
  const frame = frameOf(route === '/' && pathname !== '/' ? undefined : route)

  const isNew = session.data?.setup === 'new'
  const isOut = session.data !== undefined && session.data.me === null
  useEffect(() => {
    if (isNew && pathname !== '/setup') goTo('/setup', { replace: true })
    // On the way there the address is already that of the door, but the page is still the one that was left.
    else if (isOut && !isNew && frame !== 'open' && pathname !== '/sign-in') {
      goTo(doorFor(href), { replace: true })
    }
  }, [isNew, isOut, frame, pathname, href, goTo])

  if (session.data === undefined) {
    return (
      <main className="page page-text">
        {session.error ? (
          <ErrorLine error={session.error} onRetry={() => void cache.refetchQueries(sessionQuery)} />
        ) : (
          <Waiting />
        )}
      </main>
    )
  }
  if (frame !== 'open' && isOut) return null
  return (
    <>
      {frame === 'shell' ? (
        <Shell me={<MeMenu />}>
          <Outlet />
        </Shell>
      ) : (
        <Outlet />
      )}
      {frame !== 'open' && <SignInAgain />}
      <Toasts />
    </>
  )
}

/** A page that threw. What had been typed is in its draft. */
export function BrokenPage({ error }: { error: unknown }): ReactNode {
  const text = useText()
  return (
    <Page
      title={text('nav.brokenTitle')}
      width="text"
      primary={
        <Button kind="primary" onClick={() => location.reload()}>
          {text('nav.reload')}
        </Button>
      }
    >
      <p className="quiet">{text('nav.brokenHint')}</p>
      <pre className="small faint" style={{ whiteSpace: 'pre-wrap' }}>
        {error instanceof Error ? error.message : String(error)}
      </pre>
      <div>
        <LinkButton to="/">{text('nav.backToToday')}</LinkButton>
      </div>
    </Page>
  )
}
