import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { SupervisionView } from '#contract/supervision.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { nagsQuery, useUrge } from './api.ts'

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
        {awaited.people.map((person) => (
          <UrgedToday key={person.id} person={person} />
        ))}
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

/** Whoever urges sees how often the other has been urged already; nothing when not at all. */
function UrgedToday({ person }: { person: PersonRef }): ReactNode {
  const text = useText()
  const { data } = useQuery(nagsQuery(person.id))
  if (data === undefined || data.notices === 0) return null
  return (
    <p className="small quiet">
      {text(data.letters >= data.budget ? 'supervision.urge.overBudget' : 'supervision.urge.today', {
        person: person.name,
        count: data.notices,
      })}
    </p>
  )
}
