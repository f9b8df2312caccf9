import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/output.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { addFile } from '#server/files/queries.ts'
import type { StoredFile } from '#server/files/store.ts'
import { noteChange } from '#server/meeting/change.ts'
import { topicsOf } from '#server/meeting/queries.ts'
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
import { type EvidenceRow, evidenceOf } from './queries.ts'
import { outputsView } from './view.ts'

export async function addEvidence(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly evidence: BodyOf<typeof contract.addEvidence>; readonly at: Date },
): Promise<Table> {
  const { id, at } = request
  const { departmentId, topicId, source, text, link } = request.evidence
  const table = await lockTable(tx, id)
  authorize(actor, 'contribute', table, departmentId)
  requireAtTable(table, departmentId)
  await requireTopic(tx, id, topicId)
  await tx
    .insertInto('evidence')
    .values({
      meeting_id: id,
      topic_id: topicId,
      department_id: departmentId,
      source,
      text,
      link,
      author_id: actor.personId,
      created_at: at,
    })
    .execute()
  await tellTable(tx, table)
  return table
}

export async function updateEvidence(
  tx: Db,
  actor: Actor,
  request: RowRequest & { readonly changes: BodyOf<typeof contract.updateEvidence> },
): Promise<Table> {
  const { version, topicId, source, text, link } = request.changes
  const { table, row } = await lockEvidence(tx, actor, request)
  const view = await outputsView(tx, actor, table)
  requireFresh(
    version,
    row,
    view.evidence.find(({ id }) => id === row.id),
  )
  if (topicId !== undefined) await requireTopic(tx, request.id, topicId)
  await tx
    .updateTable('evidence')
    .set({
      ...(topicId !== undefined && { topic_id: topicId }),
      ...(source !== undefined && { source }),
      ...(text !== undefined && { text }),
      ...(link !== undefined && { link }),
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute()
  await tellTable(tx, table)
  return table
}

export async function removeEvidence(tx: Db, actor: Actor, request: RowRequest): Promise<Table> {
  const { id, at } = request
  const { table, row } = await lockEvidence(tx, actor, request)
  await tx.deleteFrom('evidence').where('id', '=', row.id).execute()
  await noteChange(tx, actor, id, { move: 'removeOutput', at, data: { slot: 'evidence', text: row.source } })
  await tellTable(tx, table)
  return table
}

/** The file belongs to the meeting: whoever sees the one sees the other. */
export async function uploadEvidence(
  tx: Db,
  actor: Actor,
  request: RowRequest & { readonly upload: StoredFile },
): Promise<Table> {
  const { id, upload, at } = request
  const { table, row } = await lockEvidence(tx, actor, request)
  const fileId = await addFile(tx, upload, { noun: 'meeting', nounId: id, by: actor.personId, at })
  await tx
    .updateTable('evidence')
    .set({ file_id: fileId, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await tellTable(tx, table)
  return table
}

async function lockEvidence(
  tx: Db,
  actor: Actor,
  { id, rowId }: RowRequest,
): Promise<{ table: Table; row: EvidenceRow }> {
  const table = await lockTable(tx, id)
  authorizeSome(actor, 'contribute', table)
  const row = (await evidenceOf(tx, id)).find((one) => one.id === rowId) ?? missingRow()
  authorize(actor, 'contribute', table, row.departmentId)
  return { table, row }
}

async function requireTopic(tx: Db, meetingId: string, topicId: string | null): Promise<void> {
  if (topicId === null || (await topicsOf(tx, meetingId)).some(({ id }) => id === topicId)) return
  const issues = [{ path: ['topicId'], reason: 'topic.notFound' }]
  throw new AppError('invalid', 'topic.notFound', {}, { issues })
}
