import type { ReactNode } from 'react'
import type { AttendeeView, MeetingView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { PartText } from './AttendeePart.tsx'

/** 签到表: who was there, late, left early, or absent and why (S2-27). */
export function Attendance({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const columns: Column<AttendeeView>[] = [
    {
      key: 'person',
      head: text('meeting.people.person'),
      cell: ({ person }) => <PersonTag person={person} />,
    },
    {
      key: 'part',
      head: text('meeting.people.part'),
      width: 140,
      cell: ({ kind, coreRole }) => <PartText kind={kind} coreRole={coreRole} />,
    },
    {
      key: 'signIn',
      head: text('meeting.after.signIn'),
      width: 100,
      cell: ({ signIn }) =>
        signIn === null ? (
          <span className="faint">{text('meeting.after.notNoted')}</span>
        ) : (
          <StateMark kind="signIn" state={signIn} />
        ),
    },
    {
      key: 'note',
      head: text('meeting.after.note'),
      cell: ({ signedInAt, absenceReason, rsvpReason, proxy }) => (
        <span className="line">
          {signedInAt !== null && <When at={signedInAt} />}
          {proxy !== null && <span>{text('meeting.people.proxy', { name: proxy.name })}</span>}
          {(absenceReason || (proxy !== null && rsvpReason)) && (
            <span className="quiet">{absenceReason || rsvpReason}</span>
          )}
        </span>
      ),
    },
  ]
  return (
    <RowTable
      label={text('meeting.after.attendance')}
      columns={columns}
      rows={meeting.attendees}
      keyOf={({ id }) => id}
    />
  )
}
