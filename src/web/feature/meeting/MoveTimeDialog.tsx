import { type FormEvent, type ReactNode, useState } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { useCancelMeeting, useReschedule } from './api.ts'
import { TimeFields, toldStates } from './Basics.tsx'

/** A new time with its reason; every answer is asked for again (3.5). */
export function RescheduleDialog({
  meeting,
  onClose,
}: {
  meeting: MeetingView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const reschedule = useReschedule(meeting.id)
  const [time, setTime] = useState({ start: meeting.plannedStart, end: meeting.plannedEnd })
  const [reason, setReason] = useState('')
  const isSame = time.start === meeting.plannedStart && time.end === meeting.plannedEnd

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (time.start === null || time.end === null) return
    reschedule.mutate(
      { plannedStart: time.start, plannedEnd: time.end, reason },
      {
        onSuccess: () => {
          toast(text('meeting.reschedule.done'))
          onClose()
        },
      },
    )
  }

  return (
    <Dialog title={text('meeting.act.reschedule')} width={560} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="quiet">{text('meeting.reschedule.hint')}</p>
        {meeting.plannedStart !== null && (
          <p>
            {text('meeting.reschedule.now')} <When at={meeting.plannedStart} until={meeting.plannedEnd} />
          </p>
        )}
        <TimeFields start={time.start} end={time.end} onChange={setTime} />
        <FormField label={text('meeting.reschedule.reason')} required>
          <TextArea value={reason} onChange={setReason} maxLength={1000} />
        </FormField>
        <ErrorLine error={reschedule.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={reschedule.isPending}
            disabled={isSame || time.start === null || time.end === null || reason.trim().length < 2}
          >
            {text('meeting.act.reschedule')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

export function CancelDialog({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }): ReactNode {
  const text = useText()
  const cancel = useCancelMeeting(meeting.id)
  return (
    <Confirm
      title={text('meeting.cancel.title')}
      action={text('meeting.act.cancel')}
      reason={text('meeting.cancel.reason')}
      seal
      busy={cancel.isPending}
      error={cancel.error}
      onConfirm={(reason) => cancel.mutate(reason, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p className="quiet">
        {text(
          // Moved, it is not noticed any more; but people have it in their calendars.
          toldStates.includes(meeting.state) ? 'meeting.cancel.everybodyTold' : 'meeting.cancel.nobodyTold',
        )}
      </p>
    </Confirm>
  )
}
