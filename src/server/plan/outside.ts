import { sql } from 'kysely'
import { AppError } from '#domain/error.ts'
import type { MatterFacts } from '#domain/norm/matter-facts.ts'
import type { Actor } from '#domain/person/actor.ts'
import { authorizePlan } from '#domain/plan/policy.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { guard } from '#server/norm/guard.ts'
import type { PlanAction } from './lines.ts'
import { getPlanOf, lockPlan } from './queries.ts'
import { tellOfPlan } from './tell.ts'

/**
 * NM-COL-12: work that is begun in a collaboration whose plan is agreed. Refused until a reason is given; what
 * comes from a meeting's record is not stopped there and is asked about on the plan's page.
 */
export async function guardOutside(
  tx: Db,
  actor: Actor,
  work: { readonly collaborationId: string; readonly name: string },
  overrides: readonly { readonly fingerprint: string; readonly reason: string }[],
  now: Date,
): Promise<string> {
  const plan = await getPlanOf(tx, work.collaborationId)
  if (plan.baselineNo === 0) return ''
  const facts: MatterFacts = {
    matter: { noun: 'collaboration', id: plan.id, name: plan.name },
    leaderId: plan.leaderId,
    // It has no id yet; the same name again is the same work.
    plan: { outside: [{ id: plan.id, name: work.name }] },
  }
  const findings = await guard(tx, actor, {
    event: 'task.create',
    facts,
    noun: 'collaboration',
    nounId: plan.id,
    overrides,
    now,
  })
  return findings.find(({ overridden }) => overridden)?.overridden?.reason ?? ''
}

/**
 * Work that came in after the baseline without a change or a reason, however it came: from a record, a sheet, a
 * ruling, or by naming the collaboration later. Parts of what has a line are parts of it.
 */
export async function unexplainedOutside(
  tx: Db,
  collaborationId: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select t.id, t.name from task t
    join plan_baseline first on first.collaboration_id = t.collaboration_id and first.no = 1
    left join task whole on whole.id = t.parent_id
    where t.collaboration_id = ${collaborationId} and t.plan_position is null and t.state <> 'cancelled'
      and whole.id is null and t.outside_reason = '' and ${enteredAfter}
      -- A second look at a ruling is the product's own reminder, not work that was added.
      and not exists (select 1 from conflict_task look where look.task_id = t.id and look.kind = 'recheck')
    order by t.id limit 100`.execute(tx)
  return rows
}

/** When work came in: with its making, or when it was first said to belong here. */
export const enteredAfter = sql`(t.created_at >= first.made_at or exists (
  select 1 from history m where m.noun = 'task' and m.noun_id = t.id and m.move = 'edit'
    and m.data->'fields' ? 'collaborationId' and m.at >= first.made_at))`

/** Why work goes on beside the plan without a change; said afterwards, for what was begun in a meeting. */
export async function explainOutside(tx: Db, act: PlanAction, taskId: string, reason: string): Promise<void> {
  const plan = await lockPlan(tx, act.id)
  authorizePlan(act.actor, 'closeAlert', plan)
  const task = await tx
    .updateTable('task')
    .set({ outside_reason: reason })
    .where('id', '=', taskId)
    .where('collaboration_id', '=', plan.id)
    .where('plan_position', 'is', null)
    .returning(['id', 'state'])
    .executeTakeFirst()
  if (task === undefined) throw new AppError('conflict', 'plan.lineNotFound')
  await noteMove(tx, {
    noun: 'task',
    nounId: taskId,
    move: 'outsidePlan',
    from: task.state,
    to: task.state,
    actorId: act.actor.personId,
    reason,
    at: act.at,
  })
  await tellOfPlan(tx, plan.id)
}
