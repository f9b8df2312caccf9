import { sql } from 'kysely'
import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'

const mostFailures = 8
const pauseSeconds = 15 * 60

/**
 * How often one account may be tried, from wherever: eight wrong passwords, then a pause of fifteen
 * minutes. Counted for names that do not exist too, so that the answer tells nobody which do.
 * Lies beside better-auth's own counters, which go by address.
 */
export async function refuseIfGuessing(db: Db, account: string, now: Date): Promise<void> {
  const { rows } = await sql<{ count: number; lastRequest: number }>`
    select "count", "lastRequest" from auth."rateLimit" where "key" = ${keyOf(account)}`.execute(db)
  const tried = rows[0]
  if (!tried || tried.count < mostFailures) return
  const waits = Math.ceil((Number(tried.lastRequest) + pauseSeconds * 1000 - now.getTime()) / 1000)
  if (waits > 0) throw new AppError('too_many', 'session.tooManyTries', { seconds: waits })
}

export async function countFailure(db: Db, account: string, now: Date): Promise<void> {
  const at = now.getTime()
  await sql`
    insert into auth."rateLimit" as r ("key", "count", "lastRequest") values (${keyOf(account)}, 1, ${at})
    on conflict ("key") do update set
      "count" = case when r."lastRequest" < ${at - pauseSeconds * 1000} then 1 else r."count" + 1 end,
      "lastRequest" = ${at}`.execute(db)
}

export async function forgetFailures(db: Db, account: string): Promise<void> {
  await sql`delete from auth."rateLimit" where "key" = ${keyOf(account)}`.execute(db)
}

function keyOf(account: string): string {
  return `account:${account.trim().toLowerCase()}`
}
