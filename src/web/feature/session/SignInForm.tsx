import { type FormEvent, type ReactNode, useState } from 'react'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { useSignIn } from './api.ts'
import { PasswordField } from './PasswordField.tsx'

export function SignInForm({ email: known, onDone }: { email?: string; onDone: () => void }): ReactNode {
  const text = useText()
  const signIn = useSignIn()
  const { fields } = useError()(signIn.error)
  const [email, setEmail] = useState(known ?? '')
  const [password, setPassword] = useState('')

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    signIn.mutate({ email: email.trim(), password }, { onSuccess: onDone })
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      <FormField label={text('session.email')} issue={fields.email}>
        <TextField
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          required
          readOnly={known !== undefined}
          autoFocus={known === undefined}
        />
      </FormField>
      <PasswordField
        label={text('session.password')}
        issue={fields.password}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        autoFocus={known !== undefined}
      />
      {Object.keys(fields).length === 0 && <ErrorLine error={signIn.error} />}
      <div className="form-end">
        <Button type="submit" kind="primary" busy={signIn.isPending}>
          {text('session.signIn')}
        </Button>
      </div>
    </form>
  )
}
