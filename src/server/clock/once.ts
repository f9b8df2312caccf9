import { sql } from 'kysely'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import type { NoticeKind } from '#server/notification/kinds.ts'
import { type Notice, notifyEach, type SomeNotice } from '#server/notification/notify.ts'

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
  occasion: Occasion,
  personIds: readonly (string | null)[],
): Promise<string[]> {
  const [fresh] = await claimAll(tx, [{ occasion, personIds }])
  return fresh ?? []
}

interface Claim {
  readonly occasion: Occasion
  readonly personIds: readonly (string | null)[]
}

/** As `claim`, for many occasions in one statement, in the order given. */
async function claimAll(tx: Db, claims: readonly Claim[]): Promise<string[][]> {
  const keyOf = ({ clock, noun, nounId, occasion }: Omit<Occasion, 'at'>, personId: string) =>
    [clock, noun, nounId, occasion, personId].join(' ')
  const rows = new Map(
    claims.flatMap(({ occasion, personIds }) =>
      personIds
        .filter((id) => id !== null)
        .map((personId) => [keyOf(occasion, personId), { ...occasion, personId }] as const),
    ),
  )
  if (rows.size === 0) return claims.map(() => [])
  // Always in one order, so that two nodes that claim the same never wait for each other in a ring.
  const ordered = [...rows].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const claimed = await tx
    .insertInto('reminder')
    .values(
      ordered.map(([, { clock, noun, nounId, personId, occasion, at }]) => ({
        clock,
        noun,
        noun_id: nounId,
        person_id: personId,
        occasion,
        at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['clock', 'noun', 'noun_id', 'person_id', 'occasion']).doNothing(),
    )
    .returning(['clock', 'noun', 'noun_id as nounId', 'person_id as personId', 'occasion'])
    .execute()
  const fresh = new Set(claimed.map((row) => keyOf(row, row.personId)))
  return claims.map(({ occasion, personIds }) =>
    [...new Set(personIds)].filter((id) => id !== null && fresh.delete(keyOf(occasion, id))),
  ) as string[][]
}

/** Of these things, those that this person has not been told of on this occasion; as `claim`, for many things at once. */
export async function claimEach<Thing extends { readonly id: string }>(
  tx: Db,
  things: readonly Thing[],
  { clock, occasion, at }: Pick<Occasion, 'clock' | 'occasion' | 'at'>,
  personId: string,
): Promise<Thing[]> {
  if (things.length === 0) return []
  const { rows } = await sql<{ noun_id: string }>`
    insert into reminder (clock, noun, noun_id, person_id, occasion, at)
    select ${clock}, 'task', id, ${personId}, ${occasion}, ${at}
    from unnest(${things.map(({ id }) => id)}::uuid[]) thing (id)
    on conflict (clock, noun, noun_id, person_id, occasion) do nothing
    returning noun_id`.execute(tx)
  const fresh = new Set(rows.map(({ noun_id }) => noun_id))
  return things.filter(({ id }) => fresh.has(id))
}

/** Somebody to be told something on an occasion. */
export interface Telling {
  readonly occasion: Occasion
  readonly personIds: readonly (string | null)[]
  readonly notice: { readonly [Kind in NoticeKind]: Words<Kind> }[NoticeKind]
}

type Words<Kind extends NoticeKind> = Pick<Notice<Kind>, 'kind' | 'params' | 'link' | 'inProductOnly'>

/** Tells each person once on an occasion; gives how many were reached now. */
export async function tellOnce<Kind extends NoticeKind>(
  tx: Db,
  app: App,
  occasion: Occasion,
  personIds: readonly (string | null)[],
  notice: Words<Kind>,
): Promise<number> {
  return tellEachOnce(tx, app, [{ occasion, personIds, notice: notice as unknown as Telling['notice'] }])
}

/** As `tellOnce`, on many occasions in as few statements as on one. Somebody in two of the same occasion hears the first. */
export async function tellEachOnce(tx: Db, app: App, tellings: readonly Telling[]): Promise<number> {
  const fresh = await claimAll(tx, tellings)
  await notifyEach(
    tx,
    app,
    tellings.map(
      ({ occasion, notice }, at): SomeNotice => ({
        ...notice,
        personIds: fresh[at] ?? [],
        noun: occasion.noun,
        nounId: occasion.nounId,
        dedupe: `${occasion.clock}:${notice.kind}:${occasion.nounId}:${occasion.occasion}`,
        at: occasion.at,
      }),
    ),
  )
  return fresh.reduce((sum, { length }) => sum + length, 0)
}
