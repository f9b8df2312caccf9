import { sql } from 'kysely'
import type { App } from '#server/app.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import { groupOf } from './groups.ts'
import { holdLetters } from './hold.ts'
import type { NoticeKind, NoticeParams } from './kinds.ts'
import { requireLanding } from './landing.ts'
import { type Reader, readersOf } from './readers.ts'

export interface Notice<Kind extends NoticeKind = NoticeKind> {
  /** Doubles and gaps are left out. */
  readonly personIds: readonly (string | null | undefined)[]
  readonly kind: Kind
  readonly noun: string
  readonly nounId: string
  readonly params: NoticeParams<Kind>
  /** The one page where the thing is done, from `/`. */
  readonly link: string
  /** The same fact is told to a person once: same key, no second notice and no second letter. */
  readonly dedupe: string
  /** Shown in the product only, whatever the reader's settings. */
  readonly inProductOnly?: boolean
  /** People are not told of their own acts, unless this is set. */
  readonly tellActor?: boolean
  readonly at: Date
}

/**
 * Tells people of a fact, in the caller's transaction: in the product and on their live stream at once, and by a
 * letter when they want one to come. Whoever may not see the noun is told
 * nothing, so bring its audience up to date first. Returns the ids of those who were told now.
 */
export async function notify<Kind extends NoticeKind>(
  tx: Db,
  _app: App,
  notice: Notice<Kind>,
): Promise<string[]> {
  const wanted = [...new Set(notice.personIds.filter((id) => id !== null && id !== undefined))]
  if (wanted.length === 0) return []
  requireLanding(notice.kind, notice.link)
  const told = await asSystemWithin(tx, async () => {
    const readers = await readersOf(tx, await withoutActor(tx, wanted, notice.tellActor ?? false), notice)
    const fresh = await addRows(tx, notice, readers)
    if (!notice.inProductOnly) {
      await holdLetters(tx, {
        readers: readers.filter(({ personId }) => fresh.has(personId)),
        notificationIds: fresh,
        group: groupOf[notice.kind],
        meetingStarts: startsOf(notice),
        noun: notice.noun,
        nounId: notice.nounId,
        at: notice.at,
      })
    }
    return fresh
  })
  for (const [personId, id] of told) {
    await publish(tx, {
      stream: `person:${personId}`,
      kind: 'notification.added',
      noun: 'notification',
      nounId: id,
      payload: { kind: notice.kind },
    })
  }
  return [...told.keys()]
}

async function withoutActor(tx: Db, personIds: readonly string[], tellActor: boolean): Promise<string[]> {
  if (tellActor) return [...personIds]
  const { rows } = await sql<{ id: string | null }>`select app_person_id() as id`.execute(tx)
  return personIds.filter((id) => id !== rows[0]?.id)
}

/** Person id → id of the new row; whoever has been told before is not in it. */
async function addRows(
  tx: Db,
  notice: Notice,
  readers: readonly Reader[],
): Promise<ReadonlyMap<string, string>> {
  if (readers.length === 0) return new Map()
  const { kind, noun, nounId, params, link, dedupe, at } = notice
  const rows = await tx
    .insertInto('notification')
    .values(
      readers.map(({ personId }) => ({
        person_id: personId,
        kind,
        noun,
        noun_id: nounId,
        params: JSON.stringify(params),
        link,
        dedupe,
        at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'dedupe']).doNothing())
    .returning(['id', 'person_id'])
    .execute()
  return new Map(rows.map(({ id, person_id }) => [person_id, id]))
}

/** When the meeting begins that a notice of a change of meetings is about. */
function startsOf({ kind, params }: Notice): Date[] {
  const startAt = (params as Readonly<Record<string, string | number>>).startAt
  return groupOf[kind] === 'meeting' && typeof startAt === 'string' && startAt !== ''
    ? [new Date(startAt)]
    : []
}
