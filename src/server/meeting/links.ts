import { sql } from 'kysely'
import type { ChainLink } from '#contract/common.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from './visible.ts'

/** What is linked to by a row of its own, and how its title is kept. */
const titled = {
  meeting: 'name',
  task: 'name',
  collaboration: 'name',
  request: 'name',
  conflict: 'title',
  retrospective: 'title',
  sync: 'title',
} as const

/** Links to things of one noun, by id. One that the person may not see has no entry: it does not exist for them. */
export async function chainLinks(
  tx: Db,
  actor: Actor,
  noun: keyof typeof titled,
  ids: readonly (string | null)[],
): Promise<Map<string, ChainLink>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<Omit<ChainLink, 'noun'>>`
    select n.id, n.number, n.${sql.ref(titled[noun])} as title, n.state from ${sql.table(noun)} n
    where n.id = any(${wanted}::uuid[]) and ${visibleTo(actor, 'n')}`.execute(tx)
  return new Map(rows.map((row) => [row.id, { noun, ...row }]))
}

/** Links to topics, by id; a topic is seen by whoever sees its meeting. Its number is its place on the agenda. */
export async function topicLinks(
  tx: Db,
  actor: Actor,
  topicIds: readonly string[],
): Promise<Map<string, ChainLink>> {
  if (topicIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('topic')
    .innerJoin('meeting', 'meeting.id', 'topic.meeting_id')
    .select(['topic.id', 'topic.seq', 'topic.title', 'topic.state'])
    .where('topic.id', 'in', [...new Set(topicIds)])
    .where(visibleTo(actor, 'meeting'))
    .execute()
  return new Map(rows.map(({ seq, ...row }) => [row.id, { noun: 'topic', ...row, number: String(seq) }]))
}

/** Meeting and topic of one row, as its view shows them. */
export async function linksOf(
  tx: Db,
  actor: Actor,
  of: { readonly meetingId: string | null; readonly topicId: string | null },
): Promise<{ meeting: ChainLink | null; topic: ChainLink | null }> {
  const meetings = await chainLinks(tx, actor, 'meeting', [of.meetingId])
  const topics = await topicLinks(tx, actor, of.topicId === null ? [] : [of.topicId])
  return {
    meeting: (of.meetingId !== null && meetings.get(of.meetingId)) || null,
    topic: (of.topicId !== null && topics.get(of.topicId)) || null,
  }
}
