import { sql } from 'kysely'
import type { PersonRef } from '#contract/common.ts'
import type { PersonView } from '#contract/organisation.ts'
import { locales } from '#domain/person/locale.ts'
import { foldScript } from '#domain/wording/script.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { readingOfName } from './pinyin.ts'
import { selectPersonRefs } from './refs.ts'

/**
 * People whose name, pinyin, initials, post or department fits every word typed; those whose name fits
 * best come first. Who was disabled is not found: nobody should invite them.
 */
export async function searchPeople(tx: Db, typed: string, limit: number): Promise<PersonRef[]> {
  const first = words(typed)[0] ?? ''
  return fitting(selectPersonRefs(tx), typed)
    .where('person.state', '!=', 'disabled')
    .orderBy(
      sql`case
        when person.name = ${first} then 0
        when person.name like ${`${escaped(first)}%`} then 1
        when person.initials = ${first.toLowerCase()} or person.pinyin = ${first.toLowerCase()} then 2
        when person.pinyin like ${`${escaped(first.toLowerCase())}%`} then 3
        when person.name like ${`%${escaped(first)}%`} then 4
        else 5 end`,
    )
    .orderBy('person.pinyin')
    .orderBy('person.id')
    .limit(limit)
    .execute()
}

export interface PeopleFilter {
  readonly q?: string | undefined
  readonly departmentId?: string | undefined
  readonly state?: 'invited' | 'active' | 'disabled' | undefined
}

/** In the order of pinyin. A department's list has the people of the departments below it, too. */
export async function listPeople(
  tx: Db,
  filter: PeopleFilter,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: PersonView[]; nextCursor: string | null }> {
  let query = fitting(selectPersonRefs(tx).select('person.pinyin'), filter.q ?? '')
  if (filter.state) query = query.where('person.state', '=', filter.state)
  if (filter.departmentId) {
    query = query.where(
      sql<boolean>`exists (select 1 from person_department own
        where own.person_id = person.id and own.department_id in (${subtree(filter.departmentId)}))`,
    )
  }
  if (cursor !== undefined) {
    const [reading, id] = keysOf(cursor, ['string', 'string'])
    query = query.where(sql<boolean>`(person.pinyin, person.id) > (${reading}, ${id}::uuid)`)
  }
  const rows = await query
    .orderBy('person.pinyin')
    .orderBy('person.id')
    .limit(limit + 1)
    .execute()
  const views = await personViews(
    tx,
    rows.map(({ id }) => id),
  )
  const known = new Map(views.map((view) => [view.id, view]))
  return pageOf(
    rows,
    limit,
    ({ pinyin, id }) => [pinyin, id],
    ({ id }) => known.get(id) as PersonView,
  )
}

export async function personView(tx: Db, id: string): Promise<PersonView | undefined> {
  return (await personViews(tx, [id]))[0]
}

async function personViews(tx: Db, ids: readonly string[]): Promise<PersonView[]> {
  if (ids.length === 0) return []
  const rows = await selectPersonRefs(tx)
    .select([
      'person.email',
      'person.phone',
      'person.employee_no as employeeNo',
      'person.locale',
      'person.state',
      'person.is_admin as isAdmin',
      'person.is_supervisor as isSupervisor',
      'person.is_coordinator as isCoordinator',
      'person.tags',
      'person.version',
      sql<{ id: string; name: string }[]>`coalesce((
        select json_agg(json_build_object('id', d.id, 'name', d.name) order by own.is_primary desc, d.name)
        from person_department own join department d on d.id = own.department_id
        where own.person_id = person.id), '[]')`.as('departments'),
    ])
    .where('person.id', 'in', ids)
    .execute()
  return rows.map((row) => ({ ...row, locale: locales.find((one) => one === row.locale) ?? 'zh-CN' }))
}

/** Departments from one downwards, itself included. */
export function subtree(departmentId: string) {
  return sql<string>`with recursive below (id) as (
    select ${departmentId}::uuid union select d.id from department d join below on d.parent_id = below.id
  ) select id from below`
}

/** Every word must be found somewhere, whichever script it was typed in. */
function fitting<Query extends ReturnType<typeof selectPersonRefs>>(query: Query, typed: string): Query {
  let narrowed = query as ReturnType<typeof selectPersonRefs>
  for (const word of words(typed)) {
    const like = (text: string) => `%${escaped(text)}%`
    const begins = `${escaped(word.toLowerCase())}%`
    const texts = [like(word), like(foldScript(word))]
    // 歐陽 is 欧阳 and 晓 may be 小: two characters and more are also found by how they sound.
    const sounds = /^\p{Script=Han}{2,}$/u.test(word) ? readingOfName(word).pinyin || null : null
    narrowed = narrowed.where(
      sql<boolean>`(person.name ilike any(${texts}::text[])
        or person.job_title ilike any(${texts}::text[])
        or person.pinyin like ${begins} or starts_with(person.pinyin, ${sounds}) or person.initials like ${begins}
        or exists (select 1 from person_department of_person
          join department theirs on theirs.id = of_person.department_id
          where of_person.person_id = person.id and (
            theirs.name ilike any(${texts}::text[])
            or exists (select 1 from unnest(theirs.aliases) alias where alias ilike any(${texts}::text[]))
            or theirs.pinyin like ${begins} or theirs.initials like ${begins})))`,
    )
  }
  return narrowed as Query
}

function words(typed: string): string[] {
  return typed.normalize('NFKC').trim().split(/\s+/).filter(Boolean)
}

/** `%` and `_` are what they are. */
function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}
