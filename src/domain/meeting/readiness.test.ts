import { expect, it } from 'vitest'
import { type AgendaElement, agendaElements, type ReadinessFacts, readinessOf } from './readiness.ts'

const parameters = { smartMin: 5, maxTopics: 5 }
const all: ReadonlySet<AgendaElement> = new Set(agendaElements)

const topic = {
  id: 't1',
  title: '活动目标与范围确认',
  kind: 'decide',
  elements: all,
  hasProblem: true,
  plannedMinutes: 40,
  linkedToGoal: true,
} as const

const decider = {
  id: 'mkt-mgr',
  departmentId: 'mkt',
  kind: 'core',
  coreRole: 'decider',
  topicIds: ['t1'],
  representsDepartment: true,
} as const

const ready: ReadinessFacts = {
  goal: { text: '确定四部门分工及12月1日前关键节点', smartMet: 5, vague: false },
  hasCoreProblem: true,
  hasExpectedOutcome: true,
  hasNeed: true,
  hostId: 'mkt-mgr',
  recorderIds: ['mkt-spec'],
  departmentIds: ['mkt'],
  attendees: [
    decider,
    { ...decider, id: 'mkt-spec', coreRole: 'executor', representsDepartment: false },
    { ...decider, id: 'guest', kind: 'observer', coreRole: null, topicIds: [], representsDepartment: false },
  ],
  lengthMinutes: 120,
  topics: [topic],
  materials: [{ id: 'm1', name: '初步方案', preparerId: 'mkt-spec', hasDue: true }],
  noMaterials: false,
  form: 'offline',
  place: '公司3楼会议室A',
  link: '',
  venueConfirmed: true,
}

it('S0-26: 四定一确认 is complete when all five are', () => {
  const { lines, complete } = readinessOf(ready, parameters)
  expect(complete).toBe(true)
  expect(lines.map(({ item, ready, missing }) => [item, ready, missing])).toEqual([
    ['goal', true, []],
    ['people', true, []],
    ['agenda', true, []],
    ['materials', true, []],
    ['venue', true, []],
  ])
})

const sixTopics = ['t1', 't2', 't3', 't4', 't5', 't6'].map((id) => ({
  ...topic,
  id,
  kind: 'inform' as const,
  plannedMinutes: 20,
}))

it.each<[string, Partial<ReadinessFacts>, string, string, string, object]>([
  ['no need behind it', { hasNeed: false }, 'goal', 'NM-PRE-01', 'goal.noNeed', {}],
  ['no goal', { goal: { text: '', smartMet: 0, vague: false } }, 'goal', 'NM-PRE-02', 'goal.none', {}],
  [
    'a goal by halves',
    { goal: { ...ready.goal, smartMet: 4 } },
    'goal',
    'NM-PRE-02',
    'goal.notSmart',
    { met: 4, needed: 5 },
  ],
  ['no core problem (S2-05)', { hasCoreProblem: false }, 'goal', 'NM-PRE-02', 'goal.noCoreProblem', {}],
  [
    'no expected outcome (S2-06)',
    { hasExpectedOutcome: false },
    'goal',
    'NM-PRE-02',
    'goal.noExpectedOutcome',
    {},
  ],
  [
    'a topic that solves nothing (S0-33)',
    { topics: [{ ...topic, hasProblem: false }] },
    'agenda',
    'NM-PRE-04',
    'agenda.noProblem',
    { no: 1, topic: topic.title },
  ],
  ['a vague goal', { goal: { ...ready.goal, vague: true } }, 'goal', 'NM-PRE-03', 'goal.vague', {}],
  ['no host', { hostId: null }, 'people', 'NM-PRE-15', 'people.noHost', {}],
  ['no recorder', { recorderIds: [] }, 'people', 'NM-PRE-15', 'people.noRecorder', {}],
  [
    'nobody who decides',
    { attendees: [{ ...decider, coreRole: 'informant' }, ...ready.attendees.slice(1)] },
    'people',
    'NM-PRE-12',
    'people.no.decider',
    { topic: topic.title },
  ],
  [
    'nobody who carries it out',
    { attendees: [decider] },
    'people',
    'NM-PRE-12',
    'people.no.executor',
    { topic: topic.title },
  ],
  [
    'a core attendee without a topic',
    { attendees: [...ready.attendees, { ...decider, id: 'x', topicIds: [] }] },
    'people',
    'NM-PRE-13',
    'people.noTopic',
    { person: 'x' },
  ],
  [
    'a department nobody speaks for',
    { departmentIds: ['mkt', 'dsn'] },
    'people',
    'NM-PRE-22',
    'people.notRepresented',
    { department: 'dsn' },
  ],
  ['no agenda', { topics: [] }, 'agenda', 'NM-PRE-04', 'agenda.none', {}],
  [
    'a topic without its output',
    { topics: [{ ...topic, elements: new Set(agendaElements.slice(0, 4)) }] },
    'agenda',
    'NM-PRE-04',
    'agenda.no.expectedOutput',
    { no: 1, topic: topic.title },
  ],
  [
    'a topic beside the goal',
    { topics: [{ ...topic, linkedToGoal: false }] },
    'agenda',
    'NM-PRE-05',
    'agenda.noGoal',
    { no: 1, topic: topic.title },
  ],
  ['six topics', { topics: sixTopics }, 'agenda', 'NM-PRE-06', 'agenda.tooMany', { count: 6, most: 5 }],
  [
    'more minutes than there are',
    { lengthMinutes: 39 },
    'agenda',
    'NM-PRE-11',
    'agenda.tooLong',
    { planned: 40, length: 39 },
  ],
  ['no word about materials', { materials: [] }, 'materials', 'NM-PRE-17', 'materials.undefined', {}],
  [
    'a material nobody prepares',
    { materials: [{ id: 'm', name: '方案', preparerId: null, hasDue: true }] },
    'materials',
    'NM-PRE-17',
    'materials.noPreparer',
    { name: '方案' },
  ],
  [
    'a material for no date',
    { materials: [{ id: 'm', name: '方案', preparerId: 'p', hasDue: false }] },
    'materials',
    'NM-PRE-17',
    'materials.noDue',
    { name: '方案' },
  ],
  ['no room', { place: '' }, 'venue', 'NM-PRE-18', 'venue.noPlace', {}],
  ['no link', { form: 'online' }, 'venue', 'NM-PRE-18', 'venue.noLink', {}],
  ['an unconfirmed room', { venueConfirmed: false }, 'venue', 'NM-PRE-18', 'venue.notConfirmed', {}],
])('S0-26: says what is missing: %s', (_case, change, item, norm, key, params) => {
  const { lines, complete } = readinessOf({ ...ready, ...change }, parameters)
  expect(complete).toBe(false)
  const unready = lines.filter((line) => !line.ready)
  expect(unready.map((line) => line.item)).toEqual([item])
  expect(unready[0]?.missing).toEqual([{ norm, key: `readiness.${key}`, params }])
})

it('takes as many topics and minutes as the limits say', () => {
  const topics = sixTopics.slice(1)
  const attendees = [{ ...decider, topicIds: ['t2'] }]
  expect(readinessOf({ ...ready, topics, attendees, lengthMinutes: 100 }, parameters).complete).toBe(true)
})

it('does not count a decider who is there for another topic', () => {
  const topics = [topic, { ...topic, id: 't2', title: '资源协调', kind: 'discuss' as const }]
  const attendees = [{ ...decider, topicIds: ['t2'] }, ...ready.attendees.slice(1)]
  const { lines } = readinessOf({ ...ready, topics, attendees }, parameters)
  expect(lines.flatMap(({ missing }) => missing)).toEqual([
    { norm: 'NM-PRE-12', key: 'readiness.people.no.decider', params: { topic: topic.title } },
  ])
})

it('is content without materials when somebody said so', () => {
  expect(readinessOf({ ...ready, materials: [], noMaterials: true }, parameters).complete).toBe(true)
})

it('needs no room online and no link in a room', () => {
  const online = { ...ready, form: 'online', place: '', link: 'https://meet.example.cn/1' } as const
  expect(readinessOf(online, parameters).complete).toBe(true)
})
