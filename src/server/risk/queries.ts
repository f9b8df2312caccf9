import { type RawBuilder, sql } from 'kysely'
import type { ChainLink } from '#contract/common.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { RiskHome, RiskInQuestion } from '#domain/risk/policy.ts'
import type { RiskKind } from '#domain/risk/risk.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'

/** A risk in domain words; its audience is that of what it hangs on. */
export interface Risk extends RiskInQuestion {
  readonly id: string
  readonly number: string
  readonly text: string
  readonly kind: RiskKind | null
  readonly possibility: number | null
  readonly impact: number | null
  readonly response: string
  readonly triggerCondition: string
  readonly note: string
  readonly raisedByDepartmentId: string | null
  readonly forecastOn: string | null
  readonly milestone: { id: string; deliverable: string; dueOn: string } | null
  readonly taskId: string | null
  readonly taskDueOn: string | null
  readonly decisionId: string | null
  readonly meetingId: string | null
  readonly collaborationId: string | null
  readonly version: number
  readonly createdAt: Date
}

/** A risk with its home: the first of task, decision, meeting, collaboration that it names. `r` is the risk. */
export const riskAndHome = sql`risk r
  left join task t on t.id = r.task_id
  left join decision d on d.id = r.decision_id
  left join meeting m on m.id = coalesce(r.meeting_id, d.meeting_id)
  left join collaboration c on c.id = r.collaboration_id
  cross join lateral (
    select t.classification, t.department_ids, t.participant_ids where r.task_id is not null
    union all select d.classification, d.department_ids, d.participant_ids
      where r.task_id is null and r.decision_id is not null
    union all select m.classification, m.department_ids, m.participant_ids
      where r.task_id is null and r.decision_id is null and r.meeting_id is not null
    union all select c.classification, c.department_ids, c.participant_ids
      where r.task_id is null and r.decision_id is null and r.meeting_id is null
  ) home`

const columns = sql`
  r.id, r.number, r.text, r.kind, r.state, r.possibility, r.impact, r.response, r.version,
  r.trigger_condition as "triggerCondition", r.note,
  r.department_id as "departmentId", r.owner_id as "ownerId", r.raised_by as "raisedById",
  r.raised_by_department_id as "raisedByDepartmentId", r.forecast_on as "forecastOn",
  r.task_id as "taskId", t.due_on as "taskDueOn", r.decision_id as "decisionId", r.meeting_id as "meetingId",
  r.collaboration_id as "collaborationId", r.created_at as "createdAt",
  (select json_build_object('id', s.id, 'deliverable', s.deliverable, 'dueOn', s.due_on)
    from task_milestone s where s.id = r.forecast_milestone_id) as milestone,
  home.classification, home.department_ids as "departmentIds", home.participant_ids as "participantIds",
  array_remove(array[t.owner_id, t.assigner_id, m.host_id, c.leader_id], null) as "leaderIds"`

export async function getRisk(tx: Db, id: string): Promise<Risk> {
  const { rows } = await sql<Risk>`select ${columns} from ${riskAndHome} where r.id = ${id}`.execute(tx)
  return rows[0] ?? missing()
}

/** Also holds the row until the transaction ends. */
export async function lockRisk(tx: Db, id: string): Promise<Risk> {
  const held = await tx.selectFrom('risk').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return held === undefined ? missing() : getRisk(tx, id)
}

function missing(): never {
  throw new AppError('not_found', 'risk.notFound')
}

/** Newest first, of those that this person may see. */
export async function findRisks(
  tx: Db,
  actor: Actor,
  where: readonly RawBuilder<boolean>[],
  limit: number,
): Promise<Risk[]> {
  const conditions = sql.join([visibleTo(actor, 'home'), ...where], sql` and `)
  const { rows } = await sql<Risk>`
    select ${columns} from ${riskAndHome} where ${conditions} order by r.id desc limit ${limit}`.execute(tx)
  return rows
}

export interface HomeIds {
  readonly taskId: string | null
  readonly decisionId: string | null
  readonly meetingId: string | null
  readonly collaborationId: string | null
}

const tables = [
  ['task', 'taskId', sql`array[t.owner_id, t.assigner_id]`, 't'],
  ['decision', 'decisionId', sql`array[d.owner_id]`, 'd'],
  ['meeting', 'meetingId', sql`array[m.host_id, m.organiser_id]`, 'm'],
  ['collaboration', 'collaborationId', sql`array[c.leader_id]`, 'c'],
] as const

/** Who sees and who leads where a risk is to hang; what is out of sight is not there. */
export async function homesOf(tx: Db, ids: HomeIds): Promise<RiskHome[]> {
  const homes: RiskHome[] = []
  for (const [table, key, leaders, alias] of tables) {
    const id = ids[key]
    if (id === null) continue
    const { rows } = await sql<RiskHome>`
      select ${sql.ref(`${alias}.classification`)}, ${sql.ref(`${alias}.department_ids`)} as "departmentIds",
        ${sql.ref(`${alias}.participant_ids`)} as "participantIds", array_remove(${leaders}, null) as "leaderIds"
      from ${sql.table(table)} ${sql.ref(alias)} where ${sql.ref(`${alias}.id`)} = ${id}`.execute(tx)
    const [home] = rows
    if (home === undefined) throw new AppError('not_found', 'risk.homeNotFound')
    homes.push(home)
  }
  return homes
}

/** What risks hang on, by id, as far as this person may see it. */
export async function homeLinks(
  tx: Db,
  actor: Actor,
  risks: readonly HomeIds[],
): Promise<Map<string, ChainLink>> {
  const idsOf = (key: keyof HomeIds) => [...new Set(risks.flatMap((risk) => risk[key] ?? []))]
  const { rows } = await sql<ChainLink>`
    select 'task' as noun, t.id, t.number, t.name as title, t.state
    from task t where t.id = any(${idsOf('taskId')}::uuid[]) and ${visibleTo(actor, 't')}
    union all
    select 'decision', d.id, d.number, left(d.content, 100), d.state
    from decision d where d.id = any(${idsOf('decisionId')}::uuid[]) and ${visibleTo(actor, 'd')}
    union all
    select 'meeting', m.id, m.number, m.name, m.state
    from meeting m where m.id = any(${idsOf('meetingId')}::uuid[]) and ${visibleTo(actor, 'm')}
    union all
    select 'collaboration', c.id, c.number, c.name, c.state
    from collaboration c where c.id = any(${idsOf('collaborationId')}::uuid[]) and ${visibleTo(actor, 'c')}`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
