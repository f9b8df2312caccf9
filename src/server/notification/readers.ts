import { CompiledQuery, sql } from 'kysely'
import { type Audience, sees } from '#domain/audience/audience.ts'
import { type NoticeSetting, settingOf } from '#domain/notice/setting.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Locale } from '#domain/person/locale.ts'
import type { Db } from '#server/db/database.ts'
import { withOnePlan } from '#server/db/one-plan.ts'
import { audiencesOf, everyone, keyOf, type NounRef } from '#server/events/audience.ts'
import type { Asking } from '#server/events/seeing-all.ts'
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

/** Who is to be told of what. */
export interface Addressing {
  readonly personIds: readonly string[]
  readonly noun: string
  readonly nounId: string
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
  const [readers] = await readersOfEach(tx, [{ ...about, personIds }])
  return readers ?? []
}

/** As `readersOf`, of many nouns in as few statements as of one; in the order asked. */
export async function readersOfEach(tx: Db, asked: readonly Addressing[]): Promise<Reader[][]> {
  const audiences = await audiencesIn(tx, asked)
  const wanted = asked.flatMap((one) => (audiences.has(keyOf(one)) ? one.personIds : []))
  const readers = await readersById(tx, [...new Set(wanted)])
  return asked.map((one) => {
    const audience = audiences.get(keyOf(one))
    if (audience === undefined) return []
    const named = new Set(one.personIds)
    return readers.filter(
      (reader) => named.has(reader.personId) && (audience === everyone || sees(reader, audience)),
    )
  })
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
  if (personIds.length === 0) return []
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

async function audiencesIn(
  tx: Db,
  asked: readonly NounRef[],
): Promise<Map<string, Audience | typeof everyone>> {
  const asking: Asking = {
    query: (text, values) => tx.executeQuery(CompiledQuery.raw(text, values ?? [])) as never,
  }
  const found = await audiencesOf(asking, asked)
  const risks = asked.flatMap(({ noun, nounId }) => (noun === 'risk' ? [nounId] : []))
  for (const [id, audience] of await homesOfRisks(tx, risks)) {
    found.set(keyOf({ noun: 'risk', nounId: id }), audience)
  }
  return found
}

/** A risk is seen with what it hangs on. */
async function homesOfRisks(tx: Db, ids: readonly string[]): Promise<Map<string, Audience>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Audience & { id: string }>`
    select r.id, home.classification, home.department_ids as "departmentIds",
      home.participant_ids as "participantIds"
    from ${riskAndHome} where r.id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, ...audience }) => [id, audience]))
}
