import type { FormEvent, ReactNode } from 'react'
import { useDraft } from '#web/lib/draft.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { type ConflictView, useTalk } from './api.ts'

/** What was talked over (S4-41); what the leader noted is the negotiation that has to come first. */
export function Talks({ conflict }: { conflict: ConflictView }): ReactNode {
  const text = useText()
  const add = useTalk(conflict.id)
  const { value, set, clear } = useDraft(`conflict/${conflict.id}/talk`, '')

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    add.mutate(
      { text: value.trim() },
      {
        onSuccess: () => {
          clear()
          toast(text('conflict.talk.added'))
        },
      },
    )
  }

  return (
    <div className="stack">
      {conflict.talks.length === 0 ? (
        <p className="faint">{text('conflict.talk.none')}</p>
      ) : (
        <ul className="conflict-talks" aria-live="polite">
          {conflict.talks.map((talk) => (
            <li key={talk.id}>
              <div className="small quiet">
                <strong>{talk.by?.name}</strong>{' '}
                {text(talk.isNegotiation ? 'conflict.talk.negotiation' : 'conflict.talk.note')} ·{' '}
                <When at={talk.at} />
              </div>
              <div className="conflict-words">{talk.text}</div>
            </li>
          ))}
        </ul>
      )}
      {conflict.can.includes('talk') && (
        <form className="form" onSubmit={handleSubmit}>
          <FormField label={text('conflict.talk.add')}>
            <TextArea
              value={value}
              onChange={set}
              maxLength={5000}
              placeholder={text('conflict.talk.placeholder')}
            />
          </FormField>
          <ErrorLine error={add.error} />
          <div>
            <Button type="submit" small busy={add.isPending} disabled={value.trim() === ''}>
              {text('common.save')}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}
