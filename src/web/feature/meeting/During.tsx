import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Section } from '#web/ui/Page.tsx'
import { When } from '#web/ui/When.tsx'
import { Attendance } from './Attendance.tsx'
import { MaterialTable } from './MaterialsSection.tsx'
import { MeetingFacts } from './MeetingFacts.tsx'
import { ReadAgenda } from './ReadAgenda.tsx'

/** Where the meeting is being held: the live room for whoever runs it, the page to follow for the others. */
export function liveAddress(meeting: MeetingView): string {
  const isRunning = meeting.can.includes('record') || meeting.can.includes('runTopics')
  return `/meetings/${meeting.id}/${isRunning ? 'live' : 'follow'}`
}

export function During({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const isRunning = liveAddress(meeting).endsWith('live')
  const running = meeting.topics.find(({ state }) => state === 'running')
  return (
    <>
      <div className="running-banner" role="status">
        <span className="mark tone-green">
          <Icon name="play" />
          <strong>{text(`meeting.during.${meeting.state}`)}</strong>
        </span>
        {meeting.actualStart !== null && (
          <span className="quiet">
            {text('meeting.during.since')} <When at={meeting.actualStart} />
          </span>
        )}
        {running !== undefined && <span>{text('meeting.during.topic', { title: running.title })}</span>}
        <span className="push">
          <LinkButton to={liveAddress(meeting)} icon="right">
            {text(isRunning ? 'meeting.during.enter' : 'meeting.during.follow')}
          </LinkButton>
        </span>
      </div>
      <MeetingFacts meeting={meeting} />
      <Section title={text('meeting.part.agenda')}>
        <ReadAgenda meeting={meeting} />
      </Section>
      {meeting.materials.length > 0 && (
        <Section title={text('meeting.part.materials')}>
          <MaterialTable meeting={meeting} />
        </Section>
      )}
      <Section title={text('meeting.after.attendance')}>
        <Attendance meeting={meeting} withLink />
      </Section>
    </>
  )
}
