import type { z } from 'zod'
import type { BodyOf } from '#contract/endpoint.ts'
import type { closePlanAlert as closeContract, listPlanAlerts as listContract } from '#contract/plan.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { alertActions } from '#domain/plan/deviation.ts'
import { authorizePlan, offeredInPlan } from '#domain/plan/policy.ts'
import type { Db } from '#server/db/database.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { note } from './baseline.ts'
import type { PlanAction } from './lines.ts'
import { getPlanOf, lockPlan, type Plan } from './queries.ts'
import { tellOfPlan } from './tell.ts'

const most = 100

function mayClose(actor: Actor, plan: Plan, receiverIds: readonly string[]): boolean {
  return receiverIds.includes(actor.personId) || offeredInPlan(actor, plan).includes('closeAlert')
}

export async function listAlerts(
  tx: Db,
  actor: Actor,
  id: string,
): Promise<z.output<(typeof listContract)['reply']>> {
  const plan = await getPlanOf(tx, id)
  authorizePlan(actor, 'view', plan)
  const rows = await tx
    .selectFrom('plan_alert')
    .selectAll()
    .where('collaboration_id', '=', id)
    .orderBy((row) => row('closed_at', 'is not', null))
    .orderBy('raised_at', 'desc')
    .limit(most + 1)
    .execute()
  const shown = rows.slice(0, most)
  const links = await chainLinks(
    tx,
    actor,
    'task',
    shown.map(({ task_id }) => task_id),
  )
  const people = await personRefs(
    tx,
    shown.flatMap(({ closed_by, receiver_ids }) => [closed_by, ...receiver_ids]),
  )
  return {
    items: shown
      // Of work that is out of sight nothing is said.
      .filter(({ task_id }) => task_id === null || links.has(task_id))
      .map((row) => ({
        id: row.id,
        task: (row.task_id && links.get(row.task_id)) || null,
        level: row.level,
        days: row.days,
        ratio: row.ratio,
        expectedEndOn: row.expected_end_on,
        receivers: row.receiver_ids.flatMap((one) => people.get(one) ?? []),
        asked: alertActions[row.level].action,
        raisedAt: row.raised_at.toISOString(),
        respondBy: row.respond_by.toISOString(),
        closedAt: row.closed_at?.toISOString() ?? null,
        closedBy: (row.closed_by && people.get(row.closed_by)) || null,
        action: row.action,
        canClose: row.closed_at === null && mayClose(actor, plan, row.receiver_ids),
      })),
    isCut: rows.length > most,
  }
}

/** an alert does not go away by itself; it is closed with what was done. */
export async function closeAlert(
  tx: Db,
  act: PlanAction,
  alertId: string,
  { action }: BodyOf<typeof closeContract>,
): Promise<void> {
  const plan = await lockPlan(tx, act.id)
  authorizePlan(act.actor, 'view', plan)
  const alert = await tx
    .selectFrom('plan_alert')
    .select(['id', 'receiver_ids', 'closed_at', 'level'])
    .where('id', '=', alertId)
    .where('collaboration_id', '=', plan.id)
    .executeTakeFirst()
  if (!mayClose(act.actor, plan, alert?.receiver_ids ?? [])) {
    throw new AppError('forbidden', 'plan.notYours', { action: 'closeAlert' })
  }
  if (alert === undefined) throw new AppError('conflict', 'plan.alertNotFound')
  if (alert.closed_at !== null) throw new AppError('conflict', 'plan.alertClosed')
  await tx
    .updateTable('plan_alert')
    .set({ closed_at: act.at, closed_by: act.actor.personId, action })
    .where('id', '=', alertId)
    .execute()
  await note(tx, act, plan, 'plan.closeAlert', { level: alert.level }, action)
  await tellOfPlan(tx, plan.id)
}
