import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/output.ts'
import { AppError } from '#domain/error.ts'
import { slotDefinitions } from '#domain/output/slots.ts'
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
import { evidenceOf, type LineRow, linesOf } from './queries.ts'
import { outputsView } from './view.ts'

/** Departments put down their own rows where the slot is theirs to fill; the rest is the recorder's. */
function authorizeLine(actor: Actor, table: Table, line: Pick<LineRow, 'slot' | 'departmentId'>): void {
  const isOpen = slotDefinitions[line.slot].openToDepartments
  authorize(actor, isOpen ? 'contribute' : 'keep', table, line.departmentId)
}

export async function addLine(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly line: BodyOf<typeof contract.addOutputLine>; readonly at: Date },
): Promise<Table> {
  const { id, at } = request
  const { slot, departmentId = null, step = '', text, dueOn = null, cites = [] } = request.line
  const table = await lockTable(tx, id)
  authorizeLine(actor, table, { slot, departmentId })
  requireAtTable(table, departmentId)
  await requireOwnEvidence(tx, id, cites)
  await tx
    .insertInto('output_line')
    .values({
      meeting_id: id,
      slot,
      department_id: departmentId,
      step,
      text,
      due_on: dueOn,
      cites,
      author_id: actor.personId,
      created_at: at,
    })
    .execute()
  await tellTable(tx, table)
  return table
}

/** Another wording is another goal: who agreed to the old one is asked again, and the history says so. */
export async function updateLine(
  tx: Db,
  actor: Actor,
  request: RowRequest & { readonly changes: BodyOf<typeof contract.updateOutputLine> },
): Promise<Table> {
  const { id, rowId, at } = request
  const { version, departmentId, step, text, dueOn, cites } = request.changes
  const { table, line } = await lockLine(tx, actor, request)
  if (departmentId !== undefined && departmentId !== line.departmentId) {
    authorizeLine(actor, table, { slot: line.slot, departmentId })
    requireAtTable(table, departmentId)
  }
  if (cites !== undefined) await requireOwnEvidence(tx, id, cites)
  const view = await outputsView(tx, actor, table)
  requireFresh(
    version,
    line,
    view.lines.find((one) => one.id === rowId),
  )
  await tx
    .updateTable('output_line')
    .set({
      ...(departmentId !== undefined && { department_id: departmentId }),
      ...(step !== undefined && { step }),
      ...(text !== undefined && { text }),
      ...(dueOn !== undefined && { due_on: dueOn }),
      ...(cites !== undefined && { cites }),
      version: line.version + 1,
    })
    .where('id', '=', rowId)
    .execute()
  if (text !== undefined && text !== line.text) {
    const { numDeletedRows } = await tx
      .deleteFrom('output_stance')
      .where('line_id', '=', rowId)
      .executeTakeFirst()
    if (numDeletedRows > 0n) {
      await noteChange(tx, actor, id, { move: 'rewordPoint', at, data: { before: line.text, text } })
    }
  }
  await tellTable(tx, table)
  return table
}

export async function removeLine(tx: Db, actor: Actor, request: RowRequest): Promise<Table> {
  const { id, rowId, at } = request
  const { table, line } = await lockLine(tx, actor, request)
  await tx.deleteFrom('output_line').where('id', '=', rowId).execute()
  await noteChange(tx, actor, id, { move: 'removeOutput', at, data: { slot: line.slot, text: line.text } })
  await tellTable(tx, table)
  return table
}

/** Each department says for itself where it stands, and may think again; every change is in the history. */
export async function setStance(
  tx: Db,
  actor: Actor,
  request: RowRequest & { readonly said: BodyOf<typeof contract.setStance> },
): Promise<Table> {
  const { id, rowId, at } = request
  const { departmentId, stance, note } = request.said
  const table = await lockTable(tx, id)
  authorize(actor, 'stance', table, departmentId)
  requireAtTable(table, departmentId)
  const line = (await linesOf(tx, id)).find((one) => one.id === rowId)
  if (line === undefined || slotDefinitions[line.slot].shape !== 'aligned') missingRow()
  if (stance === 'disagree' && note === '') {
    const issues = [{ path: ['note'], reason: 'output.noteNeeded' }]
    throw new AppError('invalid', 'output.noteNeeded', {}, { issues })
  }
  const before = await tx
    .deleteFrom('output_stance')
    .where('line_id', '=', rowId)
    .where('department_id', '=', departmentId)
    .returning('stance')
    .executeTakeFirst()
  if (stance !== 'pending') {
    await tx
      .insertInto('output_stance')
      .values({ line_id: rowId, department_id: departmentId, stance, note, person_id: actor.personId, at })
      .execute()
  }
  await noteChange(tx, actor, id, {
    move: 'setStance',
    at,
    from: before?.stance ?? 'pending',
    to: stance,
    reason: note,
    data: { departmentId, text: line.text },
  })
  await tellTable(tx, table)
  return table
}

async function lockLine(
  tx: Db,
  actor: Actor,
  { id, rowId }: RowRequest,
): Promise<{ table: Table; line: LineRow }> {
  const table = await lockTable(tx, id)
  authorizeSome(actor, 'contribute', table)
  const line = (await linesOf(tx, id)).find((one) => one.id === rowId) ?? missingRow()
  authorizeLine(actor, table, line)
  return { table, line }
}

async function requireOwnEvidence(tx: Db, meetingId: string, cites: readonly string[]): Promise<void> {
  if (cites.length === 0) return
  const known = new Set((await evidenceOf(tx, meetingId)).map(({ id }) => id))
  if (cites.every((id) => known.has(id))) return
  const issues = [{ path: ['cites'], reason: 'output.notFound' }]
  throw new AppError('invalid', 'output.notFound', {}, { issues })
}
