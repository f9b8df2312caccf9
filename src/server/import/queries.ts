import { sql } from 'kysely'
import type { z } from 'zod'
import type { ImportRow, listImports } from '#contract/import.ts'
import { ImportReviewShape } from '#contract/import.ts'
import { AppError } from '#domain/error.ts'
import type { ImportReview } from '#domain/import/review.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { linkOf } from './link.ts'

/** A text that was brought in, and what its author has made of it so far. */
export interface Import {
  readonly id: string
  readonly authorId: string
  readonly state: 'open' | 'applied'
  readonly text: string
  readonly sourceName: string
  readonly referenceDate: string
  readonly review: ImportReview
  readonly intoMeetingId: string | null
  readonly meetingId: string | null
  readonly version: number
  readonly updatedAt: Date
}

const columns = [
  'id',
  'author_id as authorId',
  'state',
  'text',
  'source_name as sourceName',
  'reference_date as referenceDate',
  'review',
  'into_meeting_id as intoMeetingId',
  'meeting_id as meetingId',
  'version',
  'updated_at as updatedAt',
] as const

/** Of its author and of nobody else; `lock` holds it until the transaction ends, so that two tabs cannot race. */
export async function getImport(
  tx: Db,
  actor: Actor,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<Import> {
  const asked = tx
    .selectFrom('import_review')
    .select(columns)
    .where('id', '=', id)
    .where('author_id', '=', actor.personId)
  const row = await (lock ? asked.forUpdate() : asked).executeTakeFirst()
  if (row === undefined) throw new AppError('not_found', 'import.notFound')
  return { ...row, review: ImportReviewShape.parse(row.review) }
}

type Query = z.output<NonNullable<(typeof listImports)['query']>>

export async function listMyImports(
  tx: Db,
  actor: Actor,
  { cursor, limit, state }: Query,
): Promise<{ items: ImportRow[]; nextCursor: string | null }> {
  const [at, id] = cursor === undefined ? [null, null] : keysOf(cursor, ['string', 'string'])
  const { rows } = await sql<{
    id: string
    name: string
    sourceName: string
    state: 'open' | 'applied'
    itemCount: number
    openCount: number
    meetingId: string | null
    updatedAt: Date
  }>`
    select r.id, coalesce(nullif(r.review #>> '{basics,name}', ''), left(r.text, 40)) as name,
      r.source_name as "sourceName", r.state,
      jsonb_array_length(r.review -> 'items') as "itemCount",
      (select count(*) from jsonb_array_elements(r.review -> 'items') item where item ->> 'state' = 'open')::int
        as "openCount",
      coalesce(r.meeting_id, r.into_meeting_id) as "meetingId", r.updated_at as "updatedAt"
    from import_review r
    where r.author_id = ${actor.personId}
      and (${state ?? null}::text is null or r.state = ${state ?? null})
      and (${at}::timestamptz is null or (r.updated_at, r.id) < (${at}::timestamptz, ${id}::uuid))
    order by r.updated_at desc, r.id desc
    limit ${limit + 1}`.execute(tx)
  const links = new Map<string, Awaited<ReturnType<typeof linkOf>>>()
  for (const { meetingId } of rows)
    if (meetingId !== null && !links.has(meetingId)) links.set(meetingId, await linkOf(tx, meetingId))
  return pageOf(
    rows,
    limit,
    (last) => [last.updatedAt.toISOString(), last.id],
    ({ meetingId, updatedAt, name, ...row }) => ({
      ...row,
      // One line, as a title is.
      name: name.replace(/\s+/g, ' ').trim(),
      meeting: (meetingId !== null && links.get(meetingId)) || null,
      updatedAt: updatedAt.toISOString(),
    }),
  )
}

export async function saveReview(
  tx: Db,
  found: Pick<Import, 'id'>,
  review: ImportReview,
  at: Date,
): Promise<number> {
  const { version } = await tx
    .updateTable('import_review')
    .set((row) => ({ review: asJson(review), version: row('version', '+', 1), updated_at: at }))
    .where('id', '=', found.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** Half a sign, as a text cut in the middle has, is none that PostgreSQL keeps. */
const halfSigns = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

export function asJson(review: ImportReview): string {
  return JSON.stringify(review, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(halfSigns, '\ufffd') : value,
  )
}
