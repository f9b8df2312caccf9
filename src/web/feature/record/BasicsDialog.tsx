import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { MeetingView } from '#contract/meeting.ts'
import { correctBasics } from '#contract/room.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { InstantField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { putMeeting } from './api.ts'

const forms = ['offline', 'online', 'hybrid'] as const

/** S3-13: name, time, place and the people who lead, record and keep time, put right while it runs. */
export default function BasicsDialog({
  meeting,
  onClose,
}: {
  meeting: MeetingView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [name, setName] = useState(meeting.name)
  const [start, setStart] = useState(meeting.plannedStart)
  const [end, setEnd] = useState(meeting.plannedEnd)
  const [form, setForm] = useState(meeting.form)
  const [place, setPlace] = useState(meeting.place)
  const [host, setHost] = useState<PersonRef | null>(meeting.host)
  const [recorder, setRecorder] = useState<PersonRef | null>(meeting.recorder)
  const [timekeeper, setTimekeeper] = useState<PersonRef | null>(meeting.timekeeper)
  const save = useMutation({
    mutationFn: () =>
      call(correctBasics, {
        params: { id: meeting.id },
        body: {
          version: meeting.version,
          ...(name !== meeting.name && { name }),
          ...(start !== null && start !== meeting.plannedStart && { plannedStart: start }),
          ...(end !== null && end !== meeting.plannedEnd && { plannedEnd: end }),
          ...(form !== meeting.form && { form }),
          ...(place !== meeting.place && { place }),
          ...(host !== null && host.id !== meeting.host?.id && { hostId: host.id }),
          ...(recorder?.id !== meeting.recorder?.id && { recorderId: recorder?.id ?? null }),
          ...(timekeeper?.id !== meeting.timekeeper?.id && { timekeeperId: timekeeper?.id ?? null }),
        },
      }),
    onSuccess: (next) => {
      putMeeting(cache, next)
      onClose()
    },
  })
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog title={text('room.basics')} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('room.basicsName')} required>
          <TextField value={name} onChange={setName} maxLength={200} />
        </FormField>
        <FormField label={text('room.basicsStart')}>
          <InstantField value={start} onChange={setStart} />
        </FormField>
        <FormField label={text('room.basicsEnd')}>
          <InstantField value={end} onChange={setEnd} />
        </FormField>
        <FormField label={text('room.basicsForm')}>
          <SelectField
            value={form}
            onChange={setForm}
            options={forms.map((value) => ({ value, label: text(`enum.meetingForm.${value}`) }))}
          />
        </FormField>
        <FormField label={text('room.basicsPlace')}>
          <TextField value={place} onChange={setPlace} maxLength={200} />
        </FormField>
        <FormField label={text('room.basicsHost')}>
          <PersonPicker value={host} onChange={setHost} />
        </FormField>
        <FormField label={text('room.basicsRecorder')}>
          <PersonPicker value={recorder} onChange={setRecorder} />
        </FormField>
        <FormField label={text('room.basicsTimekeeper')} hint={text('room.basicsTimekeeperHint')}>
          <PersonPicker value={timekeeper} onChange={setTimekeeper} />
        </FormField>
        <ErrorLine error={save.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={save.isPending} disabled={name.trim() === ''}>
            {text('common.save')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
