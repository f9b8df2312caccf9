import type { NormId } from '#domain/norm/catalogue.ts'
import type { MeetingFacts } from '#domain/norm/facts.ts'
import { type MeetingRisk, meetingRisks } from './library.ts'

/** Each language has a text for each, under meetingRisk.why. */
export const riskSigns = [
  'goalMissing',
  'goalVague',
  'tooManyTopics',
  'topicWithoutGoal',
  'deciderDeclined',
  'hostOrRecorderDeclined',
  'materialMissing',
  'materialsUnread',
  'tooLong',
  'overran',
  'noTimekeeper',
  'manyPeople',
  'oneVoice',
  'openDispute',
  'contention',
  'noDecider',
  'outputMissing',
  'cameBefore',
  'lastTimeUndone',
  'decisionWithoutTask',
  'ownerMissing',
  'noRecorder',
  'noConfirmTime',
] as const
export type RiskSign = (typeof riskSigns)[number]

export interface LikelyRisk {
  readonly risk: MeetingRisk
  /** Why it is thought likely, the plainest first. */
  readonly why: readonly {
    readonly sign: RiskSign
    readonly params: Readonly<Record<string, string | number>>
  }[]
}

export interface Seen {
  readonly facts: MeetingFacts
  /** The norms that are not kept as things stand. */
  readonly broken: ReadonlySet<NormId>
  /** Of the last meeting that this one looks back on; null: nothing was to be done, or there is none. */
  readonly lastPercent: number | null
  /** On how many agendas the most stubborn topic has been. */
  readonly mostTimes: number
}

/** More people than can all be heard in an hour. */
const manyPeople = 12
/** Below this share of done tasks the next ones will fare no better. */
const goodPercent = 60
const enoughViewpoints = 5
const oneVoiceShare = 0.7

type Signs = readonly (readonly [
  holds: boolean,
  sign: RiskSign,
  params?: Readonly<Record<string, string | number>>,
])[]

/** The risks of the library that can be seen coming in a meeting as it stands. */
export function likelyRisks(seen: Seen): LikelyRisk[] {
  const signs = signsOf(seen)
  return meetingRisks.flatMap((risk) => {
    const why = signs[risk].flatMap(([holds, sign, params = {}]) => (holds ? [{ sign, params }] : []))
    return why.length === 0 ? [] : [{ risk, why }]
  })
}

function signsOf({ facts, broken, lastPercent, mostTimes }: Seen): Readonly<Record<MeetingRisk, Signs>> {
  const {
    meeting,
    attendees = [],
    topics = [],
    materials = [],
    entries = [],
    decisions = [],
    tasks = [],
  } = facts
  const goal = meeting.goal?.trim() ?? ''
  const core = attendees.filter(({ kind }) => kind === 'core')
  const declined = attendees.filter(({ rsvp }) => rsvp === 'no')
  const deciders = declined.filter(({ coreRole }) => coreRole === 'decider').length
  const speakers = declined.filter(
    ({ personId }) => personId === meeting.hostId || personId === meeting.recorderId,
  ).length
  const real = topics.filter(({ segment }) => segment === undefined || segment === 'topic')
  const unread = meeting.readRatio
  const overran = real.filter(
    ({ actualMinutes, plannedMinutes }) =>
      typeof actualMinutes === 'number' &&
      typeof plannedMinutes === 'number' &&
      actualMinutes > plannedMinutes,
  ).length
  const voice = loudest(entries)
  const disputes = entries.filter(
    ({ kind, wordingLockedAt }) => kind === 'dispute' && !wordingLockedAt,
  ).length
  const withoutTask = decisions.filter(
    ({ kind, taskIds = [] }) => kind === 'action' && taskIds.length === 0,
  ).length
  const ownerless = tasks.filter(
    ({ ownerIds }) => ownerIds !== undefined && (ownerIds?.length ?? 0) === 0,
  ).length
  const without = (field: 'expectedOutput') =>
    real.filter((topic) => (topic[field] ?? '').trim() === '').length
  return {
    vagueGoal: [
      [goal === '', 'goalMissing'],
      [goal !== '' && (broken.has('NM-PRE-02') || broken.has('NM-PRE-03')), 'goalVague'],
    ],
    scatteredTopics: [[broken.has('NM-PRE-06'), 'tooManyTopics', { count: real.length }]],
    keyPersonAbsent: [
      [deciders > 0, 'deciderDeclined', { count: deciders }],
      [speakers > 0, 'hostOrRecorderDeclined'],
    ],
    materialsUnread: [
      [broken.has('NM-PRE-17'), 'materialMissing', { count: materials.length }],
      [
        typeof unread === 'number' && unread < 1 && broken.has('NM-PRE-21'),
        'materialsUnread',
        {
          percent: Math.round((unread ?? 0) * 100),
        },
      ],
    ],
    offTopic: [[broken.has('NM-PRE-05'), 'topicWithoutGoal']],
    overtime: [
      [broken.has('NM-PRE-11'), 'tooLong'],
      [overran > 0, 'overran', { count: overran }],
      [!meeting.timekeeperId && real.length > 2, 'noTimekeeper'],
    ],
    silence: [
      [core.length > manyPeople, 'manyPeople', { count: core.length }],
      [voice !== undefined, 'oneVoice', { percent: voice ?? 0 }],
    ],
    deadlock: [
      [disputes > 0, 'openDispute', { count: disputes }],
      [meeting.resourceContention === true, 'contention'],
    ],
    noDecision: [
      [broken.has('NM-PRE-12'), 'noDecider'],
      [without('expectedOutput') > 0, 'outputMissing', { count: without('expectedOutput') }],
      [mostTimes >= 2, 'cameBefore', { times: mostTimes }],
    ],
    noExecution: [
      [lastPercent !== null && lastPercent < goodPercent, 'lastTimeUndone', { percent: lastPercent ?? 0 }],
      [withoutTask > 0, 'decisionWithoutTask', { count: withoutTask }],
    ],
    unclearOwner: [[ownerless > 0 || broken.has('NM-WRD-05'), 'ownerMissing', { count: ownerless }]],
    lateMinutes: [
      [!meeting.recorderId, 'noRecorder'],
      [broken.has('NM-PRE-07'), 'noConfirmTime'],
    ],
  }
}

/** The share in percent of one department that says nearly everything; none while little has been said. */
function loudest(entries: NonNullable<MeetingFacts['entries']>): number | undefined {
  const said = entries.filter(({ kind, dept }) => kind === 'viewpoint' && dept)
  if (said.length < enoughViewpoints) return undefined
  const counts = new Map<string, number>()
  for (const { dept } of said) counts.set(dept as string, (counts.get(dept as string) ?? 0) + 1)
  const share = Math.max(...counts.values()) / said.length
  return share >= oneVoiceShare ? Math.round(share * 100) : undefined
}
