import { sql } from 'kysely'
import type { ConflictStop } from '#domain/conflict/lifecycle.ts'
import { type AlertColour, alertRules, colourOf, isGraver } from '#domain/risk/alert.ts'
import { riskLifecycle } from '#domain/risk/lifecycle.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import { openAlert, receiversOf } from '#server/risk/alerts.ts'
import { getRisk } from '#server/risk/queries.ts'
import { type Lit, lifeColumns, lightInList } from '#server/task/light.ts'
import { tellOnce } from './once.ts'
import type { Tick } from './sweep.ts'

/** Few enough that nobody who works on one of these waits for long. */
const batch = 20

/** C-13: whoever has a conflict has let the time go by. The next level is offered, never taken by itself. */
export async function offerNextLevel(tx: Db, { app, now }: Tick): Promise<number> {
  const { rows } = await sql<{
    id: string
    stopId: string
    number: string
    title: string
    level: ConflictStop
    dueAt: Date
    leaderId: string | null
    handlerIds: string[]
  }>`
    select c.id, s.id as "stopId", c.number, c.title, s.level, s.due_at as "dueAt", c.leader_id as "leaderId",
      c.handler_ids as "handlerIds"
    from conflict c join conflict_stop s on s.conflict_id = c.id and s.left_at is null
    where c.due_at < ${now} and s.offered_at is null
    order by c.due_at limit ${batch}
    for update of c, s skip locked`.execute(tx)
  for (const { id, stopId, number, title, level, dueAt, leaderId, handlerIds } of rows) {
    await tx.updateTable('conflict_stop').set({ offered_at: now }).where('id', '=', stopId).execute()
    await tellOnce(
      tx,
      app,
      { clock: 'C-13', noun: 'conflict', nounId: id, occasion: dueAt.toISOString(), at: now },
      [leaderId, ...handlerIds],
      {
        kind: 'conflict.offered',
        params: { number, title, level, dueAt: dueAt.toISOString() },
        link: `/conflicts/${id}`,
      },
    )
    await publish(tx, {
      stream: 'tasks',
      kind: 'conflict.changed',
      noun: 'conflict',
      nounId: id,
      payload: { id },
    })
  }
  return rows.length
}

/** C-15: nobody has begun to do something about an alarm; it goes on to the next level. */
export async function passOnAlerts(tx: Db, { app, now }: Tick): Promise<number> {
  const { rows } = await sql<{
    id: string
    riskId: string
    colour: AlertColour
    dueAt: Date
    receiverIds: string[]
  }>`
    select a.id, a.risk_id as "riskId", a.colour, a.due_at as "dueAt", a.receiver_ids as "receiverIds"
    from risk_alert a
    where a.due_at < ${now} and a.answered_at is null and a.closed_at is null and a.passed_on_at is null
    order by a.due_at limit ${batch} for update skip locked`.execute(tx)
  for (const { id, riskId, colour, dueAt, receiverIds } of rows) {
    const risk = await getRisk(tx, riskId)
    const next = await receiversOf(tx, risk, alertRules[colour].next)
    await tx
      .updateTable('risk_alert')
      .set({ passed_on_at: now, receiver_ids: [...new Set([...receiverIds, ...next])] })
      .where('id', '=', id)
      .execute()
    await tellOnce(
      tx,
      app,
      { clock: 'C-15', noun: 'risk', nounId: riskId, occasion: id, at: now },
      [...next, ...risk.leaderIds],
      {
        kind: 'risk.alertLate',
        params: { number: risk.number, title: risk.text.slice(0, 120), colour, dueAt: dueAt.toISOString() },
        link: `/risks/${riskId}`,
      },
    )
  }
  return rows.length
}

/**
 * a risk that is watched and whose task falls behind raises its alarm by itself; one whose task falls
 * further behind meanwhile, a graver one. What a person raised or closed on the same day is left to people.
 */
export async function raiseByDeviation(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const { rows } = await sql<
    Lit & {
      riskId: string
      riskState: 'monitoring' | 'alerted'
      open: AlertColour | null
      /** What the plan says of its share of deviation (NM-COL-14), where it is a line of one. */
      planned: AlertColour | null
    }
  >`
    select r.id as "riskId", r.state as "riskState", a.colour as open, p.level as planned, t.state, t.planned_start as "plannedStart",
      t.created_at as "createdAt", t.due_on as "dueOn", t.last_update_at as "lastUpdateAt", t.percent,
      (select max(u.at) from task_update u where u.task_id = t.id and u.kind = 'delay') as "delayReportedAt",
      exists (select 1 from task_reviewer v where v.task_id = t.id) as "hasReviewers", ${lifeColumns('t')}
    from risk r join task t on t.id = r.task_id
    left join risk_alert a on a.risk_id = r.id and a.closed_at is null
    left join plan_alert p on p.task_id = t.id and p.closed_at is null
    where r.state in ('monitoring', 'alerted')
      and (t.state in ('inProgress', 'needsSupport', 'delayed') or (p.id is not null and t.state = 'todo'))
      and not exists (select 1 from risk_alert done where done.risk_id = r.id
        and done.closed_at > ${new Date(now.getTime() - quietAfterClosing)})
    order by r.id`.execute(tx)
  let raised = 0
  for (const { riskId, riskState, open, planned, ...task } of rows) {
    if (raised === batch) break
    const light = lightInList(task, now, setting)
    const lit =
      light.reason.key === 'task.light.behind' || light.reason.key === 'task.light.overdue'
        ? colourOf(light.colour)
        : null
    const colour = planned !== null && (lit === null || isGraver(planned, lit)) ? planned : lit
    if (colour === null || (open !== null && !isGraver(colour, open))) continue
    if (!(await isStill(tx, riskId, riskState, open))) continue
    raised += 1
    const risk = await getRisk(tx, riskId)
    if (riskState === 'monitoring') {
      const state = riskLifecycle.stateAfter(riskState, 'raiseAlert')
      await tx
        .updateTable('risk')
        .set({ state, version: risk.version + 1, updated_at: now })
        .where('id', '=', riskId)
        .execute()
    }
    await noteMove(tx, {
      noun: 'risk',
      nounId: riskId,
      move: 'raiseAlert',
      from: riskState,
      to: 'alerted',
      actorId: null,
      data: { colour, light: colour === lit ? light.reason.key : 'plan.deviation' },
      at: now,
    })
    await openAlert(tx, risk, { colour, reason: '', raisedById: null, gravens: open !== null, app, at: now })
    await publish(tx, {
      stream: 'tasks',
      kind: 'risk.changed',
      noun: 'task',
      nounId: risk.taskId as string,
      payload: { id: riskId },
    })
  }
  return raised
}

/**
 * Takes hold of the risk. False where somebody else has it now or it is no longer as it was read: all are looked
 * at every minute, and only those whose alarm is raised are worth keeping others from.
 */
async function isStill(
  tx: Db,
  riskId: string,
  state: 'monitoring' | 'alerted',
  open: AlertColour | null,
): Promise<boolean> {
  const held = await tx
    .selectFrom('risk')
    .select('state')
    .where('id', '=', riskId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (held?.state !== state) return false
  const alert = await tx
    .selectFrom('risk_alert')
    .select('colour')
    .where('risk_id', '=', riskId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return (alert?.colour ?? null) === open
}

/** An alarm that was closed is not raised again by the clock before somebody had a day to see whether it helped. */
const quietAfterClosing = 24 * 60 * 60_000
