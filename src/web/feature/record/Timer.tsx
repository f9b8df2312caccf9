import { type ReactNode, useEffect, useState } from 'react'
import type { TopicView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'

/** Seconds spent on a topic until now, this run and the ones before. */
export function secondsSpent(topic: TopicView, now: Date): number {
  const running =
    topic.state === 'running' && topic.startedAt !== null
      ? Math.max(0, (now.getTime() - new Date(topic.startedAt).getTime()) / 1000)
      : 0
  return topic.spentSeconds + Math.floor(running)
}

/** 14:32, or 1:02:07 from an hour on. */
export function sayClock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`
}

/** Green until ten minutes are left, then amber, red from the overrun on. */
export function toneOf(left: number | null): 'calm' | 'soon' | 'near' | 'over' {
  if (left === null || left > 600) return 'calm'
  if (left > 300) return 'soon'
  return left > 0 ? 'near' : 'over'
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

/** Planned against actual time of a topic, counting while it runs. */
export function Timer({ topic, large = false }: { topic: TopicView; large?: boolean }): ReactNode {
  const text = useText()
  const now = useSecond(topic.state === 'running')
  const spent = secondsSpent(topic, now)
  const planned = topic.plannedMinutes === null ? null : (topic.plannedMinutes + topic.extendedMinutes) * 60
  const left = planned === null ? null : planned - spent
  const tone = topic.state === 'running' ? toneOf(left) : 'calm'
  return (
    <span className={`timer timer-${tone} ${large ? 'timer-large' : ''}`}>
      <span className="timer-spent">{sayClock(spent)}</span>
      {planned !== null && <span className="faint"> / {sayClock(planned)}</span>}
      {tone === 'over' && (
        <strong className="late">
          {' '}
          {text('record.over', { minutes: Math.max(1, Math.ceil(-(left ?? 0) / 60)) })}
        </strong>
      )}
    </span>
  )
}
