import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#server/db/database.ts'
import { tellSessionsEnded } from '#server/events/publish.ts'
import { sessionDays } from './auth.ts'

// better-auth's tables, written by us where a change of ours and a change of theirs must be one.

/** Where somebody signs in from. */
export interface Place {
  readonly ip: string
  readonly userAgent: string
}

/** Makes sure that a person has an account, and gives its id. It has no password until `setPasswordHash`. */
export async function ensureAccount(
  tx: Db,
  person: { id: string; name: string; email: string; userId: string | null },
): Promise<string> {
  if (person.userId !== null) return person.userId
  const { rows } = await sql<{ id: string }>`
    insert into auth."user" ("name", "email", "emailVerified") values (${person.name}, ${person.email}, true)
    on conflict ("email") do update set "name" = excluded."name" returning "id"`.execute(tx)
  const userId = rows[0]?.id as string
  await tx.updateTable('person').set({ user_id: userId }).where('id', '=', person.id).execute()
  return userId
}

export async function passwordHashOf(db: Db, userId: string): Promise<string | undefined> {
  const { rows } = await sql<{ password: string | null }>`
    select "password" from auth."account" where "userId" = ${userId}::uuid and "providerId" = 'credential'`.execute(
    db,
  )
  return rows[0]?.password ?? undefined
}

export async function setPasswordHash(tx: Db, userId: string, hash: string, now: Date): Promise<void> {
  const { numAffectedRows } = await sql`
    update auth."account" set "password" = ${hash}, "updatedAt" = ${now}
    where "userId" = ${userId}::uuid and "providerId" = 'credential'`.execute(tx)
  if (numAffectedRows !== 0n) return
  await sql`
    insert into auth."account" ("accountId", "providerId", "userId", "password", "createdAt", "updatedAt")
    values (${userId}, 'credential', ${userId}::uuid, ${hash}, ${now}, ${now})`.execute(tx)
}

/** Keeps name and address of the account in step with the person's. */
export async function renameAccount(
  tx: Db,
  userId: string | null,
  { name, email }: { name: string; email: string },
): Promise<void> {
  if (userId === null) return
  await sql`update auth."user" set "name" = ${name}, "email" = ${email}, "updatedAt" = now()
    where "id" = ${userId}::uuid`.execute(tx)
}

/** Opens a session and gives its token, which only the signed cookie carries further. */
export async function openSession(
  tx: Db,
  userId: string,
  { ip, userAgent }: Place,
  now: Date,
): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(now.getTime() + sessionDays * 24 * 3600 * 1000)
  await sql`
    insert into auth."session" ("token", "userId", "expiresAt", "createdAt", "updatedAt", "ipAddress", "userAgent")
    values (${token}, ${userId}::uuid, ${expiresAt}, ${now}, ${now}, ${ip}, ${userAgent.slice(0, 300)})`.execute(
    tx,
  )
  return token
}

export interface OpenSession {
  readonly id: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly ipAddress: string
  readonly userAgent: string
}

export async function openSessionsOf(db: Db, personId: string, now: Date): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`
    select s."id", s."createdAt", s."expiresAt",
      coalesce(s."ipAddress", '') as "ipAddress", coalesce(s."userAgent", '') as "userAgent"
    from auth."session" s join person p on p.user_id = s."userId"::text
    where p.id = ${personId} and s."expiresAt" > ${now} order by s."createdAt" desc`.execute(db)
  return rows
}

/** Ends one session of a person; false if it is not theirs or has ended. */
export async function endSession(tx: Db, personId: string, sessionId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from auth."session" s using person p
    where p.id = ${personId} and s."userId"::text = p.user_id and s."id"::text = ${sessionId}`.execute(tx)
  await tellSessionsEnded(tx, personId)
  return numAffectedRows === 1n
}

/** Ends all sessions of a person at once, on every node, with what they hold open; `but` stays. */
export async function endSessionsOf(tx: Db, personId: string, but?: string): Promise<void> {
  await sql`
    delete from auth."session" s using person p
    where p.id = ${personId} and s."userId"::text = p.user_id and s."id"::text <> ${but ?? ''}`.execute(tx)
  await tellSessionsEnded(tx, personId)
}
