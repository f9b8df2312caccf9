import { sql } from 'kysely'
import type { ChainLink } from '#contract/common.ts'
import type { MeetingKin } from '#contract/series.ts'
import { meetingPhase } from '#domain/meeting/lifecycle.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { mayBeginSeries } from './create.ts'

/** Where a meeting stands among others, as far as this person may see them. */
export async function meetingKin(tx: Db, actor: Actor, id: string): Promise<MeetingKin> {
  const meeting = await getMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  const { series_id, series_no, occurrence_on, follow_up_of_id } = await tx
    .selectFrom('meeting')
    .select(['series_id', 'series_no', 'occurrence_on', 'follow_up_of_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const series =
    series_id === null
      ? undefined
      : await tx
          .selectFrom('meeting_series')
          .select(['id', 'name'])
          .where('id', '=', series_id)
          .where(visibleTo(actor, 'meeting_series'))
          .executeTakeFirst()
  const { rows: called } = await sql<{ id: string }>`
    select m.id from meeting m where m.follow_up_of_id = ${id} and m.state <> 'cancelled' order by m.created_at`.execute(
    tx,
  )
  const { rows: beside } = await sql<{ id: string; side: 'previous' | 'next' }>`
    (select id, 'previous' as side from meeting
      where series_id = ${series_id} and occurrence_on < ${occurrence_on} and state <> 'cancelled'
      order by occurrence_on desc limit 1)
    union all
    (select id, 'next' from meeting
      where series_id = ${series_id} and occurrence_on > ${occurrence_on} and state <> 'cancelled'
      order by occurrence_on limit 1)`.execute(tx)
  const links = await chainLinks(tx, actor, 'meeting', [
    ...called.map((row) => row.id),
    ...beside.map((row) => row.id),
    ...(follow_up_of_id === null ? [] : [follow_up_of_id]),
  ])
  const linkAt = (side: 'previous' | 'next') => {
    const at = beside.find((row) => row.side === side)
    return (at !== undefined && links.get(at.id)) || null
  }
  return {
    series:
      series === undefined
        ? null
        : { ...series, no: series_no ?? 1, previous: linkAt('previous'), next: linkAt('next') },
    followUpOf: (follow_up_of_id !== null && links.get(follow_up_of_id)) || null,
    followUps: called.flatMap((row) => links.get(row.id) ?? []),
    aboutTasks: await aboutTasks(tx, actor, id),
    report: await reportOf(tx, actor, id),
    canBeginSeries: mayBeginSeries(actor, meeting, series_id),
    canCallFollowUp:
      meetingPhase(meeting.state) === 'after' &&
      (actor.personId === meeting.hostId || actor.personId === meeting.recorderId),
  }
}

async function aboutTasks(tx: Db, actor: Actor, meetingId: string): Promise<ChainLink[]> {
  const { rows } = await sql<ChainLink>`
    select 'task' as noun, t.id, t.number, t.name as title, t.state
    from topic p join task t on t.id = p.about_task_id
    where p.meeting_id = ${meetingId} and ${visibleTo(actor, 't')} order by p.seq`.execute(tx)
  return rows
}

async function reportOf(tx: Db, actor: Actor, meetingId: string): Promise<ChainLink | null> {
  const { rows } = await sql<ChainLink>`
    select 'sync' as noun, s.id, s.number, s.title, s.state from sync s
    where s.meeting_id = ${meetingId} and ${visibleTo(actor, 's')} order by s.id desc limit 1`.execute(tx)
  return rows[0] ?? null
}
