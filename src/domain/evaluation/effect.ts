import type { MeetingType } from '#domain/meeting/enums.ts'

/**
 * The half of an evaluation that nobody has to fill in: counted from what is recorded. What is
 * not known yet is null and is neither praised nor blamed.
 */
export interface EffectFacts {
  /** Of the five of SMART. */
  readonly smart: number | null
  readonly topics: number
  readonly maxTopics: number
  readonly plannedMinutes: number | null
  /** What the agenda adds up to, the read-back included. */
  readonly agendaMinutes: number | null
  /** Late by so many minutes; negative: early. */
  readonly startedLate: number | null
  readonly endedLate: number | null
  readonly invited: number
  /** Who came, themselves or by proxy. */
  readonly came: number
  /** Openings of materials by core attendees, out of materials × core attendees. */
  readonly materialsRead: number
  readonly materialsToRead: number
  /** Topics that were closed with an outcome. */
  readonly withOutcome: number
  /** Topics added while people met. */
  readonly adHoc: number
  readonly viewpoints: number
  /** The share of whoever spoke most. */
  readonly mostByOne: number
  readonly speakers: number
  readonly draftInTime: boolean | null
  readonly tasks: number
  readonly tasksWithOwner: number
  readonly tasksAddedAfter: number
  readonly tasksDone: number
  readonly tasksDue: number
}

export const measures = [
  'goalClear',
  'topicCount',
  'timeAllotted',
  'startOnTime',
  'endOnTime',
  'attendance',
  'materialsRead',
  'outcomePerTopic',
  'balancedTalk',
  'minutesInTime',
  'tasksClear',
  'tasksDone',
] as const
export type Measure = (typeof measures)[number]

export interface Measured {
  readonly measure: Measure
  /** From 0 to 1; null: nothing to measure by yet. */
  readonly score: number | null
  readonly params: Readonly<Record<string, number>>
}

/** Minutes that a start or an end may be off without being late. */
const grace = 5
/** Beyond so many minutes nothing is left of the score. */
const worst = 30

export function measureEffect(facts: EffectFacts): readonly Measured[] {
  const of = (measure: Measure, score: number | null, params: Record<string, number> = {}): Measured => ({
    measure,
    score: score === null ? null : Math.max(0, Math.min(1, score)),
    params,
  })
  const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  const punctual = (late: number | null) =>
    late === null ? null : 1 - Math.max(0, late - grace) / (worst - grace)
  return [
    of('goalClear', facts.smart === null ? null : facts.smart / 5, { count: facts.smart ?? 0 }),
    of(
      'topicCount',
      facts.topics === 0 ? 0 : facts.topics <= facts.maxTopics ? 1 : facts.maxTopics / facts.topics,
      {
        count: facts.topics,
        max: facts.maxTopics,
      },
    ),
    of(
      'timeAllotted',
      facts.plannedMinutes === null || facts.agendaMinutes === null || facts.plannedMinutes === 0
        ? null
        : facts.agendaMinutes <= facts.plannedMinutes
          ? 1
          : 1 - (facts.agendaMinutes - facts.plannedMinutes) / facts.plannedMinutes,
      { sum: facts.agendaMinutes ?? 0, length: facts.plannedMinutes ?? 0 },
    ),
    of('startOnTime', punctual(facts.startedLate), { minutes: Math.max(0, facts.startedLate ?? 0) }),
    of('endOnTime', punctual(facts.endedLate), { minutes: Math.max(0, facts.endedLate ?? 0) }),
    of('attendance', ratio(facts.came, facts.invited), { count: facts.came, of: facts.invited }),
    of('materialsRead', ratio(facts.materialsRead, facts.materialsToRead), {
      percent: Math.round(100 * (ratio(facts.materialsRead, facts.materialsToRead) ?? 0)),
    }),
    of('outcomePerTopic', ratio(facts.withOutcome, facts.topics), {
      count: facts.withOutcome,
      of: facts.topics,
    }),
    of('balancedTalk', balance(facts), {
      percent: Math.round(100 * (ratio(facts.mostByOne, facts.viewpoints) ?? 0)),
    }),
    of('minutesInTime', facts.draftInTime === null ? null : facts.draftInTime ? 1 : 0),
    of('tasksClear', ratio(facts.tasksWithOwner, facts.tasks), {
      count: facts.tasksWithOwner,
      of: facts.tasks,
      after: facts.tasksAddedAfter,
    }),
    of('tasksDone', ratio(facts.tasksDone, facts.tasksDue), { count: facts.tasksDone, of: facts.tasksDue }),
  ]
}

/** Nobody is blamed for a talk of two or of few words; otherwise one should not say more than half of it. */
function balance({ viewpoints, mostByOne, speakers }: EffectFacts): number | null {
  if (viewpoints < 5 || speakers < 3) return null
  const share = mostByOne / viewpoints
  return share <= 0.5 ? 1 : (1 - share) / 0.5
}

/** What counts twice for which kind of meeting: what was decided, or how clearly the work was split. */
export const weightSets = {
  decision: ['goalClear', 'outcomePerTopic'],
  execution: ['tasksClear', 'tasksDone'],
} as const satisfies Record<string, readonly Measure[]>
export type WeightSet = keyof typeof weightSets

export function weightSetOf(type: MeetingType): WeightSet {
  switch (type) {
    case 'problemSolving':
    case 'resourceConflict':
    case 'topic':
    case 'jointStanding':
    case 'reviewPlanning':
    case 'retrospective':
      return 'decision'
    case 'kickoff':
    case 'alignment':
    case 'progressSync':
    case 'followUp':
      return 'execution'
  }
}

/** From 0 to 100; null while nothing can be measured. */
export function effectScore(measured: readonly Measured[], set: WeightSet): number | null {
  const doubled: readonly Measure[] = weightSets[set]
  let sum = 0
  let weight = 0
  for (const { measure, score } of measured) {
    if (score === null) continue
    const own = doubled.includes(measure) ? 2 : 1
    sum += own * score
    weight += own
  }
  return weight === 0 ? null : Math.round((100 * sum) / weight)
}
