import { sees } from '#domain/audience/audience.ts'
import type { CollaborationInQuestion } from '#domain/collaboration/policy.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'

export interface PlanInQuestion extends CollaborationInQuestion {
  /** Who leads or speaks for a department that takes part: they draw up the plan together (S4-25, S4-33). */
  readonly planners: readonly string[]
  /** The departments that take part, the initiating one with them, each with who may confirm for it. */
  readonly parties: readonly { readonly departmentId: string; readonly speakerIds: readonly string[] }[]
  readonly baselineNo: number
}

export const planActs = [
  'edit',
  'confirm',
  'baseline',
  'requestChange',
  'addMilestone',
  'closeAlert',
  'editResults',
] as const
export type PlanAct = (typeof planActs)[number]

const over = ['archived', 'terminated', 'retro'] as const

function isOver({ state }: PlanInQuestion): boolean {
  return (over as readonly string[]).includes(state)
}

export function isPlanLeader(actor: Actor, { leaderId, createdById }: PlanInQuestion): boolean {
  return actor.personId === leaderId || actor.personId === createdById
}

function isPlanner(actor: Actor, plan: PlanInQuestion): boolean {
  return isPlanLeader(actor, plan) || plan.planners.includes(actor.personId)
}

/** The departments this person may confirm the plan for. */
export function speaksFor(actor: Actor, plan: PlanInQuestion): string[] {
  return plan.parties
    .filter(
      ({ departmentId, speakerIds }) =>
        speakerIds.includes(actor.personId) || actor.oversees.has(departmentId),
    )
    .map(({ departmentId }) => departmentId)
}

function may(actor: Actor, act: PlanAct, plan: PlanInQuestion): boolean {
  switch (act) {
    case 'edit':
    case 'requestChange':
    case 'addMilestone':
      return isPlanner(actor, plan)
    case 'confirm':
      return speaksFor(actor, plan).length > 0
    case 'baseline':
      return actor.personId === plan.leaderId
    case 'editResults':
      return isPlanLeader(actor, plan)
    case 'closeAlert':
      return isPlanner(actor, plan)
  }
}

/** Before the baseline the plan is drawn; after it, it is changed by request. */
function isPossible(act: PlanAct, plan: PlanInQuestion): boolean {
  if (isOver(plan)) return false
  switch (act) {
    case 'edit':
    case 'confirm':
      return plan.baselineNo === 0
    case 'baseline':
      return plan.baselineNo === 0 && plan.state === 'chartered'
    case 'requestChange':
      return plan.baselineNo > 0
    default:
      return true
  }
}

export function authorizePlan(actor: Actor, act: PlanAct | 'view', plan: PlanInQuestion): void {
  if (!sees(actor, plan)) throw new AppError('not_found', 'collaboration.notFound')
  if (act === 'view') return
  if (!may(actor, act, plan)) throw new AppError('forbidden', 'plan.notYours', { action: act })
  if (isPossible(act, plan)) return
  const reason = act === 'edit' && plan.baselineNo > 0 ? 'plan.isBaselined' : 'plan.notNow'
  throw new AppError('conflict', reason, { action: act, state: plan.state })
}

export function offeredInPlan(actor: Actor, plan: PlanInQuestion): PlanAct[] {
  return planActs.filter((act) => may(actor, act, plan) && isPossible(act, plan))
}
