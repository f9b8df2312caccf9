import { sql } from 'kysely'
import type { ChainLink } from '#contract/common.ts'
import type { MinutesContent } from '#contract/minutes.ts'
import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { type Instant, instantAt, type TimeOfDay, timeOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMinutes } from '#domain/minutes/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { chainLinks } from '#server/meeting/links.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { createMeeting } from '#server/meeting/prepare.ts'
import { getMeeting, topicsOf } from '#server/meeting/queries.ts'
import { noteOnMinutes } from '#server/minutes/move.ts'
import { leftOver, nextMeetingOf } from '#server/minutes/next.ts'
import { lockMinutes, versionOf } from '#server/minutes/queries.ts'
import { filled } from '#server/minutes/words.ts'
import { takeTopics } from './carried.ts'
import { madeWords } from './words.ts'

type Next = NonNullable<MinutesContent['next']>

/**
 * The next meeting that minutes tell of, in one click: its time and topics, the people of this one. A
 * draft; nobody is told yet. What was made once is led to, not made again.
 */
export async function callNextMeeting(
  tx: Db,
  actor: Actor,
  { minutesId, at }: { readonly minutesId: string; readonly at: Date },
): Promise<ChainLink> {
  const minutes = await lockMinutes(tx, minutesId)
  authorizeMinutes(actor, 'callNext', minutes)
  const made = await nextMeetingOf(tx, actor, minutesId)
  if (made !== null) return made
  const { content } = await versionOf(tx, minutesId, minutes.currentVersion)
  if (content.next === null) throw new AppError('conflict', 'minutes.noNextMeeting')
  const last = await asSystemWithin(tx, () => getMeeting(tx, minutes.meetingId))
  const { next: words } = await madeWords(tx)
  const id = await createMeeting(
    tx,
    actor,
    {
      name: [...filled(words.name, { name: last.name })].slice(0, 200).join(''),
      type: last.type,
      classification: last.classification,
      form: last.form,
      place: last.place,
      onlineUrl: last.onlineUrl,
      needReason: filled(words.need, { number: minutes.number }),
      initiatingDepartmentId: last.initiatingDepartmentId,
      hostId: last.hostId,
      recorderId: last.recorderId,
      collaborationName: last.collaborationName,
      ...timesOf(content.next, last, (await loadWorkTime(tx)).zone),
    },
    at,
  )
  await invite(tx, id, last)
  await putOnAgenda(tx, actor, { id, topics: content.next.topics, last, at })
  await refreshAudience(tx, id)
  await noteOnMinutes(tx, minutes, {
    move: 'callNext',
    actorId: actor.personId,
    at,
    data: { meetingId: id },
  })
  const link = (await chainLinks(tx, actor, 'meeting', [id])).get(id)
  if (link === undefined) throw new AppError('not_found', 'meeting.notFound')
  return link
}

/** As long as the last one, and at its hour unless another was agreed on; without a day there is no time yet. */
function timesOf(
  { on, time }: Next,
  { plannedStart, plannedEnd }: Meeting,
  zone: string,
): { plannedStart?: string; plannedEnd?: string } {
  const hour =
    time !== '' ? (time as TimeOfDay) : plannedStart === null ? undefined : timeOf(plannedStart, zone)
  if (on === null || hour === undefined) return {}
  const start = instantAt(on as CivilDate, hour, zone)
  const length =
    plannedStart === null || plannedEnd === null ? anHour : plannedEnd.getTime() - plannedStart.getTime()
  const iso = (instant: Instant) => instant.toISOString()
  return { plannedStart: iso(start), plannedEnd: iso(new Date(start.getTime() + length)) }
}

const anHour = 3_600_000

/** The people of the last meeting with the parts they had; who answered and came is another matter. */
async function invite(tx: Db, id: string, last: Meeting): Promise<void> {
  await asSystemWithin(tx, async () => {
    await tx
      .updateTable('meeting')
      .set({ follow_up_of_id: last.id, collaboration_id: last.collaborationId })
      .where('id', '=', id)
      .execute()
    await sql`
      insert into meeting_attendee (meeting_id, person_id, department_id, kind, core_role, is_mandatory)
      select ${id}, a.person_id, a.department_id, a.kind, a.core_role, a.is_mandatory
      from meeting_attendee a join person p on p.id = a.person_id
      where a.meeting_id = ${last.id} and p.state = 'active'
      order by a.id
      on conflict (meeting_id, person_id) do update
        set kind = excluded.kind, core_role = excluded.core_role, is_mandatory = excluded.is_mandatory`.execute(
      tx,
    )
  })
}

/** What was left over remembers where it comes from; the others are new. */
async function putOnAgenda(
  tx: Db,
  actor: Actor,
  {
    id,
    topics,
    last,
    at,
  }: { readonly id: string; readonly topics: readonly string[]; readonly last: Meeting; readonly at: Date },
): Promise<void> {
  const before = (await topicsOf(tx, last.id)).filter(({ state }) => leftOver.includes(state))
  for (const title of topics) {
    const from = before.find((topic) => topic.title === title)
    if (from !== undefined) {
      await takeTopics(tx, actor, { id, topicIds: [from.id], at })
      continue
    }
    await sql`
      insert into topic (meeting_id, seq, title, created_at)
      select ${id}, (select coalesce(max(seq), 0) + 1 from topic where meeting_id = ${id}), ${title}, ${at}`.execute(
      tx,
    )
  }
}
