import { sql } from 'kysely'
import type { App } from '#server/app.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { publishEach } from '#server/events/publish.ts'
import { groupOf } from './groups.ts'
import { type HeldLetter, holdLetters } from './hold.ts'
import type { NoticeKind, NoticeParams } from './kinds.ts'
import { requireLanding } from './landing.ts'
import { type Reader, readersOfEach } from './readers.ts'

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

/** A notice of one kind or another, each with the params of its own. */
export type SomeNotice = { readonly [Kind in NoticeKind]: Notice<Kind> }[NoticeKind]

/**
 * Tells people of a fact, in the caller's transaction: in the product and on their live stream at once, and by a
 * letter when they want one to come. Whoever may not see the noun is told
 * nothing, so bring its audience up to date first. Returns the ids of those who were told now.
 */
export async function notify<Kind extends NoticeKind>(
  tx: Db,
  app: App,
  notice: Notice<Kind>,
): Promise<string[]> {
  const [told] = await notifyEach(tx, app, [notice as unknown as SomeNotice])
  return told ?? []
}

/** As `notify`, of many facts in as few statements as of one; who was told of each, in the order given. */
export async function notifyEach(tx: Db, _app: App, notices: readonly SomeNotice[]): Promise<string[][]> {
  for (const { kind, link } of notices) requireLanding(kind, link)
  const wanted = await wantedOf(tx, notices)
  if (wanted.every((personIds) => personIds.length === 0)) return notices.map(() => [])
  const fresh = await asSystemWithin(tx, async () => {
    const readers = await readersOfEach(
      tx,
      notices.map(({ noun, nounId }, at) => ({ noun, nounId, personIds: wanted[at] ?? [] })),
    )
    const added = await addRows(
      tx,
      notices.flatMap((notice, at) => (readers[at] ?? []).map((reader) => ({ notice, reader }))),
    )
    await holdLetters(tx, added.filter(({ notice }) => !notice.inProductOnly).map(letterAbout))
    return added
  })
  await publishEach(
    tx,
    fresh.map(({ notice, reader, id }) => ({
      stream: `person:${reader.personId}`,
      kind: 'notification.added',
      noun: 'notification',
      nounId: id,
      payload: { kind: notice.kind },
    })),
  )
  return notices.map((notice) =>
    fresh.filter((one) => one.notice === notice).map(({ reader }) => reader.personId),
  )
}

/** Everybody once; without whoever acts, unless they are to be told as well. */
async function wantedOf(tx: Db, notices: readonly SomeNotice[]): Promise<string[][]> {
  const named = notices.map(({ personIds }) => [
    ...new Set(personIds.filter((id) => id !== null && id !== undefined)),
  ])
  if (notices.every(({ tellActor }, at) => tellActor || named[at]?.length === 0)) return named
  const { rows } = await sql<{ id: string | null }>`select app_person_id() as id`.execute(tx)
  return named.map((ids, at) => (notices[at]?.tellActor ? ids : ids.filter((id) => id !== rows[0]?.id)))
}

interface Told {
  readonly notice: SomeNotice
  readonly reader: Reader
}

/** Whoever has been told before is not in the answer. */
async function addRows(tx: Db, telling: readonly Told[]): Promise<(Told & { readonly id: string })[]> {
  if (telling.length === 0) return []
  const rows = await tx
    .insertInto('notification')
    .values(
      telling.map(({ notice: { kind, noun, nounId, params, link, dedupe, at }, reader }) => ({
        person_id: reader.personId,
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
    .returning(['id', 'person_id', 'dedupe'])
    .execute()
  const ids = new Map(rows.map(({ id, person_id, dedupe }) => [`${person_id} ${dedupe}`, id]))
  return telling.flatMap((one) => {
    const key = `${one.reader.personId} ${one.notice.dedupe}`
    const id = ids.get(key)
    // The same fact twice among these is told once.
    ids.delete(key)
    return id === undefined ? [] : [{ ...one, id }]
  })
}

function letterAbout({ notice, reader, id }: Told & { readonly id: string }): HeldLetter {
  return {
    reader,
    notificationId: id,
    group: groupOf[notice.kind],
    meetingStarts: startsOf(notice),
    noun: notice.noun,
    nounId: notice.nounId,
    at: notice.at,
  }
}

/** When the meeting begins that a notice of a change of meetings is about. */
function startsOf({ kind, params }: SomeNotice): Date[] {
  const startAt = (params as Readonly<Record<string, string | number>>).startAt
  return groupOf[kind] === 'meeting' && typeof startAt === 'string' && startAt !== ''
    ? [new Date(startAt)]
    : []
}
