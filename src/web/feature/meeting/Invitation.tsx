import { type ReactNode, useEffect } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Section } from '#web/ui/Page.tsx'
import { noteNoticeOpened } from './api.ts'
import { MaterialTable } from './MaterialsSection.tsx'
import { MeetingFacts } from './MeetingFacts.tsx'
import { MyAnswer } from './MyAnswer.tsx'
import { AttendeeTable, Coverage } from './PeopleSection.tsx'
import { ReadAgenda } from './ReadAgenda.tsx'

/** Notes once that this person has seen the notice (S2-10). */
export function useNoticeOpened(meeting: MeetingView): void {
  const me = useMe()
  const mine = meeting.attendees.find(({ id }) => id === meeting.myAttendeeId)
  const isNew = meeting.state === 'noticed' && mine?.person.id === me.id && mine.noticeOpenedAt === null
  useEffect(() => {
    if (isNew) void noteNoticeOpened(meeting.id)
  }, [isNew, meeting.id])
}

/** 会前, for whoever is invited or may see it: answer, read, bring along. */
export function Invitation({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const mine = meeting.attendees.find(({ id }) => id === meeting.myAttendeeId)
  return (
    <>
      {mine !== undefined && meeting.noticedAt !== null && <MyAnswer meeting={meeting} mine={mine} />}
      <MeetingFacts meeting={meeting} />
      <CalendarLink meeting={meeting} />
      <Section title={text('meeting.part.agenda')}>
        <ReadAgenda meeting={meeting} />
      </Section>
      <Section title={text('meeting.part.materials')} id="materials">
        {meeting.materials.length === 0 ? (
          <p className="faint">{text('meeting.material.none')}</p>
        ) : (
          <MaterialTable meeting={meeting} />
        )}
      </Section>
      <Section title={text('meeting.part.people')}>
        <div className="form">
          <Coverage meeting={meeting} />
          <AttendeeTable meeting={meeting} />
        </div>
      </Section>
    </>
  )
}

export function CalendarLink({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  // Nobody has been told yet, or no more: there is nothing to put into a calendar.
  if (['draft', 'collecting', 'ready', 'cancelled'].includes(meeting.state)) return null
  if (meeting.plannedStart === null || meeting.plannedEnd === null) return null
  return (
    <p className="no-print">
      <a
        className="button"
        href={`/api/v1/meetings/${meeting.id}/calendar.ics`}
        download={`${meeting.number}.ics`}
      >
        <Icon name="today" />
        {text('meeting.calendarFile')}
      </a>
    </p>
  )
}
