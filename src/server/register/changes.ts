import { sql } from 'kysely'
import type { z } from 'zod'
import type { ChangeOutcome, changeTasks } from '#contract/register.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { mayStillUndo, undoUntil } from '#domain/register/undo.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { editTask } from '#server/task/edit.ts'
import { eachForItself } from './per-row.ts'

type Asked = z.output<NonNullable<typeof changeTasks.body>>
type Change = Asked['change']
type Outcome = z.output<typeof ChangeOutcome>

interface Doing {
  readonly app: App
  readonly actor: Actor
  readonly at: Date
}

/** How a task was before: what the change has touched, and nothing else. */
interface Changed {
  readonly id: string
  readonly before: Change | NullableChange
  readonly originalDueOn: string | null
  readonly ownerDepartmentId: string | null
  readonly version: number
}
type NullableChange = { readonly [Field in keyof Change]: Change[Field] | null }

interface Present {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly version: number
  readonly ownerId: string | null
  readonly ownerDepartmentId: string | null
  readonly dueOn: string | null
  readonly originalDueOn: string | null
  readonly priority: NonNullable<Change['priority']>
  readonly reviewerIds: string[]
}

/** Each task by its own policy and its own version; the rows that were changed are kept to be taken back. */
export async function changeMany(tx: Db, doing: Doing, { tasks, change }: Asked): Promise<Outcome> {
  const present = await presentOf(
    tx,
    doing.actor,
    tasks.map(({ id }) => id),
  )
  const rows: Outcome['rows'] = []
  const changed: Changed[] = []
  for (const { id, version } of tasks) {
    const task = present.get(id)
    if (task === undefined) {
      rows.push(refused({ id, number: '', name: '' }, { reason: 'task.notFound', params: {} }))
      continue
    }
    const done = await eachForItself(tx, () => editTask(tx, { ...doing, id }, { version, ...change }))
    if ('refusal' in done) {
      rows.push(refused(task, done.refusal))
      continue
    }
    rows.push({ id, number: task.number, name: task.name, isDone: true, refusal: null })
    changed.push({
      id,
      before: beforeOf(task, change),
      originalDueOn: task.originalDueOn,
      ownerDepartmentId: task.ownerDepartmentId,
      version: task.version + 1,
    })
  }
  if (changed.length === 0) return { changeId: null, undoUntil: null, rows }
  const { id } = await tx
    .insertInto('register_change')
    .values({ person_id: doing.actor.personId, rows: JSON.stringify(changed), at: doing.at })
    .returning('id')
    .executeTakeFirstOrThrow()
  // Nobody takes back what is older; the history of each task tells of it for ever.
  await tx
    .deleteFrom('register_change')
    .where('person_id', '=', doing.actor.personId)
    .where('at', '<', new Date(doing.at.getTime() - 3_600_000))
    .execute()
  return { changeId: id, undoUntil: undoUntil(doing.at).toISOString(), rows }
}

/** Not a row is taken back that somebody has changed since. */
export async function undoMany(tx: Db, doing: Doing, changeId: string): Promise<Outcome> {
  const { rows: kept } = await sql<{ rows: Changed[]; at: Date; undone_at: Date | null }>`
    select rows, at, undone_at from register_change
    where id = ${changeId} and person_id = ${doing.actor.personId} for update`.execute(tx)
  const [change] = kept
  if (change === undefined) throw new AppError('not_found', 'registerChange.notFound')
  if (change.undone_at !== null) throw new AppError('conflict', 'registerChange.undone')
  if (!mayStillUndo(change.at, doing.at)) throw new AppError('conflict', 'registerChange.tooLate')
  const present = await presentOf(
    tx,
    doing.actor,
    change.rows.map(({ id }) => id),
  )
  const rows: Outcome['rows'] = []
  for (const one of change.rows) {
    const task = present.get(one.id)
    if (task === undefined) {
      rows.push(refused({ id: one.id, number: '', name: '' }, { reason: 'task.notFound', params: {} }))
      continue
    }
    const done = await eachForItself(tx, () => takeBack(tx, doing, one, changeId))
    rows.push(
      'refusal' in done
        ? refused(task, done.refusal)
        : { id: task.id, number: task.number, name: task.name, isDone: true, refusal: null },
    )
  }
  await tx.updateTable('register_change').set({ undone_at: doing.at }).where('id', '=', changeId).execute()
  return { changeId: null, undoUntil: null, rows }
}

async function takeBack(tx: Db, doing: Doing, one: Changed, changeId: string): Promise<void> {
  const { id, before, version } = one
  await editTask(
    tx,
    { ...doing, id },
    {
      version,
      ...before,
      ...(before.ownerId !== undefined && { ownerDepartmentId: one.ownerDepartmentId }),
    } as Parameters<typeof editTask>[2],
    { undoes: changeId },
  )
  if (before.dueOn !== undefined) {
    await tx.updateTable('task').set({ original_due_on: one.originalDueOn }).where('id', '=', id).execute()
  }
}

function beforeOf(task: Present, change: Change): NullableChange {
  return {
    ...(change.ownerId !== undefined && { ownerId: task.ownerId }),
    ...(change.dueOn !== undefined && { dueOn: task.dueOn }),
    ...(change.priority !== undefined && { priority: task.priority }),
    ...(change.reviewerIds !== undefined && { reviewerIds: task.reviewerIds }),
  }
}

function refused(
  { id, number, name }: Pick<Present, 'id' | 'number' | 'name'>,
  refusal: NonNullable<Outcome['rows'][number]['refusal']>,
): Outcome['rows'][number] {
  return { id, number, name, isDone: false, refusal }
}

async function presentOf(
  tx: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Present>> {
  const { rows } = await sql<Present>`
    select t.id, t.number, t.name, t.version, t.owner_id as "ownerId",
      t.owner_department_id as "ownerDepartmentId", t.due_on as "dueOn",
      t.original_due_on as "originalDueOn", t.priority,
      array(select r.person_id from task_reviewer r where r.task_id = t.id and not r.is_for_department
        order by r.person_id) as "reviewerIds"
    from task t where t.id = any(${[...ids]}::uuid[]) and ${visibleTo(actor, 't')}`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}
