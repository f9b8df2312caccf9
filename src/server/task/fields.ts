import type { z } from 'zod'
import type { createTask, updateTask } from '#contract/task.ts'
import { AppError, type Issue } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'

/** What a task is made of, as it comes from a form or from a line of the record. */
export type TaskFields = Omit<z.output<NonNullable<typeof updateTask.body>>, 'version'>
export type NewTaskFields = Omit<
  z.output<NonNullable<typeof createTask.body>>,
  'meetingId' | 'topicId' | 'decisionId' | 'overrides'
>

/** Whether somebody or a department is named that is not there, or the owner is to judge their own work. */
export async function checkNamed(
  tx: Db,
  fields: Partial<TaskFields>,
  { ownerId, reviewerIds }: { ownerId: string | null; reviewerIds: readonly string[] },
  cooperatorField = 'cooperatorIds',
): Promise<void> {
  const people: [string, (string | null | undefined)[]][] = [
    ['ownerId', [fields.ownerId]],
    [cooperatorField, fields.cooperatorIds ?? []],
    ['reviewerIds', fields.reviewerIds ?? []],
  ]
  const departments: [string, (string | null | undefined)[]][] = [
    ['ownerDepartmentId', [fields.ownerDepartmentId]],
    ['cooperating', (fields.cooperating ?? []).map(({ departmentId }) => departmentId)],
    ['milestones', (fields.milestones ?? []).map(({ departmentId }) => departmentId)],
    ['resources', (fields.resources ?? []).flatMap((one) => [one.providerId, one.askingDepartmentId])],
    ['reviewDepartmentIds', fields.reviewDepartmentIds ?? []],
  ]
  const issues: Issue[] = [
    ...unknownAmong(people, await knownPeople(tx, idsIn(people)), 'field.unknownPerson'),
    ...unknownAmong(departments, await knownDepartments(tx, idsIn(departments)), 'field.unknownDepartment'),
    // Four eyes: nobody accepts their own work.
    ...(ownerId !== null && reviewerIds.includes(ownerId)
      ? [{ path: ['reviewerIds'], reason: 'task.ownerCannotReview' }]
      : []),
    ...(fields.plannedStart && fields.dueOn && fields.dueOn < fields.plannedStart
      ? [{ path: ['dueOn'], reason: 'task.dueBeforeStart' }]
      : []),
  ]
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}

type Named = readonly [field: string, ids: readonly (string | null | undefined)[]]

function idsIn(named: readonly Named[]): string[] {
  return [...new Set(named.flatMap(([, ids]) => ids))].filter((id): id is string => typeof id === 'string')
}

function unknownAmong(named: readonly Named[], known: ReadonlySet<string>, reason: string): Issue[] {
  return named
    .filter(([, ids]) => ids.some((id) => typeof id === 'string' && !known.has(id)))
    .map(([field]) => ({ path: [field], reason }))
}

async function knownPeople(tx: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.selectFrom('person').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}

async function knownDepartments(tx: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.selectFrom('department').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}

/** The same for a department named on its own. */
export async function checkDepartment(tx: Db, field: string, id: string | null): Promise<void> {
  if (id === null || (await knownDepartments(tx, [id])).has(id)) return
  const issues = [{ path: [field], reason: 'field.unknownDepartment' }]
  throw new AppError('invalid', 'request.invalid', {}, { issues })
}

/** Who speaks for each department in a joint review: its head (S3-68). One without a head cannot be asked. */
export async function headsOf(
  tx: Db,
  departmentIds: readonly string[],
  field = 'reviewDepartmentIds',
): Promise<Map<string, string>> {
  if (departmentIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('department')
    .select(['id', 'head_id'])
    .where('id', 'in', [...departmentIds])
    .execute()
  const heads = new Map(rows.flatMap(({ id, head_id }) => (head_id === null ? [] : [[id, head_id] as const])))
  if (rows.some(({ id }) => !heads.has(id))) {
    const issues = [{ path: [field], reason: 'task.departmentHasNoHead' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  return heads
}

/** Who will have to accept once the change is made; what is not given stays. */
export async function reviewersAfter(tx: Db, taskId: string, fields: Partial<TaskFields>): Promise<string[]> {
  const present = await tx
    .selectFrom('task_reviewer')
    .select(['person_id', 'is_for_department'])
    .where('task_id', '=', taskId)
    .execute()
  const kept = (isFor: boolean) =>
    present.filter((one) => one.is_for_department === isFor).map(({ person_id }) => person_id)
  const heads = fields.reviewDepartmentIds && (await headsOf(tx, fields.reviewDepartmentIds))
  return [...new Set([...(fields.reviewerIds ?? kept(false)), ...(heads ? heads.values() : kept(true))])]
}

/** The department that a task falls to with its owner. */
export async function homeOf(tx: Db, personId: string | null | undefined): Promise<string | null> {
  if (!personId) return null
  const home = await tx
    .selectFrom('person_department')
    .select('department_id')
    .where('person_id', '=', personId)
    .where('is_primary', '=', true)
    .executeTakeFirst()
  return home?.department_id ?? null
}
