import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { machine } from '#domain/lifecycle/machine.ts'

/** 计划中, 临近, 审核中, 通过, 整改中, 不通过, 已延误, 已调整, 已取消. */
export const milestoneStates = [
  'planned',
  'dueSoon',
  'underReview',
  'passed',
  'rectify',
  'failed',
  'slipped',
  'rescheduled',
  'cancelled',
] as const
export type MilestoneState = (typeof milestoneStates)[number]

export const milestoneMoves = [
  'nearDue',
  'submit',
  'pass',
  'askRectification',
  'fail',
  'slip',
  'reschedule',
  'cancel',
] as const
export type MilestoneMove = (typeof milestoneMoves)[number]

const open = ['planned', 'dueSoon', 'slipped', 'rescheduled'] as const

/** §3.11 with two lines of our own: what is late or was set anew may still be handed in (decision 012). */
export const milestoneLifecycle = machine({
  noun: 'milestone',
  states: milestoneStates,
  moves: milestoneMoves,
  rows: [
    {
      from: ['planned', 'rescheduled'],
      move: 'nearDue',
      to: 'dueSoon',
      who: ['system'],
      clocks: ['C-08'],
      source: ['S2-63'],
    },
    {
      from: [...open, 'rectify'],
      move: 'submit',
      to: 'underReview',
      who: ['owner', 'leader', 'deptHead'],
      needs: ['deliverable'],
      source: ['S4-47', 'X-63'],
    },
    {
      from: 'underReview',
      move: 'pass',
      to: 'passed',
      who: ['reviewer', 'leader'],
      guards: ['NM-COL-13'],
      source: ['S4-47'],
    },
    {
      from: 'underReview',
      move: 'askRectification',
      to: 'rectify',
      who: ['reviewer'],
      clocks: ['C-18'],
      needs: ['date', 'reason'],
      source: ['X-63'],
    },
    {
      from: 'underReview',
      move: 'fail',
      to: 'failed',
      who: ['reviewer'],
      needs: ['reason'],
      source: ['X-63'],
    },
    {
      from: ['planned', 'dueSoon', 'rescheduled'],
      move: 'slip',
      to: 'slipped',
      who: ['system'],
      source: ['S1-33'],
    },
    {
      from: [...open, 'failed'],
      move: 'reschedule',
      to: 'rescheduled',
      who: ['leader', 'system'],
      needs: ['date'],
      source: ['X-62'],
    },
    { from: open, move: 'cancel', to: 'cancelled', who: ['leader'], needs: ['reason'], source: ['X-62'] },
  ],
})

/** 通过, 整改后通过, 不通过. */
export const milestoneVerdicts = ['pass', 'rectify', 'fail'] as const
export type MilestoneVerdict = (typeof milestoneVerdicts)[number]

/** how often a stage result may be put right. */
export const rectifyTimes = 1

export interface GivenVerdict {
  readonly personId: string
  readonly verdict: MilestoneVerdict
  /** By when, where it has to be put right (C-18). */
  readonly rectifyBy: CivilDate | null
}

/** Who has still to say something in this round. */
export function awaitedReviewers(reviewerIds: readonly string[], given: readonly GivenVerdict[]): string[] {
  const said = new Set(given.map(({ personId }) => personId))
  return reviewerIds.filter((id) => !said.has(id))
}

export type GateOutcome =
  | { readonly move: 'pass' | 'fail' }
  | { readonly move: 'askRectification'; readonly by: CivilDate | null }

/**
 * What the verdicts of a round come to once everybody asked has given one; undefined before. One 不通过 outweighs
 * everything, one 整改后通过 outweighs 通过; of several dates the latest is the date.
 */
export function outcomeOf(
  reviewerIds: readonly string[],
  given: readonly GivenVerdict[],
): GateOutcome | undefined {
  const asked = given.filter(({ personId }) => reviewerIds.includes(personId))
  if (reviewerIds.length === 0 || awaitedReviewers(reviewerIds, asked).length > 0) return undefined
  if (asked.some(({ verdict }) => verdict === 'fail')) return { move: 'fail' }
  const toPutRight = asked.filter(({ verdict }) => verdict === 'rectify')
  if (toPutRight.length === 0) return { move: 'pass' }
  const dates = toPutRight.flatMap(({ rectifyBy }) => rectifyBy ?? []).toSorted()
  return { move: 'askRectification', by: dates.at(-1) ?? null }
}

/** Which verdicts are open to a reviewer: the chance to put it right is given so many times and no more. */
export function verdictsOpen(rectifications: number): readonly MilestoneVerdict[] {
  return rectifications < rectifyTimes
    ? milestoneVerdicts
    : milestoneVerdicts.filter((one) => one !== 'rectify')
}

/** 不通过 stops what comes after it; what only waits for its review does not. */
export function blocksNextStage(state: MilestoneState): boolean {
  return state === 'failed'
}
