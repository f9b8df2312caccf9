import { expect, it } from 'vitest'
import { meetingEvent } from './meeting-event.ts'

const about = { id: '1-0', stream: 'meeting:1', noun: 'meeting', nounId: '1' }

it.each([
  { kind: 'entry', entry: { id: 'e' } },
  { kind: 'lock', entryId: 'e', person: { id: 'p' }, until: null },
  { kind: 'room' },
  { kind: 'topics', topics: [] },
  { kind: 'meeting', version: 3 },
  { kind: 'minutes', minutesId: 'm' },
])('understands $kind with what it brings', (said) => {
  expect(meetingEvent({ ...about, ...said })).toEqual({ ...about, ...said })
})

it.each([
  { kind: 'entry' },
  { kind: 'topics' },
  { kind: 'lock', entryId: 'e' },
  { kind: 'reset' },
  { kind: 'task' },
  { kind: 'toString' },
])('leaves $kind without it to be asked for', (said) => {
  expect(meetingEvent({ ...about, ...said })).toBeUndefined()
})
