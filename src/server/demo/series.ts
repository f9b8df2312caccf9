import { sql } from 'kysely'
import { weekday } from '#domain/calendar/civil-date.ts'
import { civilDateOf, timeOf } from '#domain/calendar/instant.ts'
import type { Db } from '#server/db/database.ts'
import { givenFields } from '#server/series/given.ts'
import { refreshSeriesAudience } from '#server/series/queries.ts'

const zone = 'Asia/Shanghai'

/** The weekly meetings of a matter as one series, so that each looks back on the one before. */
export async function writeSeries(tx: Db, name: string): Promise<void> {
  const { rows } = await sql<{ id: string; start: Date; end: Date }>`
    select id, planned_start as start, planned_end as end from meeting
    where name like ${`${name}%`} order by planned_start`.execute(tx)
  const last = rows.at(-1)
  const first = rows[0]
  if (last === undefined || first === undefined) return
  const on = civilDateOf(last.start, zone)
  const minutes = Math.round((last.end.getTime() - last.start.getTime()) / 60_000)
  const made = await sql<{ id: string }>`
    insert into meeting_series (name, type, recurrence, starts_on, start_time, duration_minutes, place, goal, need_reason,
      collaboration_name, confirm_minutes, initiating_department_id, organiser_id, host_id, recorder_id, timekeeper_id, created_at)
    select ${name}, type, ${JSON.stringify({ kind: 'weekly', every: 1, weekdays: [weekday(on)] })}::jsonb,
      ${civilDateOf(first.start, zone)}::date, ${timeOf(last.start, zone)}, ${minutes}, place, goal, need_reason,
      collaboration_name, confirm_minutes, initiating_department_id, organiser_id, host_id, recorder_id, timekeeper_id, created_at
    from meeting where id = ${last.id} returning id`.execute(tx)
  const id = made.rows[0]?.id as string
  await sql`
    insert into meeting_series_person (series_id, person_id, kind, core_role)
    select ${id}, person_id, kind, core_role from meeting_attendee where meeting_id = ${last.id}`.execute(tx)
  for (const [at, meeting] of rows.entries()) {
    await tx
      .updateTable('meeting')
      .set({
        series_id: id,
        series_no: at + 1,
        occurrence_on: civilDateOf(meeting.start, zone),
        series_own: [...givenFields],
      })
      .where('id', '=', meeting.id)
      .execute()
  }
  // The second week began with what the first one had given out.
  await sql`
    update topic t set is_carry_over = true from meeting m
    where m.id = t.meeting_id and m.series_id = ${id} and t.title like '%待办回顾'`.execute(tx)
  await refreshSeriesAudience(tx, id)
}
