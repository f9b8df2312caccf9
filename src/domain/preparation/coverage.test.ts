import { expect, it } from 'vitest'
import type { CoreRole } from '#domain/meeting/enums.ts'
import { type CoveringAttendee, coverageOfTopics, remedyFor, withoutTopic } from './coverage.ts'

const one = (
  id: string,
  coreRole: CoreRole | null,
  topicIds: string[] = [],
  change: Partial<CoveringAttendee> = {},
): CoveringAttendee => ({
  id,
  kind: 'core',
  coreRole,
  rsvp: 'pending',
  isHeadOfDepartment: false,
  topicIds,
  ...change,
})
const topic = { id: 't1', kind: 'decide', citesData: false } as const
const needed = { decider: 1, executor: 1 }
const missingIn = (attendees: CoveringAttendee[], change: Partial<typeof topic | object> = {}) =>
  coverageOfTopics([{ ...topic, ...change }], attendees, needed)[0]?.missing

it.each<[string, CoveringAttendee[], object, CoreRole[]]>([
  ['S0-41: nobody', [], {}, ['decider', 'executor']],
  ['S0-38, S0-39: decider and executor of everybody', [one('a', 'decider'), one('b', 'executor')], {}, []],
  ['named for another topic', [one('a', 'decider', ['t2']), one('b', 'executor', ['t1'])], {}, ['decider']],
  ['not coming', [one('a', 'decider', [], { rsvp: 'no' }), one('b', 'executor')], {}, ['decider']],
  [
    'S0-42: an observer covers nothing',
    [one('a', null, ['t1'], { kind: 'observer' })],
    {},
    ['decider', 'executor'],
  ],
  ['nothing to decide', [one('a', null)], { kind: 'inform' }, []],
  [
    'S0-40: figures need somebody who knows them',
    [one('a', 'executor')],
    { kind: 'inform', citesData: true },
    ['informant'],
  ],
  ['S0-40: they are there', [one('a', 'informant', ['t1'])], { kind: 'inform', citesData: true }, []],
])('misses of a topic: %s', (_case, attendees, change, missing) => {
  expect(missingIn(attendees, change)).toEqual(missing)
})

it('counts as many as the norm asks for', () => {
  const attendees = [one('a', 'decider'), one('b', 'executor')]
  expect(coverageOfTopics([topic], attendees, { decider: 2, executor: 1 })[0]?.missing).toEqual(['decider'])
})

it.each<[string, CoreRole, CoveringAttendee[], object | undefined]>([
  [
    'links who decides elsewhere',
    'decider',
    [one('a', 'decider', ['t2']), one('b', 'executor', ['t1'])],
    { does: 'link', attendeeId: 'a' },
  ],
  [
    'S0-38: lets the head decide',
    'decider',
    [one('a', null, ['t1']), one('b', null, ['t1'], { isHeadOfDepartment: true })],
    { does: 'appoint', attendeeId: 'b' },
  ],
  [
    'S0-39: has somebody else carry it out',
    'executor',
    [one('b', null, [], { isHeadOfDepartment: true }), one('a', null)],
    { does: 'appoint', attendeeId: 'a' },
  ],
  ['knows no way where nobody is free', 'decider', [one('b', 'executor')], undefined],
  ['makes nobody decide who is no head', 'decider', [one('a', null)], undefined],
])('offers one click: %s', (_case, role, attendees, remedy) => {
  const [coverage] = coverageOfTopics([topic], attendees, needed)
  if (coverage === undefined) throw new Error('one topic has one coverage')
  expect(remedyFor(role, coverage, attendees)).toEqual(remedy)
})

it('S0-37: finds the core attendee whom no topic concerns, and no observer', () => {
  const people = [one('a', 'decider', ['t1']), one('b', null), one('c', null, [], { kind: 'observer' })]
  const of = (...ids: string[]) =>
    withoutTopic(
      coverageOfTopics(
        ids.map((id) => ({ ...topic, id })),
        people,
        needed,
      ),
      people,
    )
  expect(of('t1')).toEqual(['b'])
  // The second one names nobody, so that it concerns all.
  expect(of('t1', 't2')).toEqual([])
  expect(of()).toEqual([])
})
