import { sql } from 'kysely'
import type { LadderRole } from '#domain/supervision/ladder.ts'
import type { Db } from '#server/db/database.ts'

/** Who holds which role of the ladder in a task. */
export type Parties = Readonly<Record<LadderRole, readonly string[]>>

export interface Party {
  readonly role: LadderRole
  readonly personId: string
}

interface Row {
  readonly id: string
  readonly ownerId: string | null
  readonly assignerId: string | null
  readonly maintainerId: string | null
  readonly cooperatorIds: string[]
  readonly headId: string | null
  readonly vicePresidentId: string | null
}

/**
 * By task. 部门负责人 is the head of the owner's department, its deputy while there is none or where the head is the
 * owner; 分管领导 the vice president of that department or of the nearest one above that has one. Read as the
 * system: who leads a department is no secret.
 */
export async function partiesOf(tx: Db, taskIds: readonly string[]): Promise<Map<string, Parties>> {
  if (taskIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select t.id, t.owner_id as "ownerId", t.assigner_id as "assignerId",
      coalesce(x.maintainer_id, m.recorder_id) as "maintainerId",
      array(select c.person_id from task_cooperator c where c.task_id = t.id order by 1) as "cooperatorIds",
      case when d.head_id is null or d.head_id = t.owner_id then d.deputy_id else d.head_id end as "headId",
      (with recursive above (id, parent_id, vice_president_id, depth) as (
          select id, parent_id, vice_president_id, 0 from department where id = t.owner_department_id
          union all
          select p.id, p.parent_id, p.vice_president_id, above.depth + 1 from above join department p on p.id = above.parent_id)
        select vice_president_id from above where vice_president_id is not null order by depth limit 1) as "vicePresidentId"
    from task t
    left join department d on d.id = t.owner_department_id
    left join meeting m on m.id = t.meeting_id
    left join minutes x on x.meeting_id = t.meeting_id
    where t.id = any(${taskIds}::uuid[])`.execute(tx)
  const { rows: everywhere } = await sql<{ supervisors: string[]; generalManagerId: string | null }>`
    select array(select id from person where is_supervisor and state = 'active' order by id) as supervisors,
      (select general_manager_id from organisation) as "generalManagerId"`.execute(tx)
  const { supervisors = [], generalManagerId = null } = everywhere[0] ?? {}
  const known = (...ids: (string | null)[]) => ids.filter((id) => id !== null)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        owner: known(row.ownerId),
        cooperators: row.cooperatorIds,
        maintainer: known(row.maintainerId),
        assigner: known(row.assignerId),
        departmentHead: known(row.headId),
        supervisors,
        vicePresident: known(row.vicePresidentId),
        generalManager: known(generalManagerId),
      },
    ]),
  )
}

/** Everybody once, in the role that the step names first. */
export function partiesIn(parties: Parties, roles: readonly LadderRole[]): Party[] {
  const found = new Map<string, LadderRole>()
  for (const role of roles) {
    for (const personId of parties[role]) if (!found.has(personId)) found.set(personId, role)
  }
  return [...found].map(([personId, role]) => ({ role, personId }))
}
