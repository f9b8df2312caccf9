import { expect, it } from 'vitest'
import { type WaitingFacts, type WaitingKind, waitingKind } from './waiting.ts'

const underWay: WaitingFacts = {
  state: 'inProgress',
  assignment: 'signed',
  isSuspended: false,
  isWaitingForEvent: false,
}

it.each<[string, Partial<WaitingFacts>, WaitingKind | null]>([
  ['nothing while it is under way', {}, null],
  ['its owner’s signature', { state: 'todo', assignment: 'unsigned' }, 'signature'],
  ['nothing while it is a line of a record', { state: 'todo', assignment: 'notHandedOut' }, null],
  ['its assigner, when it came back', { state: 'todo', assignment: 'returned' }, 'reassignment'],
  ['help', { state: 'needsSupport' }, 'support'],
  ['an answer to the delay', { state: 'delayed' }, 'delayAnswer'],
  ['acceptance, whatever else', { state: 'pendingAcceptance', isWaitingForEvent: true }, 'acceptance'],
  ['to go on, when it is suspended', { state: 'needsSupport', isSuspended: true }, 'resumption'],
  ['the event that its date is counted from', { isWaitingForEvent: true }, 'event'],
  ['nothing once it is done', { state: 'done', isWaitingForEvent: true }, null],
])('S3-36, S3-77: waits for %s', (_case, facts, kind) => {
  expect(waitingKind({ ...underWay, ...facts })).toBe(kind)
})
