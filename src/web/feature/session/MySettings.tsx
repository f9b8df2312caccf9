import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { locales } from '#domain/person/locale.ts'
import { useMe } from '#web/lib/session.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { CheckField, Choice } from '#web/ui/fields.tsx'
import { RowTable } from '#web/ui/RowTable.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { sessionsQuery, useChangePassword, useRevokeSession, useUpdateMe } from './api.ts'
import { deviceOf } from './device.ts'
import { PasswordField } from './PasswordField.tsx'

/** Language and light; seen at once, remembered by the server. */
export function AppearanceForm(): ReactNode {
  const text = useText()
  const me = useMe()
  const update = useUpdateMe()
  return (
    <div className="form">
      <ErrorLine error={update.error} />
      <div className="line">
        <Choice
          label={text('nav.language')}
          value={me.locale}
          onChange={(locale) => update.mutate({ locale })}
          options={locales.map((value) => ({ value, label: text(`enum.locale.${value}`) }))}
        />
        <Choice
          label={text('nav.theme')}
          value={me.theme}
          onChange={(theme) => update.mutate({ theme })}
          options={[
            { value: 'auto', label: text('nav.themeAuto') },
            { value: 'light', label: text('nav.themeLight') },
            { value: 'dark', label: text('nav.themeDark') },
          ]}
        />
      </div>
    </div>
  )
}

export function MailForm(): ReactNode {
  const text = useText()
  const me = useMe()
  const update = useUpdateMe()
  return (
    <div className="stack tight">
      <ErrorLine error={update.error} />
      <CheckField checked={me.mailNotices} onChange={(mailNotices) => update.mutate({ mailNotices })}>
        {text('session.mine.mailNotices')} <span className="faint">{me.email}</span>
      </CheckField>
      <p className="small faint">{text('session.mine.mailHint')}</p>
    </div>
  )
}

export function PasswordForm(): ReactNode {
  const text = useText()
  const change = useChangePassword()
  const { fields } = useError()(change.error)
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    change.mutate(
      { currentPassword, newPassword },
      {
        onSuccess: () => {
          setCurrent('')
          setNew('')
          toast(text('session.mine.passwordChanged'))
        },
      },
    )
  }

  return (
    <form className="form" style={{ maxWidth: 360 }} onSubmit={handleSubmit}>
      <PasswordField
        label={text('session.mine.currentPassword')}
        issue={fields.currentPassword}
        value={currentPassword}
        onChange={setCurrent}
        autoComplete="current-password"
      />
      <PasswordField
        label={text('session.mine.newPassword')}
        hint={text('session.passwordHint')}
        issue={fields.newPassword}
        value={newPassword}
        onChange={setNew}
        autoComplete="new-password"
      />
      {Object.keys(fields).length === 0 && <ErrorLine error={change.error} />}
      <div>
        <Button type="submit" busy={change.isPending} disabled={currentPassword === '' || newPassword === ''}>
          {text('session.mine.changePassword')}
        </Button>
      </div>
    </form>
  )
}

export function SessionList(): ReactNode {
  const text = useText()
  const sessions = useQuery(sessionsQuery)
  const revoke = useRevokeSession()
  return (
    <Faces query={sessions}>
      {({ items }) => (
        <>
          <ErrorLine error={revoke.error} />
          <RowTable
            label={text('session.mine.sessions')}
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              {
                key: 'device',
                head: text('session.mine.device'),
                cell: ({ userAgent, isCurrent }) => (
                  <span title={userAgent}>
                    {deviceOf(userAgent) ?? text('session.mine.unknownDevice')}
                    {isCurrent && <span className="tone-green small"> {text('session.mine.thisOne')}</span>}
                  </span>
                ),
              },
              { key: 'address', head: text('session.mine.address'), cell: ({ ipAddress }) => ipAddress },
              {
                key: 'since',
                head: text('session.mine.since'),
                cell: ({ createdAt }) => <When at={createdAt} />,
              },
              {
                key: 'end',
                head: '',
                align: 'end',
                cell: ({ id, isCurrent }) =>
                  !isCurrent && (
                    <Button
                      small
                      kind="quiet"
                      busy={revoke.isPending && revoke.variables === id}
                      onClick={() =>
                        revoke.mutate(id, { onSuccess: () => toast(text('session.mine.ended')) })
                      }
                    >
                      {text('session.mine.end')}
                    </Button>
                  ),
              },
            ]}
          />
        </>
      )}
    </Faces>
  )
}
