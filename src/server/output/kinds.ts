import { sql } from 'kysely'
import type { z } from 'zod'
import type { ResourceKindList } from '#contract/output.ts'
import { AppError } from '#domain/error.ts'
import { kindsFor, type MatterKind } from '#domain/output/kinds.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { authorize, lockTable, type Table, tellTable } from './context.ts'
import { resourceKindsOf } from './queries.ts'

/** What another type of the meeting has chosen stays chosen there. */
export async function setMatterKinds(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly kinds: readonly MatterKind[] },
): Promise<Table> {
  const { id, kinds } = request
  const table = await lockTable(tx, id)
  authorize(actor, 'keep', table)
  const choices = kindsFor(table.meeting.type)
  if (kinds.some((kind) => !choices.includes(kind))) {
    const issues = [{ path: ['kinds'], reason: 'output.kindNotOffered' }]
    throw new AppError('invalid', 'output.kindNotOffered', {}, { issues })
  }
  if (choices.length > 0) {
    await tx
      .deleteFrom('output_kind')
      .where('meeting_id', '=', id)
      .where('kind', 'in', [...choices])
      .execute()
  }
  const rows = [...new Set(kinds)].map((kind) => ({ meeting_id: id, kind }))
  if (rows.length > 0) await tx.insertInto('output_kind').values(rows).execute()
  await tellTable(tx, table)
  return table
}

type List = z.output<typeof ResourceKindList>

export async function listResourceKinds(tx: Db): Promise<List> {
  return { items: await resourceKindsOf(tx) }
}

/** A kind that was put away before comes back under its old id. */
export async function addResourceKind(tx: Db, name: string, at: Date): Promise<List> {
  await sql`
    insert into resource_kind (name, created_at) values (${name}, ${at})
    on conflict (lower(name)) do update set archived_at = null, name = excluded.name`.execute(tx)
  return listResourceKinds(tx)
}

export async function renameResourceKind(tx: Db, id: string, name: string): Promise<List> {
  const taken = await tx
    .selectFrom('resource_kind')
    .select('id')
    .where(sql<string>`lower(name)`, '=', sql<string>`lower(${name})`)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (taken !== undefined) throw new AppError('conflict', 'output.kindExists', { name })
  const { numUpdatedRows } = await tx
    .updateTable('resource_kind')
    .set({ name })
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new AppError('not_found', 'output.notFound')
  return listResourceKinds(tx)
}

export async function removeResourceKind(tx: Db, id: string, at: Date): Promise<List> {
  const { numUpdatedRows } = await tx
    .updateTable('resource_kind')
    .set({ archived_at: at })
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new AppError('not_found', 'output.notFound')
  return listResourceKinds(tx)
}
