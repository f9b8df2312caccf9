import { sql } from 'kysely'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { alertAnswerBy, rectifyBy, taskReminder } from '#domain/calendar/clocks.ts'
import { endOfDay } from '#domain/calendar/deadline.ts'
import { civilDateOf, instantAt } from '#domain/calendar/instant.ts'
import { judge } from '#domain/norm/engine.ts'
import { type AlertLevel, alertActions, deviationOf, isWorse } from '#domain/plan/deviation.ts'
import { type MilestoneMove, type MilestoneState, milestoneLifecycle } from '#domain/plan/milestone.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { notify } from '#server/notification/notify.ts'
import { baselineOf, getPlanOf, type Plan } from '#server/plan/queries.ts'
import { tellOfPlan } from '#server/plan/tell.ts'
import { measuring, planSlip, trackedPlan } from '#server/plan/view.ts'
import { tellOnce } from './once.ts'
import type { Tick } from './sweep.ts'

const batch = 5

/**
 * NM-COL-14: a plan is held against its baseline once a working day, and anew when its work has changed. What is
 * worse than it was told before is told once, to those whom its level has.
 */
export async function watchPlans(tx: Db, tick: Tick): Promise<number> {
  const { now, setting } = tick
  const today = civilDateOf(now, setting.zone)
  const morning = instantAt(today, setting.calendar.dayStart, setting.zone)
  const { rows } = await sql<{ id: string }>`
    select p.collaboration_id as id from plan p join collaboration c on c.id = p.collaboration_id
    where p.baseline_no > 0 and c.state = 'active'
      and (p.watched_at is null or (p.watched_at < ${morning} and ${morning} <= ${now})
        or exists (select 1 from task t where t.collaboration_id = c.id and t.plan_position is not null
          and t.updated_at > p.watched_at and t.updated_at <= ${now}))
    order by p.collaboration_id limit ${batch}
    for update of p skip locked`.execute(tx)
  for (const { id } of rows) {
    await watch(tx, tick, await getPlanOf(tx, id))
    await tx.updateTable('plan').set({ watched_at: now }).where('collaboration_id', '=', id).execute()
  }
  return rows.length
}

async function watch(tx: Db, tick: Tick, plan: Plan): Promise<void> {
  const measure = await measuring(tx, tick.now)
  const baseline = await baselineOf(tx, plan.id, plan.baselineNo)
  if (baseline === undefined || measure.rule === null) return
  const { rule, today, calendar, zone } = measure
  const { rows, tracked } = await trackedPlan(tx, plan.id, baseline.content, zone)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const out = tracked
    .map((work) => deviationOf(work, today, rule, calendar))
    .flatMap((one) => {
      const row = byId.get(one.id)
      return row === undefined ? [] : [{ ...one, row }]
    })
  const slip = await planSlip(tx, plan, baseline, measure)
  // The engine decides what is told: the same norm that the screens judge by, with its switch and its numbers.
  const findings = judge(
    'plan.daily',
    {
      matter: { noun: 'collaboration', id: plan.id, name: plan.name },
      plan: {
        deviations: out
          .filter(({ level }) => level !== null)
          .map(({ id, days, ratio, row }) => ({ id, name: row.name, days, ratio })),
        slip: slip && { days: slip.days, end: civilDate(slip.expectedEnd) },
      },
    },
    { settings: await loadNormSettings(tx), calendar, zone, now: tick.now, mode: 'live' },
  )
  const told = await lastTold(tx, plan.id)
  for (const { place } of findings) {
    const found = out.find(({ id }) => id === place.id)
    if (found?.level && isWorse(found.level, told.get(found.id) ?? null)) {
      await raise(tx, tick, plan, {
        taskId: found.id,
        name: found.row.name,
        ownerId: found.row.ownerId,
        hostId: found.row.hostId,
        level: found.level,
        days: found.days,
        ratio: found.ratio,
        endOn: null,
      })
    }
    if (place.noun === 'collaboration' && slip) await raiseSlip(tx, tick, plan, slip)
  }
}

/** The worst level that was told of each piece of work since the present baseline was made. */
async function lastTold(tx: Db, collaborationId: string): Promise<Map<string, AlertLevel>> {
  const { rows } = await sql<{ taskId: string; level: AlertLevel }>`
    select a.task_id as "taskId", a.level from plan_alert a
    where a.collaboration_id = ${collaborationId} and a.task_id is not null
      and a.raised_at >= (select max(made_at) from plan_baseline b where b.collaboration_id = ${collaborationId})
    order by a.raised_at`.execute(tx)
  const worst = new Map<string, AlertLevel>()
  for (const { taskId, level } of rows)
    if (isWorse(level, worst.get(taskId) ?? null)) worst.set(taskId, level)
  return worst
}

/** S1-33: told once for each end that is later than the one told before. */
async function raiseSlip(
  tx: Db,
  tick: Tick,
  plan: Plan,
  { expectedEnd, days }: { expectedEnd: string; days: number },
): Promise<void> {
  const { told_end_on } = await tx
    .selectFrom('plan')
    .select('told_end_on')
    .where('collaboration_id', '=', plan.id)
    .executeTakeFirstOrThrow()
  if (told_end_on !== null && expectedEnd <= told_end_on) return
  await tx
    .updateTable('plan')
    .set({ told_end_on: expectedEnd })
    .where('collaboration_id', '=', plan.id)
    .execute()
  await raise(tx, tick, plan, {
    taskId: null,
    name: plan.name,
    ownerId: null,
    hostId: plan.initiatingDepartmentId,
    level: 'red',
    days,
    ratio: null,
    endOn: expectedEnd,
  })
}

interface Raised {
  readonly taskId: string | null
  readonly name: string
  readonly ownerId: string | null
  readonly hostId: string | null
  readonly level: AlertLevel
  readonly days: number
  readonly ratio: number | null
  readonly endOn: string | null
}

async function raise(tx: Db, { app, now, setting }: Tick, plan: Plan, raised: Raised): Promise<void> {
  const { taskId, level, days, ratio, endOn } = raised
  const respondBy = alertAnswerBy(now, level, setting).at
  const heads = plan.parties.find(({ departmentId }) => departmentId === raised.hostId)?.speakerIds ?? []
  const byRole: Readonly<Record<string, readonly (string | null)[]>> = {
    owner: [raised.ownerId],
    leader: [plan.leaderId],
    deptHead: heads,
    superior: plan.superiorIds,
  }
  const receivers = [
    ...new Set(
      alertActions[level].receivers.flatMap((role) => byRole[role] ?? []).filter((id) => id !== null),
    ),
  ]
  // One alert a piece of work is open at a time; a worse one takes its place.
  const { id } = await tx
    .insertInto('plan_alert')
    .values({
      collaboration_id: plan.id,
      task_id: taskId,
      level,
      days,
      ratio,
      expected_end_on: endOn,
      receiver_ids: receivers,
      raised_at: now,
      respond_by: respondBy,
    })
    .onConflict((conflict) =>
      conflict.columns(['collaboration_id', 'task_id']).where('closed_at', 'is', null).doUpdateSet({
        level,
        days,
        ratio,
        expected_end_on: endOn,
        receiver_ids: receivers,
        raised_at: now,
        respond_by: respondBy,
        overdue_told_at: null,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await noteMove(tx, {
    noun: 'collaboration',
    nounId: plan.id,
    move: 'plan.alert',
    from: plan.state,
    to: plan.state,
    actorId: null,
    data: { name: raised.name, level, days },
    at: now,
  })
  const params = { number: plan.number, title: plan.name, days, dueAt: respondBy.toISOString() }
  const about = {
    personIds: receivers,
    noun: 'collaboration',
    nounId: plan.id,
    link: `/collaborations/${plan.id}/plan/baseline`,
    at: now,
  }
  if (taskId === null) {
    await notify(tx, app, {
      ...about,
      kind: 'plan.pathSlip',
      params: { ...params, endOn: endOn ?? '' },
      dedupe: `plan.pathSlip:${id}:${endOn}`,
    })
  } else {
    await notify(tx, app, {
      ...about,
      kind: 'plan.deviation',
      params: { ...params, name: raised.name, colour: level },
      dedupe: `plan.deviation:${id}:${level}`,
    })
  }
  await tellOfPlan(tx, plan.id)
}

/** C-15: nobody said in time what was done about it; those above hear of it, once. */
export async function warnUnansweredAlerts(tx: Db, { app, now }: Tick): Promise<number> {
  const rows = await tx
    .selectFrom('plan_alert')
    .leftJoin('task', 'task.id', 'plan_alert.task_id')
    .select([
      'plan_alert.id',
      'plan_alert.collaboration_id as collaborationId',
      'plan_alert.respond_by as respondBy',
      'task.name',
      'task.owner_department_id as hostId',
    ])
    .where('closed_at', 'is', null)
    .where('overdue_told_at', 'is', null)
    .where('respond_by', '<', now)
    .orderBy('respond_by')
    .limit(50)
    .forUpdate('plan_alert')
    .skipLocked()
    .execute()
  for (const { id, collaborationId, respondBy, name, hostId } of rows) {
    const plan = await getPlanOf(tx, collaborationId)
    const heads = plan.parties.find(({ departmentId }) => departmentId === hostId)?.speakerIds ?? []
    await tellOnce(
      tx,
      app,
      {
        clock: 'C-15',
        noun: 'collaboration',
        nounId: collaborationId,
        occasion: `${id} ${respondBy.toISOString()}`,
        at: now,
      },
      [plan.leaderId, ...heads, ...plan.superiorIds],
      {
        kind: 'plan.alertLate',
        params: {
          number: plan.number,
          title: plan.name,
          name: name ?? plan.name,
          dueAt: respondBy.toISOString(),
        },
        link: `/collaborations/${collaborationId}/plan/baseline`,
      },
    )
    await tx.updateTable('plan_alert').set({ overdue_told_at: now }).where('id', '=', id).execute()
  }
  return rows.length
}

interface Stone {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly state: MilestoneState
  readonly version: number
  readonly dueOn: string
  readonly rectifyBy: string | null
  readonly ownerId: string | null
  readonly leaderId: string | null
  readonly collaborationId: string
  readonly reviewerIds: string[]
}

/** C-08 and C-18 for milestones: 临近, 已延误, and a rectification that is not handed in by its date. */
export async function moveMilestones(tx: Db, tick: Tick): Promise<number> {
  const { now, setting } = tick
  const today = civilDateOf(now, setting.zone)
  const { rows } = await sql<Stone>`
    select m.id, m.number, m.name, m.state, m.version, m.due_on as "dueOn", m.rectify_by as "rectifyBy",
      m.owner_id as "ownerId", c.leader_id as "leaderId", m.collaboration_id as "collaborationId",
      array(select r.person_id from milestone_reviewer r where r.milestone_id = m.id) as "reviewerIds"
    from milestone m join collaboration c on c.id = m.collaboration_id
    where c.state = 'active'
      and ((m.state in ('planned', 'rescheduled') and m.due_on <= ${today}::date + 10)
        or (m.state = 'dueSoon' and m.due_on < ${today}::date)
        or (m.state = 'rectify' and m.rectify_by < ${today}::date and not exists (
          select 1 from reminder r where r.clock = 'C-18' and r.noun = 'milestone' and r.noun_id = m.id
            and r.occasion = m.rectify_by::text)))
    order by m.due_on, m.id
    for update of m skip locked`.execute(tx)
  let moved = 0
  for (const stone of rows) moved += await moveOne(tx, tick, stone)
  return moved
}

async function moveOne(tx: Db, tick: Tick, stone: Stone): Promise<number> {
  const { now, setting } = tick
  const { dueOn, state } = stone
  if (state === 'rectify') {
    const by = stone.rectifyBy
    if (by === null || now <= rectifyBy(civilDate(by), setting).at) return 0
    return tellStone(tx, tick, stone, 'C-18', by, 'milestone.rectifyLate', [stone.ownerId, stone.leaderId])
  }
  const due = civilDate(dueOn)
  if (now > endOfDay(due, setting).at) {
    await step(tx, tick, stone, 'slip')
    await tellStone(tx, tick, stone, 'S1-33', dueOn, 'milestone.slipped', [
      stone.ownerId,
      stone.leaderId,
      ...stone.reviewerIds,
    ])
    return 1
  }
  if (state === 'dueSoon' || now < taskReminder(due, setting).at) return 0
  await step(tx, tick, stone, 'nearDue')
  await tellStone(tx, tick, stone, 'C-08', dueOn, 'milestone.dueSoon', [stone.ownerId, stone.leaderId])
  return 1
}

async function step(tx: Db, { now }: Tick, stone: Stone, move: MilestoneMove): Promise<void> {
  const to = milestoneLifecycle.stateAfter(stone.state, move)
  await tx
    .updateTable('milestone')
    .set({ state: to, version: stone.version + 1 })
    .where('id', '=', stone.id)
    .execute()
  await noteMove(tx, {
    noun: 'milestone',
    nounId: stone.id,
    move,
    from: stone.state,
    to,
    actorId: null,
    at: now,
  })
  await tellOfPlan(tx, stone.collaborationId)
}

function tellStone(
  tx: Db,
  { app, now }: Tick,
  stone: Stone,
  clock: string,
  occasion: string,
  kind: 'milestone.dueSoon' | 'milestone.slipped' | 'milestone.rectifyLate',
  personIds: readonly (string | null)[],
): Promise<number> {
  const about = { clock, noun: 'milestone', nounId: stone.id, occasion, at: now }
  return tellOnce(tx, app, about, personIds, {
    kind,
    params: { number: stone.number, title: stone.name, dueOn: occasion },
    link: `/milestones/${stone.id}`,
  })
}
