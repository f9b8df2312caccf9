import { type FormEvent, type ReactNode, useState } from 'react'
import { useGoTo } from '#web/lib/address.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { useCreateRequest } from './api.ts'

/** A name is enough to begin; the rest is filled in on its page and saves itself. */
export function NewRequest(): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const sayError = useError()
  const create = useCreateRequest()
  const [idempotencyKey] = useState(() => crypto.randomUUID?.() ?? String(Date.now()))
  const { value, set, clear } = useDraft('request/new', { name: '' })
  const issues = create.error ? sayError(create.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    create.mutate(
      { body: { name: value.name.trim() }, idempotencyKey },
      {
        onSuccess: ({ id }) => {
          clear()
          goTo(`/requests/${id}`, { replace: true })
        },
      },
    )
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      <p className="quiet">{text('request.new.hint')}</p>
      <FormField
        label={text('request.field.name')}
        hint={text('request.hint.name')}
        issue={issues.name}
        required
      >
        <TextField value={value.name} onChange={(name) => set({ name })} maxLength={200} autoFocus />
      </FormField>
      <ErrorLine error={create.error} />
      <div className="form-end">
        <Button type="submit" kind="primary" busy={create.isPending} disabled={value.name.trim() === ''}>
          {text('request.new.submit')}
        </Button>
        <LinkButton to="/requests">{text('common.cancel')}</LinkButton>
      </div>
    </form>
  )
}
