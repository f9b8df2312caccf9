import { sql } from 'kysely'
import type { z } from 'zod'
import type {
  createDepartment as createContract,
  DepartmentView,
  updateDepartment as updateContract,
} from '#contract/organisation.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { tellChartChanged } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import { departmentTree } from './department-queries.ts'
import { subtree } from './person-queries.ts'
import { readingOfWords } from './pinyin.ts'

type NewDepartment = z.output<NonNullable<(typeof createContract)['body']>>
type DepartmentChange = z.output<NonNullable<(typeof updateContract)['body']>>
type Fields = Omit<DepartmentChange, 'version'>

export async function createDepartment(
  tx: Db,
  actor: Actor,
  wanted: NewDepartment,
  now: Date,
): Promise<DepartmentView> {
  await holdChart(tx)
  const parentId = wanted.parentId ?? null
  await requireFitting(tx, wanted)
  await refuseNameTaken(tx, wanted.name, parentId)
  const { id } = await tx
    .insertInto('department')
    .values({ name: wanted.name, ...columnsOf(wanted), created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await note(tx, actor, { id, move: 'create', at: now })
  return departmentView(tx, id)
}

export async function updateDepartment(
  tx: Db,
  actor: Actor,
  id: string,
  { version, ...change }: DepartmentChange,
  now: Date,
): Promise<DepartmentView> {
  await holdChart(tx)
  const department = await lockDepartment(tx, id)
  if (department.version !== version) {
    throw new AppError(
      'conflict',
      'department.stale',
      {},
      { detail: { current: await departmentView(tx, id) } },
    )
  }
  const parentId = change.parentId === undefined ? department.parent_id : change.parentId
  await requireFitting(tx, change)
  if (parentId !== null && parentId !== department.parent_id) await refuseCycle(tx, id, parentId)
  await refuseNameTaken(tx, change.name ?? department.name, parentId, id)
  await tx
    .updateTable('department')
    .set({ ...columnsOf(change), version: version + 1 })
    .where('id', '=', id)
    .execute()
  await note(tx, actor, { id, move: 'update', data: { changed: Object.keys(change) }, at: now })
  return departmentView(tx, id)
}

/** Records go on naming it; nobody can be put into it any more. */
export async function archiveDepartment(tx: Db, actor: Actor, id: string, now: Date): Promise<void> {
  await holdChart(tx)
  const { name } = await lockDepartment(tx, id)
  const { rows } = await sql<{ people: number; departments: number }>`select
    (select count(*) from person_department pd join person p on p.id = pd.person_id
      where pd.department_id = ${id} and p.state <> 'disabled') as people,
    (select count(*) from department d where d.parent_id = ${id} and d.archived_at is null) as departments`.execute(
    tx,
  )
  const { people = 0, departments = 0 } = rows[0] ?? {}
  if (people > 0) throw new AppError('conflict', 'department.hasPeople', { name, count: people })
  if (departments > 0)
    throw new AppError('conflict', 'department.hasDepartments', { name, count: departments })
  await tx.updateTable('department').set({ archived_at: now }).where('id', '=', id).execute()
  await note(tx, actor, { id, move: 'archive', at: now })
}

/** One change of the chart at a time: two moves that are each right may together make a circle. */
export async function holdChart(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('organisation chart'))`.execute(tx)
}

async function departmentView(tx: Db, id: string): Promise<DepartmentView> {
  const found = (await departmentTree(tx)).find((department) => department.id === id)
  if (!found) throw new AppError('not_found', 'department.notFound')
  return found
}

async function lockDepartment(tx: Db, id: string) {
  const department = await tx
    .selectFrom('department')
    .selectAll()
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!department) throw new AppError('not_found', 'department.notFound')
  return department
}

function columnsOf(change: Fields) {
  return {
    ...(change.name !== undefined && { name: change.name, ...readingOfWords(change.name) }),
    ...(change.parentId !== undefined && { parent_id: change.parentId }),
    ...(change.aliases !== undefined && { aliases: [...new Set(change.aliases)] }),
    ...(change.headId !== undefined && { head_id: change.headId }),
    ...(change.deputyId !== undefined && { deputy_id: change.deputyId }),
    ...(change.vicePresidentId !== undefined && { vice_president_id: change.vicePresidentId }),
    ...(change.liaisonId !== undefined && { liaison_id: change.liaisonId }),
    ...(change.sort !== undefined && { sort: change.sort }),
  }
}

/** Everybody and everything named must be there to be named. */
async function requireFitting(tx: Db, change: Fields): Promise<void> {
  if (typeof change.parentId === 'string') {
    const parent = await tx
      .selectFrom('department')
      .select('id')
      .where('id', '=', change.parentId)
      .where('archived_at', 'is', null)
      .executeTakeFirst()
    if (!parent) throw missing('parentId', 'department.notFound')
  }
  for (const office of ['headId', 'deputyId', 'vicePresidentId', 'liaisonId'] as const) {
    const personId = change[office]
    if (typeof personId !== 'string') continue
    const person = await tx
      .selectFrom('person')
      .select('id')
      .where('id', '=', personId)
      .where('state', '!=', 'disabled')
      .executeTakeFirst()
    if (!person) throw missing(office, 'person.notFound')
  }
}

function missing(field: string, reason: string): AppError {
  return new AppError('invalid', reason, {}, { issues: [{ path: [field], reason }] })
}

async function refuseCycle(tx: Db, id: string, parentId: string): Promise<void> {
  const { rows } = await sql<{ inside: boolean }>`
    select exists (select 1 from (${subtree(id)}) below where below.id = ${parentId}::uuid) as inside`.execute(
    tx,
  )
  if (rows[0]?.inside) {
    throw new AppError(
      'conflict',
      'department.cycle',
      {},
      {
        issues: [{ path: ['parentId'], reason: 'department.cycle' }],
      },
    )
  }
}

async function refuseNameTaken(
  tx: Db,
  name: string,
  parentId: string | null,
  exceptId?: string,
): Promise<void> {
  const found = await tx
    .selectFrom('department')
    .select('id')
    .where('name', '=', name)
    .where(sql<boolean>`parent_id is not distinct from ${parentId}::uuid`)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (found && found.id !== exceptId) {
    throw new AppError(
      'conflict',
      'department.nameTaken',
      { name },
      {
        issues: [{ path: ['name'], reason: 'department.nameTaken', params: { name } }],
      },
    )
  }
}

async function note(
  tx: Db,
  actor: Actor,
  { id, move, data = {}, at }: { id: string; move: string; data?: Record<string, unknown>; at: Date },
): Promise<void> {
  await noteMove(tx, {
    noun: 'department',
    nounId: id,
    move,
    from: null,
    to: null,
    actorId: actor.personId,
    data,
    at,
  })
  await tellChartChanged(tx, id)
}
