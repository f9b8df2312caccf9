import { sql } from 'kysely'
import type { BodyOf } from '#contract/endpoint.ts'
import type { addPlanLines as addContract, updatePlanItem as updateContract } from '#contract/plan.ts'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type OutlineLine, readOutline } from '#domain/plan/outline.ts'
import { authorizePlan } from '#domain/plan/policy.ts'
import { isWithin, orderedWith, outlineOf, type WbsNode } from '#domain/plan/wbs.ts'
import { meansMe } from '#domain/register/words.ts'
import { wouldLoop } from '#domain/task/dependency.ts'
import type { App } from '#server/app.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { type Known, loadKnown } from '#server/register/import/known.ts'
import { refreshPlanAudience } from '#server/task/audience.ts'
import { createTask } from '#server/task/commands.ts'
import { editTask } from '#server/task/edit.ts'
import { cancelTask } from '#server/task/moves.ts'
import { lockPlan, type Plan, planRows, touchPlan } from './queries.ts'
import { seedRaci } from './raci.ts'
import { tellOfPlan } from './tell.ts'

export interface PlanAction {
  readonly app: App
  readonly actor: Actor
  readonly id: string
  readonly at: Date
}

export interface Touched {
  readonly ids: readonly string[]
  readonly goneIds?: readonly string[]
  readonly version: number
}

const mostLines = 1500

/** The plan held and its policy asked: everything that draws it begins here. */
export async function takeUpPlan(tx: Db, { actor, id }: PlanAction): Promise<Plan> {
  const plan = await lockPlan(tx, id)
  authorizePlan(actor, 'edit', plan)
  return plan
}

/** Lines as they are typed or pasted; whoever or whatever they name and is not found is said, and the line is made. */
export async function addPlanLines(
  tx: Db,
  act: PlanAction,
  { text, parentId, afterId }: BodyOf<typeof addContract>,
): Promise<Touched & { unclear: { line: number; text: string }[] }> {
  const plan = await takeUpPlan(tx, act)
  const { calendar, zone } = await loadWorkTime(tx)
  const today = civilDateOf(act.at, zone)
  const lines = readOutline(text, { today, calendar, startOn: plan.startOn ?? today })
  if (lines.length === 0) throw invalid('text', 'field.required')
  if (lines.length > mostLines) throw invalid('text', 'plan.tooManyLines', { max: mostLines })
  const known = await loadKnown(tx, act.actor, {
    numbers: [],
    tasks: [],
    collaborations: [],
    people: [...new Set(lines.flatMap(({ people }) => people))],
  })
  const nodes = await nodesOf(tx, plan.id, zone)
  if (parentId !== null) requireNode(nodes, parentId)
  if (afterId !== null) requireNode(nodes, afterId)

  const unclear: { line: number; text: string }[] = []
  const made: { id: string; line: OutlineLine }[] = []
  const parents: (string | null)[] = []
  const below = new Map<string | null, string[]>()
  for (const line of lines) {
    const parent = line.level === 0 ? parentId : (parents[line.level - 1] ?? parentId)
    const fields = fieldsOf(line, known, act.actor, (words) => unclear.push({ line: line.line, text: words }))
    unclear.push(...line.unclear.map((words) => ({ line: line.line, text: words })))
    const siblings = below.get(parent) ?? []
    const id = await createTask(tx, {
      actor: act.actor,
      app: act.app,
      fields: {
        ...fields,
        collaborationId: plan.id,
        classification: plan.classification,
      },
      plan: { parentId: parent, position: siblings.length, assignerId: plan.leaderId },
      at: act.at,
    })
    await seedRaci(tx, id, fields)
    parents.length = line.level
    parents[line.level] = id
    below.set(parent, [...siblings, id])
    made.push({ id, line })
  }
  const moved = await asSystemWithin(tx, () =>
    placeAt(
      tx,
      nodes,
      { parentId, afterId: afterId ?? lastBelow(nodes, parentId) },
      below.get(parentId) ?? [],
    ),
  )
  await linkByNumber(tx, act, plan.id, zone, made, (line, words) => unclear.push({ line, text: words }))
  await refreshPlanAudience(tx, plan.id)
  const version = await touchPlan(tx, plan.id, act.at)
  await tellOfPlan(tx, plan.id)
  return { ids: [...made.map(({ id }) => id), ...moved], version, unclear }
}

function lastBelow(nodes: readonly WbsNode[], parentId: string | null): string | null {
  return orderedWith(nodes, { parentId, afterId: null }, []).at(-1) ?? null
}

function fieldsOf(line: OutlineLine, known: Known, actor: Actor, say: (words: string) => void) {
  const people = line.people.flatMap((name) => {
    if (meansMe(name)) return [actor.personId]
    const [one, another] = known.peopleCalled(name)
    if (one && !another) return [one.id]
    say(name)
    return []
  })
  const departments = line.departments.flatMap((name) => {
    const [one, another] = known.departmentsCalled(name)
    if (one && !another) return [one.id]
    say(name)
    return []
  })
  const [ownerId = null, ...cooperatorIds] = people
  const [hostId = null, ...helping] = departments
  return {
    name: line.name.slice(0, 200),
    ownerId,
    cooperatorIds,
    ...(hostId !== null && { ownerDepartmentId: hostId }),
    cooperating: [...new Set(helping)]
      .filter((id) => id !== hostId)
      .map((departmentId) => ({ departmentId, provides: '' })),
    plannedStart:
      line.startOn !== null && line.dueOn !== null && line.startOn > line.dueOn ? null : line.startOn,
    dueOn: line.dueOn,
    ...(line.priority !== null && { priority: line.priority }),
    ...(line.standard !== '' && { doneCriteria: [line.standard] }),
  }
}

/** 前置1.2: the line that has this number in the text itself, else in the plan as it is now. */
async function linkByNumber(
  tx: Db,
  act: PlanAction,
  collaborationId: string,
  zone: string,
  made: readonly { id: string; line: OutlineLine }[],
  say: (line: number, words: string) => void,
): Promise<void> {
  if (made.every(({ line }) => line.after.length === 0)) return
  const counts: number[] = []
  const typed = new Map<string, string>()
  for (const { id, line } of made) {
    counts.length = line.level + 1
    counts[line.level] = (counts[line.level] ?? 0) + 1
    typed.set(counts.map((count) => count ?? 1).join('.'), id)
  }
  const nodes = await asSystemWithin(tx, () => nodesOf(tx, collaborationId, zone))
  const standing = new Map(outlineOf(nodes).map(({ number, id }) => [number, id]))
  const rows: { from: string; to: string }[] = []
  for (const { id, line } of made) {
    for (const number of line.after) {
      const from = typed.get(number) ?? standing.get(number)
      if (from === undefined || from === id || wouldLoop(rows, { from, to: id })) say(line.line, number)
      else rows.push({ from, to: id })
    }
  }
  if (rows.length === 0) return
  await tx
    .insertInto('dependency')
    .values(
      rows.map(({ from, to }) => ({
        from_task_id: from,
        to_task_id: to,
        created_by: act.actor.personId,
        created_at: act.at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function updatePlanItem(
  tx: Db,
  act: PlanAction,
  taskId: string,
  body: BodyOf<typeof updateContract>,
): Promise<Touched> {
  const plan = await takeUpPlan(tx, act)
  const { zone } = await loadWorkTime(tx)
  const nodes = await nodesOf(tx, plan.id, zone)
  requireNode(nodes, taskId)
  const { name, ownerId, hostId, cooperatingIds, start, due, standard, split, after, version } = body
  await editTask(
    tx,
    { app: act.app, actor: act.actor, id: taskId, at: act.at },
    {
      version,
      ...(name !== undefined && { name }),
      ...(ownerId !== undefined && { ownerId }),
      ...(hostId !== undefined && { ownerDepartmentId: hostId }),
      ...(cooperatingIds !== undefined && {
        cooperating: cooperatingIds.map((departmentId) => ({ departmentId, provides: '' })),
      }),
      ...(start !== undefined && { plannedStart: start }),
      ...(due !== undefined && { dueOn: due }),
      ...(standard !== undefined && {
        doneCriteria: standard.split('\n').filter((one) => one.trim() !== ''),
      }),
    },
    { byPlan: {} },
  )
  if (split !== undefined)
    await tx.updateTable('task').set({ plan_split: split }).where('id', '=', taskId).execute()
  if (after !== undefined) await setPredecessors(tx, act, { nodes, taskId, after })
  if (ownerId !== undefined || hostId !== undefined || cooperatingIds !== undefined) {
    await seedRaci(tx, taskId, {
      ...(ownerId !== undefined && { ownerId }),
      ...(hostId !== undefined && { ownerDepartmentId: hostId }),
      ...(cooperatingIds !== undefined && {
        cooperating: cooperatingIds.map((departmentId) => ({ departmentId })),
      }),
    })
  }
  const planVersion = await touchPlan(tx, plan.id, act.at)
  await tellOfPlan(tx, plan.id)
  return { ids: [taskId], version: planVersion }
}

async function setPredecessors(
  tx: Db,
  act: PlanAction,
  { nodes, taskId, after }: { nodes: readonly WbsNode[]; taskId: string; after: readonly string[] },
): Promise<void> {
  for (const id of after) requireNode(nodes, id)
  const { rows } = await sql<{ from: string; to: string }>`
    select from_task_id as "from", to_task_id as "to" from dependency
    where to_task_id is not null and to_task_id <> ${taskId}
      and from_task_id = any(${nodes.map(({ id }) => id)}::uuid[])`.execute(tx)
  const links = [...rows]
  for (const from of after) {
    if (from === taskId || wouldLoop(links, { from, to: taskId })) {
      throw new AppError('conflict', 'task.dependencyLoop')
    }
    links.push({ from, to: taskId })
  }
  await sql`
    delete from dependency where to_task_id = ${taskId} and kind = 'finishToStart' and to_milestone_id is null
      and from_task_id <> all(${[...after]}::uuid[])`.execute(tx)
  if (after.length === 0) return
  await tx
    .insertInto('dependency')
    .values(
      after.map((from) => ({
        from_task_id: from,
        to_task_id: taskId,
        created_by: act.actor.personId,
        created_at: act.at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function placePlanItem(
  tx: Db,
  act: PlanAction,
  taskId: string,
  { parentId, afterId }: { parentId: string | null; afterId: string | null },
): Promise<Touched> {
  const plan = await takeUpPlan(tx, act)
  const { zone } = await loadWorkTime(tx)
  const nodes = await nodesOf(tx, plan.id, zone)
  requireNode(nodes, taskId)
  if (parentId !== null) requireNode(nodes, parentId)
  if (isWithin(nodes, parentId, taskId)) throw new AppError('conflict', 'plan.withinItself')
  if (afterId !== null && nodes.find(({ id }) => id === afterId)?.parentId !== parentId) {
    throw new AppError('conflict', 'plan.movedMeanwhile')
  }
  const ids = await asSystemWithin(tx, () => placeAt(tx, nodes, { parentId, afterId }, [taskId]))
  await refreshPlanAudience(tx, plan.id)
  const version = await touchPlan(tx, plan.id, act.at)
  await tellOfPlan(tx, plan.id)
  return { ids: [...new Set([taskId, ...ids])], version }
}

/** Puts lines in their place and numbers their siblings anew; gives those that stand elsewhere than before. */
async function placeAt(
  tx: Db,
  nodes: readonly WbsNode[],
  spot: { parentId: string | null; afterId: string | null },
  ids: readonly string[],
): Promise<string[]> {
  const order = orderedWith(nodes, spot, ids)
  const { rows } = await sql<{ id: string }>`
    update task t set parent_id = ${spot.parentId}::uuid, plan_position = place.position
    from unnest(${order}::uuid[], ${order.map((_, at) => at)}::int[]) place (id, position)
    where t.id = place.id and (t.parent_id is distinct from ${spot.parentId}::uuid
      or t.plan_position is distinct from place.position)
    returning t.id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function removePlanItem(tx: Db, act: PlanAction, taskId: string): Promise<Touched> {
  const plan = await takeUpPlan(tx, act)
  const { zone } = await loadWorkTime(tx)
  const nodes = await nodesOf(tx, plan.id, zone)
  requireNode(nodes, taskId)
  const goneIds = await takeOut(tx, act, nodes, taskId, 'plan')
  const version = await touchPlan(tx, plan.id, act.at)
  await tellOfPlan(tx, plan.id)
  return { ids: [], goneIds, version }
}

/** A line and all below it leave the plan. Work that has not begun is called off; what runs goes on without a line. */
export async function takeOut(
  tx: Db,
  act: PlanAction,
  nodes: readonly WbsNode[],
  taskId: string,
  reason: string,
): Promise<string[]> {
  const gone = nodes.filter(({ id }) => isWithin(nodes, id, taskId)).map(({ id }) => id)
  return asSystemWithin(tx, async () => {
    const rows = await tx
      .selectFrom('task')
      .select(['id', 'state', 'assigned_at'])
      .where('id', 'in', gone)
      .execute()
    await tx
      .updateTable('task')
      .set({ plan_position: null, parent_id: null, is_baselined: false })
      .where('id', 'in', gone)
      .execute()
    for (const { id, state, assigned_at } of rows) {
      if (state !== 'todo') continue
      // Of what nobody was told nobody is told that it is off.
      if (assigned_at !== null) {
        const leader = await tx
          .selectFrom('task')
          .select('assigner_id')
          .where('id', '=', id)
          .executeTakeFirst()
        const actor = { ...act.actor, personId: leader?.assigner_id ?? act.actor.personId }
        await cancelTask(tx, { app: act.app, actor, id, at: act.at }, { reason })
        continue
      }
      await tx.updateTable('task').set({ state: 'cancelled' }).where('id', '=', id).execute()
      await noteMove(tx, {
        noun: 'task',
        nounId: id,
        move: 'cancel',
        from: state,
        to: 'cancelled',
        actorId: act.actor.personId,
        at: act.at,
      })
    }
    return gone
  })
}

export async function adoptIntoPlan(
  tx: Db,
  act: PlanAction,
  { taskIds, parentId }: { taskIds: readonly string[]; parentId: string | null },
): Promise<Touched> {
  const plan = await takeUpPlan(tx, act)
  const ids = await adopt(tx, act, plan, taskIds, parentId)
  const version = await touchPlan(tx, plan.id, act.at)
  await tellOfPlan(tx, plan.id)
  return { ids, version }
}

/** Work that is there gets a line at the end of its parent. */
export async function adopt(
  tx: Db,
  act: PlanAction,
  plan: Plan,
  taskIds: readonly string[],
  parentId: string | null,
): Promise<string[]> {
  const { zone } = await loadWorkTime(tx)
  const nodes = await nodesOf(tx, plan.id, zone)
  if (parentId !== null) requireNode(nodes, parentId)
  const found = await tx
    .selectFrom('task')
    .select(['id', 'owner_id', 'owner_department_id'])
    .where('id', 'in', [...new Set(taskIds)])
    .where('collaboration_id', '=', plan.id)
    .where('plan_position', 'is', null)
    .where('parent_id', 'is', null)
    .execute()
  if (found.length !== new Set(taskIds).size) throw new AppError('conflict', 'plan.lineNotFound')
  for (const task of found) {
    await seedRaci(tx, task.id, { ownerId: task.owner_id, ownerDepartmentId: task.owner_department_id })
  }
  const ids = found.map(({ id }) => id)
  const moved = await asSystemWithin(tx, () =>
    placeAt(tx, nodes, { parentId, afterId: lastBelow(nodes, parentId) }, ids),
  )
  await refreshPlanAudience(tx, plan.id)
  await noteMove(tx, {
    noun: 'collaboration',
    nounId: plan.id,
    move: 'plan.adopt',
    from: plan.state,
    to: plan.state,
    actorId: act.actor.personId,
    data: { count: ids.length },
    at: act.at,
  })
  return [...new Set([...ids, ...moved])]
}

export async function redatePlan(
  tx: Db,
  act: PlanAction,
  dates: readonly { taskId: string; start: string | null; due: string }[],
): Promise<Touched> {
  const plan = await takeUpPlan(tx, act)
  await redate(
    tx,
    act,
    plan.id,
    dates.map(({ taskId, start, due }) => ({
      taskId,
      start: start === null ? null : civilDate(start),
      due: civilDate(due),
    })),
    {},
  )
  const version = await touchPlan(tx, plan.id, act.at)
  await tellOfPlan(tx, plan.id)
  return { ids: dates.map(({ taskId }) => taskId), version }
}

/** Each through the rules of the task itself: its dates must make sense, and its story keeps what they were. */
export async function redate(
  tx: Db,
  act: PlanAction,
  collaborationId: string,
  dates: readonly { taskId: string; start: CivilDate | null; due: CivilDate }[],
  byPlan: { readonly change?: string },
): Promise<void> {
  const versions = await tx
    .selectFrom('task')
    .select(['id', 'version', 'planned_start', 'due_on'])
    .where('collaboration_id', '=', collaborationId)
    .where('plan_position', 'is not', null)
    .where(
      'id',
      'in',
      dates.map(({ taskId }) => taskId),
    )
    .execute()
  const known = new Map(versions.map((row) => [row.id, row]))
  for (const { taskId, start, due } of dates) {
    const row = known.get(taskId)
    if (row === undefined) throw new AppError('conflict', 'plan.lineNotFound')
    if (row.planned_start === start && row.due_on === due) continue
    await editTask(
      tx,
      { app: act.app, actor: act.actor, id: taskId, at: act.at },
      { version: row.version, plannedStart: start, dueOn: due },
      { byPlan },
    )
  }
}

export async function nodesOf(tx: Db, collaborationId: string, zone: string): Promise<WbsNode[]> {
  return asSystemWithin(tx, () => planRows(tx, collaborationId, zone))
}

function requireNode(nodes: readonly WbsNode[], id: string): void {
  if (!nodes.some((node) => node.id === id)) throw new AppError('conflict', 'plan.lineNotFound')
}

function invalid(field: string, reason: string, params: Readonly<Record<string, number>> = {}): AppError {
  return new AppError('invalid', 'request.invalid', {}, { issues: [{ path: [field], reason, params }] })
}
