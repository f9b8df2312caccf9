import { sql } from 'kysely'
import { type Audience, sees } from '#domain/audience/audience.ts'
import { type NoticeSetting, settingOf } from '#domain/notice/setting.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Locale } from '#domain/person/locale.ts'
import type { Db } from '#server/db/database.ts'
import { withOnePlan } from '#server/db/one-plan.ts'
import { partOf, withAudience } from '#server/events/audience.ts'
import { riskAndHome } from '#server/risk/queries.ts'
import { type ChoiceRow, choiceOf, loadNoticeDefaults } from './setting.ts'

/** Somebody who is to be told. */
export interface Reader extends Actor {
  readonly name: string
  /** Empty when there is none. */
  readonly email: string
  /** False: none at all, whatever else they chose. */
  readonly wantsMail: boolean
  readonly setting: NoticeSetting
}

/**
 * Who of these people may hear of a noun, as it stands in this transaction. Whoever has left gets
 * nothing; whoever has not accepted the invitation yet does. Needs a transaction that sees every row.
 */
export async function readersOf(
  tx: Db,
  personIds: readonly string[],
  about: { readonly noun: string; readonly nounId: string },
): Promise<Reader[]> {
  const audience = await audienceOf(tx, about)
  if (audience === undefined) return []
  const readers = await readersById(tx, personIds)
  return audience === 'everyone' ? readers : readers.filter((reader) => sees(reader, audience))
}

interface Row {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly mail_notices: boolean
  readonly is_admin: boolean
  readonly is_supervisor: boolean
  readonly department_ids: string[]
  readonly oversees: string[]
  readonly choice: ChoiceRow | null
}

/** Those of them who have not left. */
export async function readersById(tx: Db, personIds: readonly string[]): Promise<Reader[]> {
  const people = sql<Row>`
    select p.id, p.name, p.email, p.locale, p.mail_notices, p.is_admin, p.is_supervisor,
      array(select pd.department_id from person_department pd where pd.person_id = p.id) as department_ids,
      coalesce(o.department_ids, '{}') as oversees, to_jsonb(c.*) as choice
    from person p
    left join (
      select person_id, array_agg(department_id) as department_ids from person_oversees group by person_id
    ) o on o.person_id = p.id
    left join notice_setting c on c.person_id = p.id
    where p.id = any(${personIds}::uuid[]) and p.state <> 'disabled'
    order by p.id`
  const { rows } = await withOnePlan(tx, () => people.execute(tx))
  const defaults = await loadNoticeDefaults(tx)
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    email: row.email,
    wantsMail: row.mail_notices,
    setting: settingOf(choiceOf(row.choice), defaults),
    locale: row.locale,
    isAdmin: row.is_admin,
    isSupervisor: row.is_supervisor,
    departmentIds: new Set(row.department_ids),
    oversees: new Set(row.oversees),
  }))
}

/** Nouns that the whole organisation may hear of. */
const open: ReadonlySet<string> = new Set(['person', 'department', 'organisation'])

async function audienceOf(
  tx: Db,
  { noun, nounId }: { readonly noun: string; readonly nounId: string },
): Promise<Audience | 'everyone' | undefined> {
  if (open.has(noun)) return 'everyone'
  if (noun === 'risk') return homeOfRisk(tx, nounId)
  const part = partOf[noun]
  if (!withAudience.has(noun) && part === undefined) return undefined
  const id =
    part === undefined
      ? sql`${nounId}::uuid`
      : sql`(select ${sql.ref(`part.${part.of}_id`)} from ${sql.table(part.table)} part where part.id = ${nounId})`
  const { rows } = await sql<Audience>`
    select a.classification, a.department_ids as "departmentIds", a.participant_ids as "participantIds"
    from ${sql.table(part?.of ?? noun)} a where a.id = ${id}`.execute(tx)
  return rows[0]
}

/** A risk is seen with what it hangs on. */
async function homeOfRisk(tx: Db, id: string): Promise<Audience | undefined> {
  const { rows } = await sql<Audience>`
    select home.classification, home.department_ids as "departmentIds", home.participant_ids as "participantIds"
    from ${riskAndHome} where r.id = ${id}`.execute(tx)
  return rows[0]
}
