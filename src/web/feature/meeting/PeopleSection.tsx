import { type ReactNode, useState } from 'react'
import type { AttendeeView, MeetingView } from '#contract/meeting.ts'
import { rsvpStates } from '#domain/meeting/attendee.ts'
import { coreRoles } from '#domain/meeting/enums.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { type Part, PartField, PartText } from './AttendeePart.tsx'
import { useAddAttendee, useRemoveAttendee, useUpdateAttendee } from './api.ts'
import { PrepSection } from './PrepSection.tsx'
import { answersOf, coverageOf, inTableOrder } from './people.ts'
import { SavedText } from './SavedText.tsx'
import { useMeetingSaver } from './useMeetingSaver.ts'

export function PeopleSection({ meeting }: { meeting: MeetingView }): ReactNode {
  const canEdit = meeting.can.includes('editPeople')
  return (
    <PrepSection part="people" meeting={meeting}>
      <div className="form">
        {meeting.can.includes('edit') && <RoleFields meeting={meeting} />}
        <Coverage meeting={meeting} />
        <AttendeeTable meeting={meeting} />
        {canEdit && <AddAttendee meeting={meeting} />}
      </div>
    </PrepSection>
  )
}

/** Host, recorder and timekeeper: exactly one of each, the timekeeper if one likes (S0-44…46). */
function RoleFields({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const saver = useMeetingSaver(meeting.id)
  const [error, setError] = useState<unknown>(null)
  const choose = (change: Parameters<typeof saver.saveChoice>[0]) => {
    setError(null)
    saver.saveChoice(change).catch(setError)
  }
  return (
    <>
      <div className="form-columns">
        <FormField label={text('meeting.field.host')} hint={text('meeting.hint.host')} required>
          <PersonPicker value={meeting.host} onChange={(host) => choose({ hostId: host?.id ?? null })} />
        </FormField>
        <FormField label={text('meeting.field.recorder')} hint={text('meeting.hint.recorder')} required>
          <PersonPicker
            value={meeting.recorder}
            onChange={(recorder) => choose({ recorderId: recorder?.id ?? null })}
          />
        </FormField>
        <FormField label={text('meeting.field.timekeeper')} hint={text('meeting.hint.timekeeper')}>
          <PersonPicker
            value={meeting.timekeeper}
            onChange={(timekeeper) => choose({ timekeeperId: timekeeper?.id ?? null })}
          />
        </FormField>
      </div>
      <ErrorLine error={error} />
    </>
  )
}

/** One sentence of who decides, who does and who knows; and of the answers, once they were asked for. */
export function Coverage({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const { attendees } = meeting
  if (attendees.length === 0) return null
  const { roles, observers, unassigned } = coverageOf(attendees)
  const parts = [
    ...coreRoles.map((role) => text(`meeting.people.count.${role}`, { count: roles[role] })),
    ...(unassigned > 0 ? [text('meeting.people.count.core', { count: unassigned })] : []),
  ]
  const answers = answersOf(attendees)
  const wasAsked = meeting.noticedAt !== null
  return (
    <div className="coverage" aria-live="polite">
      <p>
        {text('meeting.people.coverage', {
          count: attendees.length - observers,
          parts: parts.join(text('common.join')),
        })}
        {observers > 0 && ` ${text('meeting.people.observers', { count: observers })}`}
      </p>
      {wasAsked && (
        <p className="line">
          {rsvpStates.map((state) => (
            <span key={state} className="answer-count">
              <StateMark kind="rsvp" state={state} /> {answers[state]}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

export function AttendeeTable({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const canEdit = meeting.can.includes('editPeople')
  const update = useUpdateAttendee(meeting.id)
  const remove = useRemoveAttendee(meeting.id)
  const wasAsked = meeting.noticedAt !== null
  const columns: Column<AttendeeView>[] = [
    {
      key: 'person',
      head: text('meeting.people.person'),
      cell: (attendee) => <Who attendee={attendee} meeting={meeting} />,
    },
    {
      key: 'part',
      head: text('meeting.people.part'),
      width: 148,
      cell: ({ id, kind, coreRole, person }) =>
        canEdit ? (
          <PartField
            label={text('meeting.people.partOf', { name: person.name })}
            value={{ kind, coreRole }}
            onChange={(part) => update.mutate({ attendeeId: id, ...part })}
          />
        ) : (
          <PartText kind={kind} coreRole={coreRole} />
        ),
    },
    {
      key: 'materials',
      head: text('meeting.people.materials'),
      cell: ({ id, materialsToPrepare, person }) =>
        canEdit ? (
          <SavedText
            isBare
            name={`meeting/${meeting.id}/attendee/${id}/materials`}
            label={text('meeting.people.materialsOf', { name: person.name })}
            saved={materialsToPrepare}
            placeholder={text('meeting.people.materialsNone')}
            save={(mine) => update.mutateAsync({ attendeeId: id, materialsToPrepare: mine })}
          />
        ) : (
          materialsToPrepare
        ),
    },
    ...(wasAsked
      ? [
          {
            key: 'answer',
            head: text('meeting.people.answer'),
            width: 190,
            cell: (attendee: AttendeeView) => <Answer attendee={attendee} />,
          },
        ]
      : []),
    ...(canEdit
      ? [
          {
            key: 'remove',
            head: <span className="visually-hidden">{text('meeting.people.remove')}</span>,
            width: 40,
            cell: ({ id, person }: AttendeeView) => (
              <Button
                kind="quiet"
                small
                icon="cross"
                aria-label={text('common.remove', { name: person.name })}
                title={text('common.remove', { name: person.name })}
                busy={remove.isPending && remove.variables === id}
                onClick={() => remove.mutate(id)}
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      {meeting.attendees.length > 0 && (
        <RowTable
          label={text('meeting.part.people')}
          columns={columns}
          rows={inTableOrder(meeting.attendees)}
          keyOf={({ id }) => id}
        />
      )}
      <ErrorLine error={update.error ?? remove.error} />
    </>
  )
}

function Who({ attendee, meeting }: { attendee: AttendeeView; meeting: MeetingView }): ReactNode {
  const text = useText()
  const { person } = attendee
  const roles = (['host', 'recorder', 'timekeeper'] as const).filter(
    (role) => meeting[role]?.id === person.id,
  )
  return (
    <span className="line who">
      <PersonTag person={person} />
      {roles.map((role) => (
        <span key={role} className="small tone-accent">
          {text(`meeting.field.${role}`)}
        </span>
      ))}
      {attendee.isHeadOfDepartment && <span className="small faint">{text('meeting.people.head')}</span>}
    </span>
  )
}

export function Answer({ attendee }: { attendee: AttendeeView }): ReactNode {
  const text = useText()
  const { rsvp, rsvpReason, proxy, proxyScope, noticeOpenedAt } = attendee
  return (
    <span className="stack tight answer">
      <span className="line">
        <StateMark kind="rsvp" state={rsvp} />
        {rsvp === 'pending' && (
          <span className="small faint">
            {noticeOpenedAt === null ? (
              text('meeting.people.notOpened')
            ) : (
              <>
                {text('meeting.people.opened')} <When at={noticeOpenedAt} />
              </>
            )}
          </span>
        )}
      </span>
      {proxy !== null && (
        <span className="small">
          {text('meeting.people.proxy', { name: proxy.name })}
          {proxyScope !== null && ` · ${text(`enum.proxyScope.${proxyScope}`)}`}
        </span>
      )}
      {rsvpReason !== '' && <span className="small quiet">{rsvpReason}</span>}
    </span>
  )
}

/** Somebody is added by picking them: the part they take stays as it was for the one before. */
function AddAttendee({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const [part, setPart] = useState<Part>({ kind: 'core', coreRole: 'executor' })
  const add = useAddAttendee(meeting.id)
  return (
    <div className="add-row">
      <div className="add-row-main">
        <FormField label={text('meeting.people.add')}>
          <PersonPicker
            value={null}
            disabled={add.isPending}
            onChange={(person) => person !== null && add.mutate({ personId: person.id, ...part })}
          />
        </FormField>
      </div>
      <FormField label={text('meeting.people.addAs')}>
        <PartField value={part} onChange={setPart} />
      </FormField>
      <ErrorLine error={add.error} />
    </div>
  )
}
