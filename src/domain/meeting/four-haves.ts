import { type DecisionKind, type DecisionState, isSettled, needsTasks } from '#domain/decision/lifecycle.ts'
import { type Reason, reason } from '#domain/lifecycle/reason.ts'
import { isFinal, type MinutesState } from '#domain/minutes/lifecycle.ts'
import { isOpen, type TaskState } from '#domain/task/lifecycle.ts'
import { type MeetingState, meetingPhase } from './lifecycle.ts'
import type { TopicState } from './topic.ts'

export const fourHaves = ['goal', 'pace', 'outcome', 'closure'] as const
/** 有目标, 有节奏, 有成果, 有闭环 (S0-04). */
export type FourHave = (typeof fourHaves)[number]

/** Each language has a text for each. */
export const fourHavesReasons = [
  'fourHaves.goal.none',
  'fourHaves.goal.vague',
  'fourHaves.goal.notSmart',
  'fourHaves.pace.noAgenda',
  'fourHaves.pace.incompleteTopics',
  'fourHaves.pace.tooLong',
  'fourHaves.pace.overran',
  'fourHaves.outcome.notEnded',
  'fourHaves.outcome.noTopics',
  'fourHaves.outcome.undecidedTopics',
  'fourHaves.outcome.minutesNotFinal',
  'fourHaves.closure.notEnded',
  'fourHaves.closure.minutesNotFinal',
  'fourHaves.closure.openTasks',
  'fourHaves.closure.openDecisions',
  'fourHaves.closure.decisionsWithoutTask',
] as const
export type FourHavesReason = (typeof fourHavesReasons)[number]
type Gap = Reason<FourHavesReason>

export interface FourHavesFacts {
  readonly state: MeetingState
  readonly goal: {
    readonly text: string
    /** How many of the five SMART criteria hold. */
    readonly smartMet: number
    /** Only 讨论/沟通/交流 and a noun (NM-PRE-03). */
    readonly vague: boolean
  }
  readonly lengthMinutes: number
  readonly topics: readonly {
    readonly state: TopicState
    readonly plannedMinutes: number
    /** All of NM-PRE-04. */
    readonly hasFiveElements: boolean
    /** It ran over and the host chose neither to extend nor to move it out (NM-MTG-11). */
    readonly overranUnanswered: boolean
  }[]
  readonly minutes: MinutesState
  readonly decisions: readonly {
    readonly kind: DecisionKind
    readonly state: DecisionState
    readonly taskCount: number
  }[]
  readonly tasks: readonly { readonly state: TaskState }[]
}

export interface Have {
  readonly have: FourHave
  readonly has: boolean
  /** What is missing; empty exactly when it has it. */
  readonly missing: readonly Gap[]
}

/** Computed from what is there, never ticked. `smartMin` is the parameter of NM-PRE-02. */
export function fourHavesOf(
  facts: FourHavesFacts,
  smartMin: number,
): { haves: readonly Have[]; score: 0 | 1 | 2 | 3 | 4 } {
  const missing: Record<FourHave, readonly Gap[]> = {
    goal: missingGoal(facts, smartMin),
    pace: missingPace(facts),
    outcome: missingOutcome(facts),
    closure: missingClosure(facts),
  }
  const haves = fourHaves.map((have) => ({
    have,
    has: missing[have].length === 0,
    missing: missing[have],
  }))
  return { haves, score: haves.filter(({ has }) => has).length as 0 | 1 | 2 | 3 | 4 }
}

function missingGoal({ goal }: FourHavesFacts, smartMin: number): Gap[] {
  if (goal.text.trim() === '') return [reason('fourHaves.goal.none')]
  const missing: Gap[] = []
  if (goal.vague) missing.push(reason('fourHaves.goal.vague'))
  if (goal.smartMet < smartMin) {
    missing.push(reason('fourHaves.goal.notSmart', { met: goal.smartMet, needed: smartMin }))
  }
  return missing
}

function missingPace({ topics, lengthMinutes }: FourHavesFacts): Gap[] {
  if (topics.length === 0) return [reason('fourHaves.pace.noAgenda')]
  const missing: Gap[] = []
  const incomplete = topics.filter((topic) => !topic.hasFiveElements).length
  if (incomplete > 0) missing.push(reason('fourHaves.pace.incompleteTopics', { count: incomplete }))
  const planned = topics.reduce((sum, topic) => sum + topic.plannedMinutes, 0)
  if (planned > lengthMinutes) {
    missing.push(reason('fourHaves.pace.tooLong', { planned, length: lengthMinutes }))
  }
  const overran = topics.filter((topic) => topic.overranUnanswered).length
  if (overran > 0) missing.push(reason('fourHaves.pace.overran', { count: overran }))
  return missing
}

function missingOutcome({ state, topics, minutes }: FourHavesFacts): Gap[] {
  if (meetingPhase(state) !== 'after') return [reason('fourHaves.outcome.notEnded')]
  const missing: Gap[] = []
  if (topics.length === 0) missing.push(reason('fourHaves.outcome.noTopics'))
  // 议而不决
  const undecided = topics.filter((topic) => topic.state === 'pending' || topic.state === 'running').length
  if (undecided > 0) missing.push(reason('fourHaves.outcome.undecidedTopics', { count: undecided }))
  if (!isFinal(minutes)) missing.push(reason('fourHaves.outcome.minutesNotFinal'))
  return missing
}

function missingClosure({ state, minutes, decisions, tasks }: FourHavesFacts): Gap[] {
  if (meetingPhase(state) !== 'after') return [reason('fourHaves.closure.notEnded')]
  const missing: Gap[] = []
  if (!isFinal(minutes)) missing.push(reason('fourHaves.closure.minutesNotFinal'))
  const openTasks = tasks.filter((task) => isOpen(task.state)).length
  if (openTasks > 0) missing.push(reason('fourHaves.closure.openTasks', { count: openTasks }))
  const open = decisions.filter((decision) => !isSettled(decision))
  if (open.length > 0) missing.push(reason('fourHaves.closure.openDecisions', { count: open.length }))
  // 决而不行
  const idle = open.filter((decision) => needsTasks(decision.kind) && decision.taskCount === 0).length
  if (idle > 0) missing.push(reason('fourHaves.closure.decisionsWithoutTask', { count: idle }))
  return missing
}

/** Whether the system closes the meeting: followUp → closed. */
export function isClosedLoop(
  facts: Pick<FourHavesFacts, 'state' | 'minutes' | 'decisions' | 'tasks'>,
): boolean {
  return missingClosure({ ...nothingElse, ...facts }).length === 0
}

const nothingElse: Pick<FourHavesFacts, 'goal' | 'lengthMinutes' | 'topics'> = {
  goal: { text: '', smartMet: 0, vague: false },
  lengthMinutes: 0,
  topics: [],
}
