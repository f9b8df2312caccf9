import { type FormEvent, type ReactNode, useState } from 'react'
import { minutesIn } from '#domain/meeting/duration.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea, TextField } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useProposeTopic } from './api.ts'

const blank = { title: '', problemToSolve: '', expectedOutput: '', minutes: '' }

/** What should be talked about and why; the rest of the topic is the organiser's. */
export function ProposeForm({ meetingId, onClose }: { meetingId: string; onClose: () => void }): ReactNode {
  const text = useText()
  const sayError = useError()
  const draft = useDraft(`proposal/${meetingId}`, blank)
  const propose = useProposeTopic(meetingId)
  const [isMinutesWrong, setMinutesWrong] = useState(false)
  const { title, problemToSolve, expectedOutput, minutes } = draft.value
  const set = (change: Partial<typeof blank>) => draft.set((before) => ({ ...before, ...change }))
  const issues = propose.error ? sayError(propose.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const plannedMinutes = minutes.trim() === '' ? null : minutesIn(minutes)
    setMinutesWrong(plannedMinutes === undefined)
    if (plannedMinutes === undefined) return
    propose.mutate(
      { title, problemToSolve, expectedOutput, plannedMinutes },
      {
        onSuccess: () => {
          draft.clear()
          toast(text('collection.sent'))
          onClose()
        },
      },
    )
  }

  return (
    <form className="form inset" onSubmit={handleSubmit}>
      <div className="form-columns">
        <FormField label={text('collection.field.title')} issue={issues.title} required>
          <TextField value={title} onChange={(next) => set({ title: next })} maxLength={200} autoFocus />
        </FormField>
        <FormField
          label={text('collection.field.plannedMinutes')}
          issue={isMinutesWrong ? text('meeting.agenda.minutesWrong') : undefined}
        >
          <TextField
            value={minutes}
            onChange={(next) => set({ minutes: next })}
            maxLength={30}
            placeholder={text('meeting.agenda.minutesPlaceholder')}
          />
        </FormField>
      </div>
      <div className="form-columns">
        <FormField label={text('collection.field.problemToSolve')} issue={issues.problemToSolve} required>
          <TextArea
            value={problemToSolve}
            onChange={(next) => set({ problemToSolve: next })}
            maxLength={5000}
          />
        </FormField>
        <FormField label={text('collection.field.expectedOutput')} issue={issues.expectedOutput}>
          <TextArea
            value={expectedOutput}
            onChange={(next) => set({ expectedOutput: next })}
            maxLength={5000}
          />
        </FormField>
      </div>
      <ErrorLine error={propose.error} />
      <div className="form-end">
        <Button
          type="submit"
          busy={propose.isPending}
          disabled={title.trim() === '' || problemToSolve.trim() === ''}
        >
          {text('collection.propose')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {text('common.cancel')}
        </Button>
        <span className="small faint">{text('collection.proposeHint')}</span>
      </div>
    </form>
  )
}
