import type { ChainLink } from '#contract/common.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'

/** Links to the minutes of meetings, by the meeting's id. What the person may not see has no entry. */
export async function minutesLinks(
  tx: Db,
  actor: Actor,
  meetingIds: readonly string[],
): Promise<Map<string, ChainLink>> {
  if (meetingIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('minutes')
    .leftJoin('meeting', 'meeting.id', 'minutes.meeting_id')
    .select([
      'minutes.id',
      'minutes.number',
      'minutes.state',
      'minutes.archive_name as archiveName',
      'meeting.name',
      'minutes.meeting_id as meetingId',
    ])
    .where('minutes.meeting_id', 'in', [...new Set(meetingIds)])
    .where('minutes.state', '<>', 'recording')
    .where(visibleTo(actor, 'minutes'))
    .execute()
  return new Map(
    rows.map(({ id, number, state, archiveName, name, meetingId }) => [
      meetingId,
      { noun: 'minutes', id, number, title: name ?? archiveName, state },
    ]),
  )
}

export async function minutesLink(tx: Db, actor: Actor, meetingId: string): Promise<ChainLink | null> {
  return (await minutesLinks(tx, actor, [meetingId])).get(meetingId) ?? null
}
