import { sql } from 'kysely'
import type { DepartmentView } from '#contract/organisation.ts'
import type { Db } from '#server/db/database.ts'
import { personRefs } from './refs.ts'

/** The tree, flat: each department after the one above it, siblings in their order. */
export async function departmentTree(tx: Db): Promise<DepartmentView[]> {
  const { rows } = await sql<Row>`
    with recursive tree as (
      select d.id, array[row(d.sort, d.name, d.id)] as path
      from department d where d.parent_id is null and d.archived_at is null
      union all
      select d.id, tree.path || row(d.sort, d.name, d.id)
      from department d join tree on d.parent_id = tree.id where d.archived_at is null
    )
    select d.id, d.name, d.parent_id as "parentId", d.aliases, d.sort, d.version,
      d.head_id as "headId", d.deputy_id as "deputyId",
      d.vice_president_id as "vicePresidentId", d.liaison_id as "liaisonId",
      (select count(*) from person_department pd join person p on p.id = pd.person_id
        where pd.department_id = d.id and p.state <> 'disabled') as "peopleCount"
    from tree join department d on d.id = tree.id order by tree.path`.execute(tx)
  const people = await personRefs(
    tx,
    rows.flatMap(({ headId, deputyId, vicePresidentId, liaisonId }) => [
      headId,
      deputyId,
      vicePresidentId,
      liaisonId,
    ]),
  )
  const person = (id: string | null) => (id === null ? null : (people.get(id) ?? null))
  return rows.map(({ headId, deputyId, vicePresidentId, liaisonId, ...row }) => ({
    ...row,
    head: person(headId),
    deputy: person(deputyId),
    vicePresident: person(vicePresidentId),
    liaison: person(liaisonId),
  }))
}

interface Row extends Omit<DepartmentView, 'head' | 'deputy' | 'vicePresident' | 'liaison'> {
  readonly headId: string | null
  readonly deputyId: string | null
  readonly vicePresidentId: string | null
  readonly liaisonId: string | null
}
