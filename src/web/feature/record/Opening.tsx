import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import type { RoomView } from '#contract/room.ts'
import { noteOpening } from '#contract/room.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { putRoom } from './api.ts'
import { sayClock, useSecond } from './Timer.tsx'

/** The first three minutes: goal, agenda and rules are said to everybody. Gone once they are. */
export function Opening({
  meeting,
  topics,
  room,
}: {
  meeting: MeetingView
  topics: readonly TopicView[]
  room: RoomView
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const opened = useMutation({
    mutationFn: () => call(noteOpening, { params: { id: meeting.id } }),
    onSuccess: (next) => putRoom(cache, next),
  })
  const hasBegun = topics.some(({ state }) => state !== 'pending')
  const isDue = meeting.state === 'inProgress' && room.openedAt === null && !hasBegun
  const now = useSecond(isDue)
  if (!isDue) return null
  const since = meeting.actualStart === null ? now : new Date(meeting.actualStart)
  const left = room.openingMinutes * 60 - Math.floor((now.getTime() - since.getTime()) / 1000)
  return (
    <section className="opening" aria-label={text('room.opening')}>
      <header className="line">
        <h2>{text('room.opening')}</h2>
        <span className={`timer timer-${left < 0 ? 'over' : 'calm'}`}>
          <span className="timer-spent">{sayClock(Math.max(0, left))}</span>
          <span className="faint"> / {sayClock(room.openingMinutes * 60)}</span>
        </span>
      </header>
      <dl className="opening-parts">
        <dt>{text('room.goal')}</dt>
        <dd>{meeting.goal || text('room.noGoal')}</dd>
        <dt>{text('record.agenda')}</dt>
        <dd>
          <ol>
            {topics.map((topic) => (
              <li key={topic.id}>
                {topic.title}
                {topic.plannedMinutes !== null && (
                  <span className="quiet"> {text('room.planned', { minutes: topic.plannedMinutes })}</span>
                )}
              </li>
            ))}
          </ol>
        </dd>
        <dt>{text('room.rules')}</dt>
        <dd>
          <ul>
            <li>{text('room.ruleTime', { first: room.firstAlertMinutes, last: room.lastAlertMinutes })}</li>
            <li>{text('room.ruleSpeech', { minutes: room.speechMinutes })}</li>
            <li>{text('room.ruleParking')}</li>
            {meeting.confirmMinutes !== null && meeting.confirmMinutes > 0 && (
              <li>{text('room.ruleConfirm', { minutes: meeting.confirmMinutes })}</li>
            )}
          </ul>
        </dd>
      </dl>
      {meeting.can.includes('runTopics') && (
        <Button icon="check" busy={opened.isPending} onClick={() => opened.mutate()}>
          {text('room.openingDone')}
        </Button>
      )}
      <ErrorLine error={opened.error} />
    </section>
  )
}
