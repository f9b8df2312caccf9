import type { CollaborationState } from './collaboration.ts'

/** 目标明确, 责任到人, 过程可控, 结果复盘 (S1-05). */
export const stepParts = ['goal', 'people', 'process', 'result'] as const
export type StepPart = (typeof stepParts)[number]

/** The six steps of the guide, each in its part. */
export const steps = [
  { step: 'goalAndScope', part: 'goal' },
  { step: 'group', part: 'people' },
  { step: 'planAndDivision', part: 'people' },
  { step: 'execution', part: 'process' },
  { step: 'conflicts', part: 'process' },
  { step: 'retrospective', part: 'result' },
] as const satisfies readonly { step: string; part: StepPart }[]
export type Step = (typeof steps)[number]['step']

export const stepStates = ['done', 'current', 'ahead', 'stopped'] as const
export type StepState = (typeof stepStates)[number]

export interface StandingFacts {
  readonly state: CollaborationState
  /** The goal says something, has a period and a boundary. */
  readonly hasGoal: boolean
  readonly hasScope: boolean
  readonly hasLeader: boolean
  readonly hasGroup: boolean
  readonly hasPlan: boolean
  readonly hasDivision: boolean
  /** Conflicts and escalations that are not settled. */
  readonly openConflicts: number
}

function isDone(step: Step, facts: StandingFacts): boolean {
  const { state } = facts
  const isPrepared = state !== 'preparing' && state !== 'terminated'
  switch (step) {
    case 'goalAndScope':
      return isPrepared || (facts.hasGoal && facts.hasScope)
    case 'group':
      return isPrepared || (facts.hasLeader && facts.hasGroup)
    case 'planAndDivision':
      return isPrepared || (facts.hasPlan && facts.hasDivision)
    case 'execution':
      return state === 'retro' || state === 'archived'
    // Disputes have no end of their own: the step is over when the work is, if nothing is left open.
    case 'conflicts':
      return (state === 'retro' || state === 'archived') && facts.openConflicts === 0
    case 'retrospective':
      return state === 'archived'
  }
}

/** Where a collaboration stands on its way: the first step that is not done is the one it is at. */
export function stepsOf(facts: StandingFacts): { step: Step; part: StepPart; state: StepState }[] {
  const isStopped = facts.state === 'terminated' || facts.state === 'paused'
  const at = steps.find(({ step }) => !isDone(step, facts))?.step
  return steps.map(({ step, part }) => {
    if (isDone(step, facts)) return { step, part, state: 'done' }
    // While the work runs, disputes are looked after beside it.
    const isAt = step === at || (step === 'conflicts' && at === 'execution' && facts.openConflicts > 0)
    if (!isAt) return { step, part, state: 'ahead' }
    return { step, part, state: isStopped ? 'stopped' : 'current' }
  })
}
