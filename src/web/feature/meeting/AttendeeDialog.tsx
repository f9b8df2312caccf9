import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { AttendeeView, MeetingView } from '#contract/meeting.ts'
import { attendanceModes } from '#domain/meeting/attendee.ts'
import { useText } from '#web/lib/text.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField } from '#web/ui/fields.tsx'
import { When } from '#web/ui/When.tsx'
import { PartField } from './AttendeePart.tsx'
import { useUpdateAttendee } from './api.ts'
import { sheetQuery } from './people-api.ts'
import { SavedText } from './SavedText.tsx'

/** One line of 参会人员确认表 with all its fields; everything saves itself. */
export function AttendeeDialog({
  meeting,
  attendee,
  onClose,
}: {
  meeting: MeetingView
  attendee: AttendeeView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const update = useUpdateAttendee(meeting.id)
  const sheet = useQuery(sheetQuery(meeting.id))
  const { id, person, kind, coreRole, topicIds, isMandatory, mode, remark } = attendee
  const phone = sheet.data?.items.find(({ attendeeId }) => attendeeId === id)?.phone ?? ''
  const set = (change: Omit<Parameters<typeof update.mutate>[0], 'attendeeId'>) =>
    update.mutate({ attendeeId: id, ...change })
  return (
    <Dialog title={text('meeting.people.editTitle', { name: person.name })} width={560} onClose={onClose}>
      <div className="form">
        <p className="line quiet">
          {[person.departmentName, person.jobTitle].filter(Boolean).join(' · ')}
          {phone !== '' && (
            <span>
              {text('meeting.people.contact')} <a href={`tel:${phone}`}>{phone}</a>
            </span>
          )}
          {attendee.rsvpAt !== null && (
            <span>
              {text('meeting.people.confirmedAt')} <When at={attendee.rsvpAt} />
            </span>
          )}
        </p>
        <div className="form-columns">
          <FormField label={text('meeting.people.part')}>
            <PartField value={{ kind, coreRole }} onChange={set} />
          </FormField>
          <FormField label={text('meeting.people.mode')}>
            <SelectField
              value={mode ?? ''}
              none={text('meeting.people.modeNone')}
              onChange={(next) => set({ mode: next || null })}
              options={attendanceModes.map((one) => ({
                value: one,
                label: text(`enum.attendanceMode.${one}`),
              }))}
            />
          </FormField>
        </div>
        <CheckField checked={isMandatory} onChange={(next) => set({ isMandatory: next })}>
          {text('meeting.people.mandatoryLabel')}
        </CheckField>
        {kind === 'core' && meeting.topics.length > 0 && (
          <fieldset className="stack tight">
            <legend className="field-label">{text('meeting.people.topics')}</legend>
            {meeting.topics.map((topic) => (
              <CheckField
                key={topic.id}
                checked={topicIds.includes(topic.id)}
                onChange={(has) =>
                  set({
                    topicIds: has ? [...topicIds, topic.id] : topicIds.filter((one) => one !== topic.id),
                  })
                }
              >
                {topic.seq}. {topic.title}
              </CheckField>
            ))}
            <p className="small faint">{text('meeting.people.topicsHint')}</p>
          </fieldset>
        )}
        <SavedText
          name={`meeting/${meeting.id}/attendee/${id}/materials-full`}
          label={text('meeting.people.materials')}
          saved={attendee.materialsToPrepare}
          save={(materialsToPrepare) => update.mutateAsync({ attendeeId: id, materialsToPrepare })}
        />
        <SavedText
          name={`meeting/${meeting.id}/attendee/${id}/remark`}
          label={text('meeting.people.remark')}
          saved={remark}
          save={(mine) => update.mutateAsync({ attendeeId: id, remark: mine })}
        />
        <ErrorLine error={update.error} />
      </div>
    </Dialog>
  )
}
