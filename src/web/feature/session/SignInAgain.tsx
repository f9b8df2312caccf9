import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { whenSessionGone } from '#web/lib/api.ts'
import { useSession } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { DemoPeople } from './DemoPeople.tsx'
import { SignInForm } from './SignInForm.tsx'

/** The session ended while somebody was working: they sign in over the page, and the page is still there. */
export function SignInAgain(): ReactNode {
  const text = useText()
  const session = useSession()
  const cache = useQueryClient()
  const [isGone, setGone] = useState(false)
  useEffect(() => whenSessionGone(() => setGone(true)), [])
  if (!isGone || !session?.me) return null

  function back() {
    setGone(false)
    void cache.invalidateQueries()
  }

  return (
    <Dialog title={text('session.again.title')} width={400}>
      <p className="quiet">{text('session.again.hint')}</p>
      {session.organisation?.isDemo ? (
        <DemoPeople onDone={back} />
      ) : (
        <SignInForm email={session.me.email} onDone={back} />
      )}
    </Dialog>
  )
}
