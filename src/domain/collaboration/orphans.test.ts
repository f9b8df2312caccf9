import { expect, it } from 'vitest'
import { type Threads, whyOrphan } from './orphans.ts'

const task = {
  noun: 'task',
  hasDecision: false,
  hasTopic: false,
  isPlanned: false,
  hasOtherOrigin: false,
} as const

it.each<[Threads, string | null]>([
  [{ noun: 'meeting', hasGoal: false }, 'meeting.noGoal'],
  [{ noun: 'meeting', hasGoal: true }, null],
  [{ noun: 'topic', servesGoal: false }, 'topic.notServing'],
  [{ noun: 'topic', servesGoal: true }, null],
  [{ noun: 'decision', hasTopic: false, isFromChat: false }, 'decision.noTopic'],
  [{ noun: 'decision', hasTopic: false, isFromChat: true }, null],
  [{ noun: 'decision', hasTopic: true, isFromChat: false }, null],
  [task, 'task.noOrigin'],
  [{ ...task, hasDecision: true }, null],
  [{ ...task, hasTopic: true }, null],
  [{ ...task, isPlanned: true }, null],
  [{ ...task, hasOtherOrigin: true }, null],
])('S4-06: %j hangs on nothing: %s', (thing, why) => {
  expect(whyOrphan(thing)).toBe(why)
})
