import type { ReactNode } from 'react'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { StateMark } from '#web/ui/StateMark.tsx'
import { useSaySlot, useSchedule } from './AgendaSection.tsx'

/** The agenda to be read: before the meeting what is planned, afterwards what came of it. */
export function ReadAgenda({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  // A cancelled meeting is read as it was planned.
  const isPlan = meeting.phase === 'before' || meeting.phase === null
  const schedule = useSchedule(meeting)
  const saySlot = useSaySlot(meeting)
  if (meeting.topics.length === 0) return <p className="faint">{text('meeting.agenda.none')}</p>
  return (
    <ol className="read-agenda" data-timed={isPlan}>
      {meeting.topics.map((topic, index) => {
        const slot = schedule.slots[index]
        return (
          <li key={topic.id} id={`topic-${topic.id}`} tabIndex={-1} className="read-topic">
            <span className="read-slot small quiet">
              {isPlan && slot ? saySlot(slot.from, slot.to) : `${index + 1}`}
            </span>
            <div>
              <div className="line">
                <strong>{topic.title}</strong>
                {topic.isAdHoc && <span className="small tone-amber">{text('meeting.agenda.adHoc')}</span>}
                {isPlan ? (
                  <span className="small faint">{text(`enum.agendaItemKind.${topic.kind}`)}</span>
                ) : (
                  <span className="push small">
                    <StateMark kind="topicState" state={topic.state} />
                  </span>
                )}
              </div>
              <ReadTopic topic={topic} isOver={meeting.phase === 'after'} />
            </div>
          </li>
        )
      })}
      {isPlan && schedule.confirm !== null && (
        <li className="read-topic">
          <span className="read-slot small quiet">{saySlot(schedule.confirm.from, schedule.confirm.to)}</span>
          <span className="quiet">{text('meeting.agenda.confirm')}</span>
        </li>
      )}
    </ol>
  )
}

function ReadTopic({ topic, isOver }: { topic: TopicView; isOver: boolean }): ReactNode {
  const text = useText()
  const spent = Math.round(topic.spentSeconds / 60)
  const owner = topic.isForAll
    ? text('meeting.agenda.everybody')
    : [topic.owner?.name, topic.owner?.departmentName].filter(Boolean).join(' · ')
  const fields = [
    ['owner', owner],
    ['problemToSolve', topic.problemToSolve],
    ['discussionContent', isOver ? '' : topic.discussionContent],
    ['expectedOutput', topic.expectedOutput],
  ] as const
  return (
    <div className="read-fields">
      {fields
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <p key={name}>
            <span className="faint">{text(`meeting.topic.${name}`)}</span> {value}
          </p>
        ))}
      {isOver && (topic.plannedMinutes !== null || spent > 0) && (
        <p className="small quiet">
          {text('meeting.after.spent', { spent, planned: topic.plannedMinutes ?? 0 })}
        </p>
      )}
      {topic.outcomeNote !== '' && <p className="outcome serif">{topic.outcomeNote}</p>}
    </div>
  )
}
