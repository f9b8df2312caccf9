import { type RawBuilder, sql } from 'kysely'

/** Who may answer the call for help that is open: the person named, or who speaks for the department named. */
export function supporterIds(alias: string): RawBuilder<string[]> {
  return sql<string[]>`array(
    select distinct p.id
    from task_support s
    left join department d on d.id = s.department_id,
    lateral (values (s.person_id), (case when s.person_id is null then d.head_id end),
      (case when s.person_id is null then d.deputy_id end),
      (case when s.person_id is null then d.liaison_id end)) p (id)
    where s.task_id = ${sql.raw(alias)}.id and s.answered_at is null and p.id is not null
    order by 1)`
}
