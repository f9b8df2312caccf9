import type { ChainLink } from '#contract/common.ts'
import type { MinutesContent } from '#contract/minutes.ts'
import type { TopicState } from '#domain/meeting/topic.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { chainLinks } from '#server/meeting/links.ts'
import type { Topic } from '#server/meeting/meeting.ts'

/** What a meeting did not settle is what the next one begins with. */
export const leftOver: readonly TopicState[] = ['pending', 'running', 'deferred', 'parked', 'escalated']

const mostTopics = 10

/** 下次会议 as the live record has it: the day that was set in the room, and what was left over. */
export async function nextFor(
  tx: Db,
  meetingId: string,
  topics: readonly Topic[],
): Promise<MinutesContent['next']> {
  const room = await tx
    .selectFrom('live_room')
    .select('next_sync_on as on')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  const titles = topics.filter(({ state }) => leftOver.includes(state)).map(({ title }) => title)
  const on = room?.on ?? null
  if (on === null && titles.length === 0) return null
  return { on, time: '', topics: titles.filter((title) => title !== '').slice(0, mostTopics) }
}

/** The draft that was made of it, as far as this person may see it; one that was called off is none. */
export async function nextMeetingOf(tx: Db, actor: Actor, minutesId: string): Promise<ChainLink | null> {
  const made = await tx
    .selectFrom('history')
    .select('data')
    .where('noun', '=', 'minutes')
    .where('noun_id', '=', minutesId)
    .where('move', '=', 'callNext')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  const meetingId = (made?.data as { meetingId?: string } | undefined)?.meetingId
  if (meetingId === undefined) return null
  const link = (await chainLinks(tx, actor, 'meeting', [meetingId])).get(meetingId)
  return link === undefined || link.state === 'cancelled' ? null : link
}
