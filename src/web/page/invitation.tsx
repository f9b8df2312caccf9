import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { invitationQuery, useAcceptInvitation } from '#web/feature/session/api.ts'
import { Door } from '#web/feature/session/Door.tsx'
import { PasswordField } from '#web/feature/session/PasswordField.tsx'
import { useGoTo, usePathPart } from '#web/lib/address.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Waiting } from '#web/ui/Waiting.tsx'
import { When } from '#web/ui/When.tsx'

export default function InvitationPage(): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const token = usePathPart('token')
  const invitation = useQuery(invitationQuery(token))
  const accept = useAcceptInvitation(token)
  const { fields } = useError()(accept.error)
  const [password, setPassword] = useState('')

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    accept.mutate(password, { onSuccess: () => goTo('/', { replace: true }) })
  }

  const { data } = invitation
  return (
    <Door
      title={
        data ? text('session.invitation.title', { name: data.organisationName }) : text('common.product')
      }
    >
      {data === undefined ? (
        invitation.error ? (
          <div className="door-narrow stack">
            <h1>{text('session.invitation.failedTitle')}</h1>
            <ErrorLine error={invitation.error} />
            <p className="quiet">{text('session.invitation.failedHint')}</p>
          </div>
        ) : (
          <Waiting lines={3} />
        )
      ) : (
        <div className="door-narrow stack">
          <h1>{text('session.invitation.title', { name: data.organisationName })}</h1>
          <p>{text('session.invitation.hello', { name: data.name, email: data.email })}</p>
          <form className="form" onSubmit={handleSubmit}>
            <input type="hidden" autoComplete="username" value={data.email} readOnly />
            <PasswordField
              label={text('session.password')}
              hint={text('session.passwordHint')}
              issue={fields.password}
              value={password}
              onChange={setPassword}
              autoComplete="new-password"
              autoFocus
            />
            {Object.keys(fields).length === 0 && <ErrorLine error={accept.error} />}
            <div className="form-end">
              <Button type="submit" kind="primary" busy={accept.isPending}>
                {text('session.invitation.action')}
              </Button>
            </div>
          </form>
          <p className="small faint">
            {text('session.invitation.expires')} <When at={data.expiresAt} />
          </p>
        </div>
      )}
    </Door>
  )
}
