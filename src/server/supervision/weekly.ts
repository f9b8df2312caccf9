import { sql } from 'kysely'
import type { z } from 'zod'
import type { listWeekly as contract, WeeklyRow } from '#contract/supervision.ts'
import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { addDays } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { nextWeeklyUpdate } from '#domain/calendar/deadline.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import { owesUpdate, weekOf } from '#server/clock/weekly.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { personRefs } from '#server/organisation/refs.ts'

interface Row {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly state: TaskState
  readonly ownerId: string | null
  readonly dueOn: CivilDate | null
  readonly percent: number
  readonly lastText: string | null
  readonly lastAt: string | null
}

/** S3-32: what owes this week's report, of which the clock C-10 speaks; soonest due first. */
export async function listWeekly(
  tx: Db,
  actor: Actor,
  { part, cursor, limit }: z.output<NonNullable<(typeof contract)['query']>>,
  now: Date,
  setting: ClockSetting,
): Promise<z.output<(typeof contract)['reply']>> {
  const today = civilDateOf(now, setting.zone)
  const week = weekOf(today, setting)
  if (week === undefined) return { items: [], nextCursor: null, due: null }
  const [afterDay, afterId] = cursor === undefined ? [null, null] : keysOf(cursor, ['string', 'string'])
  const whose =
    part === 'mine'
      ? sql<boolean>`t.owner_id = ${actor.personId}`
      : sql<boolean>`coalesce(x.maintainer_id, m.recorder_id, t.assigner_id) = ${actor.personId}
          and t.owner_id <> ${actor.personId}`
  const { rows } = await sql<Row & { key: string }>`
    select t.id, t.number, t.name, t.state, t.owner_id as "ownerId", t.due_on as "dueOn", t.percent,
      coalesce(t.due_on, 'infinity'::date)::text as key, u.text as "lastText", u.at as "lastAt"
    from task t
    left join meeting m on m.id = t.meeting_id
    left join minutes x on x.meeting_id = t.meeting_id
    left join lateral (
      select text, at from task_update where task_id = t.id and kind = 'progress' order by at desc, id desc limit 1) u on true
    where ${owesUpdate(week, setting.zone)} and ${whose}
      and (${afterDay}::date is null
        or (coalesce(t.due_on, 'infinity'::date), t.id) > (${afterDay}::date, ${afterId}::uuid))
    order by coalesce(t.due_on, 'infinity'::date), t.id
    limit ${limit + 1}`.execute(tx)
  const people = await personRefs(
    tx,
    rows.map(({ ownerId }) => ownerId),
  )
  const page = pageOf(
    rows,
    limit,
    ({ key, id }) => [key, id],
    (row): WeeklyRow => ({
      id: row.id,
      number: row.number,
      name: row.name,
      state: row.state,
      owner: people.get(row.ownerId ?? '') ?? null,
      dueOn: row.dueOn,
      percent: row.percent,
      lastWord:
        row.lastText === null || row.lastAt === null
          ? null
          : { text: row.lastText, at: new Date(row.lastAt).toISOString() },
    }),
  )
  const due = nextWeeklyUpdate(addDays(week.monday, -1), setting.parameters.weeklyUpdate, setting)
  return { ...page, due: viewDeadline('C-10', due, now > due.at ? 'missed' : 'waiting') }
}
