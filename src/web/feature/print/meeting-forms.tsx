import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { Fields, Lines, Paper, type PrintColumn, Register, Signatures } from '#web/ui/Paper.tsx'
import { clockTimes, printInstant, printSpan } from './times.ts'

type Topic = MeetingView['topics'][number]
type Attendee = MeetingView['attendees'][number]

/** What several forms say of a meeting alike. */
export function useMeetingWords(meeting: MeetingView) {
  const text = useText()
  const reading = useReading()
  const { plannedStart, plannedEnd } = meeting
  return {
    text,
    time: printSpan(plannedStart, plannedEnd, reading),
    venue: [meeting.place, meeting.onlineUrl].filter(Boolean).join(' · '),
    at: (instant: string | null) => printInstant(instant, reading.zone),
    people: (kind: Attendee['kind']) => byDepartment(meeting.attendees.filter((one) => one.kind === kind)),
    zone: reading.zone,
  }
}

/** 市场部：王敏、林悦 */
function byDepartment(attendees: readonly Attendee[]): string[] {
  const names = new Map<string, string[]>()
  for (const { person } of attendees) {
    const department = person.departmentName ?? ''
    names.set(department, [
      ...(names.get(department) ?? []),
      [person.name, person.jobTitle].filter(Boolean).join(' '),
    ])
  }
  return [...names].map(([department, people]) => `${department}${department && '：'}${people.join('、')}`)
}

/** 会议通知 (A08; S3-09 …, S2-12 …). */
export function NoticePaper({ meeting }: { meeting: MeetingView }): ReactNode {
  const { text, time, venue, people, at } = useMeetingWords(meeting)
  const label = (key: string) => text(`print.field.${key}`)
  return (
    <Paper title={text('print.form.notice')} number={meeting.number}>
      <Fields
        cells={[
          { label: label('subject'), value: meeting.name, isWide: true },
          { label: label('goal'), value: meeting.goal, isWide: true },
          { label: label('time'), value: time, isWide: true },
          { label: label('venue'), value: venue, isWide: true },
          { label: label('host'), value: meeting.host?.name ?? '' },
          { label: label('recorder'), value: meeting.recorder?.name ?? '' },
          { label: label('attendees'), value: <Lines of={people('core')} />, isWide: true },
          ...(people('observer').length > 0
            ? [{ label: label('observers'), value: <Lines of={people('observer')} />, isWide: true }]
            : []),
          ...(meeting.decisionPower !== ''
            ? [{ label: label('decisionPower'), value: meeting.decisionPower, isWide: true }]
            : []),
        ]}
      />
      <Register
        caption={label('topics')}
        rows={meeting.topics}
        keyOf={({ id }) => id}
        columns={[
          { head: label('seq'), width: '4em', isCentred: true, cell: ({ seq }) => seq },
          { head: label('topicTitle'), cell: ({ title }) => title },
          { head: label('expectedOutput'), cell: ({ expectedOutput }) => expectedOutput },
          { head: label('topicOwner'), width: '7em', cell: (topic) => ownerOf(topic, text) },
          {
            head: label('segmentMinutes'),
            width: '6em',
            isCentred: true,
            cell: ({ plannedMinutes }) => minutesOf(plannedMinutes, text),
          },
        ]}
      />
      <Register
        caption={label('materials')}
        rows={meeting.materials}
        keyOf={({ id }) => id}
        columns={[
          {
            head: label('background'),
            cell: ({ name, revision }) => [name, revision].filter(Boolean).join(' '),
          },
          {
            head: label('materialKind'),
            width: '8em',
            cell: ({ kind }) => text(`enum.materialKind.${kind}`),
          },
          { head: label('preparer'), width: '7em', cell: ({ preparer }) => preparer?.name ?? '' },
          { head: label('materialDue'), width: '11em', cell: ({ dueAt }) => at(dueAt) },
        ]}
      />
      {people('observer').length > 0 && <p className="print-note">{text('print.observerNote')}</p>}
    </Paper>
  )
}

/** 议程表 (A09; S0-52 …). */
export function AgendaPaper({ meeting }: { meeting: MeetingView }): ReactNode {
  const { text, time, venue, zone } = useMeetingWords(meeting)
  const label = (key: string) => text(`print.field.${key}`)
  const times = clockTimes(meeting, zone)
  const sum = meeting.topics.reduce((all, { plannedMinutes }) => all + (plannedMinutes ?? 0), 0)
  const columns: PrintColumn<Topic>[] = [
    { head: label('seq'), width: '4em', isCentred: true, cell: ({ seq }) => seq },
    { head: label('slot'), width: '7.5em', isCentred: true, cell: ({ id }) => times.get(id) ?? '' },
    {
      head: label('topicTitle'),
      width: '22%',
      cell: ({ title, kind }) => `${title}（${text(`enum.agendaItemKind.${kind}`)}）`,
    },
    { head: label('discussionContent'), cell: ({ discussionContent }) => discussionContent },
    { head: label('topicOwner'), width: '7em', cell: (topic) => ownerOf(topic, text) },
    {
      head: label('plannedMinutes'),
      width: '5.5em',
      isCentred: true,
      cell: ({ plannedMinutes }) => minutesOf(plannedMinutes, text),
    },
    { head: label('expectedOutput'), cell: ({ expectedOutput }) => expectedOutput },
  ]
  return (
    <Paper title={text('print.form.agenda')} number={meeting.number} isWide>
      <Fields
        cells={[
          { label: label('subject'), value: meeting.name },
          { label: label('time'), value: time },
          { label: label('venue'), value: venue },
          { label: label('host'), value: meeting.host?.name ?? '' },
          { label: label('goal'), value: meeting.goal, isWide: true },
        ]}
      />
      <Register rows={meeting.topics} keyOf={({ id }) => id} columns={columns} />
      <p className="print-note">
        {text('print.sum', { minutes: sum })}
        {meeting.confirmMinutes !== null &&
          meeting.confirmMinutes > 0 &&
          ` ${text('print.confirmSlot', { minutes: meeting.confirmMinutes })}`}
      </p>
    </Paper>
  )
}

/** 会议材料清单 (A11; X-01). */
export function MaterialsPaper({ meeting }: { meeting: MeetingView }): ReactNode {
  const { text, time, at } = useMeetingWords(meeting)
  const label = (key: string) => text(`print.field.${key}`)
  return (
    <Paper title={text('print.form.materials')} number={meeting.number} isWide>
      <Fields
        cells={[
          { label: label('subject'), value: meeting.name },
          { label: label('time'), value: time },
        ]}
      />
      <Register
        rows={meeting.materials}
        keyOf={({ id }) => id}
        columns={[
          { head: label('seq'), width: '4em', isCentred: true, cell: (_, index) => index + 1 },
          {
            head: label('materialName'),
            cell: ({ name, revision }) => [name, revision].filter(Boolean).join(' '),
          },
          {
            head: label('materialKind'),
            width: '8em',
            cell: ({ kind }) => text(`enum.materialKind.${kind}`),
          },
          { head: label('keyPoints'), cell: ({ keyPoints }) => keyPoints },
          { head: label('dataSource'), cell: ({ dataSource }) => dataSource },
          {
            head: label('responsible'),
            width: '10em',
            cell: ({ preparer }) => [preparer?.departmentName, preparer?.name].filter(Boolean).join(' '),
          },
          { head: label('materialDue'), width: '9em', cell: ({ dueAt }) => at(dueAt) },
          {
            head: label('reviewState'),
            width: '6em',
            isCentred: true,
            cell: ({ reviewState }) => text(`enum.materialReviewState.${reviewState}`),
          },
        ]}
      />
    </Paper>
  )
}

/** 参会人员确认表 (A10; S0-49, X-05). */
export function ConfirmationPaper({
  meeting,
  phones,
}: {
  meeting: MeetingView
  phones: ReadonlyMap<string, string>
}): ReactNode {
  const { text, time, venue, at } = useMeetingWords(meeting)
  const label = (key: string) => text(`print.field.${key}`)
  const count = (rsvp: Attendee['rsvp']) => meeting.attendees.filter((one) => one.rsvp === rsvp).length
  return (
    <Paper title={text('print.form.confirmation')} number={meeting.number} isWide>
      <Fields
        cells={[
          { label: label('meetingName'), value: meeting.name },
          { label: label('time'), value: time },
          { label: label('venue'), value: venue },
          {
            label: label('totals'),
            value: text('print.rsvpTotals', {
              all: meeting.attendees.length,
              yes: count('yes'),
              no: count('no'),
              proxy: count('proxy'),
              pending: count('pending'),
            }),
          },
        ]}
      />
      <Register
        rows={meeting.attendees}
        keyOf={({ id }) => id}
        columns={[
          ...personColumns(text, phones),
          {
            head: label('role'),
            width: '6em',
            cell: ({ kind, coreRole }) =>
              [text(`document.kind.${kind}`), coreRole === null ? '' : text(`enum.coreRole.${coreRole}`)]
                .filter(Boolean)
                .join(' '),
          },
          {
            head: label('rsvp'),
            width: '5em',
            isCentred: true,
            cell: ({ rsvp }) => text(`enum.rsvp.${rsvp}`),
          },
          { head: label('rsvpReason'), cell: ({ rsvpReason }) => rsvpReason },
          { head: label('proxy'), width: '5em', cell: ({ proxy }) => proxy?.name ?? '' },
          {
            head: label('mode'),
            width: '4em',
            isCentred: true,
            cell: ({ mode }) => (mode === null ? '' : text(`enum.attendanceMode.${mode}`)),
          },
          { head: label('materialsToPrepare'), cell: ({ materialsToPrepare }) => materialsToPrepare },
          { head: label('confirmedOn'), width: '8em', cell: ({ rsvpAt }) => at(rsvpAt) },
          { head: label('remark'), cell: ({ remark }) => remark },
        ]}
      />
    </Paper>
  )
}

/** 会议签到表 (A13; X-21): filled in as far as people have signed in, with lines to sign by hand. */
export function SignInPaper({
  meeting,
  phones,
}: {
  meeting: MeetingView
  phones: ReadonlyMap<string, string>
}): ReactNode {
  const { text, time, venue, at } = useMeetingWords(meeting)
  const label = (key: string) => text(`print.field.${key}`)
  const came = meeting.attendees.filter(
    ({ signIn }) => signIn === 'onTime' || signIn === 'late' || signIn === 'leftEarly',
  ).length
  const counted = (state: NonNullable<Attendee['signIn']>) =>
    meeting.attendees.filter(({ signIn }) => signIn === state).length
  return (
    <Paper title={text('print.form.signIn')} number={meeting.number} isWide>
      <Fields
        cells={[
          { label: label('meetingName'), value: meeting.name },
          { label: label('time'), value: time },
          { label: label('venue'), value: venue },
          { label: label('department'), value: meeting.initiatingDepartment?.name ?? '' },
        ]}
      />
      <Register
        rows={meeting.attendees}
        keyOf={({ id }) => id}
        blanks={3}
        columns={[
          ...personColumns(text, phones),
          { head: label('signature'), width: '9em', cell: () => '' },
          { head: label('signedInAt'), width: '9em', cell: ({ signedInAt }) => at(signedInAt) },
          {
            head: label('signInMethod'),
            width: '5em',
            isCentred: true,
            cell: ({ signInMethod }) =>
              signInMethod === null ? '' : text(`enum.signInMethod.${signInMethod}`),
          },
          {
            head: label('signInState'),
            width: '5em',
            isCentred: true,
            cell: ({ signIn }) => (signIn === null ? '' : text(`enum.signIn.${signIn}`)),
          },
          {
            head: label('absenceReason'),
            cell: ({ absenceReason, proxy }) =>
              [absenceReason, proxy === null ? '' : text('print.byProxy', { name: proxy.name })]
                .filter(Boolean)
                .join('，'),
          },
          { head: label('remark'), width: '8em', cell: ({ remark }) => remark },
        ]}
      />
      <p className="print-note">
        {text('print.signInTotals', {
          all: meeting.attendees.length,
          came,
          absent: counted('absent'),
          leave: counted('leave'),
        })}
      </p>
      <Signatures of={[text('print.sign.recorder'), text('print.sign.host')]} />
    </Paper>
  )
}

function personColumns(
  text: ReturnType<typeof useText>,
  phones: ReadonlyMap<string, string>,
): PrintColumn<Attendee>[] {
  const label = (key: string) => text(`print.field.${key}`)
  return [
    { head: label('seq'), width: '4em', isCentred: true, cell: (_, index) => index + 1 },
    { head: label('dept'), width: '7em', cell: ({ person }) => person.departmentName ?? '' },
    { head: label('name'), width: '5em', cell: ({ person }) => person.name },
    { head: label('jobTitle'), width: '6em', cell: ({ person }) => person.jobTitle },
    { head: label('contact'), width: '8em', cell: ({ id }) => phones.get(id) ?? '' },
  ]
}

function ownerOf(topic: Topic, text: ReturnType<typeof useText>): string {
  const presenting = topic.isForAll ? text('print.everybody') : (topic.presentingDepartment?.name ?? '')
  const { owner } = topic
  if (owner === null) return presenting
  return [presenting || owner.departmentName, owner.name].filter(Boolean).join(' ')
}

function minutesOf(minutes: number | null, text: ReturnType<typeof useText>): string {
  return minutes === null ? '' : text('print.minutes', { minutes })
}
