import { type FormEvent, type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { ErrorLine } from './ErrorLine.tsx'
import { FormField } from './FormField.tsx'
import { TextArea } from './fields.tsx'

/**
 * Asks before what cannot be undone; with `reason`, also why. Stays open until it is done, and says
 * there what went wrong.
 */
export function Confirm({
  title,
  children,
  action,
  reason,
  seal = false,
  busy = false,
  error,
  onConfirm,
  onClose,
}: {
  title: string
  children?: ReactNode
  /** The verb on the button. */
  action: string
  /** The label of the reason asked for; at least two characters are given. */
  reason?: string
  seal?: boolean
  busy?: boolean
  error?: unknown
  onConfirm: (reason: string) => void
  onClose: () => void
}): ReactNode {
  const text = useText()
  const [why, setWhy] = useState('')

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    onConfirm(why.trim())
  }

  return (
    <Dialog title={title} onClose={onClose} role="alertdialog">
      <form className="form" onSubmit={handleSubmit}>
        {children}
        {reason !== undefined && (
          <FormField label={reason} required>
            <TextArea value={why} onChange={setWhy} maxLength={1000} autoFocus />
          </FormField>
        )}
        <ErrorLine error={error} />
        <div className="form-end">
          <Button
            type="submit"
            kind={seal ? 'seal' : 'primary'}
            busy={busy}
            disabled={reason !== undefined && why.trim().length < 2}
          >
            {action}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
