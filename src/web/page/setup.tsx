import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useSetUp } from '#web/feature/session/api.ts'
import { DemoPeople } from '#web/feature/session/DemoPeople.tsx'
import { Door } from '#web/feature/session/Door.tsx'
import { PasswordField } from '#web/feature/session/PasswordField.tsx'
import { useGoTo } from '#web/lib/address.ts'
import { useSession } from '#web/lib/session.ts'
import { useError, useLocale, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextField } from '#web/ui/fields.tsx'

/** The first start: look at a full demo, or begin with an organisation of one's own. */
export default function SetupPage(): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const session = useSession()
  const demo = useSetUp()
  const [isClean, setClean] = useState(false)

  const isReady = session?.setup === 'ready'
  const isDemo = session?.organisation?.isDemo ?? false
  // A real organisation is set up once; an old bookmark leads to where one works.
  const isBehind = isReady && !isDemo && session.me === null
  useEffect(() => {
    if (isBehind) goTo('/sign-in', { replace: true })
  }, [isBehind, goTo])

  if (isReady && isDemo) {
    return (
      <Door title={text('session.setup.title')}>
        <header className="stack tight">
          <h1>{text('session.setup.chooseTitle')}</h1>
          <p className="quiet">{text('session.setup.chooseHint')}</p>
        </header>
        <DemoPeople onDone={() => goTo('/', { replace: true })} />
      </Door>
    )
  }
  return (
    <Door title={text('session.setup.title')}>
      <h1>{text('session.setup.title')}</h1>
      <div className="ways">
        <section className="way">
          <h2>{text('session.setup.demoTitle')}</h2>
          <p className="quiet">{text('session.setup.demoText')}</p>
          <ErrorLine error={demo.error} />
          <div className="line">
            <Button
              kind="primary"
              busy={demo.isPending}
              onClick={() =>
                demo.mutate({ kind: 'demo' }, { onSuccess: ({ me }) => me && goTo('/', { replace: true }) })
              }
            >
              {text('session.setup.demoAction')}
            </Button>
            {demo.isPending && (
              <span className="small faint" role="status">
                {text('session.setup.loading')}
              </span>
            )}
          </div>
        </section>
        <section className="way">
          <h2>{text('session.setup.cleanTitle')}</h2>
          <p className="quiet">{text('session.setup.cleanText')}</p>
          {isClean ? (
            <CleanForm onDone={() => goTo('/settings/departments', { replace: true })} />
          ) : (
            <Button disabled={demo.isPending} onClick={() => setClean(true)}>
              {text('session.setup.cleanAction')}
            </Button>
          )}
        </section>
      </div>
    </Door>
  )
}

function CleanForm({ onDone }: { onDone: () => void }): ReactNode {
  const text = useText()
  const locale = useLocale()
  const setUp = useSetUp()
  const { fields } = useError()(setUp.error)
  const [organisationName, setOrganisationName] = useState('')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setUp.mutate({ kind: 'clean', organisationName, name, email, password, locale }, { onSuccess: onDone })
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      <FormField label={text('session.setup.organisationName')} issue={fields.organisationName} required>
        <TextField
          value={organisationName}
          onChange={setOrganisationName}
          maxLength={200}
          required
          autoFocus
        />
      </FormField>
      <FormField label={text('session.name')} issue={fields.name} required>
        <TextField value={name} onChange={setName} autoComplete="name" maxLength={200} required />
      </FormField>
      <FormField label={text('session.email')} issue={fields.email} required>
        <TextField type="email" value={email} onChange={setEmail} autoComplete="username" required />
      </FormField>
      <PasswordField
        label={text('session.password')}
        hint={text('session.passwordHint')}
        issue={fields.password}
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
      />
      {Object.keys(fields).length === 0 && <ErrorLine error={setUp.error} />}
      <div className="form-end">
        <Button type="submit" kind="primary" busy={setUp.isPending}>
          {text('session.setup.cleanAction')}
        </Button>
      </div>
    </form>
  )
}
