import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import type { RecordView } from '#contract/record.ts'
import type { RoomView } from '#contract/room.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { Speaker } from './Floor.tsx'
import { ReadRecord } from './ReadRecord.tsx'
import { Timer, TimerAlert } from './Timer.tsx'

/**
 * The wall screen: the topic, its clock and what has been said, in large type. Arrow keys leaf through the
 * agenda, Home goes back to what is on, Escape leaves.
 */
export default function Wall({
  meeting,
  record,
  room,
  slot,
  onLeave,
}: {
  meeting: MeetingView
  record: RecordView
  room: RoomView | undefined
  /** What else is on: an open vote. */
  slot?: (topicId: string) => ReactNode
  onLeave: () => void
}): ReactNode {
  const text = useText()
  const frame = useRef<HTMLElement>(null)
  const { topics, entries } = record
  const running = topics.findIndex(({ state }) => state === 'running')
  const [chosen, setChosen] = useState<number>()
  const at = Math.min(chosen ?? Math.max(0, running), topics.length - 1)
  const topic = topics[at]

  useEffect(() => {
    frame.current?.focus()
    // Where the browser does not let us, the large type alone does.
    void document.documentElement.requestFullscreen?.().catch(() => {})
    return () => {
      if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => {})
    }
  }, [])
  useEffect(() => {
    function handleKey(event: KeyboardEvent) {
      if (event.key === 'ArrowRight' || event.key === 'ArrowDown' || event.key === 'PageDown') {
        setChosen(Math.min(topics.length - 1, at + 1))
      } else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp' || event.key === 'PageUp') {
        setChosen(Math.max(0, at - 1))
      } else if (event.key === 'Home') setChosen(undefined)
      else if (event.key === 'Escape') onLeave()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', handleKey)
    return () => removeEventListener('keydown', handleKey)
  }, [at, topics.length, onLeave])

  return (
    <section className="wall" ref={frame} tabIndex={-1} aria-label={text('room.wall')}>
      <header>
        <span className="wall-name">{meeting.name}</span>
        <Button kind="quiet" icon="cross" aria-label={text('room.leaveWall')} onClick={onLeave} />
      </header>
      <div className="wall-columns">
        <ol className="wall-agenda" aria-label={text('record.agenda')}>
          {topics.map((one, index) => (
            <li key={one.id} aria-current={index === at ? 'step' : undefined}>
              {one.title} <StateMark kind="topicState" state={one.state} />
            </li>
          ))}
        </ol>
        {topic === undefined ? (
          <p>{text('record.noTopics')}</p>
        ) : (
          <main className="wall-topic">
            <h1>{topic.title}</h1>
            <Timer topic={topic} room={room} large />
            <TimerAlert topic={topic} room={room} />
            {room !== undefined && <Speaker room={room} />}
            {slot?.(topic.id)}
            <ReadRecord topic={topic} entries={entries} />
          </main>
        )}
      </div>
      <p className="wall-keys faint">
        {text('room.wallKeys')} · <KeyHint keys="esc" /> {text('room.leaveWall')}
      </p>
    </section>
  )
}
