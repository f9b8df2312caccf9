import { type Reason, reason } from '#domain/lifecycle/reason.ts'
import type { NormId } from '#domain/norm/catalogue.ts'
import type { AgendaItemKind, AttendeeKind, Channel, CoreRole } from './enums.ts'

export const readinessItems = ['goal', 'people', 'agenda', 'materials', 'venue'] as const
/** 四定一确认: 定目标, 定人员, 定议程, 定材料, 确认场地与技术支持 (S0-26). */
export type ReadinessItem = (typeof readinessItems)[number]

export const agendaElements = [
  'title',
  'discussionContent',
  'owner',
  'plannedMinutes',
  'expectedOutput',
] as const
/** 议题名称, 讨论内容, 负责人, 预计时长, 输出成果 (S0-52). */
export type AgendaElement = (typeof agendaElements)[number]

/** Each language has a text for each. */
export const readinessReasons = [
  'readiness.goal.noNeed',
  'readiness.goal.none',
  'readiness.goal.notSmart',
  'readiness.goal.vague',
  'readiness.goal.noCoreProblem',
  'readiness.goal.noExpectedOutcome',
  'readiness.people.noHost',
  'readiness.people.noRecorder',
  'readiness.people.noAttendees',
  'readiness.people.no.decider',
  'readiness.people.no.executor',
  'readiness.people.noTopic',
  'readiness.people.notRepresented',
  'readiness.agenda.none',
  'readiness.agenda.no.title',
  'readiness.agenda.no.discussionContent',
  'readiness.agenda.no.owner',
  'readiness.agenda.no.plannedMinutes',
  'readiness.agenda.no.expectedOutput',
  'readiness.agenda.noProblem',
  'readiness.agenda.noGoal',
  'readiness.agenda.tooMany',
  'readiness.agenda.tooLong',
  'readiness.materials.undefined',
  'readiness.materials.noPreparer',
  'readiness.materials.noDue',
  'readiness.venue.noPlace',
  'readiness.venue.noLink',
  'readiness.venue.notConfirmed',
] as const
export type ReadinessReason = (typeof readinessReasons)[number]

export interface ReadinessFacts {
  readonly goal: { readonly text: string; readonly smartMet: number; readonly vague: boolean }
  readonly hasCoreProblem: boolean
  readonly hasExpectedOutcome: boolean
  /** A request, a collaboration, or a written reason stands behind the meeting (S0-05). */
  readonly hasNeed: boolean
  readonly hostId: string | null
  readonly recorderIds: readonly string[]
  readonly departmentIds: readonly string[]
  readonly attendees: readonly {
    readonly id: string
    readonly departmentId: string
    readonly kind: AttendeeKind
    readonly coreRole: CoreRole | null
    readonly topicIds: readonly string[]
    /** Head of the department, or its core liaison (NM-PRE-22). */
    readonly representsDepartment: boolean
  }[]
  readonly lengthMinutes: number
  readonly topics: readonly {
    readonly id: string
    readonly title: string
    readonly kind: AgendaItemKind
    readonly elements: ReadonlySet<AgendaElement>
    /** 解决什么问题 (S0-33). */
    readonly hasProblem: boolean
    readonly plannedMinutes: number
    readonly linkedToGoal: boolean
  }[]
  readonly materials: readonly {
    readonly id: string
    readonly name: string
    readonly preparerId: string | null
    readonly hasDue: boolean
  }[]
  /** The organiser has said that no material is needed. */
  readonly noMaterials: boolean
  readonly form: Channel
  readonly place: string
  readonly link: string
  readonly venueConfirmed: boolean
}

/** Norm parameters that the checklist looks at. */
export interface ReadinessParameters {
  readonly smartMin: number
  readonly maxTopics: number
}

export interface Missing extends Reason<ReadinessReason> {
  /** The norm that asks for it, whose severity says whether it stops the meeting. */
  readonly norm: NormId
}

export interface ReadinessLine {
  readonly item: ReadinessItem
  readonly ready: boolean
  readonly missing: readonly Missing[]
}

export function readinessOf(
  facts: ReadinessFacts,
  parameters: ReadinessParameters,
): { lines: readonly ReadinessLine[]; complete: boolean } {
  const missing: Record<ReadinessItem, readonly Missing[]> = {
    goal: missingGoal(facts, parameters),
    people: missingPeople(facts),
    agenda: missingAgenda(facts, parameters),
    materials: missingMaterials(facts),
    venue: missingVenue(facts),
  }
  const lines = readinessItems.map((item) => ({
    item,
    ready: missing[item].length === 0,
    missing: missing[item],
  }))
  return { lines, complete: lines.every(({ ready }) => ready) }
}

function lacks(norm: NormId, key: ReadinessReason, params: Reason['params'] = {}): Missing {
  return { norm, ...reason(key, params) }
}

function missingGoal(facts: ReadinessFacts, { smartMin }: ReadinessParameters): Missing[] {
  const { goal, hasNeed, hasCoreProblem, hasExpectedOutcome } = facts
  const missing: Missing[] = []
  if (!hasNeed) missing.push(lacks('NM-PRE-01', 'readiness.goal.noNeed'))
  if (!hasCoreProblem) missing.push(lacks('NM-PRE-02', 'readiness.goal.noCoreProblem'))
  if (!hasExpectedOutcome) missing.push(lacks('NM-PRE-02', 'readiness.goal.noExpectedOutcome'))
  if (goal.text.trim() === '') return [...missing, lacks('NM-PRE-02', 'readiness.goal.none')]
  if (goal.smartMet < smartMin) {
    missing.push(lacks('NM-PRE-02', 'readiness.goal.notSmart', { met: goal.smartMet, needed: smartMin }))
  }
  if (goal.vague) missing.push(lacks('NM-PRE-03', 'readiness.goal.vague'))
  return missing
}

function missingPeople(facts: ReadinessFacts): Missing[] {
  const { attendees, topics } = facts
  const missing: Missing[] = []
  if (facts.hostId === null) missing.push(lacks('NM-PRE-15', 'readiness.people.noHost'))
  if (facts.recorderIds.length === 0) missing.push(lacks('NM-PRE-15', 'readiness.people.noRecorder'))
  if (attendees.length === 0) missing.push(lacks('NM-PRE-22', 'readiness.people.noAttendees'))
  for (const topic of topics) {
    if (topic.kind !== 'decide') continue
    for (const role of ['decider', 'executor'] as const) {
      const covered = attendees.some((each) => each.coreRole === role && each.topicIds.includes(topic.id))
      if (!covered) missing.push(lacks('NM-PRE-12', `readiness.people.no.${role}`, { topic: topic.title }))
    }
  }
  for (const each of attendees) {
    if (each.kind === 'core' && each.topicIds.length === 0) {
      missing.push(lacks('NM-PRE-13', 'readiness.people.noTopic', { person: each.id }))
    }
  }
  for (const department of facts.departmentIds) {
    const represented = attendees.some(
      (each) => each.departmentId === department && each.representsDepartment,
    )
    if (!represented) missing.push(lacks('NM-PRE-22', 'readiness.people.notRepresented', { department }))
  }
  return missing
}

function missingAgenda(
  { topics, lengthMinutes }: ReadinessFacts,
  { maxTopics }: ReadinessParameters,
): Missing[] {
  if (topics.length === 0) return [lacks('NM-PRE-04', 'readiness.agenda.none')]
  const missing: Missing[] = []
  topics.forEach((topic, index) => {
    for (const element of agendaElements) {
      if (!topic.elements.has(element)) {
        missing.push(
          lacks('NM-PRE-04', `readiness.agenda.no.${element}`, { no: index + 1, topic: topic.title }),
        )
      }
    }
    if (!topic.hasProblem) {
      missing.push(lacks('NM-PRE-04', 'readiness.agenda.noProblem', { no: index + 1, topic: topic.title }))
    }
    if (!topic.linkedToGoal) {
      missing.push(lacks('NM-PRE-05', 'readiness.agenda.noGoal', { no: index + 1, topic: topic.title }))
    }
  })
  if (topics.length > maxTopics) {
    missing.push(lacks('NM-PRE-06', 'readiness.agenda.tooMany', { count: topics.length, most: maxTopics }))
  }
  const planned = topics.reduce((sum, topic) => sum + topic.plannedMinutes, 0)
  if (planned > lengthMinutes) {
    missing.push(lacks('NM-PRE-11', 'readiness.agenda.tooLong', { planned, length: lengthMinutes }))
  }
  return missing
}

function missingMaterials({ materials, noMaterials }: ReadinessFacts): Missing[] {
  if (materials.length === 0) return noMaterials ? [] : [lacks('NM-PRE-17', 'readiness.materials.undefined')]
  return materials.flatMap(({ name, preparerId, hasDue }) => [
    ...(preparerId === null ? [lacks('NM-PRE-17', 'readiness.materials.noPreparer', { name })] : []),
    ...(hasDue ? [] : [lacks('NM-PRE-17', 'readiness.materials.noDue', { name })]),
  ])
}

function missingVenue({ form, place, link, venueConfirmed }: ReadinessFacts): Missing[] {
  const missing: Missing[] = []
  if (form === 'offline' && place.trim() === '') missing.push(lacks('NM-PRE-18', 'readiness.venue.noPlace'))
  if (form === 'online' && link.trim() === '') missing.push(lacks('NM-PRE-18', 'readiness.venue.noLink'))
  if (!venueConfirmed) missing.push(lacks('NM-PRE-18', 'readiness.venue.notConfirmed'))
  return missing
}
