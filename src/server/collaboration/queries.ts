import { sql } from 'kysely'
import type { CharterMechanism, CollaborationType } from '#domain/collaboration/charter.ts'
import type { CollaborationState } from '#domain/collaboration/collaboration.ts'
import type { CollaborationInQuestion } from '#domain/collaboration/policy.ts'
import { AppError } from '#domain/error.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'

/** A collaboration in domain words: what the policy judges and the commands change. */
export interface Collaboration extends CollaborationInQuestion {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly state: CollaborationState
  readonly goal: string
  readonly theme: string
  readonly launchOn: string | null
  readonly isLaunchProvisional: boolean
  readonly type: CollaborationType
  readonly initiatedOn: string | null
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly decisionMechanism: CharterMechanism | null
  readonly rootCause: string
  readonly solution: string
  readonly strategicGoal: string
  readonly substance: number
  readonly askedSubstance: number | null
  readonly stopAskedAt: Date | null
  readonly stopReason: string
  readonly version: number
  readonly createdAt: Date
}

const columns = [
  'id',
  'number',
  'name',
  'state',
  'classification',
  'department_ids as departmentIds',
  'participant_ids as participantIds',
  'initiating_department_id as initiatingDepartmentId',
  'leader_id as leaderId',
  'goal',
  'theme',
  'launch_on as launchOn',
  'is_launch_provisional as isLaunchProvisional',
  'type',
  'initiated_on as initiatedOn',
  'starts_on as startsOn',
  'ends_on as endsOn',
  'decision_mechanism as decisionMechanism',
  'root_cause as rootCause',
  'solution',
  'strategic_goal as strategicGoal',
  'substance',
  'asked_substance as askedSubstance',
  'stop_asked_by as stopAskedById',
  'stop_asked_at as stopAskedAt',
  'stop_reason as stopReason',
  'version',
  'created_by as createdById',
  'created_at as createdAt',
] as const

const byId = (tx: Db, id: string) => tx.selectFrom('collaboration').select(columns).where('id', '=', id)

function missing(): never {
  throw new AppError('not_found', 'collaboration.notFound')
}

export async function getCollaboration(tx: Db, id: string): Promise<Collaboration> {
  return withSuperiors(tx, (await byId(tx, id).executeTakeFirst()) ?? missing())
}

/** Also holds the row until the transaction ends. */
export async function lockCollaboration(tx: Db, id: string): Promise<Collaboration> {
  return withSuperiors(tx, (await byId(tx, id).forUpdate().executeTakeFirst()) ?? missing())
}

async function withSuperiors(
  tx: Db,
  row: Omit<Collaboration, 'superiorIds' | 'delegates'>,
): Promise<Collaboration> {
  const { zone } = await loadWorkTime(tx)
  const { rows: delegates } = await sql<Collaboration['delegates'][number]>`
    select power, person_id as "personId" from collaboration_delegation
    where collaboration_id = ${row.id} and ended_at is null
      and (until_on is null or until_on >= (now() at time zone ${zone})::date)`.execute(tx)
  return { ...row, superiorIds: await superiorsOf(tx, row), delegates }
}

/**
 * Who stands above the leader where the work was called for: the vice presidents of the initiating department
 * and of all it belongs to, the heads of those, and the general manager; the nearest first.
 */
async function superiorsOf(
  tx: Db,
  { initiatingDepartmentId, leaderId }: Pick<Collaboration, 'initiatingDepartmentId' | 'leaderId'>,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above (id, parent_id, head_id, vice_president_id, steps) as (
      select id, parent_id, head_id, vice_president_id, 0 from department where id = ${initiatingDepartmentId}::uuid
      union all
      select d.id, d.parent_id, d.head_id, d.vice_president_id, steps + 1
      from department d join above on d.id = above.parent_id)
    select person_id as id from (
      select vice_president_id as person_id, 2 * steps + 1 as place from above
      -- The head of the department itself stands above a leader from among its people, not above itself.
      union all select head_id, 2 * steps from above
      union all select general_manager_id, 1000 from organisation) superior
    where person_id is not null and person_id is distinct from ${leaderId}::uuid
    group by person_id order by min(place), person_id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Whoever ties something to a collaboration must see it; what they do not see does not exist. */
export async function requireCollaboration(tx: Db, id: string | null | undefined): Promise<void> {
  if (id != null && (await byId(tx, id).executeTakeFirst()) === undefined) missing()
}

export interface CollaborationParts {
  readonly departmentIds: readonly string[]
  readonly targets: readonly { metric: string; value: number | null; unit: string; region: string }[]
}

export async function partsOf(tx: Db, id: string): Promise<CollaborationParts> {
  const departments = await tx
    .selectFrom('collaboration_department')
    .select('department_id')
    .where('collaboration_id', '=', id)
    .orderBy('position')
    .orderBy('department_id')
    .execute()
  const targets = await tx
    .selectFrom('collaboration_target')
    .select(['metric', 'value', 'unit', 'region'])
    .where('collaboration_id', '=', id)
    .orderBy('position')
    .execute()
  return { departmentIds: departments.map(({ department_id }) => department_id), targets }
}

/** Who is asked to review, hand in, decide on or accept something of its plan, `c`. */
const askedInPlan = sql`
  select r.person_id from milestone_reviewer r join milestone m on m.id = r.milestone_id where m.collaboration_id = c.id
  union select m.owner_id from milestone m where m.collaboration_id = c.id and m.owner_id is not null
  union select q.approver_id from change_request q where q.collaboration_id = c.id and q.state = 'pending'
  union select a.acceptor_id from result a where a.collaboration_id = c.id`

/**
 * For whom it exists: the departments that take part and whoever is named in it. The heads who are asked to confirm
 * what is confidential are named by that.
 */
export async function refreshCollaborationAudience(tx: Db, id: string): Promise<void> {
  await sql`
    update collaboration c set
      department_ids = array(
        select c.initiating_department_id where c.initiating_department_id is not null
        union select d.department_id from collaboration_department d where d.collaboration_id = c.id
        order by 1),
      participant_ids = array(
        select p.id from (
          select c.leader_id as id
          union select c.created_by
          union select m.person_id from collaboration_member m where m.collaboration_id = c.id
          union select d.lead_id from collaboration_department d where d.collaboration_id = c.id
          union select d.liaison_id from collaboration_department d where d.collaboration_id = c.id
          union select r.owner_id from division_row r where r.collaboration_id = c.id
          union select unnest(r.helper_ids) from division_row r where r.collaboration_id = c.id
          union select i.owner_id from communication_item i where i.collaboration_id = c.id
          union select g.person_id from collaboration_delegation g
            where g.collaboration_id = c.id and g.ended_at is null
          union select unnest(c.sync_copy_ids)
          union select h.head_id from collaboration_department d join department h on h.id = d.department_id
            where d.collaboration_id = c.id and c.classification = 'confidential'
        ) p where p.id is not null
        union ${askedInPlan}
        order by 1)
    where c.id = ${id}`.execute(tx)
}
