import { sql } from 'kysely'
import { civilDateOf, type Instant, instantAt } from '#domain/calendar/instant.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { groupOf } from './groups.ts'
import { loadNoticeDefaults } from './setting.ts'

export interface NagsToday {
  /** How often the person has been urged today, in the product. */
  readonly notices: number
  /** How many letters have urged them today. */
  readonly letters: number
  /** So many letters a day, at most; what goes beyond waits for the summary. */
  readonly budget: number
}

const urging = Object.entries(groupOf).flatMap(([kind, group]) => (group === 'urge' ? [kind] : []))

/** For whoever is about to urge somebody: how much of that they have had today, by the organisation's clock. */
export async function nagsToday(tx: Db, personId: string, now: Date): Promise<NagsToday> {
  const from = await beginOfDay(tx, now)
  return asSystemWithin(tx, async () => {
    const { notices } = await tx
      .selectFrom('notification')
      .select((row) => row.fn.countAll<number>().as('notices'))
      .where('person_id', '=', personId)
      .where('kind', 'in', urging)
      .where('at', '>=', from)
      .executeTakeFirstOrThrow()
    const letters = (await urgedByLetter(tx, [personId], now)).get(personId) ?? 0
    return { notices, letters, budget: (await loadNoticeDefaults(tx)).nagBudget }
  })
}

/** Letters of today that urge, by person. Several that went as one are one. Needs a transaction of the system. */
export async function urgedByLetter(
  tx: Db,
  personIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ personId: string; letters: number }>`
    select person_id as "personId", count(distinct coalesce(merged_into, id))::int as letters from mail_outbox
    where person_id = any(${[...personIds]}::uuid[]) and notice_group = 'urge'
      and created_at >= ${await beginOfDay(tx, now)} and release_why in ('now', 'pressing')
      and state in ('queued', 'sent', 'failed', 'held', 'merged')
    group by person_id`.execute(tx)
  return new Map(rows.map(({ personId, letters }) => [personId, letters]))
}

async function beginOfDay(tx: Db, now: Date): Promise<Instant> {
  const { zone } = await loadWorkTime(tx)
  return instantAt(civilDateOf(now, zone), '00:00', zone)
}
