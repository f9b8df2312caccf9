import { expect, it } from 'vitest'
import type { NormId } from '#domain/norm/catalogue.ts'
import type { MeetingFacts } from '#domain/norm/facts.ts'
import { likelyRisks, type RiskSign, riskSigns, type Seen } from './detect.ts'
import { type MeetingRisk, meetingRisks } from './library.ts'

const sound: MeetingFacts = {
  meeting: {
    id: 'm',
    name: '周例会',
    goal: '确认本周5项交付的负责人和完成日期',
    hostId: 'host',
    recorderId: 'recorder',
    timekeeperId: 'timekeeper',
  },
  topics: [{ id: 't', order: 1, expectedOutput: '清单', plannedMinutes: 20 }],
  attendees: [
    { personId: 'host', kind: 'core', coreRole: 'decider', rsvp: 'yes' },
    { personId: 'recorder', kind: 'core', coreRole: 'executor', rsvp: 'yes' },
  ],
  entries: [],
  decisions: [],
  tasks: [],
}
const having = (
  facts: Partial<MeetingFacts>,
  meeting: Partial<MeetingFacts['meeting']> = {},
): Partial<Seen> => ({
  facts: { ...sound, ...facts, meeting: { ...sound.meeting, ...meeting } },
})
const breaking = (...norms: NormId[]): Partial<Seen> => ({ broken: new Set(norms) })
const look = (seen: Partial<Seen>) =>
  likelyRisks({ facts: sound, broken: new Set(), lastPercent: null, mostTimes: 0, ...seen })

const viewpoints = (...depts: string[]): NonNullable<MeetingFacts['entries']> =>
  depts.map((dept, at) => ({ id: `e${at}`, kind: 'viewpoint', dept, text: '…' }))

const cases: readonly [MeetingRisk, RiskSign, Partial<Seen>][] = [
  ['vagueGoal', 'goalMissing', having({}, { goal: ' ' })],
  ['vagueGoal', 'goalVague', breaking('NM-PRE-03')],
  ['scatteredTopics', 'tooManyTopics', breaking('NM-PRE-06')],
  [
    'keyPersonAbsent',
    'deciderDeclined',
    having({ attendees: [{ personId: 'x', kind: 'core', coreRole: 'decider', rsvp: 'no' }] }),
  ],
  [
    'keyPersonAbsent',
    'hostOrRecorderDeclined',
    having({ attendees: [{ personId: 'host', kind: 'core', rsvp: 'no' }] }),
  ],
  ['materialsUnread', 'materialMissing', breaking('NM-PRE-17')],
  ['materialsUnread', 'materialsUnread', { ...having({}, { readRatio: 0.4 }), ...breaking('NM-PRE-21') }],
  ['offTopic', 'topicWithoutGoal', breaking('NM-PRE-05')],
  ['overtime', 'tooLong', breaking('NM-PRE-11')],
  [
    'overtime',
    'overran',
    having({
      topics: [{ id: 't', order: 1, expectedOutput: '清单', plannedMinutes: 20, actualMinutes: 28 }],
    }),
  ],
  [
    'overtime',
    'noTimekeeper',
    having(
      { topics: [1, 2, 3].map((order) => ({ id: `t${order}`, order, expectedOutput: '清单' })) },
      { timekeeperId: null },
    ),
  ],
  [
    'silence',
    'manyPeople',
    having({
      attendees: Array.from({ length: 13 }, (_, at) => ({ personId: `p${at}`, kind: 'core' as const })),
    }),
  ],
  ['silence', 'oneVoice', having({ entries: viewpoints('市场', '市场', '市场', '市场', '销售') })],
  [
    'deadlock',
    'openDispute',
    having({ entries: [{ id: 'e', kind: 'dispute', text: '…', wordingLockedAt: null }] }),
  ],
  ['deadlock', 'contention', having({}, { resourceContention: true })],
  ['noDecision', 'noDecider', breaking('NM-PRE-12')],
  ['noDecision', 'outputMissing', having({ topics: [{ id: 't', order: 1, expectedOutput: '' }] })],
  ['noDecision', 'cameBefore', { mostTimes: 2 }],
  ['noExecution', 'lastTimeUndone', { lastPercent: 40 }],
  ['noExecution', 'decisionWithoutTask', having({ decisions: [{ id: 'd', kind: 'action', taskIds: [] }] })],
  ['unclearOwner', 'ownerMissing', having({ tasks: [{ id: 't', ownerIds: [] }] })],
  ['lateMinutes', 'noRecorder', having({}, { recorderId: null })],
  ['lateMinutes', 'noConfirmTime', breaking('NM-PRE-07')],
]

it('X-27: a meeting that is in order shows none of the 12 risks', () => {
  expect(meetingRisks).toHaveLength(12)
  expect(look({})).toEqual([])
})

it.each(cases)('X-27: %s is seen by %s', (risk, sign, seen) => {
  expect(look(seen).map((likely) => [likely.risk, likely.why.map((one) => one.sign)])).toEqual([
    [risk, [sign]],
  ])
})

it('X-27: every risk and every sign is tried here', () => {
  expect(new Set(cases.map(([risk]) => risk))).toEqual(new Set(meetingRisks))
  expect(new Set(cases.map(([, sign]) => sign))).toEqual(new Set(riskSigns))
})

it.each([
  ['four viewpoints are too few to tell', viewpoints('市场', '市场', '市场', '市场')],
  ['two departments that both speak', viewpoints('市场', '市场', '市场', '销售', '销售', '销售')],
])('X-27: %s', (_case, entries) => {
  expect(look(having({ entries }))).toEqual([])
})
