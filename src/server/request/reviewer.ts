import { sql } from 'kysely'
import { type FirstReviewer, firstReviewer } from '#domain/request/first-reviewer.ts'
import type { Db } from '#server/db/database.ts'

interface Asked {
  readonly id: string
  readonly initiatorId: string
  readonly initiatingDepartmentId: string
}

interface Above {
  readonly departmentId: string
  readonly headId: string | null
  readonly deputyId: string | null
  readonly aboveIds: readonly (string | null)[]
  readonly generalManagerId: string | null
}

/** In whose hands the review and the decision of each request lie, as the organisation stands now. */
export async function reviewersOf(tx: Db, asked: readonly Asked[]): Promise<Map<string, FirstReviewer>> {
  const departments = [...new Set(asked.map(({ initiatingDepartmentId }) => initiatingDepartmentId))]
  if (departments.length === 0) return new Map()
  // Whoever has left reviews nothing.
  const { rows } = await sql<Above>`
    with recursive above as (
      select id as start, id, parent_id, 0 as depth from department where id = any(${departments}::uuid[])
      union all select above.start, p.id, p.parent_id, above.depth + 1
      from above join department p on p.id = above.parent_id),
    office as (
      select above.start, above.depth, o.place, o.person_id
      from above join department d on d.id = above.id
        cross join lateral (values (0, d.head_id), (1, d.deputy_id), (2, d.vice_president_id)) o (place, person_id)
        join person p on p.id = o.person_id and p.state <> 'disabled')
    select d.id as "departmentId",
      (select person_id from office where start = d.id and depth = 0 and place = 0) as "headId",
      (select person_id from office where start = d.id and depth = 0 and place = 1) as "deputyId",
      array(select person_id from office
        where start = d.id and ((depth = 0 and place = 2) or (depth > 0 and place in (0, 2)))
        order by depth, place) as "aboveIds",
      (select general_manager_id from organisation) as "generalManagerId"
    from department d where d.id = any(${departments}::uuid[])`.execute(tx)
  const chains = new Map(rows.map((row) => [row.departmentId, row]))
  return new Map(
    asked.map(({ id, initiatorId, initiatingDepartmentId }) => {
      const chain = chains.get(initiatingDepartmentId)
      return [id, chain ? firstReviewer({ ...chain, initiatorId }) : { personId: null, isOwn: false }]
    }),
  )
}
