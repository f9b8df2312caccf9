import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { ChatDecisionsOf } from '#web/feature/chat-decision/ChatDecisionsOf.tsx'
import { CollectionSection } from '#web/feature/collection/CollectionSection.tsx'
import { MeetingConflicts } from '#web/feature/conflict/MeetingConflicts.tsx'
import { EvaluationSection } from '#web/feature/evaluation/EvaluationSection.tsx'
import { MeetingRisks } from '#web/feature/meeting-risk/MeetingRisks.tsx'
import { OutputSection } from '#web/feature/output/OutputSection.tsx'
import { Alignment } from '#web/feature/preparation/Alignment.tsx'
import { MyPositions } from '#web/feature/preparation/MyPositions.tsx'
import { PositionsOverview } from '#web/feature/preparation/PositionsOverview.tsx'
import { ClosingSummary } from '#web/feature/record/ClosingSummary.tsx'
import { CallFollowUp } from '#web/feature/series/CallFollowUp.tsx'
import { CarryOver } from '#web/feature/series/CarryOver.tsx'
import { Kin } from '#web/feature/series/Kin.tsx'
import { LedgerLink } from '#web/feature/task/LedgerLink.tsx'
import { MeetingTools } from '#web/feature/template/MeetingTools.tsx'
import { Guidance } from '#web/ui/Guidance.tsx'

/** What other features put on a meeting's page before it is held, for whoever prepares it. */
export function BeforeParts({ meeting }: { meeting: MeetingView }): ReactNode {
  return (
    <>
      <CarryOver meetingId={meeting.id} />
      <CollectionSection meetingId={meeting.id} />
      <Alignment meeting={meeting} />
      <MyPositions meeting={meeting} />
      <PositionsOverview meeting={meeting} />
      <OutputSection meetingId={meeting.id} topics={meeting.topics} />
      <MeetingRisks meetingId={meeting.id} />
      <Kin meetingId={meeting.id} />
      <MeetingTools meeting={meeting} />
    </>
  )
}

/** What other features put on the page of whoever is invited. */
export function InvitedParts({ meeting }: { meeting: MeetingView }): ReactNode {
  return (
    <>
      <CarryOver meetingId={meeting.id} />
      <CollectionSection meetingId={meeting.id} />
      <MyPositions meeting={meeting} />
      <OutputSection meetingId={meeting.id} topics={meeting.topics} />
      <PositionsOverview meeting={meeting} />
      <MeetingRisks meetingId={meeting.id} />
      <Kin meetingId={meeting.id} />
    </>
  )
}

/** What other features put on the page while the meeting is held. */
export function DuringParts({ meeting }: { meeting: MeetingView }): ReactNode {
  return (
    <>
      <CarryOver meetingId={meeting.id} />
      <Guidance step={meeting.state === 'confirming' ? 'readBack' : 'record'} id={meeting.id} />
      <PositionsOverview meeting={meeting} />
      <OutputSection meetingId={meeting.id} topics={meeting.topics} />
      <MeetingConflicts meetingId={meeting.id} title={meeting.name} />
      <MeetingRisks meetingId={meeting.id} />
      <Kin meetingId={meeting.id} />
    </>
  )
}

/** What other features put on the page once the meeting is over. */
export function AfterParts({ meeting }: { meeting: MeetingView }): ReactNode {
  return (
    <>
      <div className="line no-print">
        <LedgerLink meetingId={meeting.id} />
        <CallFollowUp meeting={meeting} />
      </div>
      <div>
        {meeting.minutes !== null && <Guidance step="minutes" id={meeting.minutes.id} isNamed />}
        <Guidance step="followUp" id={meeting.id} isNamed />
      </div>
      <ClosingSummary meeting={meeting} />
      <OutputSection meetingId={meeting.id} topics={meeting.topics} />
      <MeetingConflicts meetingId={meeting.id} title={meeting.name} />
      <ChatDecisionsOf place={{ meetingId: meeting.id }} />
      <EvaluationSection meetingId={meeting.id} />
      <PositionsOverview meeting={meeting} />
      <Kin meetingId={meeting.id} />
      <MeetingTools meeting={meeting} />
    </>
  )
}
