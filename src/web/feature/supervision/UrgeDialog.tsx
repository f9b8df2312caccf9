import { type ReactNode, useState } from 'react'
import type { SupervisionView } from '#contract/supervision.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useUrge } from './api.ts'

/** 催办, with a word of one's own; who will hear of it is said before. */
export function UrgeDialog({
  taskId,
  awaited,
  onClose,
}: {
  taskId: string
  awaited: NonNullable<SupervisionView['awaited']>
  onClose: () => void
}): ReactNode {
  const text = useText()
  const [said, setSaid] = useState('')
  const urge = useUrge(taskId)
  const people = awaited.people.map(({ name }) => name).join(text('common.listComma'))
  return (
    <Dialog title={text('supervision.urge.title')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          urge.mutate(
            { text: said },
            {
              onSuccess: () => {
                toast(text('supervision.urge.done'))
                onClose()
              },
            },
          )
        }}
      >
        <p>{text('supervision.urge.hint', { people })}</p>
        <FormField label={text('supervision.urge.text')}>
          <TextArea value={said} onChange={setSaid} rows={2} maxLength={500} />
        </FormField>
        <ErrorLine error={urge.error} />
        <div className="form-end">
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={urge.isPending}>
            {text('supervision.urge.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
