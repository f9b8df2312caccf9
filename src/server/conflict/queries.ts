import { type RawBuilder, sql } from 'kysely'
import { isUndecided } from '#domain/conflict/lifecycle.ts'
import { signersOf } from '#domain/conflict/reporting.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import type { Conflict, Side } from './conflict.ts'
import { loadLines } from './lines.ts'

const columns = sql`
  c.id, c.number, c.title, c.kind, c.state, c.common_goal as "commonGoal", c.options, c.leader_id as "leaderId",
  c.raised_by as "raisedById", c.is_skip as "isSkip", c.handler_ids as "handlerIds", c.entered_at as "enteredAt",
  c.due_at as "dueAt", c.resolution, c.ruling, c.ruling_signed_by as "rulingSignedBy", c.recheck_on as "recheckOn",
  c.recheck_note as "recheckNote", c.responded_at as "respondedAt", c.decided_at as "decidedAt",
  c.resolved_at as "resolvedAt", c.meeting_id as "meetingId", c.topic_id as "topicId",
  c.decision_id as "decisionId", c.task_id as "taskId", c.collaboration_id as "collaborationId",
  c.classification, c.department_ids as "departmentIds", c.participant_ids as "participantIds", c.version,
  c.created_at as "createdAt"`

/** A conflict as its policy sees it at a moment; what the row-level rules hide does not exist. */
export async function getConflict(tx: Db, id: string, now: Date): Promise<Conflict> {
  const { rows } = await sql<Omit<Conflict, 'sides' | 'lines' | 'isOffered'>>`
    select ${columns} from conflict c where c.id = ${id}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new AppError('not_found', 'conflict.notFound')
  const lines = await loadLines(tx)
  const stated = await tx
    .selectFrom('conflict_side')
    .select([
      'id',
      'department_id as departmentId',
      'spokesperson_id as spokespersonId',
      'position',
      'demand',
      'facts',
      'stated_by as statedById',
      'stated_at as statedAt',
      'signed_by as signedById',
      'signed_at as signedAt',
      'version',
    ])
    .where('conflict_id', '=', id)
    .orderBy('seq')
    .execute()
  const signers = new Map(
    signersOf(
      stated.map(({ departmentId }) => departmentId),
      lines,
    ).map(({ departmentId, personId }) => [departmentId, personId]),
  )
  const sides = stated.map(
    (side): Side => ({
      ...side,
      signerId: signers.get(side.departmentId) ?? null,
      isStated: side.position !== '',
      isSigned: side.signedAt !== null,
    }),
  )
  return {
    ...row,
    sides,
    lines,
    isOffered: row.dueAt !== null && isUndecided(row.state) && row.dueAt < now,
  }
}

/** Also holds the row until the transaction ends. */
export async function lockConflict(tx: Db, id: string, now: Date): Promise<Conflict> {
  await tx.selectFrom('conflict').select('id').where('id', '=', id).forUpdate().execute()
  return getConflict(tx, id, now)
}

/** For whom it exists: its sides, those who speak, sign and judge in it, and whoever does the work of it. */
export async function refreshConflictAudience(tx: Db, id: string, also: readonly string[]): Promise<void> {
  await sql`
    update conflict c set
      department_ids = array(select s.department_id from conflict_side s where s.conflict_id = c.id order by 1),
      participant_ids = array(
        select p.id from (
          select c.leader_id as id union select c.raised_by
          union select unnest(array[s.spokesperson_id, s.stated_by, s.signed_by]) from conflict_side s where s.conflict_id = c.id
          union select unnest(t.handler_ids) from conflict_stop t where t.conflict_id = c.id
          union select t.owner_id from conflict_task x join task t on t.id = x.task_id where x.conflict_id = c.id
          union select unnest(${[...also]}::uuid[])) p
        where p.id is not null order by 1)
    where c.id = ${id}`.execute(tx)
}

export interface ConflictListed {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly kind: Conflict['kind']
  readonly state: Conflict['state']
  readonly isSkip: boolean
  readonly sideIds: string[]
  readonly leaderId: string | null
  readonly handlerIds: string[]
  readonly dueAt: Date | null
  readonly createdAt: Date
  readonly settledAt: Date | null
}

/** Newest first, of those that this person may see. */
export async function findConflicts(
  tx: Db,
  actor: Actor,
  where: readonly RawBuilder<boolean>[],
  limit: number,
): Promise<ConflictListed[]> {
  const { rows } = await sql<ConflictListed>`
    select c.id, c.number, c.title, c.kind, c.state, c.is_skip as "isSkip", c.leader_id as "leaderId",
      c.handler_ids as "handlerIds", c.due_at as "dueAt", c.created_at as "createdAt",
      coalesce(c.resolved_at, c.decided_at) as "settledAt",
      array(select s.department_id from conflict_side s where s.conflict_id = c.id order by s.seq) as "sideIds"
    from conflict c where ${sql.join([visibleTo(actor, 'c'), ...where], sql` and `)}
    order by c.id desc limit ${limit}`.execute(tx)
  return rows
}
