import { expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import { type AmendmentInQuestion, authorizeAmendment, offeredOnAmendment } from './amendment.ts'
import { type MinutesState, minutesStates } from './lifecycle.ts'
import { authorizeMinutes, type MinutesAct, type MinutesInQuestion, offeredInMinutes } from './policy.ts'

const person = (personId: string, changes: Partial<Actor> = {}): Actor => ({
  personId,
  departmentIds: new Set(),
  oversees: new Set(),
  isAdmin: false,
  isSupervisor: false,
  locale: 'zh-CN',
  ...changes,
})
const people = {
  host: person('host'),
  recorder: person('recorder'),
  reader: person('reader'),
  admin: person('admin', { isAdmin: true }),
  stranger: person('stranger'),
}
const minutes = (state: MinutesState): MinutesInQuestion => ({
  state,
  hostId: 'host',
  recorderId: 'recorder',
  classification: 'confidential',
  departmentIds: [],
  participantIds: ['host', 'recorder', 'reader', 'admin'],
  recipients: [{ personId: 'reader', role: 'recipient', state: 'sent' }],
})
const answerTo = (actor: Actor, act: MinutesAct, state: MinutesState): string => {
  try {
    authorizeMinutes(actor, act, minutes(state))
    return 'may'
  } catch (error) {
    return (error as Error & { reason: string }).reason
  }
}

it.each([
  ['NM-MIN-07: the recorder edits nothing that is final', 'recorder', 'edit', 'archived', 'minutes.isFinal'],
  ['X-46: but proposes an amendment', 'recorder', 'amend', 'archived', 'may'],
  ['X-46: of amended minutes too', 'recorder', 'amend', 'amended', 'may'],
  ['X-46: not before they are final', 'recorder', 'amend', 'inReview', 'minutes.notFinalYet'],
  ['X-46: nobody else proposes', 'host', 'amend', 'archived', 'minutes.notYours'],
  ['the recorder takes back what is no longer true', 'recorder', 'redraw', 'inReview', 'may'],
  ['and nobody else does', 'host', 'redraw', 'inReview', 'minutes.notYours'],
  ['X-47: a legal hold is the host’s', 'host', 'hold', 'archived', 'may'],
  ['X-47: or the administrator’s', 'admin', 'hold', 'archived', 'may'],
  ['X-47: not the recorder’s', 'recorder', 'hold', 'archived', 'minutes.notYours'],
  ['X-47: only the administrator disposes of records', 'host', 'dispose', 'archived', 'minutes.notYours'],
  [
    'X-30: the recorder calls the next meeting, before the text is final too',
    'recorder',
    'callNext',
    'draft',
    'may',
  ],
  ['X-30: or the host, after it', 'host', 'callNext', 'archived', 'may'],
  ['X-30: and no reader', 'reader', 'callNext', 'archived', 'minutes.notYours'],
  ['X-53: for strangers they do not exist', 'stranger', 'amend', 'archived', 'minutes.notFound'],
] as const)('%s', (_, who, act, state, expected) => {
  expect(answerTo(people[who], act, state)).toBe(expected)
})

it('offers what it would allow', () => {
  for (const actor of Object.values(people)) {
    for (const state of minutesStates) {
      for (const act of offeredInMinutes(actor, minutes(state))) {
        if (actor !== people.stranger) expect(answerTo(actor, act, state), act).toBe('may')
      }
    }
  }
})

const amendment = (changes: Partial<AmendmentInQuestion> = {}): AmendmentInQuestion => ({
  state: 'open',
  approvals: [
    { personId: 'host', state: 'approved' },
    { personId: 'reader', state: 'waiting' },
  ],
  ...changes,
})

it.each([
  ['whoever is asked', 'reader', amendment(), ['approve', 'reject']],
  ['whoever has answered', 'host', amendment(), []],
  ['whoever proposed', 'recorder', amendment(), ['withdraw']],
  ['whoever is not asked', 'admin', amendment(), []],
  ['anybody once it is decided', 'reader', amendment({ state: 'rejected' }), []],
] as const)('X-46: an amendment is decided by %s as listed', (_, who, what, expected) => {
  const offered = offeredOnAmendment(people[who], minutes('archived'), what)
  expect(offered).toEqual(expected)
  for (const move of ['approve', 'reject', 'withdraw'] as const) {
    const attempt = () => authorizeAmendment(people[who], move, minutes('archived'), what)
    if (offered.includes(move)) expect(attempt).not.toThrow()
    else expect(attempt).toThrow()
  }
})
