import type { ChainLink } from '#contract/common.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from './visible.ts'

/** Links to meetings, by id. One that the person may not see has no entry: it does not exist for them. */
export async function meetingLinks(
  tx: Db,
  actor: Actor,
  meetingIds: readonly string[],
): Promise<Map<string, ChainLink>> {
  if (meetingIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('meeting')
    .select(['id', 'number', 'name as title', 'state'])
    .where('id', 'in', [...new Set(meetingIds)])
    .where(visibleTo(actor, 'meeting'))
    .execute()
  return new Map(rows.map((row) => [row.id, { noun: 'meeting', ...row }]))
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
  const meetings = await meetingLinks(tx, actor, of.meetingId === null ? [] : [of.meetingId])
  const topics = await topicLinks(tx, actor, of.topicId === null ? [] : [of.topicId])
  return {
    meeting: (of.meetingId !== null && meetings.get(of.meetingId)) || null,
    topic: (of.topicId !== null && topics.get(of.topicId)) || null,
  }
}
