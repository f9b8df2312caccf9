import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { EvaluationSection } from '#web/feature/evaluation/EvaluationSection.tsx'

/** What other features put on a meeting's page before it is held, for whoever prepares it. */
export function BeforeParts(_: { meeting: MeetingView }): ReactNode {
  return null
}

/** What other features put on the page of whoever is invited. */
export function InvitedParts(_: { meeting: MeetingView }): ReactNode {
  return null
}

/** What other features put on the page while the meeting is held. */
export function DuringParts(_: { meeting: MeetingView }): ReactNode {
  return null
}

/** What other features put on the page once the meeting is over. */
export function AfterParts({ meeting }: { meeting: MeetingView }): ReactNode {
  return <EvaluationSection meetingId={meeting.id} />
}
