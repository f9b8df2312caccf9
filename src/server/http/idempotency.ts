import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Endpoint } from '#contract/endpoint.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import type { StoredFile } from '#server/files/store.ts'

interface Asked {
  readonly contract: Endpoint
  readonly actor: Actor
  readonly request: FastifyRequest
  readonly upload: StoredFile | undefined
  readonly at: Date
}

/**
 * A POST with an `Idempotency-Key` happens once: the row is written in the same transaction as the
 * change, so it exists exactly if the change does, and a second request with the key waits for the
 * first at the primary key, then gets what the first got. Another body under the same key is refused.
 * `happen` gives the reply as it will leave.
 */
export async function onceOnly(tx: Db, asked: Asked, happen: () => Promise<unknown>): Promise<unknown> {
  const key = asked.request.headers['idempotency-key']
  const { contract, actor, at } = asked
  if (contract.method !== 'POST' || contract.form === 'raw' || key === undefined) return happen()
  if (typeof key !== 'string' || key.length === 0 || key.length > 200) {
    throw new AppError('invalid', 'request.badIdempotencyKey')
  }

  const row = { actor_id: actor.personId, endpoint: `${contract.method} ${contract.path}`, key }
  const body_hash = hashOf(asked)
  const claimed = await tx
    .insertInto('idempotency')
    .values({ ...row, body_hash, reply: sql`'null'::jsonb`, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()

  if (claimed.numInsertedOrUpdatedRows !== 1n) {
    const before = await tx
      .selectFrom('idempotency')
      .select(['body_hash', 'reply'])
      .where('actor_id', '=', row.actor_id)
      .where('endpoint', '=', row.endpoint)
      .where('key', '=', row.key)
      .executeTakeFirstOrThrow()
    if (before.body_hash !== body_hash) throw new AppError('conflict', 'request.keyUsedForAnother')
    return before.reply ?? undefined
  }

  const reply = await happen()
  await tx
    .updateTable('idempotency')
    .set({ reply: sql`${JSON.stringify(reply ?? null)}::jsonb` })
    .where('actor_id', '=', row.actor_id)
    .where('endpoint', '=', row.endpoint)
    .where('key', '=', row.key)
    .execute()
  return reply
}

/** The address counts too: the same key for another parent object is another request. */
function hashOf({ request, upload }: Asked): string {
  const said = JSON.stringify([request.url, upload ? [upload.hash, upload.name] : (request.body ?? null)])
  return createHash('sha256').update(said).digest('base64url')
}
