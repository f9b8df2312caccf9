import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/output.ts'
import { AppError } from '#domain/error.ts'
import { rankOf } from '#domain/output/rank.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { noteChange } from '#server/meeting/change.ts'
import {
  authorize,
  authorizeSome,
  lockTable,
  missingRow,
  type RowRequest,
  requireAtTable,
  requireFresh,
  type Table,
  tellTable,
} from './context.ts'
import { type RequestRow, requestsOf, resourceKindsOf } from './queries.ts'
import { outputsView } from './view.ts'

/** It has no place until the meeting ranks it (S0-15). */
export async function addRequest(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly asked: BodyOf<typeof contract.addRequest>; readonly at: Date },
): Promise<Table> {
  const { id, at } = request
  const { departmentId, kind, ownKindId, text, headcount, amountCents } = request.asked
  const table = await lockTable(tx, id)
  authorize(actor, 'contribute', table, departmentId)
  requireAtTable(table, departmentId)
  await requireOffered(tx, ownKindId)
  await tx
    .insertInto('resource_request')
    .values({
      meeting_id: id,
      department_id: departmentId,
      kind,
      own_kind_id: ownKindId,
      text,
      headcount,
      amount_cents: amountCents,
      author_id: actor.personId,
      created_at: at,
    })
    .execute()
  await tellTable(tx, table)
  return table
}

export async function updateRequest(
  tx: Db,
  actor: Actor,
  request: RowRequest & { readonly changes: BodyOf<typeof contract.updateRequest> },
): Promise<Table> {
  const { version, kind, ownKindId, text, headcount, amountCents } = request.changes
  const { table, row } = await lockRequest(tx, actor, request)
  const view = await outputsView(tx, actor, table)
  requireFresh(
    version,
    row,
    view.requests.find(({ id }) => id === row.id),
  )
  const isOtherKind = kind !== undefined || ownKindId !== undefined
  if (isOtherKind && ownKindId !== row.ownKindId) await requireOffered(tx, ownKindId ?? null)
  await tx
    .updateTable('resource_request')
    .set({
      ...(isOtherKind && { kind: kind ?? null, own_kind_id: ownKindId ?? null }),
      ...(text !== undefined && { text }),
      ...(headcount !== undefined && { headcount }),
      ...(amountCents !== undefined && { amount_cents: amountCents }),
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute()
  await tellTable(tx, table)
  return table
}

/** Those behind it move up, so that the order stays one without holes. */
export async function removeRequest(tx: Db, actor: Actor, request: RowRequest): Promise<Table> {
  const { id, at } = request
  const { table, row } = await lockRequest(tx, actor, request)
  await tx.deleteFrom('resource_request').where('id', '=', row.id).execute()
  if (row.rank !== null) {
    await tx
      .updateTable('resource_request')
      .set((eb) => ({ rank: eb('rank', '-', 1) }))
      .where('meeting_id', '=', id)
      .where('rank', '>', row.rank)
      .execute()
  }
  await noteChange(tx, actor, id, { move: 'removeOutput', at, data: { slot: 'requests', text: row.text } })
  await tellTable(tx, table)
  return table
}

/** One order over all departments, settled in the meeting and written down in its history. */
export async function rankRequests(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly requestIds: readonly string[]; readonly at: Date },
): Promise<Table> {
  const { id, requestIds, at } = request
  const table = await lockTable(tx, id)
  authorize(actor, 'keep', table)
  const rows = await requestsOf(tx, id)
  const ranks = rankOf(
    rows.map((row) => row.id),
    requestIds,
  )
  for (const [rowId, rank] of ranks) {
    await tx.updateTable('resource_request').set({ rank }).where('id', '=', rowId).execute()
  }
  const textOf = new Map(rows.map((row) => [row.id, row.text]))
  await noteChange(tx, actor, id, {
    move: 'rankRequests',
    at,
    data: { order: requestIds.map((rowId) => textOf.get(rowId)) },
  })
  await tellTable(tx, table)
  return table
}

async function lockRequest(
  tx: Db,
  actor: Actor,
  { id, rowId }: RowRequest,
): Promise<{ table: Table; row: RequestRow }> {
  const table = await lockTable(tx, id)
  authorizeSome(actor, 'contribute', table)
  const row = (await requestsOf(tx, id)).find((one) => one.id === rowId) ?? missingRow()
  authorize(actor, 'contribute', table, row.departmentId)
  return { table, row }
}

async function requireOffered(tx: Db, ownKindId: string | null): Promise<void> {
  if (ownKindId === null) return
  if ((await resourceKindsOf(tx)).some(({ id }) => id === ownKindId)) return
  const issues = [{ path: ['ownKindId'], reason: 'output.kindNotOffered' }]
  throw new AppError('invalid', 'output.kindNotOffered', {}, { issues })
}
