import { expect, it } from 'vitest'
import { Refused, Unreachable } from './api.ts'
import { flattened, sayError, type TextParams } from './text.ts'

const known: Record<string, string> = {
  'error.task.stale': 'Changed by somebody else',
  'error.kind.forbidden': 'Not allowed',
  'error.server.unreachable': 'No answer',
  'error.server.unexpected': 'Something broke',
  'error.browser.unexpected': 'This page broke',
  'error.field.required': 'Needed',
  'error.field.tooLong': 'At most {{max}}',
  'error.field.invalid': 'Not usable',
}
const has = (key: string) => key in known
const text = (key: string, params: TextParams = {}) =>
  (known[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params[name]))

it('makes one level of nested texts, dots in keys included', () => {
  expect(flattened({ common: { save: 'Save' }, error: { 'task.stale': 'Changed' } })).toEqual({
    'common.save': 'Save',
    'error.task.stale': 'Changed',
  })
})

it.each([
  [
    'a reason it knows',
    new Refused(409, { kind: 'conflict', reason: 'task.stale' }),
    'Changed by somebody else',
  ],
  ['a new reason, by its kind', new Refused(403, { kind: 'forbidden', reason: 'x.new' }), 'Not allowed'],
  ['a new reason of a new kind', new Refused(418, { kind: 'teapot', reason: 'x.new' }), 'Something broke'],
  ['silence', new Unreachable(), 'No answer'],
  ['a bug of the page', new TypeError('undefined is not a function'), 'This page broke'],
])('puts into words %s', (_case, error, message) => {
  expect(sayError(error, text, has).message).toBe(message)
})

it('says at each field what is wrong with it, the first thing first', () => {
  const error = new Refused(422, {
    kind: 'invalid',
    reason: 'request.invalid',
    issues: [
      { path: ['name'], reason: 'field.required' },
      { path: ['name'], reason: 'field.tooLong', params: { max: 9 } },
      { path: ['people', 2, 'title'], reason: 'field.tooLong', params: { max: 200 } },
      { path: ['place'], reason: 'field.somethingNew' },
    ],
  })
  expect(sayError(error, text, has).fields).toEqual({
    name: 'Needed',
    'people.2.title': 'At most 200',
    place: 'Not usable',
  })
})

it('hands on what to quote to the administrator', () => {
  expect(sayError(new Refused(500, { kind: 'internal', requestId: 'abc' }), text, has).requestId).toBe('abc')
})
