import { type RawBuilder, sql } from 'kysely'
import { AppError } from '#domain/error.ts'
import type { IssueLevel } from '#domain/issue/lifecycle.ts'
import type { IssueHome, IssueInQuestion } from '#domain/issue/policy.ts'
import type { Db } from '#server/db/database.ts'

export interface Issue extends IssueInQuestion {
  readonly id: string
  readonly number: string
  readonly collaborationId: string
  readonly text: string
  readonly level: IssueLevel
  readonly departmentId: string | null
  readonly dueOn: string | null
  readonly countermeasure: string
  readonly deviationHours: number | null
  readonly isResourceGap: boolean
  readonly conflictId: string | null
  readonly respondedAt: Date | null
  readonly decidedAt: Date | null
  readonly resolvedAt: Date | null
  readonly createdAt: Date
  readonly version: number
}

const columns = sql`
  i.id, i.number, i.collaboration_id as "collaborationId", i.text, i.level, i.state, i.found_by as "foundById",
  i.department_id as "departmentId", i.owner_id as "ownerId", i.due_on as "dueOn", i.countermeasure,
  i.deviation_hours as "deviationHours", i.is_resource_gap as "isResourceGap", i.conflict_id as "conflictId",
  i.responded_at as "respondedAt", i.decided_at as "decidedAt", i.resolved_at as "resolvedAt",
  i.created_at as "createdAt", i.version, c.leader_id as "leaderId", c.classification,
  c.department_ids as "departmentIds", c.participant_ids as "participantIds"`

export async function findIssues(
  tx: Db,
  where: RawBuilder<boolean>,
  limit: number,
): Promise<(Issue & { readonly isSettled: boolean })[]> {
  const { rows } = await sql<Issue & { isSettled: boolean }>`
    select * from (
      select ${columns}, i.state in ('resolved', 'closed') as "isSettled"
      from issue i join collaboration c on c.id = i.collaboration_id) i
    where ${where} order by i."isSettled", i.id limit ${limit}`.execute(tx)
  return rows
}

export async function getIssue(tx: Db, id: string): Promise<Issue> {
  const { rows } = await sql<Issue>`
    select ${columns} from issue i join collaboration c on c.id = i.collaboration_id where i.id = ${id}`.execute(
    tx,
  )
  const [row] = rows
  if (row === undefined) throw new AppError('not_found', 'issue.notFound')
  return row
}

/** Also holds the row until the transaction ends. */
export async function lockIssue(tx: Db, id: string): Promise<Issue> {
  await tx.selectFrom('issue').select('id').where('id', '=', id).forUpdate().execute()
  return getIssue(tx, id)
}

/** Where problems are noted; what is out of sight is not there. */
export async function issueHome(
  tx: Db,
  collaborationId: string,
): Promise<IssueHome & { readonly name: string }> {
  const row = await tx
    .selectFrom('collaboration')
    .select([
      'name',
      'leader_id as leaderId',
      'classification',
      'department_ids as departmentIds',
      'participant_ids as participantIds',
    ])
    .where('id', '=', collaborationId)
    .executeTakeFirst()
  if (row === undefined) throw new AppError('not_found', 'collaboration.notFound')
  return row
}
