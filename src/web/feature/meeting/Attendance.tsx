import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { AttendeeView, MeetingView } from '#contract/meeting.ts'
import { signInTotals } from '#domain/preparation/totals.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { PartText } from './AttendeePart.tsx'
import { sheetQuery } from './people-api.ts'
import './people.css'

interface Row extends AttendeeView {
  readonly no: number
}

/** 签到表: who was there, late, left early, or absent and why, and how they signed (S2-27, X-21). */
export function Attendance({
  meeting,
  withLink = false,
}: {
  meeting: MeetingView
  withLink?: boolean
}): ReactNode {
  const text = useText()
  const { data } = useQuery(sheetQuery(meeting.id))
  const phones = new Map(data?.items.map(({ attendeeId, phone }) => [attendeeId, phone]))
  const columns: Column<Row>[] = [
    {
      key: 'person',
      head: text('meeting.people.person'),
      cell: ({ no, person }) => (
        <span className="line">
          <span className="number faint row-no">{no}</span>
          <PersonTag person={person} />
          {person.jobTitle !== '' && <span className="small faint">{person.jobTitle}</span>}
        </span>
      ),
    },
    {
      key: 'contact',
      head: text('meeting.people.contact'),
      width: 120,
      wideOnly: true,
      cell: ({ id }) => phones.get(id) || <span className="faint">—</span>,
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
      cell: ({ signedInAt, signInMethod, leftAt, absenceReason, rsvpReason, remark, proxy }) => (
        <span className="line">
          {signedInAt !== null && <When at={signedInAt} />}
          {signInMethod !== null && (
            <span className="small faint">{text(`enum.signInMethod.${signInMethod}`)}</span>
          )}
          {leftAt !== null && (
            <span className="small faint">
              {text('preparation.signIn.left')} <When at={leftAt} />
            </span>
          )}
          {proxy !== null && <span>{text('meeting.people.proxy', { name: proxy.name })}</span>}
          {(absenceReason || (proxy !== null && rsvpReason)) && (
            <span className="quiet">{absenceReason || rsvpReason}</span>
          )}
          {remark !== '' && <span className="small quiet">{remark}</span>}
        </span>
      ),
    },
  ]
  return (
    <div className="sign-sheet stack tight">
      {withLink && (
        <p className="line sheet-totals">
          <span className="quiet">{text('preparation.signIn.totals', signInTotals(meeting.attendees))}</span>
          <span className="no-print">
            <LinkButton to={`/meetings/${meeting.id}/sign-in`} kind="quiet" small icon="right">
              {text('preparation.signIn.openPage')}
            </LinkButton>
          </span>
        </p>
      )}
      <RowTable
        label={text('meeting.after.attendance')}
        columns={columns}
        rows={meeting.attendees.map((attendee, at) => ({ ...attendee, no: at + 1 }))}
        keyOf={({ id }) => id}
      />
    </div>
  )
}
