import type { AliasView } from '#contract/import.ts'
import { AppError } from '#domain/error.ts'
import type { ImportName } from '#domain/import/review.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'

/** What its author asked to be known from now on. */
export async function rememberNames(
  tx: Db,
  actor: Actor,
  names: readonly ImportName[],
  at: Date,
): Promise<void> {
  const rows = names.flatMap(({ written, choice, isRemembered }) => {
    if (!isRemembered || choice === null || choice.as === 'text') return []
    return [
      {
        alias: written,
        person_id: choice.as === 'person' ? choice.id : null,
        department_id: choice.as === 'department' ? choice.id : null,
        created_by: actor.personId,
        created_at: at,
      },
    ]
  })
  if (rows.length === 0) return
  await tx
    .insertInto('name_alias')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['alias', 'person_id', 'department_id']).doNothing())
    .execute()
}

export async function listAliases(tx: Db): Promise<AliasView[]> {
  const rows = await tx.selectFrom('name_alias').selectAll().orderBy('alias').orderBy('id').execute()
  const people = await personRefs(
    tx,
    rows.flatMap(({ person_id, created_by }) => [person_id, created_by]),
  )
  const departments = await departmentRefs(
    tx,
    rows.map(({ department_id }) => department_id),
  )
  return rows.map((row) => ({
    id: row.id,
    alias: row.alias,
    person: (row.person_id !== null && people.get(row.person_id)) || null,
    department: (row.department_id !== null && departments.get(row.department_id)) || null,
    createdBy: (row.created_by !== null && people.get(row.created_by)) || null,
    createdAt: row.created_at.toISOString(),
  }))
}

export async function removeAlias(tx: Db, id: string): Promise<void> {
  const removed = await tx.deleteFrom('name_alias').where('id', '=', id).returning('id').executeTakeFirst()
  if (removed === undefined) throw new AppError('not_found', 'import.aliasNotFound')
}
