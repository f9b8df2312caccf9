import { type FormEvent, type ReactNode, useState } from 'react'
import { useGoTo } from '#web/lib/address.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea, TextField } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useCreateCollaboration } from './api.ts'

/** A name is enough to begin; the rest is filled in on its page. */
export function NewCollaboration({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const sayError = useError()
  const create = useCreateCollaboration()
  const [idempotencyKey] = useState(() => crypto.randomUUID?.() ?? String(Date.now()))
  const { value, set, clear } = useDraft('collaboration/new', { name: '', goal: '' })
  const issues = create.error ? sayError(create.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    create.mutate(
      { body: { name: value.name.trim(), goal: value.goal.trim() }, idempotencyKey },
      {
        onSuccess: ({ id }) => {
          clear()
          toast(text('collaboration.new.done'))
          goTo(`/collaborations/${id}`)
        },
      },
    )
  }

  return (
    <Dialog title={text('collaboration.new.title')} onClose={onClose} width={520}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="quiet">{text('collaboration.new.hint')}</p>
        <FormField label={text('collaboration.field.name')} issue={issues.name} required>
          <TextField
            value={value.name}
            onChange={(name) => set((before) => ({ ...before, name }))}
            maxLength={200}
            autoFocus
          />
        </FormField>
        <FormField label={text('collaboration.field.goal')} issue={issues.goal}>
          <TextArea
            value={value.goal}
            onChange={(goal) => set((before) => ({ ...before, goal }))}
            maxLength={5000}
          />
        </FormField>
        <ErrorLine error={create.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={create.isPending} disabled={value.name.trim() === ''}>
            {text('collaboration.new.submit')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
