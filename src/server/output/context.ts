import { AppError } from '#domain/error.ts'
import { authorizeOutput, type Heads, type OutputAct, offeredInOutput } from '#domain/output/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { tellMeeting } from '#server/meeting/change.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { getMeeting, lockMeeting } from '#server/meeting/queries.ts'

/** An act on one row of a meeting's table. */
export interface RowRequest {
  /** The meeting. */
  readonly id: string
  readonly rowId: string
  readonly at: Date
}

/** A meeting and who heads the departments that sit at its table, in the order in which they were invited. */
export interface Table {
  readonly meeting: Meeting
  readonly departments: readonly { readonly id: string; readonly name: string }[]
  readonly heads: Heads
}

export async function getTable(tx: Db, meetingId: string): Promise<Table> {
  return tableOf(tx, await getMeeting(tx, meetingId))
}

/** Also holds the meeting, so that two people who rank or write at once come one after the other. */
export async function lockTable(tx: Db, meetingId: string): Promise<Table> {
  return tableOf(tx, await lockMeeting(tx, meetingId))
}

async function tableOf(tx: Db, meeting: Meeting): Promise<Table> {
  const ids = [...new Set(meeting.attendees.flatMap(({ departmentId }) => departmentId ?? []))]
  if (ids.length === 0) return { meeting, departments: [], heads: new Map() }
  const rows = await tx
    .selectFrom('department')
    .select(['id', 'name', 'head_id as headId'])
    .where('id', 'in', ids)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    meeting,
    departments: ids.flatMap((id) => byId.get(id) ?? []).map(({ id, name }) => ({ id, name })),
    heads: new Map(rows.map(({ id, headId }) => [id, headId])),
  }
}

/** Refuses what the policy does not let this person do with this department's rows. */
export function authorize(
  actor: Actor,
  act: OutputAct,
  table: Table,
  departmentId: string | null = null,
): void {
  authorizeOutput(actor, act, table.meeting, table.heads, departmentId)
}

/**
 * Refuses whoever could not do this with any row, before it is looked whether a row exists. Whether they may
 * with the one they name is asked when it is known whose it is.
 */
export function authorizeSome(actor: Actor, act: OutputAct, table: Table): void {
  const mine = table.departments.find(({ id }) =>
    offeredInOutput(actor, table.meeting, table.heads, id).includes(act),
  )
  authorize(actor, act, table, mine?.id ?? firstOf(actor, table))
}

/** A department they speak for, so that whoever only comes at the wrong time is told just that. */
function firstOf(actor: Actor, { meeting, departments }: Table): string | null {
  const sits = (id: string) =>
    meeting.attendees.some(
      ({ departmentId, personId, proxyId }) =>
        departmentId === id && (personId === actor.personId || proxyId === actor.personId),
    )
  return departments.find(({ id }) => sits(id))?.id ?? null
}

export function requireAtTable({ departments }: Table, departmentId: string | null | undefined): void {
  if (departmentId === null || departmentId === undefined) return
  if (departments.some(({ id }) => id === departmentId)) return
  const issues = [{ path: ['departmentId'], reason: 'output.departmentNotAttending' }]
  throw new AppError('invalid', 'output.departmentNotAttending', {}, { issues })
}

export function missingRow(): never {
  throw new AppError('not_found', 'output.notFound')
}

/** A row was changed since the sender read it: they get it as it stands. */
export function requireFresh(version: number, present: { readonly version: number }, current: unknown): void {
  if (version === present.version) return
  throw new AppError('conflict', 'output.stale', {}, { detail: { current } })
}

export function tellTable(tx: Db, { meeting }: Table): Promise<void> {
  return tellMeeting(tx, meeting.id, meeting.version)
}
