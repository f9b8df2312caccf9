import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#domain/person/actor.ts'

/**
 * The rule `sees` of src/domain/audience said in SQL, for lists: true of rows of `table` (meeting, decision,
 * task, minutes, or an alias of one) that exist for this person. visible.test.ts holds the two together.
 */
export function visibleTo(actor: Actor, table: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const takesPart = sql`${column('participant_ids')} @> array[${actor.personId}]::uuid[]`
  const departments = column('department_ids')
  const own = sql`${departments} && ${[...actor.departmentIds]}::uuid[]`
  const overseen = sql`${departments} && ${[...actor.oversees]}::uuid[]`
  const level = column('classification')
  return sql<boolean>`(
    ${takesPart}
    or ${level} = 'public'
    or (${level} = 'internal' and (${actor.isSupervisor} or ${own} or ${overseen}))
    or (${level} = 'secret' and ${overseen}))`
}
