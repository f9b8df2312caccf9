import { sql } from 'kysely'
import { draftMinutesRemindAt, feedbackBy } from '#domain/calendar/clocks.ts'
import { workingHoursAfter } from '#domain/calendar/deadline.ts'
import { addMinutes } from '#domain/calendar/instant.ts'
import { feedbackLifecycle } from '#domain/minutes/recipient.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import { tellOnce } from './once.ts'
import type { Tick } from './sweep.ts'

interface Ended {
  readonly meetingId: string
  readonly minutesId: string
  readonly number: string
  readonly title: string
  readonly endedAt: Date
  readonly draftDueAt: Date | null
  readonly finalDueAt: Date | null
  readonly hostId: string | null
  readonly recorderId: string | null
  readonly recorder: string | null
}

async function endedMeetings(tx: Db, states: readonly string[]): Promise<Ended[]> {
  const { rows } = await sql<Ended>`
    select m.id as "meetingId", x.id as "minutesId", x.number, m.name as title, m.actual_end as "endedAt",
      x.draft_due_at as "draftDueAt", x.final_due_at as "finalDueAt",
      m.host_id as "hostId", m.recorder_id as "recorderId", p.name as recorder
    from meeting m
    join minutes x on x.meeting_id = m.id
    left join person p on p.id = m.recorder_id
    where m.state = 'ended' and m.actual_end is not null and x.state = any(${states})
    order by m.actual_end, m.id`.execute(tx)
  return rows
}

/** C-05: the recorder is called at 20 of the 24 hours; the host hears of a draft that is late. */
export async function remindDrafts(tx: Db, { app, now, setting }: Tick): Promise<number> {
  for (const ended of await endedMeetings(tx, ['recording'])) {
    const dueAt = ended.draftDueAt
    if (dueAt === null) continue
    const about = { clock: 'C-05', noun: 'minutes', nounId: ended.minutesId, at: now }
    const params = { number: ended.number, title: ended.title, dueAt: dueAt.toISOString() }
    const link = `/minutes/${ended.minutesId}`
    if (now >= dueAt) {
      await tellOnce(tx, app, { ...about, occasion: `${params.dueAt} late` }, [ended.hostId], {
        kind: 'minutes.draftLate',
        params: { ...params, person: ended.recorder ?? '' },
        link,
      })
    } else if (now >= draftMinutesRemindAt(ended.endedAt, setting).at) {
      await tellOnce(tx, app, { ...about, occasion: params.dueAt }, [ended.recorderId], {
        kind: 'minutes.draftDue',
        params,
        link,
      })
    }
  }
  return 0
}

/** How long before the end of 48 hours the host is warned: as long as the recorder is before the end of 24. */
const finalLeadMinutes = 4 * 60

/** C-07: the host is warned before the time for the final version is up, and again when it is. */
export async function remindFinal(tx: Db, { app, now }: Tick): Promise<number> {
  for (const ended of await endedMeetings(tx, ['recording', 'draft', 'inReview', 'revising'])) {
    const dueAt = ended.finalDueAt
    if (dueAt === null || now < addMinutes(dueAt, -finalLeadMinutes)) continue
    const due = dueAt.toISOString()
    const occasion = now >= dueAt ? `${due} late` : due
    await tellOnce(
      tx,
      app,
      { clock: 'C-07', noun: 'minutes', nounId: ended.minutesId, occasion, at: now },
      [ended.hostId],
      {
        kind: 'minutes.finalDue',
        params: { number: ended.number, title: ended.title, dueAt: due },
        link: `/minutes/${ended.minutesId}`,
      },
    )
  }
  return 0
}

interface Asked {
  readonly recipientId: string
  readonly personId: string
  readonly person: string
  readonly minutesId: string
  readonly meetingId: string
  readonly number: string
  readonly title: string
  readonly sentAt: Date
  readonly dueAt: Date | null
  readonly hostId: string | null
  readonly recorderId: string | null
}

/** Whoever has not answered the version that is out; copies are for information only. */
async function unanswered(tx: Db): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select r.id as "recipientId", r.person_id as "personId", p.name as person, x.id as "minutesId", x.number,
      x.meeting_id as "meetingId", m.name as title, x.sent_at as "sentAt", x.feedback_due_at as "dueAt",
      m.host_id as "hostId", m.recorder_id as "recorderId"
    from minutes x
    join minutes_recipient r on r.minutes_id = x.id and r.state = 'sent' and r.role <> 'cc'
    join meeting m on m.id = x.meeting_id
    join person p on p.id = r.person_id
    where x.state in ('inReview', 'revising') and x.sent_at is not null
    order by r.id
    for update of r skip locked`.execute(tx)
  return rows
}

/** C-06: one reminder, when half of the working time for an answer has gone by. */
export async function remindFeedback(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const { feedbackWorkingDays } = setting.parameters
  const half = (feedbackWorkingDays * hoursOf(setting.calendar)) / 2
  for (const asked of await unanswered(tx)) {
    const dueAt = asked.dueAt ?? feedbackBy(asked.sentAt, setting).at
    if (now >= dueAt || now < workingHoursAfter(asked.sentAt, half, setting).at) continue
    const due = dueAt.toISOString()
    await tellOnce(
      tx,
      app,
      { clock: 'C-06', noun: 'minutes', nounId: asked.minutesId, occasion: due, at: now },
      [asked.personId],
      {
        kind: 'minutes.reminder',
        params: { number: asked.number, title: asked.title, dueAt: due },
        link: `/minutes/${asked.minutesId}`,
      },
    )
  }
  return 0
}

/** C-06: whoever let the time go by is marked, by name, and host and recorder hear of it (X-50: never as consent). */
export async function expireFeedback(tx: Db, { app, now, setting }: Tick): Promise<number> {
  for (const asked of await unanswered(tx)) {
    const dueAt = asked.dueAt ?? feedbackBy(asked.sentAt, setting).at
    if (now < dueAt) continue
    const to = feedbackLifecycle.stateAfter('sent', 'expire')
    await tx
      .updateTable('minutes_recipient')
      .set((eb) => ({ state: to, version: eb('version', '+', 1) }))
      .where('id', '=', asked.recipientId)
      .execute()
    await noteMove(tx, {
      noun: 'minutes',
      nounId: asked.minutesId,
      move: 'expire',
      from: null,
      to: null,
      actorId: null,
      data: { personId: asked.personId, person: asked.person },
      at: now,
    })
    await publish(tx, {
      stream: `meeting:${asked.meetingId}`,
      kind: 'minutes.changed',
      noun: 'minutes',
      nounId: asked.minutesId,
      payload: { id: asked.minutesId },
    })
    const due = dueAt.toISOString()
    await tellOnce(
      tx,
      app,
      {
        clock: 'C-06',
        noun: 'minutes',
        nounId: asked.minutesId,
        occasion: `${due} ${asked.personId}`,
        at: now,
      },
      [asked.hostId, asked.recorderId],
      {
        kind: 'minutes.feedbackLate',
        params: { number: asked.number, title: asked.title, person: asked.person, dueAt: due },
        link: `/minutes/${asked.minutesId}`,
      },
    )
  }
  return 0
}

function hoursOf({ dayStart, dayEnd }: { readonly dayStart: string; readonly dayEnd: string }): number {
  const hours = (time: string): number => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    return hour + minute / 60
  }
  return hours(dayEnd) - hours(dayStart)
}
