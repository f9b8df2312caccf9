import { type ChannelNotice, type MeetingNotice, takes } from '#domain/channel/channel.ts'
import type { App } from '#server/app.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { linkOf } from '#server/meeting/letter.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { deliverSoon } from './deliver.ts'
import { messageOf } from './message.ts'
import { spokenOf } from './queries.ts'

interface Saying {
  readonly meetingId: string
  readonly notice: MeetingNotice
  /** The same occasion is said once in each channel. */
  readonly occasion: string
  /** Where it leads, when not to the meeting. */
  readonly link?: string
  readonly at: Date
}

/**
 * Says a notice in every channel that takes it (S2-09), in the caller's transaction: it is sent exactly if the
 * change happened. Call it after the meeting's level and departments are up to date.
 */
export async function sayInChannels(tx: Db, app: App, saying: Saying): Promise<void> {
  const { meetingId, notice, occasion, link = linkOf(meetingId), at } = saying
  await asSystemWithin(tx, async () => {
    const channels = await tx
      .selectFrom('channel')
      .select(['id', 'is_enabled as isEnabled', 'notices', 'scope', 'department_ids as departmentIds'])
      .where('is_enabled', '=', true)
      .execute()
    if (channels.length === 0) return
    const about = await spokenOf(tx, meetingId)
    const takers = channels.filter((channel) =>
      takes({ ...channel, notices: channel.notices as ChannelNotice[] }, notice, about),
    )
    const meeting = await getMeeting(tx, meetingId)
    // A record taken over from elsewhere is news to nobody.
    if (takers.length === 0 || meeting.isImported) return
    const organisation = await tx
      .selectFrom('organisation')
      .select(['locale', 'time_zone as zone'])
      .executeTakeFirstOrThrow()
    const message = messageOf(notice, { meeting, link }, { ...organisation, publicUrl: app.config.publicUrl })
    const fresh = await tx
      .insertInto('channel_delivery')
      .values(
        takers.map(({ id }) => ({
          channel_id: id,
          meeting_id: meetingId,
          notice,
          dedupe: `${meetingId}:${occasion}`,
          message: JSON.stringify(message),
          created_at: at,
        })),
      )
      .onConflict((conflict) => conflict.columns(['channel_id', 'dedupe']).doNothing())
      .returning('channel_id')
      .execute()
    for (const { channel_id } of fresh) await deliverSoon(tx, channel_id)
  })
}
