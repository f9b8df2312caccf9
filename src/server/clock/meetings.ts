import { sql } from 'kysely'
import { meetingReminders } from '#domain/calendar/clocks.ts'
import { addMinutes } from '#domain/calendar/instant.ts'
import type { Db } from '#server/db/database.ts'
import { claim, tellOnce } from './once.ts'
import type { Tick } from './sweep.ts'

/** A day's reminder moves back over days off (K5); no holiday is longer than this. */
const farthestMinutes = 31 * 24 * 60

interface Row {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly place: string
  readonly plannedStart: Date
  readonly noticedAt: Date | null
  readonly people: string[]
}

/** C-04: a day and a quarter of an hour ahead, never after the start; whoever said no is left alone. */
export async function tellMeetingsSoon(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const { rows } = await sql<Row>`
    select m.id, m.number, m.name, concat_ws(' ', nullif(m.place, ''), nullif(m.online_url, '')) as place,
      m.planned_start as "plannedStart", m.noticed_at as "noticedAt",
      array(
        select m.host_id where m.host_id is not null
        union select m.recorder_id where m.recorder_id is not null
        union select m.organiser_id
        union select case when a.rsvp = 'proxy' then a.proxy_id else a.person_id end
          from meeting_attendee a where a.meeting_id = m.id and a.rsvp <> 'no'
        except select a.person_id from meeting_attendee a where a.meeting_id = m.id and a.rsvp in ('no', 'proxy')
        except select null::uuid
        order by 1) as people
    from meeting m
    where m.state = 'noticed' and m.planned_start > ${now} and m.planned_start <= ${addMinutes(now, farthestMinutes)}
    order by m.planned_start, m.id`.execute(tx)
  for (const meeting of rows) {
    const { dayBefore, justBefore } = meetingReminders(meeting.plannedStart, setting)
    const due = justBefore.at <= now ? 'soon' : dayBefore.at <= now ? 'day' : undefined
    if (due === undefined) continue
    const start = meeting.plannedStart.toISOString()
    const about = { clock: 'C-04', noun: 'meeting', nounId: meeting.id, at: now }
    // Whoever is called now need not be told as well that it is a day away.
    if (due === 'soon') await claim(tx, { ...about, occasion: `${start} day` }, meeting.people)
    const remindedBy = due === 'soon' ? justBefore.at : dayBefore.at
    // The notice itself came later than the reminder would have: it said the same.
    if (meeting.noticedAt !== null && meeting.noticedAt > remindedBy) continue
    await tellOnce(tx, app, { ...about, occasion: `${start} ${due}` }, meeting.people, {
      kind: 'meeting.reminder',
      params: { number: meeting.number, title: meeting.name, startAt: start, place: meeting.place },
      link: `/meetings/${meeting.id}`,
    })
  }
  // All of them are looked at in one go: there is no second batch.
  return 0
}
