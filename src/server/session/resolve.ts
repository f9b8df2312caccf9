import { sql } from 'kysely'
import type { Actor } from '#domain/person/actor.ts'
import { type Locale, locales } from '#domain/person/locale.ts'
import type { Db } from '#server/db/database.ts'

interface Row {
  readonly session_id: string
  readonly person_id: string
  readonly is_admin: boolean
  readonly is_supervisor: boolean
  readonly locale: string
  readonly department_ids: string[]
  readonly oversees: string[]
  readonly setting_stamp: string
}

export interface SignedIn {
  readonly sessionId: string
  readonly actor: Actor
  /** Of the settings, as they stand now; see setting-stamp.ts. */
  readonly settingStamp: string
}

/** Who holds a session's token. One question, nothing kept: an ended session is refused by the next request. */
export async function signedInBy(db: Db, token: string, now: Date): Promise<SignedIn | undefined> {
  const { rows } = await resolving(sql`s.token = ${token}`, now).execute(db)
  const [row] = rows
  return row && { sessionId: row.session_id, actor: actorOf(row), settingStamp: row.setting_stamp }
}

/** The actors of those sessions that still hold. */
export async function actorsOf(
  db: Db,
  sessionIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Actor>> {
  const { rows } = await resolving(sql`s.id = any(${sessionIds}::uuid[])`, now).execute(db)
  return new Map(rows.map((row) => [row.session_id, actorOf(row)]))
}

/** Session, person, departments, and all that the person oversees as person_oversees has it, in one go. */
function resolving(which: ReturnType<typeof sql>, now: Date) {
  return sql<Row>`
    select s.id as session_id, p.id as person_id, p.is_admin, p.is_supervisor, p.locale,
      (select stamp from setting_stamp) as setting_stamp,
      array(select pd.department_id from person_department pd where pd.person_id = p.id) as department_ids,
      -- The view person_oversees, but beginning at this one person: it is asked with every request.
      array(
        with recursive below (id) as (
          select d.id from department d where p.id in (d.head_id, d.deputy_id, d.vice_president_id)
          union
          select d.id from below b join department d on d.parent_id = b.id
        )
        select id from below
        union
        select d.id from organisation o cross join department d where o.general_manager_id = p.id
      ) as oversees
    from auth."session" s
    join person p on p.user_id = s."userId"::text
    where ${which} and s."expiresAt" > ${now} and p.state = 'active'`
}

function actorOf(row: Row): Actor {
  return {
    personId: row.person_id,
    departmentIds: new Set(row.department_ids),
    oversees: new Set(row.oversees),
    isAdmin: row.is_admin,
    isSupervisor: row.is_supervisor,
    locale: locales.find((locale) => locale === row.locale) ?? ('zh-CN' satisfies Locale),
  }
}
