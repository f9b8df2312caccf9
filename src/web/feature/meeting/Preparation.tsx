import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { AgendaSection } from './AgendaSection.tsx'
import { Basics } from './Basics.tsx'
import { GoalSection } from './GoalSection.tsx'
import { MaterialsSection } from './MaterialsSection.tsx'
import { MyAnswer } from './MyAnswer.tsx'
import { PeopleSection } from './PeopleSection.tsx'
import { ReadinessStrip } from './PrepSection.tsx'
import { VenueSection } from './VenueSection.tsx'

/** 会前, for whoever prepares: 四定一确认 from top to bottom, everything saving itself. */
export function Preparation({ meeting }: { meeting: MeetingView }): ReactNode {
  const mine = meeting.attendees.find(({ id }) => id === meeting.myAttendeeId)
  return (
    <>
      <ReadinessStrip meeting={meeting} />
      {meeting.can.includes('rsvp') && mine !== undefined && <MyAnswer meeting={meeting} mine={mine} />}
      <Basics meeting={meeting} />
      <GoalSection meeting={meeting} />
      <PeopleSection meeting={meeting} />
      <AgendaSection meeting={meeting} />
      <MaterialsSection meeting={meeting} />
      <VenueSection meeting={meeting} />
    </>
  )
}
