import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { createRegisterView, RegisterViewRow, updateRegisterView } from '#contract/register.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { authorizeSharing, authorizeView, offeredInView } from '#domain/register/view-policy.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'

type View = z.output<typeof RegisterViewRow>

interface Row {
  readonly id: string
  readonly name: string
  readonly query: string
  readonly shared: View['shared']
  readonly departmentId: string | null
  readonly ownerId: string
  readonly version: number
}

const columns = sql`v.id, v.name, v.query, v.shared, v.department_id as "departmentId", v.owner_id as "ownerId", v.version`

/** The rule `seesView` in SQL; row-level security says it a third time. */
function found(actor: Actor): RawBuilder<boolean> {
  const departments = [...new Set([...actor.departmentIds, ...actor.oversees])]
  return sql`(v.owner_id = ${actor.personId} or v.shared = 'everybody'
    or (v.shared = 'department' and v.department_id = any(${departments}::uuid[])))`
}

export async function listViews(
  tx: Db,
  actor: Actor,
  { cursor, limit, id }: { cursor?: string | undefined; limit: number; id?: string | undefined },
): Promise<{ items: View[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : keysOf(cursor, ['string', 'string'])
  const { rows } = await sql<Row>`
    select ${columns} from register_view v
    where ${found(actor)} and ${id === undefined ? sql`true` : sql`v.id = ${id}`}
      and ${after === undefined ? sql`true` : sql`(v.name, v.id) > (${after[0]}, ${after[1]}::uuid)`}
    order by v.name, v.id limit ${sql.lit(limit + 1)}`.execute(tx)
  const named = await namesOf(tx, rows)
  return pageOf(
    rows,
    limit,
    ({ name, id }) => [name, id],
    (row) => viewOf(actor, row, named),
  )
}

async function getView(tx: Db, actor: Actor, id: string): Promise<View> {
  const row = await rowOf(tx, id)
  authorizeView(actor, 'view', row)
  return viewOf(actor, row, await namesOf(tx, [row]))
}

export async function createView(
  tx: Db,
  actor: Actor,
  {
    name,
    query,
    shared = 'private',
    departmentId = null,
  }: z.output<NonNullable<typeof createRegisterView.body>>,
  at: Date,
): Promise<View> {
  authorizeSharing(actor, { shared, departmentId })
  const { id } = await tx
    .insertInto('register_view')
    .values({
      owner_id: actor.personId,
      name,
      query,
      shared,
      department_id: shared === 'department' ? departmentId : null,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return getView(tx, actor, id)
}

export async function updateView(
  tx: Db,
  actor: Actor,
  id: string,
  { version, ...fields }: z.output<NonNullable<typeof updateRegisterView.body>>,
  at: Date,
): Promise<View> {
  const row = await rowOf(tx, id, true)
  authorizeView(actor, 'edit', row)
  if (row.version !== version) {
    const current = await getView(tx, actor, id)
    throw new AppError('conflict', 'registerView.stale', {}, { detail: { current } })
  }
  const shared = fields.shared ?? row.shared
  const departmentId = shared === 'department' ? (fields.departmentId ?? row.departmentId) : null
  authorizeSharing(actor, { shared, departmentId })
  await tx
    .updateTable('register_view')
    .set({
      name: fields.name ?? row.name,
      query: fields.query ?? row.query,
      shared,
      department_id: departmentId,
      version: version + 1,
      updated_at: at,
    })
    .where('id', '=', id)
    .execute()
  return getView(tx, actor, id)
}

export async function removeView(tx: Db, actor: Actor, id: string): Promise<{ done: true }> {
  authorizeView(actor, 'remove', await rowOf(tx, id, true))
  await tx.deleteFrom('register_view').where('id', '=', id).execute()
  return { done: true }
}

async function rowOf(tx: Db, id: string, isHeld = false): Promise<Row> {
  const { rows } = await sql<Row>`
    select ${columns} from register_view v where v.id = ${id} ${isHeld ? sql`for update` : sql``}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new AppError('not_found', 'registerView.notFound')
  return row
}

async function namesOf(tx: Db, rows: readonly Row[]) {
  return {
    people: await personRefs(
      tx,
      rows.map(({ ownerId }) => ownerId),
    ),
    departments: await departmentRefs(
      tx,
      rows.map(({ departmentId }) => departmentId),
    ),
  }
}

function viewOf(actor: Actor, row: Row, { people, departments }: Awaited<ReturnType<typeof namesOf>>): View {
  const { id, name, query, shared, version, ownerId, departmentId } = row
  return {
    id,
    name,
    query,
    shared,
    version,
    owner: people.get(ownerId) ?? null,
    department: (departmentId !== null && departments.get(departmentId)) || null,
    can: offeredInView(actor, row),
  }
}
