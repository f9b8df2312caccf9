import { sql } from 'kysely'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { AppError } from '#domain/error.ts'
import type { SyncInQuestion } from '#domain/sync/policy.ts'
import type { ReasonSource, SupportState, SyncBlock, SyncState } from '#domain/sync/report.ts'
import { type Collaboration, getCollaboration } from '#server/collaboration/queries.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'

/** A progress report as it is kept, with the collaboration it speaks of. */
export interface Sync extends SyncInQuestion {
  readonly id: string
  readonly collaborationId: string
  readonly matter: Collaboration
  readonly number: string
  readonly title: string
  readonly state: SyncState
  readonly from: CivilDate
  readonly to: CivilDate
  readonly summary: string
  readonly replacesId: string | null
  readonly correction: string
  readonly replacedById: string | null
  readonly toldIds: readonly string[]
  readonly createdById: string | null
  readonly sentById: string | null
  readonly sentAt: Date | null
  readonly version: number
}

type Row = Omit<Sync, 'matter' | 'isReplaced' | 'from' | 'to'> & {
  readonly from: string
  readonly to: string
}

async function rowOf(tx: Db, id: string, isLocked: boolean): Promise<Row> {
  const { rows } = await sql<Row>`
    select s.id, s.collaboration_id as "collaborationId", s.number, s.title, s.state, s.from_on as "from", s.to_on as "to",
      s.summary, s.replaces_id as "replacesId", s.correction, s.meeting_id as "meetingId", s.told_ids as "toldIds",
      s.created_by as "createdById", s.sent_by as "sentById", s.sent_at as "sentAt", s.version, s.classification,
      s.department_ids as "departmentIds", s.participant_ids as "participantIds",
      (select r.id from sync r where r.replaces_id = s.id and r.state = 'sent') as "replacedById"
    from sync s where s.id = ${id} ${isLocked ? sql`for update of s` : sql``}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new AppError('not_found', 'sync.notFound')
  return row
}

async function joined(tx: Db, row: Row): Promise<Sync> {
  // Whoever is asked for help from outside does not see it; the policy needs to know who leads it.
  const matter = await asSystemWithin(tx, () => getCollaboration(tx, row.collaborationId))
  const [from, to] = [civilDate(row.from), civilDate(row.to)]
  return { ...row, matter, from, to, isReplaced: row.replacedById !== null }
}

export async function getSync(tx: Db, id: string): Promise<Sync> {
  return joined(tx, await rowOf(tx, id, false))
}

/** Also holds the row until the transaction ends. */
export async function lockSync(tx: Db, id: string): Promise<Sync> {
  return joined(tx, await rowOf(tx, id, true))
}

export interface SyncRow {
  readonly id: string
  readonly block: SyncBlock
  readonly taskId: string | null
  readonly callId: string | null
  readonly text: string
  readonly reason: string
  readonly reasonFrom: ReasonSource | null
  readonly helpDepartmentId: string | null
  readonly isEdited: boolean
  readonly isDropped: boolean
  readonly supportState: SupportState
  readonly askedIds: readonly string[]
  readonly answer: string
  readonly answeredById: string | null
  readonly answeredAt: Date | null
  readonly settledText: string
  readonly settledById: string | null
  readonly settledAt: Date | null
}

/** Its lines in order, those that were left out among them; as far as this reader may see them. */
export async function rowsOf(tx: Db, syncId: string): Promise<SyncRow[]> {
  return tx
    .selectFrom('sync_row')
    .select([
      'id',
      'block',
      'task_id as taskId',
      'task_support_id as callId',
      'text',
      'reason',
      'reason_from as reasonFrom',
      'help_department_id as helpDepartmentId',
      'is_edited as isEdited',
      'is_dropped as isDropped',
      'support_state as supportState',
      'asked_ids as askedIds',
      'answer',
      'answered_by as answeredById',
      'answered_at as answeredAt',
      'settled_text as settledText',
      'settled_by as settledById',
      'settled_at as settledAt',
    ])
    .where('sync_id', '=', syncId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}
