import { type RawBuilder, sql } from 'kysely'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import type { Contingency } from './contingency.ts'

const columns = sql`
  c.id, c.number, c.title, c.state, c.collaboration_id as "collaborationId", c.risk_id as "riskId",
  c.issue_id as "issueId", c.conflict_id as "conflictId", c.interim_owner_id as "interimOwnerId",
  c.impact_schedule as "impactSchedule", c.impact_cost as "impactCost", c.impact_scope as "impactScope",
  c.affected, c.end_note as "endNote", c.created_by as "createdById", c.started_by as "startedById",
  c.started_at as "startedAt", c.ended_by as "endedById", c.ended_at as "endedAt", c.created_at as "createdAt",
  c.classification, c.department_ids as "departmentIds", c.participant_ids as "participantIds", c.version`

/** Who leads where it belongs: the collaboration's leader, the conflict's, or whoever handed the work out. */
const leaders = sql`array_remove(array[
  (select x.leader_id from collaboration x where x.id = c.collaboration_id),
  (select x.leader_id from conflict x where x.id = c.conflict_id),
  (select t.assigner_id from risk r join task t on t.id = r.task_id where r.id = c.risk_id)], null) as "leaderIds"`

export async function getContingency(tx: Db, id: string): Promise<Contingency> {
  const { rows } = await sql<Omit<Contingency, 'measures'>>`
    select ${columns}, ${leaders} from contingency c where c.id = ${id}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new AppError('not_found', 'contingency.notFound')
  const measures = await tx
    .selectFrom('contingency_measure')
    .select(['id', 'text', 'task_id as taskId'])
    .where('contingency_id', '=', id)
    .orderBy('seq')
    .execute()
  return { ...row, measures }
}

/** Also holds the row until the transaction ends. */
export async function lockContingency(tx: Db, id: string): Promise<Contingency> {
  await tx.selectFrom('contingency').select('id').where('id', '=', id).forUpdate().execute()
  return getContingency(tx, id)
}

/** Newest first, of those that this person may see. */
export async function findContingencies(
  tx: Db,
  actor: Actor,
  where: readonly RawBuilder<boolean>[],
  limit: number,
): Promise<Omit<Contingency, 'measures' | 'leaderIds'>[]> {
  const { rows } = await sql<Omit<Contingency, 'measures' | 'leaderIds'>>`
    select ${columns} from contingency c
    where ${sql.join([visibleTo(actor, 'c'), ...where], sql` and `)} order by c.id desc limit ${limit}`.execute(
    tx,
  )
  return rows
}

/** What a plan is started for, with its audience; what is out of sight is not there. */
export interface Source {
  readonly noun: 'risk' | 'issue' | 'conflict' | 'collaboration'
  readonly id: string
  readonly number: string
  readonly title: string
  readonly collaborationId: string | null
  readonly classification: Contingency['classification']
  readonly departmentIds: readonly string[]
  readonly participantIds: readonly string[]
}

export async function sourceOf(
  tx: Db,
  ids: Pick<Contingency, 'riskId' | 'issueId' | 'conflictId' | 'collaborationId'>,
): Promise<Source | undefined> {
  const { rows } = await sql<Source>`
    select 'risk' as noun, r.id, r.number, left(r.text, 120) as title,
      coalesce(r.collaboration_id, t.collaboration_id, m.collaboration_id) as "collaborationId",
      home.classification, home.department_ids as "departmentIds", home.participant_ids as "participantIds"
    from risk r
    left join task t on t.id = r.task_id
    left join decision d on d.id = r.decision_id
    left join meeting m on m.id = coalesce(r.meeting_id, d.meeting_id)
    left join collaboration c on c.id = r.collaboration_id
    cross join lateral (
      select t.classification, t.department_ids, t.participant_ids where t.id is not null
      union all select d.classification, d.department_ids, d.participant_ids where t.id is null and d.id is not null
      union all select m.classification, m.department_ids, m.participant_ids
        where t.id is null and d.id is null and m.id is not null
      union all select c.classification, c.department_ids, c.participant_ids
        where t.id is null and d.id is null and m.id is null) home
    where r.id = ${ids.riskId}
    union all
    select 'issue', i.id, i.number, left(i.text, 120), c.id, c.classification, c.department_ids, c.participant_ids
    from issue i join collaboration c on c.id = i.collaboration_id where i.id = ${ids.issueId}
    union all
    select 'conflict', x.id, x.number, x.title, x.collaboration_id, x.classification, x.department_ids, x.participant_ids
    from conflict x where x.id = ${ids.conflictId}
    union all
    select 'collaboration', c.id, c.number, c.name, c.id, c.classification, c.department_ids, c.participant_ids
    from collaboration c where c.id = ${ids.collaborationId}`.execute(tx)
  return rows[0]
}
