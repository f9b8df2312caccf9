import { expect, it } from 'vitest'
import { addressOf, Refused, read, Unreachable, whenSessionGone } from './api.ts'

it.each([
  ['a parameter', '/api/v1/tasks/:id', { id: 'a b/c' }, {}, '/api/v1/tasks/a%20b%2Fc'],
  ['two parameters', '/m/:id/attendees/:attendeeId', { id: '1', attendeeId: '2' }, {}, '/m/1/attendees/2'],
  ['a query', '/tasks', {}, { q: '预算', limit: 20 }, '/tasks?q=%E9%A2%84%E7%AE%97&limit=20'],
  ['nothing asked', '/tasks', {}, { q: '', state: undefined, cursor: null }, '/tasks'],
  ['a zero that counts', '/tasks', {}, { offset: 0 }, '/tasks?offset=0'],
])('writes the address with %s', (_case, path, params, query, address) => {
  expect(addressOf(path, params, query)).toBe(address)
})

it('gives the reply of a success', () => {
  expect(read({ status: 200, text: '{"done":true}' })).toEqual({ done: true })
  expect(read({ status: 204, text: '' })).toBeUndefined()
})

it('throws a refusal whole, so that the reader can be told and can go on', () => {
  const refusal = {
    kind: 'conflict',
    reason: 'task.stale',
    params: { number: 'RW-1' },
    issues: [],
    detail: { current: { version: 3 } },
  }
  expect(() => read({ status: 409, text: JSON.stringify(refusal) })).toThrow(
    expect.objectContaining({ name: 'Refused', status: 409, ...refusal }),
  )
})

it.each([
  ['a proxy without a server behind it', 502, '<html>Bad gateway</html>'],
  ['a server without its database', 503, '{"kind":"unavailable","reason":"server.databaseAway"}'],
  ['somebody else’s page in place of an answer', 200, '<html>Sign in to the café network</html>'],
])('calls %s unreachable, so that it is tried again', (_case, status, text) => {
  expect(() => read({ status, text })).toThrow(Unreachable)
})

it('does not try a bug again', () => {
  expect(() => read({ status: 500, text: 'oops' })).toThrow(Refused)
})

it('says once to everybody who listens that the session is gone', () => {
  let told = 0
  const stop = whenSessionGone(() => {
    told++
  })
  const gone = { status: 401, text: '{"kind":"unauthenticated","reason":"session.signInFirst"}' }
  expect(() => read(gone)).toThrow(Refused)
  stop()
  expect(() => read(gone)).toThrow(Refused)
  expect(told).toBe(1)
})
