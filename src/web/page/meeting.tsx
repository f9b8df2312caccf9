import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { meetingPhases } from '#domain/meeting/lifecycle.ts'
import { ImportInto } from '#web/feature/analysis/ImportInto.tsx'
import { After } from '#web/feature/meeting/After.tsx'
import { meetingKeys } from '#web/feature/meeting/api.ts'
import { During } from '#web/feature/meeting/During.tsx'
import { Invitation, useNoticeOpened } from '#web/feature/meeting/Invitation.tsx'
import { useMeetingActions } from '#web/feature/meeting/MeetingActions.tsx'
import { MeetingAside } from '#web/feature/meeting/MeetingAside.tsx'
import { Preparation } from '#web/feature/meeting/Preparation.tsx'
import { preparationKey } from '#web/feature/preparation/api.ts'
import { NextSteps } from '#web/feature/preparation/NextSteps.tsx'
import { PrintMenu } from '#web/feature/print/PrintMenu.tsx'
import { Seats } from '#web/feature/record/RoomSide.tsx'
import { MeetingTools } from '#web/feature/template/MeetingTools.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { meetingQuery } from '#web/lib/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { AfterParts, BeforeParts, DuringParts, InvitedParts } from './meeting-parts.tsx'

/** One meeting in its three phases: 会前, 会中, 会后 (S0-25). */
export default function MeetingPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const cache = useQueryClient()
  const query = useQuery(meetingQuery(id))
  useStream(query.data === undefined ? undefined : `meeting:${id}`, ({ kind }) => {
    // Every key of the record is an event of its own; none of them changes this page.
    if (kind === 'entry' || kind === 'lock') return
    void cache.invalidateQueries({ queryKey: meetingKeys.one(id) })
    void cache.invalidateQueries({ queryKey: meetingKeys.findings(id) })
    void cache.invalidateQueries({ queryKey: preparationKey(id) })
  })
  if (query.data !== undefined) return <OneMeeting key={id} meeting={query.data} />
  return (
    <Page title={text('enum.noun.meeting')} back={{ to: '/meetings', label: text('nav.meetings') }}>
      <Faces query={query}>{() => null}</Faces>
    </Page>
  )
}

function OneMeeting({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const { primary, actions, dialog } = useMeetingActions(meeting)
  useNoticeOpened(meeting)
  return (
    <Page
      title={meeting.name}
      back={{ to: '/meetings', label: text('nav.meetings') }}
      above={
        <>
          {meeting.number} · {text(`enum.meetingType.${meeting.type}`)} ·{' '}
          {text(`enum.classification.${meeting.classification}`)}
        </>
      }
      beside={<StateMark kind="meetingState" state={meeting.state} />}
      primary={primary}
      actions={
        <>
          <ImportInto meeting={meeting} />
          <PrintMenu meeting={meeting} />
          {actions}
        </>
      }
      aside={<MeetingAside meeting={meeting} />}
    >
      <Phases meeting={meeting} />
      <NextSteps meetingId={meeting.id} />
      <PhaseBody meeting={meeting} />
      {dialog}
    </Page>
  )
}

function PhaseBody({ meeting }: { meeting: MeetingView }): ReactNode {
  if (meeting.phase === 'during') {
    return (
      <>
        <During meeting={meeting} />
        <DuringParts meeting={meeting} />
      </>
    )
  }
  if (meeting.phase === 'after') {
    return (
      <>
        <After
          meeting={meeting}
          {...(meeting.can.includes('noteAttendance') && { roll: <Seats meeting={meeting} /> })}
        />
        <AfterParts meeting={meeting} />
      </>
    )
  }
  if (meeting.phase === 'before' && meeting.can.includes('edit')) {
    return (
      <>
        <Preparation meeting={meeting} />
        <BeforeParts meeting={meeting} />
      </>
    )
  }
  return (
    <>
      {meeting.state === 'cancelled' && <Cancelled meeting={meeting} />}
      <Invitation meeting={meeting} />
      {meeting.state === 'cancelled' ? (
        // What was called off is often called again.
        <MeetingTools meeting={meeting} />
      ) : (
        <InvitedParts meeting={meeting} />
      )}
    </>
  )
}

function Phases({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  if (meeting.phase === null) return null
  return (
    <ol className="phases" aria-label={text('meeting.phases')}>
      {meetingPhases.map((phase) => (
        <li
          key={phase}
          data-here={phase === meeting.phase}
          {...(phase === meeting.phase && { 'aria-current': 'step' as const })}
        >
          {text(`enum.meetingPhase.${phase}`)}
        </li>
      ))}
    </ol>
  )
}

function Cancelled({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  return (
    <p className="cancelled-banner">
      <strong>{text('meeting.cancel.was')}</strong> {meeting.cancelledReason}
    </p>
  )
}
