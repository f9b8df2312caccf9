import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import type { NoticeKind } from '#server/notification/kinds.ts'
import { type Notice, notify } from '#server/notification/notify.ts'

/** What a clock points at: the same clock at another date is another occasion. */
export interface Occasion {
  readonly clock: string
  readonly noun: string
  readonly nounId: string
  readonly occasion: string
  readonly at: Date
}

/**
 * Of these people, whom this occasion has not reached yet. The claim and what follows from it stand or
 * fall together with the caller's transaction, so each is acted on once, on whatever node, and a crash
 * in between costs nothing.
 */
export async function claim(
  tx: Db,
  { clock, noun, nounId, occasion, at }: Occasion,
  personIds: readonly (string | null)[],
): Promise<string[]> {
  const wanted = [...new Set(personIds.filter((id) => id !== null))].toSorted()
  if (wanted.length === 0) return []
  const rows = await tx
    .insertInto('reminder')
    .values(wanted.map((person_id) => ({ clock, noun, noun_id: nounId, person_id, occasion, at })))
    .onConflict((conflict) =>
      conflict.columns(['clock', 'noun', 'noun_id', 'person_id', 'occasion']).doNothing(),
    )
    .returning('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Of these things, those that this person has not been told of on this occasion; as `claim`, for many things at once. */
export async function claimEach<Thing extends { readonly id: string }>(
  tx: Db,
  things: readonly Thing[],
  { clock, occasion, at }: Pick<Occasion, 'clock' | 'occasion' | 'at'>,
  personId: string,
): Promise<Thing[]> {
  if (things.length === 0) return []
  const rows = await tx
    .insertInto('reminder')
    .values(things.map(({ id }) => ({ clock, noun: 'task', noun_id: id, person_id: personId, occasion, at })))
    .onConflict((conflict) =>
      conflict.columns(['clock', 'noun', 'noun_id', 'person_id', 'occasion']).doNothing(),
    )
    .returning('noun_id')
    .execute()
  const fresh = new Set(rows.map(({ noun_id }) => noun_id))
  return things.filter(({ id }) => fresh.has(id))
}

/** Tells each person once on an occasion; gives how many were reached now. */
export async function tellOnce<Kind extends NoticeKind>(
  tx: Db,
  app: App,
  occasion: Occasion,
  personIds: readonly (string | null)[],
  notice: Pick<Notice<Kind>, 'kind' | 'params' | 'link' | 'inProductOnly'>,
): Promise<number> {
  const fresh = await claim(tx, occasion, personIds)
  await notify(tx, app, {
    ...notice,
    personIds: fresh,
    noun: occasion.noun,
    nounId: occasion.nounId,
    dedupe: `${occasion.clock}:${notice.kind}:${occasion.nounId}:${occasion.occasion}`,
    at: occasion.at,
  })
  return fresh.length
}
