import { type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { AttendeeView, MeetingView } from '#contract/meeting.ts'
import { rsvpStates } from '#domain/meeting/attendee.ts'
import { coreRoles } from '#domain/meeting/enums.ts'
import { withoutTopic } from '#domain/preparation/coverage.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { AttendeeDialog } from './AttendeeDialog.tsx'
import { type Part, PartField, PartText } from './AttendeePart.tsx'
import { useAddAttendee, useRemoveAttendee, useUpdateAttendee } from './api.ts'
import { PrepSection } from './PrepSection.tsx'
import { answersOf, coverageByTopic, coverageOf, inTableOrder } from './people.ts'
import { ReadStatus } from './ReadStatus.tsx'
import { Suggested, Unrepresented } from './RoleHelp.tsx'
import { SavedText } from './SavedText.tsx'
import { TopicCoverage } from './TopicCoverage.tsx'
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
        {canEdit && <Unrepresented meeting={meeting} />}
        <TopicCoverage meeting={meeting} />
        <ReadStatus meeting={meeting} />
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
          <Suggested meeting={meeting} of="host" onChoose={({ id }) => choose({ hostId: id })} />
        </FormField>
        <FormField label={text('meeting.field.recorder')} hint={text('meeting.hint.recorder')} required>
          <PersonPicker
            value={meeting.recorder}
            onChange={(recorder) => choose({ recorderId: recorder?.id ?? null })}
          />
          <Suggested meeting={meeting} of="recorder" onChoose={({ id }) => choose({ recorderId: id })} />
        </FormField>
        <FormField label={text('meeting.field.timekeeper')} hint={text('meeting.hint.timekeeper')}>
          <PersonPicker
            value={meeting.timekeeper}
            onChange={(timekeeper) => choose({ timekeeperId: timekeeper?.id ?? null })}
          />
          <Suggested meeting={meeting} of="timekeeper" onChoose={({ id }) => choose({ timekeeperId: id })} />
        </FormField>
        <FormField
          label={text('meeting.people.materialPreparer')}
          hint={text('meeting.people.materialPreparerHint')}
        >
          <PersonPicker
            value={meeting.materialPreparer}
            onChange={(person) => choose({ materialPreparerId: person?.id ?? null })}
          />
          <Suggested
            meeting={meeting}
            of="materialPreparer"
            onChoose={({ id }) => choose({ materialPreparerId: id })}
          />
        </FormField>
      </div>
      <SavedText
        name={`meeting/${meeting.id}/decisionPower`}
        label={text('meeting.people.decisionPower')}
        hint={text('meeting.people.decisionPowerHint')}
        saved={meeting.decisionPower}
        save={(mine, base) => saver.saveText('decisionPower', mine, base)}
      />
      <Handover meeting={meeting} />
      <ErrorLine error={error} />
    </>
  )
}

/** The organiser may be the project lead or the head of the department: whoever it is hands it over (S3-04). */
function Handover({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const me = useMe()
  const saver = useMeetingSaver(meeting.id)
  const [isOpen, setOpen] = useState(false)
  const [to, setTo] = useState<PersonRef | null>(null)
  const [error, setError] = useState<unknown>(null)
  if (meeting.organiser.id !== me.id) return null
  return (
    <div>
      <Button kind="quiet" small icon="switch" onClick={() => setOpen(true)}>
        {text('meeting.people.handover')}
      </Button>
      {isOpen && (
        <Dialog title={text('meeting.people.handover')} onClose={() => setOpen(false)}>
          <div className="form">
            <p className="quiet">{text('meeting.people.handoverHint')}</p>
            <FormField label={text('enum.stepAudience.organiser')} required>
              <PersonPicker value={to} onChange={setTo} autoFocus />
            </FormField>
            <ErrorLine error={error} />
            <div className="form-end">
              <Button
                kind="primary"
                disabled={to === null}
                onClick={() => {
                  if (to === null) return
                  saver.saveChoice({ organiserId: to.id }).then(() => setOpen(false), setError)
                }}
              >
                {text('meeting.people.handoverDo')}
              </Button>
              <Button onClick={() => setOpen(false)}>{text('common.cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
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
          <span>{text('meeting.people.expected', { count: attendees.length })}</span>
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

/** Only who is named matters here, not how many a topic needs. */
const noNeeds = { decider: 0, executor: 0 }

export function AttendeeTable({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const canEdit = meeting.can.includes('editPeople')
  const update = useUpdateAttendee(meeting.id)
  const remove = useRemoveAttendee(meeting.id)
  const wasAsked = meeting.noticedAt !== null
  const [editing, setEditing] = useState<string>()
  const edited = meeting.attendees.find(({ id }) => id === editing)
  const unconcerned = new Set(withoutTopic(coverageByTopic(meeting, noNeeds), meeting.attendees))
  const topicsOf = (topicIds: readonly string[]) => {
    const nos = meeting.topics.filter(({ id }) => topicIds.includes(id)).map(({ seq }) => seq)
    if (nos.length === 0) return <span className="faint">—</span>
    if (nos.length === meeting.topics.length) return text('meeting.people.allTopics')
    return text('meeting.people.topicNo', { nos: nos.join(text('common.join')) })
  }
  const columns: Column<AttendeeView>[] = [
    {
      key: 'person',
      head: text('meeting.people.person'),
      cell: (attendee) => <Who attendee={attendee} meeting={meeting} />,
    },
    {
      key: 'part',
      head: text('meeting.people.part'),
      width: 164,
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
      key: 'topics',
      head: text('meeting.people.topics'),
      width: 100,
      cell: ({ id, kind, topicIds, isMandatory }) => (
        <span className="stack tight small">
          {kind === 'core' && (
            <span className={unconcerned.has(id) ? 'tone-amber' : undefined}>
              {unconcerned.has(id) ? text('meeting.people.noTopic') : topicsOf(topicIds)}
            </span>
          )}
          {!isMandatory && <span className="faint">{text('meeting.people.optional')}</span>}
        </span>
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
            width: 76,
            cell: ({ id, person }: AttendeeView) => (
              <span className="line nowrap">
                <Button
                  kind="quiet"
                  small
                  icon="pencil"
                  aria-label={text('meeting.people.edit', { name: person.name })}
                  title={text('meeting.people.edit', { name: person.name })}
                  onClick={() => setEditing(id)}
                />
                <Button
                  kind="quiet"
                  small
                  icon="cross"
                  aria-label={text('common.remove', { name: person.name })}
                  title={text('common.remove', { name: person.name })}
                  busy={remove.isPending && remove.variables === id}
                  onClick={() => remove.mutate(id)}
                />
              </span>
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
      {edited !== undefined && (
        <AttendeeDialog meeting={meeting} attendee={edited} onClose={() => setEditing(undefined)} />
      )}
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
  const { rsvp, rsvpReason, proxy, proxyScope, noticeOpenedAt, mode, remark } = attendee
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
      {rsvp === 'yes' && mode !== null && (
        <span className="small faint">{text(`enum.attendanceMode.${mode}`)}</span>
      )}
      {rsvpReason !== '' && <span className="small quiet">{rsvpReason}</span>}
      {remark !== '' && <span className="small quiet">{remark}</span>}
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
