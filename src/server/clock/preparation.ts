import { sql } from 'kysely'
import { hoursBefore, reminder } from '#domain/calendar/deadline.ts'
import { addMinutes } from '#domain/calendar/instant.ts'
import type { Db } from '#server/db/database.ts'
import { tellOnce } from './once.ts'
import type { Tick } from './sweep.ts'

/** A draft tells nobody; from the call for topics or its readiness on, a meeting is known to those it needs. */
const known = sql`m.state in ('collecting', 'ready', 'noticed', 'rescheduled')`
/** A day's reminder moves back over days off (K5); no holiday is longer than this. */
const farthestMinutes = 31 * 24 * 60

interface Row {
  readonly id: string
  readonly meetingId: string
  readonly number: string
  readonly title: string
  readonly name: string
  readonly dueAt: Date
  readonly preparerId: string
  readonly preparer: string
  readonly organiserId: string
}

const rowsOf = (tx: Db, from: Date, until: Date) =>
  sql<Row>`
  select f.id, m.id as "meetingId", m.number, m.name as title, f.name, f.due_at as "dueAt",
    f.preparer_id as "preparerId", p.name as preparer, m.organiser_id as "organiserId"
  from material f
    join meeting m on m.id = f.meeting_id
    join person p on p.id = f.preparer_id
  where ${known} and f.review_state in ('awaiting', 'needsChange')
    and f.due_at > ${from} and f.due_at <= ${until}
  order by f.due_at, f.id`.execute(tx)

/** C-23: the day before a material is due, to whoever prepares it. */
export async function remindMaterials(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const { rows } = await rowsOf(tx, now, addMinutes(now, farthestMinutes))
  for (const row of rows) {
    if (reminder(hoursBefore(row.dueAt, 24, setting), setting).at > now) continue
    const { number, title, name, dueAt, meetingId } = row
    await tellOnce(tx, app, occasionOf(row, 'remind', now), [row.preparerId], {
      kind: 'meeting.materialDue',
      params: { number, title, name, dueAt: dueAt.toISOString() },
      link: `/meetings/${meetingId}#materials`,
    })
  }
  // All of them are looked at in one go: there is no second batch.
  return 0
}

/** C-23: past its time and not there, to whoever prepares it and to whoever calls the meeting. */
export async function warnMaterials(tx: Db, { app, now }: Tick): Promise<number> {
  const { rows } = await rowsOf(tx, addMinutes(now, -farthestMinutes), now)
  for (const row of rows) {
    const { number, title, name, dueAt, preparer: person, meetingId } = row
    await tellOnce(tx, app, occasionOf(row, 'late', now), [row.preparerId, row.organiserId], {
      kind: 'meeting.materialLate',
      params: { number, title, name, dueAt: dueAt.toISOString(), person },
      link: `/meetings/${meetingId}#materials`,
    })
  }
  return 0
}

/** The reminder of one material at one date; another date is another occasion. */
function occasionOf(row: Row, which: 'remind' | 'late', at: Date) {
  return {
    clock: 'C-23',
    noun: 'meeting',
    nounId: row.meetingId,
    occasion: `${row.id} ${row.dueAt.toISOString()} ${which}`,
    at,
  }
}

/** the window closes by itself; the organiser hears how many proposals wait for an answer. */
export async function closeCollections(tx: Db, { app, now }: Tick): Promise<number> {
  const { rows } = await sql<{
    id: string
    number: string
    title: string
    organiserId: string
    until: Date
    count: number
  }>`
    select m.id, m.number, m.name as title, m.organiser_id as "organiserId", m.collecting_until as until,
      (select count(*)::int from topic_proposal p where p.meeting_id = m.id and p.state = 'open') as count
    from meeting m
    where m.state = 'collecting' and m.collecting_until <= ${now}
    order by m.collecting_until, m.id`.execute(tx)
  for (const { id, number, title, organiserId, until, count } of rows) {
    const occasion = { clock: 'X-12', noun: 'meeting', nounId: id, occasion: until.toISOString(), at: now }
    await tellOnce(tx, app, occasion, [organiserId], {
      kind: 'meeting.collectionOver',
      params: { number, title, count },
      link: `/meetings/${id}#collection`,
    })
  }
  return 0
}
