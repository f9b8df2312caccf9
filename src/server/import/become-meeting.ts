import { civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt, timeOfDay } from '#domain/calendar/instant.ts'
import { planOf, strangersIn } from '#domain/import/plan.ts'
import type { ImportBasics, ImportWho } from '#domain/import/review.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { addTopic } from '#server/meeting/agenda.ts'
import { noteChange, saveMeeting } from '#server/meeting/change.ts'
import { openMinutes } from '#server/meeting/open-minutes.ts'
import { addMissingAttendees } from '#server/meeting/people.ts'
import { createMeeting } from '#server/meeting/prepare.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { countsOf } from './counts.ts'
import { type By, noteStrangers, writeLines } from './lines.ts'
import type { Import } from './queries.ts'
import { madeWords } from './words.ts'

/**
 * A meeting of its own, which was held: made as any other, filled while nothing in it stands yet, and ended at once.
 * What the norms would have stopped is only recorded, since it is over; nobody is told before its minutes are final,
 * and no clock of its minutes runs, for they were due long ago.
 */
export async function becomeMeeting(tx: Db, found: Import, by: By): Promise<string> {
  const { actor, at } = by
  const { basics } = found.review
  const { start, end } = await timesOf(tx, basics)
  const meetingId = await createMeeting(
    tx,
    actor,
    {
      name: basics.name.trim().slice(0, 200),
      type: basics.type,
      plannedStart: start.toISOString(),
      plannedEnd: end?.toISOString() ?? null,
      place: basics.place.slice(0, 200),
      hostId: basics.host?.personId ?? null,
      recorderId: basics.recorder?.personId ?? actor.personId,
    },
    at,
  )
  await tx.updateTable('meeting').set({ is_imported: true }).where('id', '=', meetingId).execute()
  await callTheRoll(tx, meetingId, basics, actor.personId)

  const words = await madeWords(tx)
  const strangers = strangersIn(found.review)
  const made = new Map<string, string>()
  for (const [index, planned] of planOf(found.review).entries()) {
    const title = planned.item?.text ?? (index === 0 ? basics.name : words.looseTopic)
    const topicId = await addTopic(tx, actor, { id: meetingId, topic: { title: title.slice(0, 200) }, at })
    const place = { found, meetingId, topicId, isHeld: true }
    if (index === 0 && strangers.length > 0) await noteStrangers(tx, place, strangers, by)
    await writeLines(tx, place, planned.lines, made, by)
    await tx
      .updateTable('topic')
      .set({ state: planned.outcome, kind: planned.outcome === 'informed' ? 'inform' : 'decide' })
      .where('id', '=', topicId)
      .execute()
  }

  // Without deadlines: nothing of a held meeting is late by being brought in.
  await openMinutes(tx, await getMeeting(tx, meetingId), at)
  await saveMeeting(
    tx,
    await getMeeting(tx, meetingId),
    { state: 'ended', actual_start: start, actual_end: end ?? start },
    at,
  )
  await noteChange(tx, actor, meetingId, {
    move: 'import',
    from: 'draft',
    to: 'ended',
    at,
    data: { ...countsOf(found.review), source: found.sourceName },
  })
  return meetingId
}

/** Without a time the day begins as days begin here; past midnight a meeting ends on the next day. */
async function timesOf(tx: Db, basics: ImportBasics): Promise<{ start: Date; end: Date | null }> {
  const { zone, calendar } = await loadWorkTime(tx)
  const day = civilDate(basics.date as string)
  const from = basics.startTime === '' ? calendar.dayStart : timeOfDay(basics.startTime)
  const start = instantAt(day, from, zone)
  if (basics.endTime === '') return { start, end: null }
  const end = instantAt(day, timeOfDay(basics.endTime), zone)
  return { start, end: end > start ? end : null }
}

/** Who was there and who was not, as the text has it. Whoever brings it in was not there by that. */
async function callTheRoll(tx: Db, meetingId: string, basics: ImportBasics, authorId: string): Promise<void> {
  const idOf = (who: ImportWho | null) => who?.personId ?? null
  const absent = new Map(
    basics.absentees.flatMap(({ who, reason, delegate }) =>
      who.personId === null ? [] : [[who.personId, { reason, proxyId: idOf(delegate) }] as const],
    ),
  )
  const present = [basics.host, basics.recorder, ...basics.attendees]
    .map(idOf)
    .filter((id): id is string => id !== null && !absent.has(id))
  if (!present.includes(authorId) && !absent.has(authorId)) {
    await tx
      .deleteFrom('meeting_attendee')
      .where('meeting_id', '=', meetingId)
      .where('person_id', '=', authorId)
      .execute()
  }
  await addMissingAttendees(tx, meetingId, [...present, ...absent.keys()])
  await tx
    .updateTable('meeting_attendee')
    .set({ rsvp: 'yes', sign_in: 'onTime', sign_in_method: 'manual' })
    .where('meeting_id', '=', meetingId)
    .where('person_id', 'in', present.length > 0 ? present : [authorId])
    .execute()
  for (const [personId, { reason, proxyId }] of absent) {
    const proxy = proxyId !== null && proxyId !== personId ? proxyId : null
    await tx
      .updateTable('meeting_attendee')
      .set({
        rsvp: proxy === null ? 'no' : 'proxy',
        rsvp_reason: reason,
        sign_in: 'absent',
        absence_reason: reason,
        proxy_id: proxy,
        proxy_scope: proxy === null ? null : 'speakAndVote',
      })
      .where('meeting_id', '=', meetingId)
      .where('person_id', '=', personId)
      .execute()
  }
}
