import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, TextField } from '#web/ui/fields.tsx'

/** A password, which may be shown: long ones are typed better when they can be seen. */
export function PasswordField({
  label,
  issue,
  hint,
  value,
  onChange,
  autoComplete,
  autoFocus = false,
}: {
  label: string
  issue?: string | undefined
  hint?: string
  value: string
  onChange: (password: string) => void
  autoComplete: 'current-password' | 'new-password'
  autoFocus?: boolean
}): ReactNode {
  const text = useText()
  const [isShown, setShown] = useState(false)
  return (
    <div className="stack tight">
      <FormField label={label} issue={issue} hint={hint}>
        <TextField
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          value={value}
          onChange={onChange}
          required
          maxLength={200}
          autoFocus={autoFocus}
        />
      </FormField>
      <span className="small quiet">
        <CheckField checked={isShown} onChange={setShown}>
          {text('session.showPassword')}
        </CheckField>
      </span>
    </div>
  )
}
