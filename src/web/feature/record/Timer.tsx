import { type ReactNode, useEffect, useState } from 'react'
import type { TopicView } from '#contract/meeting.ts'
import type { RoomView } from '#contract/room.ts'
import {
  defaultTopicAlerts,
  secondsLeft,
  type TimerTone,
  type TopicAlerts,
  toneOf,
} from '#domain/meeting/countdown.ts'
import { useText } from '#web/lib/text.ts'

/** Seconds spent on a topic until now, this run and the ones before. */
export function secondsSpent(topic: TopicView, now: Date): number {
  const running =
    topic.state === 'running' && topic.startedAt !== null
      ? Math.max(0, (now.getTime() - new Date(topic.startedAt).getTime()) / 1000)
      : 0
  return topic.spentSeconds + Math.floor(running)
}

/** A running topic whose present run has no beginning stands still. */
export function isPaused({ state, startedAt }: TopicView): boolean {
  return state === 'running' && startedAt === null
}

/** 14:32, or 1:02:07 from an hour on. */
export function sayClock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`
}

/** When this room's clock speaks up; where nobody is asked to choose, an overrun is only shown. */
export function alertsOf(room: RoomView | undefined): TopicAlerts {
  if (room === undefined) return defaultTopicAlerts
  return {
    firstMinutes: room.firstAlertMinutes,
    lastMinutes: room.lastAlertMinutes,
    overrunTolerance: room.overrunTolerance ?? 0,
  }
}

/** A clock that every second looks at how things stand; nothing counts on being called each second. */
export function useSecond(isRunning: boolean): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    if (!isRunning) return undefined
    setNow(new Date())
    const timer = setInterval(() => setNow(new Date()), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  return now
}

/** What is left of a topic's time while it runs, and what it took once it has ended. */
export function Timer({
  topic,
  room,
  large = false,
}: {
  topic: TopicView
  room?: RoomView | undefined
  large?: boolean
}): ReactNode {
  const text = useText()
  const isRunning = topic.state === 'running'
  const now = useSecond(isRunning && !isPaused(topic))
  const spent = secondsSpent(topic, now)
  const left = secondsLeft(topic, spent)
  const tone = isRunning ? toneOf(left, alertsOf(room)) : 'calm'
  const planned = left === null ? null : left + spent
  const showsLeft = isRunning && left !== null && left >= 0
  return (
    <span className={`timer timer-${tone} ${large ? 'timer-large' : ''}`}>
      {showsLeft && <span className="small faint">{text('room.left')} </span>}
      <span className="timer-spent">{sayClock(showsLeft ? left : spent)}</span>
      {planned !== null && <span className="faint"> / {sayClock(planned)}</span>}
      {left !== null && left < 0 && isRunning && (
        <strong className="late"> {text('record.over', { minutes: Math.ceil(-left / 60) })}</strong>
      )}
      {isPaused(topic) && <span className="small tone-amber"> {text('room.paused')}</span>}
    </span>
  )
}

/** Says quietly, once each, that ten minutes, five minutes or nothing is left. */
export function TimerAlert({ topic, room }: { topic: TopicView; room: RoomView | undefined }): ReactNode {
  const text = useText()
  const now = useSecond(topic.state === 'running' && !isPaused(topic))
  const left = secondsLeft(topic, secondsSpent(topic, now))
  const tone: TimerTone = topic.state === 'running' ? toneOf(left, alertsOf(room)) : 'calm'
  const { firstMinutes, lastMinutes } = alertsOf(room)
  return (
    <p className={`timer-alert tone-${tone === 'over' ? 'seal' : 'amber'}`} role="status" aria-live="polite">
      {tone === 'soon' && text('room.alertLeft', { minutes: firstMinutes })}
      {tone === 'near' && text('room.alertLeft', { minutes: lastMinutes })}
      {tone === 'over' && text('room.alertOver')}
    </p>
  )
}
