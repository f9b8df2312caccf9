import { type DecisionKind, type DecisionState, needsTasks } from '#domain/decision/lifecycle.ts'
import { type MeetingState, meetingPhase } from './lifecycle.ts'

/** 会议议程, 会前准备, 会议纪要, 行动项跟踪: what every regular meeting must have (S4-35). */
export const fourChecks = ['agenda', 'preparation', 'minutes', 'followUp'] as const
export type FourCheck = (typeof fourChecks)[number]

/** 有; 还没有, and there is still time for it; 缺. */
export const checkStates = ['has', 'pending', 'missing'] as const
export type CheckState = (typeof checkStates)[number]

export interface FourChecksFacts {
  readonly state: MeetingState
  readonly topics: number
  /** Topics with an owner and a length. */
  readonly plannedTopics: number
  readonly isNoticed: boolean
  /** Materials that were asked for, and those of them that are there. */
  readonly materials: number
  readonly filedMaterials: number
  readonly minutesAreFinal: boolean
  /** Until when they are to be final (C-07); null before the end. */
  readonly minutesDueAt: Date | null
  readonly decisions: readonly {
    readonly kind: DecisionKind
    readonly state: DecisionState
    readonly taskCount: number
  }[]
  readonly tasks: readonly {
    readonly isOpen: boolean
    readonly hasOwner: boolean
    readonly hasDue: boolean
  }[]
}

const inForce: readonly DecisionState[] = ['adopted', 'inExecution', 'provisional']

/** Computed from what is there; nobody ticks anything. A meeting that was called off has none to keep. */
export function fourChecksOf(facts: FourChecksFacts, now: Date): Record<FourCheck, CheckState> | null {
  if (facts.state === 'cancelled') return null
  const isBefore = meetingPhase(facts.state) === 'before'
  const before = (has: boolean): CheckState => (has ? 'has' : isBefore ? 'pending' : 'missing')
  return {
    agenda: before(facts.topics > 0 && facts.plannedTopics === facts.topics),
    preparation: before(facts.isNoticed && facts.filedMaterials === facts.materials),
    minutes: facts.minutesAreFinal
      ? 'has'
      : facts.minutesDueAt !== null && now > facts.minutesDueAt
        ? 'missing'
        : 'pending',
    followUp: followUp(facts),
  }
}

/** What was decided has somebody who does it by a day; asked once the minutes say so for good. */
function followUp({ minutesAreFinal, decisions, tasks }: FourChecksFacts): CheckState {
  if (!minutesAreFinal) return 'pending'
  const isTaken = decisions
    .filter(({ kind, state }) => needsTasks(kind) && inForce.includes(state))
    .every(({ taskCount }) => taskCount > 0)
  return isTaken && tasks.every(({ isOpen, hasOwner, hasDue }) => !isOpen || (hasOwner && hasDue))
    ? 'has'
    : 'missing'
}
