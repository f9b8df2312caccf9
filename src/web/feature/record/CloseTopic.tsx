import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { TopicView } from '#contract/meeting.ts'
import { closeTopic } from '#contract/meeting.ts'
import { type TopicOutcome, topicOutcomes } from '#domain/meeting/enums.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, TextArea } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { putMeeting } from './api.ts'

/** What came of a topic (S2-35); one without agreement says who prepares what by when. */
export function CloseTopic({ topic, onClose }: { topic: TopicView; onClose: () => void }): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [outcome, setOutcome] = useState<TopicOutcome>(topic.kind === 'inform' ? 'informed' : 'decided')
  const [note, setNote] = useState('')
  const [owner, setOwner] = useState<PersonRef | null>(topic.owner)
  const [what, setWhat] = useState('')
  const [dueOn, setDueOn] = useState<string | null>(null)
  const [keepsOriginalPlan, setKeeps] = useState(false)
  const isOpen = outcome === 'deferred' || outcome === 'escalated'
  const close = useMutation({
    mutationFn: () =>
      call(closeTopic, {
        params: { id: topic.id },
        body: {
          outcome,
          note,
          followUp: outcome === 'deferred' ? { ownerId: owner?.id ?? null, what, dueOn } : null,
          keepsOriginalPlan: isOpen && keepsOriginalPlan,
        },
      }),
    onSuccess: (next) => {
      putMeeting(cache, next)
      onClose()
    },
  })
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    close.mutate()
  }
  return (
    <Dialog title={text('record.closeTitle', { title: topic.title })} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <Choice
          label={text('record.outcome')}
          value={outcome}
          onChange={setOutcome}
          options={topicOutcomes.map((value) => ({
            value,
            label: text(`enum.topicOutcome.${value}`),
          }))}
        />
        <p className="small quiet">{text(`record.outcomeHint.${outcome}`)}</p>
        {outcome === 'deferred' && (
          <>
            <FormField label={text('room.whoPrepares')} required>
              <PersonPicker value={owner} onChange={setOwner} />
            </FormField>
            <FormField label={text('room.preparesWhat')} required>
              <TextArea value={what} onChange={setWhat} maxLength={1000} />
            </FormField>
            <FormField label={text('room.preparesBy')} required>
              <DayField value={dueOn} onChange={setDueOn} />
            </FormField>
          </>
        )}
        <FormField label={text(outcome === 'deferred' ? 'room.deferNote' : `record.outcomeNote.${outcome}`)}>
          <TextArea value={note} onChange={setNote} maxLength={1000} />
        </FormField>
        {isOpen && (
          <label className="check">
            <input
              type="checkbox"
              checked={keepsOriginalPlan}
              onChange={(event) => setKeeps(event.target.checked)}
            />
            {text('room.keepPlan')}
          </label>
        )}
        <ErrorLine error={close.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={close.isPending}>
            {text('record.closeTopic')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
