import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import { beginTopic, extendTopic } from '#contract/meeting.ts'
import type { RoomView } from '#contract/room.ts'
import { pauseTopic, proposeExtension } from '#contract/room.ts'
import { asksForChoice } from '#domain/meeting/countdown.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { NumberField } from '#web/ui/fields.tsx'
import { putMeeting, putRoom } from './api.ts'
import { CloseTopic } from './CloseTopic.tsx'
import { alertsOf, isPaused, secondsSpent, Timer, TimerAlert, useSecond } from './Timer.tsx'

interface Part {
  readonly meeting: MeetingView
  readonly topic: TopicView
  readonly room: RoomView | undefined
}

/** The topic at hand: its clock for everybody, the timekeeper's and the host's acts for those two. */
export function TopicBar({ meeting, topic, room }: Part): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [open, setOpen] = useState<'close' | 'extend' | 'propose'>()
  const begin = useMutation({
    mutationFn: () => call(beginTopic, { params: { id: topic.id } }),
    onSuccess: (next) => putMeeting(cache, next),
  })
  const pause = useMutation({
    mutationFn: (paused: boolean) =>
      call(pauseTopic, { params: { id: topic.id }, body: { isPaused: paused } }),
    onSuccess: (next) => putMeeting(cache, next),
  })
  const canRun = meeting.can.includes('runTopics')
  const canKeepTime = meeting.can.includes('keepTime')
  const isRunning = topic.state === 'running'
  const proposal = room?.proposal?.topicId === topic.id ? room.proposal : null
  const followUp = room?.followUps.find(({ topicId }) => topicId === topic.id)
  return (
    <div className="topic-bar">
      <Timer topic={topic} room={room} large />
      {canRun && topic.state === 'pending' && (
        <Button kind="primary" icon="play" busy={begin.isPending} onClick={() => begin.mutate()}>
          {text('record.begin')}
        </Button>
      )}
      {canKeepTime && isRunning && (
        <Button
          icon={isPaused(topic) ? 'play' : 'pause'}
          busy={pause.isPending}
          onClick={() => pause.mutate(!isPaused(topic))}
        >
          {text(isPaused(topic) ? 'room.resume' : 'room.pause')}
        </Button>
      )}
      {canRun && isRunning && (
        <Button icon="clock" onClick={() => setOpen('extend')}>
          {text('room.extend')}
        </Button>
      )}
      {canKeepTime && !canRun && isRunning && (
        <Button icon="clock" onClick={() => setOpen('propose')}>
          {text('room.propose')}
        </Button>
      )}
      {canRun && isRunning && (
        <Button kind="primary" icon="check" onClick={() => setOpen('close')}>
          {text('record.close')}
        </Button>
      )}
      <TimerAlert topic={topic} room={room} />
      {proposal !== null && (
        <p className="small" role="status">
          {text('room.proposed', { name: proposal.by?.name ?? '', minutes: proposal.minutes })}
        </p>
      )}
      {topic.outcomeNote !== '' && <p className="small quiet topic-note">{topic.outcomeNote}</p>}
      {followUp?.keepsOriginalPlan && <p className="small tone-amber topic-note">{text('room.keepsPlan')}</p>}
      <ErrorLine error={begin.error ?? pause.error} />
      {open === 'extend' && (
        <Extend topic={topic} proposed={proposal?.minutes ?? 5} onDone={() => setOpen(undefined)} />
      )}
      {open === 'propose' && <Propose topic={topic} onDone={() => setOpen(undefined)} />}
      {canRun && isRunning && open === undefined && (
        <OverrunChoice
          topic={topic}
          room={room}
          proposed={proposal?.minutes ?? 5}
          onClose={() => setOpen('close')}
        />
      )}
      {open === 'close' && <CloseTopic topic={topic} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

/**
 * Time is up, and the host has to choose (NM-MTG-11, X-15). It stands in the page beside the record and
 * takes no focus: nobody who is writing is interrupted.
 */
function OverrunChoice({
  topic,
  room,
  proposed,
  onClose,
}: {
  topic: TopicView
  room: RoomView | undefined
  proposed: number
  onClose: () => void
}): ReactNode {
  const text = useText()
  const now = useSecond(!isPaused(topic))
  if (room?.overrunTolerance === null) return null
  if (!asksForChoice(topic, secondsSpent(topic, now), alertsOf(room))) return null
  return (
    <section className="overrun" aria-label={text('room.overrunTitle')}>
      <strong>{text('room.overrunTitle')}</strong>
      <p className="small quiet">{text('room.overrunHint')}</p>
      <Extend topic={topic} proposed={proposed}>
        <Button icon="pause" onClick={onClose}>
          {text('room.moveOut')}
        </Button>
      </Extend>
    </section>
  )
}

function Extend({
  topic,
  proposed,
  onDone,
  children,
}: {
  topic: TopicView
  proposed: number
  onDone?: () => void
  children?: ReactNode
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [minutes, setMinutes] = useState<number | null>(proposed)
  const [roomAgreed, setRoomAgreed] = useState(false)
  const extend = useMutation({
    mutationFn: () =>
      call(extendTopic, { params: { id: topic.id }, body: { minutes: minutes ?? 0, roomAgreed } }),
    onSuccess: (next) => {
      putMeeting(cache, next)
      setRoomAgreed(false)
      onDone?.()
    },
  })
  return (
    <div className="extend">
      <FormField label={text('room.extendBy')}>
        <NumberField value={minutes} onChange={setMinutes} min={1} max={120} unit={text('room.minutes')} />
      </FormField>
      <label className="check">
        <input
          type="checkbox"
          checked={roomAgreed}
          onChange={(event) => setRoomAgreed(event.target.checked)}
        />
        {text('room.roomAgrees')}
      </label>
      <span className="line">
        <Button
          kind="primary"
          icon="clock"
          busy={extend.isPending}
          disabled={!roomAgreed || !minutes}
          onClick={() => extend.mutate()}
        >
          {text('room.extendNow')}
        </Button>
        {children}
        {onDone && (
          <Button kind="quiet" onClick={onDone}>
            {text('common.cancel')}
          </Button>
        )}
      </span>
      <ErrorLine error={extend.error} />
    </div>
  )
}

function Propose({ topic, onDone }: { topic: TopicView; onDone: () => void }): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [minutes, setMinutes] = useState<number | null>(5)
  const propose = useMutation({
    mutationFn: () => call(proposeExtension, { params: { id: topic.id }, body: { minutes: minutes ?? 0 } }),
    onSuccess: (next) => {
      putRoom(cache, next)
      onDone()
    },
  })
  return (
    <div className="extend">
      <FormField label={text('room.extendBy')} hint={text('room.proposeHint')}>
        <NumberField value={minutes} onChange={setMinutes} min={1} max={120} unit={text('room.minutes')} />
      </FormField>
      <span className="line">
        <Button kind="primary" busy={propose.isPending} disabled={!minutes} onClick={() => propose.mutate()}>
          {text('room.proposeNow')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {text('common.cancel')}
        </Button>
      </span>
      <ErrorLine error={propose.error} />
    </div>
  )
}
