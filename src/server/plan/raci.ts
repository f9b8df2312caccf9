import { sql } from 'kysely'
import type { RaciView } from '#contract/plan.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { authorizePlan, offeredInPlan } from '#domain/plan/policy.ts'
import { checkRaci, type RaciLetter } from '#domain/plan/raci.ts'
import { outlineOf } from '#domain/plan/wbs.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { editTask } from '#server/task/edit.ts'
import { type PlanAction, takeUpPlan } from './lines.ts'
import { getPlanOf, type Plan, planRows, raciCells, touchPlan } from './queries.ts'
import { tellOfPlan } from './tell.ts'

interface Seed {
  readonly ownerId?: string | null
  readonly ownerDepartmentId?: string | null
  readonly cooperating?: readonly { readonly departmentId: string }[]
  readonly cooperatorIds?: readonly string[]
}

/**
 * What a line says already is put into the matrix: its owner is A, its host does the work (R), who cooperates is
 * consulted (C) and people who help do the work too. Only what the line says anew is replaced.
 */
export async function seedRaci(tx: Db, taskId: string, line: Seed): Promise<void> {
  if (line.ownerId !== undefined) {
    // A person is A once; whoever was so before is not any more, and a department that stood in for one neither.
    await tx.deleteFrom('raci').where('task_id', '=', taskId).where('letter', '=', 'A').execute()
    if (line.ownerId !== null) await put(tx, taskId, [{ person_id: line.ownerId, letter: 'A' }])
  }
  if (line.ownerDepartmentId != null) {
    await sql`delete from raci where task_id = ${taskId} and letter = 'R' and department_id is not null`.execute(
      tx,
    )
    await put(tx, taskId, [{ department_id: line.ownerDepartmentId, letter: 'R' }])
  } else if (line.ownerId != null) {
    const home = await tx
      .selectFrom('task')
      .select('owner_department_id')
      .where('id', '=', taskId)
      .executeTakeFirst()
    const has = await tx
      .selectFrom('raci')
      .select('letter')
      .where('task_id', '=', taskId)
      .where('letter', '=', 'R')
      .executeTakeFirst()
    if (home?.owner_department_id && !has) {
      await put(tx, taskId, [{ department_id: home.owner_department_id, letter: 'R' }])
    }
  }
  if (line.cooperating !== undefined) {
    await sql`delete from raci where task_id = ${taskId} and letter = 'C' and department_id is not null`.execute(
      tx,
    )
    await put(
      tx,
      taskId,
      line.cooperating.map(({ departmentId }) => ({ department_id: departmentId, letter: 'C' as const })),
    )
  }
  if (line.cooperatorIds !== undefined) {
    await put(
      tx,
      taskId,
      line.cooperatorIds.map((person_id) => ({ person_id, letter: 'R' as const })),
    )
  }
}

async function put(
  tx: Db,
  taskId: string,
  cells: readonly { department_id?: string; person_id?: string; letter: RaciLetter }[],
): Promise<void> {
  if (cells.length === 0) return
  await tx
    .insertInto('raci')
    .values(
      cells.map(({ department_id = null, person_id = null, letter }) => ({
        task_id: taskId,
        department_id,
        person_id,
        letter,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function setRaci(
  tx: Db,
  act: PlanAction,
  { taskId, partyId, letters }: { taskId: string; partyId: string; letters: readonly RaciLetter[] },
): Promise<void> {
  const plan = await takeUpPlan(tx, act)
  const task = await tx
    .selectFrom('task')
    .select(['id', 'version', 'owner_id', 'state'])
    .where('id', '=', taskId)
    .where('collaboration_id', '=', plan.id)
    .where('plan_position', 'is not', null)
    .executeTakeFirst()
  if (task === undefined) throw new AppError('conflict', 'plan.lineNotFound')
  const kind = await kindOf(tx, partyId)
  const column = kind === 'department' ? 'department_id' : 'person_id'
  await tx.deleteFrom('raci').where('task_id', '=', taskId).where(column, '=', partyId).execute()
  await put(
    tx,
    taskId,
    letters.map((letter) =>
      kind === 'department' ? { department_id: partyId, letter } : { person_id: partyId, letter },
    ),
  )
  await followOwner(tx, act, task)
  await noteMove(tx, {
    noun: 'task',
    nounId: taskId,
    move: 'raci',
    from: task.state,
    to: task.state,
    actorId: act.actor.personId,
    data: { partyId, letters: letters.join('/') },
    at: act.at,
  })
  await touchPlan(tx, plan.id, act.at)
  await tellOfPlan(tx, plan.id)
}

/** Exactly one person who is A owns the work: the matrix and the task cannot say different things. */
async function followOwner(
  tx: Db,
  act: PlanAction,
  task: { id: string; version: number; owner_id: string | null },
): Promise<void> {
  const accountable = await tx
    .selectFrom('raci')
    .select(['person_id', 'department_id'])
    .where('task_id', '=', task.id)
    .where('letter', '=', 'A')
    .execute()
  const [one, another] = accountable
  if (one === undefined || another !== undefined || one.person_id === null || one.person_id === task.owner_id)
    return
  await editTask(
    tx,
    { app: act.app, actor: act.actor, id: task.id, at: act.at },
    { version: task.version, ownerId: one.person_id },
    { byPlan: {} },
  )
}

async function kindOf(tx: Db, partyId: string): Promise<'department' | 'person'> {
  const { rows } = await sql<{ kind: 'department' | 'person' }>`
    select 'department' as kind from department where id = ${partyId}
    union all select 'person' from person where id = ${partyId}`.execute(tx)
  const [found] = rows
  if (found === undefined) throw new AppError('conflict', 'plan.partyNotFound')
  return found.kind
}

export async function raciView(tx: Db, actor: Actor, id: string): Promise<RaciView> {
  const plan = await getPlanOf(tx, id)
  authorizePlan(actor, 'view', plan)
  const { zone } = await loadWorkTime(tx)
  const rows = await planRows(tx, id, zone, visibleTo(actor, 't'))
  const cells = await raciCells(tx, id, visibleTo(actor, 't'))
  const rule = (await loadNormSettings(tx))['NM-COL-08'].value
  const leaves = outlineOf(rows)
    .filter(({ isSummary }) => !isSummary)
    .map((place) => place.id)
  return {
    parties: await partiesIn(tx, plan, cells, rows),
    cells: cells.map(({ taskId, partyId, letter }) => ({ taskId, partyId, letter })),
    faults: checkRaci(leaves, cells, rule).map(({ taskId, fault, count }) => ({ taskId, fault, count })),
    canEdit: offeredInPlan(actor, plan).includes('edit'),
  }
}

/** The columns: every department that takes part, with the people that the plan names below it. */
async function partiesIn(
  tx: Db,
  plan: Plan,
  cells: readonly { partyId: string; kind: 'department' | 'person' }[],
  rows: readonly { ownerId: string | null; hostId: string | null; cooperatingIds: readonly string[] }[],
): Promise<RaciView['parties']> {
  const ofKind = (kind: string) => cells.filter((cell) => cell.kind === kind).map(({ partyId }) => partyId)
  const departments = await departmentRefs(tx, [
    ...plan.parties.map(({ departmentId }) => departmentId),
    ...ofKind('department'),
    ...rows.flatMap(({ hostId, cooperatingIds }) => [hostId, ...cooperatingIds]),
  ])
  const people = await personRefs(tx, [
    ...ofKind('person'),
    ...rows.map(({ ownerId }) => ownerId),
    plan.leaderId,
    ...plan.parties.flatMap(({ speakerIds }) => speakerIds),
  ])
  const order = plan.parties.map(({ departmentId }) => departmentId)
  const sorted = [...departments.values()].toSorted((a, b) => place(order, a.id) - place(order, b.id))
  const below = (departmentId: string | null) =>
    [...people.values()]
      .filter((person) => person.departmentId === departmentId)
      .map(({ id, name }) => ({ id, kind: 'person' as const, name, departmentId }))
  return [
    ...sorted.flatMap(({ id, name }) => [
      { id, kind: 'department' as const, name, departmentId: null },
      ...below(id),
    ]),
    ...[...people.values()]
      .filter(({ departmentId }) => departmentId === null || !departments.has(departmentId))
      .map(({ id, name }) => ({ id, kind: 'person' as const, name, departmentId: null })),
  ]
}

function place(order: readonly string[], id: string): number {
  const at = order.indexOf(id)
  return at < 0 ? order.length : at
}
