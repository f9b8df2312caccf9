import type { DecisionKind, DecisionState } from '#domain/decision/lifecycle.ts'
import { type FourHave, fourHavesOf } from '#domain/meeting/four-haves.ts'
import { goalLinkOf } from '#domain/meeting/goal-parts.ts'
import { type AgendaElement, type ReadinessLine, readinessOf } from '#domain/meeting/readiness.ts'
import type { MinutesState } from '#domain/minutes/lifecycle.ts'
import type { NormSettings } from '#domain/norm/settings.ts'
import { checkSmart, failedCriteria, isVagueGoal } from '#domain/smart/smart.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import type { Material, Meeting, Topic } from './meeting.ts'
import { spentSecondsAt } from './topic-clock.ts'

/** What 四定一确认 and 四有 are computed from, beside the meeting itself. */
export interface ConditionParts {
  readonly meeting: Meeting
  readonly topics: readonly Topic[]
  readonly materials: readonly Material[]
  /** Of the departments that take part. */
  readonly departments: ReadonlyMap<
    string,
    { readonly name: string; readonly headId: string | null; readonly liaisonId: string | null }
  >
  readonly minutes: MinutesState
  readonly decisions: readonly {
    readonly kind: DecisionKind
    readonly state: DecisionState
    readonly taskCount: number
  }[]
  readonly tasks: readonly { readonly state: TaskState }[]
  readonly norms: NormSettings
}

/** To a collaboration here, or by its words to one elsewhere. */
function belongsTo({ collaborationId, collaborationName }: ConditionParts['meeting']): boolean {
  return collaborationId !== null || collaborationName !== ''
}

function goalOf({ meeting, departments, norms }: ConditionParts) {
  const text = meeting.goal
  const check = checkSmart(text, {
    noun: 'meeting',
    departments: [...departments.values()].map(({ name }) => name),
    servesNeed: belongsTo(meeting),
  })
  return {
    text,
    smartMet: 5 - failedCriteria(check).length,
    vague: isVagueGoal(text, norms['NM-PRE-03'].value),
  }
}

function elementsOf(topic: Topic): Set<AgendaElement> {
  const elements = new Set<AgendaElement>()
  if (topic.title !== '') elements.add('title')
  if (topic.discussionContent !== '') elements.add('discussionContent')
  if (topic.ownerId !== null || topic.isForAll) elements.add('owner')
  if (topic.plannedMinutes !== null) elements.add('plannedMinutes')
  if (topic.expectedOutput !== '') elements.add('expectedOutput')
  return elements
}

function lengthOf({ plannedStart, plannedEnd }: Meeting): number {
  if (plannedStart === null || plannedEnd === null) return 0
  return Math.round((plannedEnd.getTime() - plannedStart.getTime()) / 60_000)
}

/** A meeting in two forms needs both; the checklist asks for the one that is missing. */
function formOf({ form, place }: Meeting): 'offline' | 'online' {
  if (form === 'hybrid') return place === '' ? 'offline' : 'online'
  return form
}

/** 四定一确认 (S0-26). */
export function readinessLines(parts: ConditionParts): readonly ReadinessLine[] {
  const { meeting, topics, materials, departments, norms } = parts
  const core = meeting.attendees.filter(({ kind }) => kind === 'core')
  // Who was named for nothing is asked for every topic that names nobody.
  const named = new Set(core.flatMap(({ topicIds }) => topicIds))
  const forAll = topics.filter(({ id }) => !named.has(id)).map(({ id }) => id)
  const topicsOf = ({ topicIds }: { readonly topicIds: readonly string[] }) =>
    topics.length === 0 ? ['agenda'] : [...topicIds, ...forAll]
  const { lines } = readinessOf(
    {
      goal: goalOf(parts),
      hasCoreProblem: meeting.coreProblem !== '',
      hasExpectedOutcome: meeting.expectedOutcome !== '',
      hasNeed: belongsTo(meeting) || meeting.needReason !== '',
      hostId: meeting.hostId,
      recorderIds: meeting.recorderId === null ? [] : [meeting.recorderId],
      departmentIds: [...new Set(core.flatMap(({ departmentId }) => departmentId ?? []))],
      attendees: meeting.attendees.map((attendee) => {
        const department = departments.get(attendee.departmentId ?? '')
        return {
          id: attendee.personId,
          departmentId: attendee.departmentId ?? '',
          kind: attendee.kind,
          coreRole: attendee.coreRole,
          topicIds: attendee.kind === 'core' ? topicsOf(attendee) : [],
          representsDepartment:
            department?.headId === attendee.personId || department?.liaisonId === attendee.personId,
        }
      }),
      lengthMinutes: lengthOf(meeting),
      topics: topics.map((topic) => ({
        id: topic.id,
        title: topic.title,
        kind: topic.kind,
        elements: elementsOf(topic),
        hasProblem: topic.problemToSolve !== '',
        plannedMinutes: topic.plannedMinutes ?? 0,
        linkedToGoal: goalLinkOf(topic, meeting.goal) !== null,
      })),
      materials: materials.map(({ id, name, preparerId, dueAt }) => ({
        id,
        name,
        preparerId,
        hasDue: dueAt !== null,
      })),
      // Asked of a person in words, or left out by whoever declared the meeting ready.
      noMaterials:
        !['draft', 'collecting'].includes(meeting.state) ||
        meeting.attendees.some(({ materialsToPrepare }) => materialsToPrepare !== ''),
      form: formOf(meeting),
      place: meeting.place,
      link: meeting.onlineUrl,
      venueConfirmed: meeting.venueConfirmedAt !== null,
    },
    { smartMin: norms['NM-PRE-02'].value, maxTopics: norms['NM-PRE-06'].value },
  )
  return lines
}

/** 四有 (S0-04). */
export function fourHaves(parts: ConditionParts, now: Date): Record<FourHave, boolean> {
  const { meeting, topics, minutes, decisions, tasks, norms } = parts
  const { haves } = fourHavesOf(
    {
      state: meeting.state,
      goal: goalOf(parts),
      lengthMinutes: lengthOf(meeting),
      topics: topics.map((topic) => ({
        state: topic.state,
        plannedMinutes: topic.plannedMinutes ?? 0,
        hasFiveElements: elementsOf(topic).size === 5,
        overranUnanswered: overranUnanswered(topic, now),
      })),
      minutes,
      decisions,
      tasks,
    },
    norms['NM-PRE-02'].value,
  )
  return Object.fromEntries(haves.map(({ have, has }) => [have, has])) as Record<FourHave, boolean>
}

function overranUnanswered(topic: Topic, now: Date): boolean {
  const isOpen = topic.state === 'pending' || topic.state === 'running'
  if (!isOpen || topic.plannedMinutes === null || topic.extendedMinutes > 0) return false
  return spentSecondsAt(topic, now) > topic.plannedMinutes * 60
}
