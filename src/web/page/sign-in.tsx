import type { ReactNode } from 'react'
import { DemoPeople } from '#web/feature/session/DemoPeople.tsx'
import { Door } from '#web/feature/session/Door.tsx'
import { SignInForm } from '#web/feature/session/SignInForm.tsx'
import { useFilters, useGoTo } from '#web/lib/address.ts'
import { placeAfter } from '#web/lib/after-sign-in.ts'
import { useSession } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'

/** Signs in and goes on to where one wanted to go. */
export default function SignInPage(): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const session = useSession()
  const [{ then }] = useFilters()
  const name = session?.organisation?.name ?? text('common.product')

  const onDone = () => goTo(placeAfter(then), { replace: true })

  return (
    <Door title={text('session.signIn')}>
      <h1>{text('session.signInTo', { name })}</h1>
      {session?.organisation?.isDemo ? (
        <>
          <p className="quiet">{text('session.demoSignIn')}</p>
          <DemoPeople onDone={onDone} />
        </>
      ) : (
        <div className="door-narrow stack">
          <SignInForm onDone={onDone} />
          <p className="small faint">{text('session.signInHelp')}</p>
        </div>
      )}
    </Door>
  )
}
