import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/output.ts'
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
import { type KpiRow, kpisOf } from './queries.ts'
import { outputsView } from './view.ts'

export async function addKpi(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly kpi: BodyOf<typeof contract.addKpi>; readonly at: Date },
): Promise<Table> {
  const { id, at } = request
  const { departmentId, ...figures } = request.kpi
  const table = await lockTable(tx, id)
  authorize(actor, 'contribute', table, departmentId)
  requireAtTable(table, departmentId)
  await tx
    .insertInto('output_kpi')
    .values({
      ...figures,
      meeting_id: id,
      department_id: departmentId,
      author_id: actor.personId,
      created_at: at,
    })
    .execute()
  await tellTable(tx, table)
  return table
}

export async function updateKpi(
  tx: Db,
  actor: Actor,
  request: RowRequest & { readonly changes: BodyOf<typeof contract.updateKpi> },
): Promise<Table> {
  const { version, indicator, target, actual, unit } = request.changes
  const { table, kpi } = await lockKpi(tx, actor, request)
  const view = await outputsView(tx, actor, table)
  requireFresh(
    version,
    kpi,
    view.kpis.find(({ id }) => id === kpi.id),
  )
  await tx
    .updateTable('output_kpi')
    .set({
      ...(indicator !== undefined && { indicator }),
      ...(target !== undefined && { target }),
      ...(actual !== undefined && { actual }),
      ...(unit !== undefined && { unit }),
      version: kpi.version + 1,
    })
    .where('id', '=', kpi.id)
    .execute()
  await tellTable(tx, table)
  return table
}

export async function removeKpi(tx: Db, actor: Actor, request: RowRequest): Promise<Table> {
  const { id, at } = request
  const { table, kpi } = await lockKpi(tx, actor, request)
  await tx.deleteFrom('output_kpi').where('id', '=', kpi.id).execute()
  await noteChange(tx, actor, id, { move: 'removeOutput', at, data: { slot: 'kpi', text: kpi.indicator } })
  await tellTable(tx, table)
  return table
}

async function lockKpi(
  tx: Db,
  actor: Actor,
  { id, rowId }: RowRequest,
): Promise<{ table: Table; kpi: KpiRow }> {
  const table = await lockTable(tx, id)
  authorizeSome(actor, 'contribute', table)
  const kpi = (await kpisOf(tx, id)).find((one) => one.id === rowId) ?? missingRow()
  authorize(actor, 'contribute', table, kpi.departmentId)
  return { table, kpi }
}
