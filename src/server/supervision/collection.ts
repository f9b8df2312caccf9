import { sql } from 'kysely'
import type { z } from 'zod'
import type { CollectedState, CollectRow, listToCollect } from '#contract/supervision.ts'
import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { endOfDayAfter } from '#domain/calendar/deadline.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { type Act, addUpdate, publishTask, takeUp } from '#server/task/acting.ts'

interface Row {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly state: TaskState
  readonly ownerId: string | null
  readonly dueOn: CivilDate
  readonly meetingId: string | null
  readonly meetingName: string | null
  readonly lastText: string | null
  readonly lastAt: string | null
}

/** How long ago a task may have been due and still stand on the list; the register has the older ones. */
const lookBackDays = 60

/**
 * C-09: tasks past their date of which nobody has said a word since, for whoever keeps the sheet (更新责任人),
 * else for whoever handed them out; longest overdue first.
 */
export async function listCollection(
  tx: Db,
  actor: Actor,
  { cursor, limit }: z.output<NonNullable<(typeof listToCollect)['query']>>,
  now: Date,
  setting: ClockSetting,
): Promise<{ items: CollectRow[]; nextCursor: string | null }> {
  const today = civilDateOf(now, setting.zone)
  const [afterDay, afterId] = cursor === undefined ? [null, null] : keysOf(cursor, ['string', 'string'])
  const { rows } = await sql<Row>`
    select t.id, t.number, t.name, t.state, t.owner_id as "ownerId", t.due_on as "dueOn",
      m.id as "meetingId", m.name as "meetingName", said.text as "lastText", said.at as "lastAt"
    from task t
    left join meeting m on m.id = t.meeting_id
    left join minutes x on x.meeting_id = t.meeting_id
    left join lateral (select max(at) as at from task_update where task_id = t.id) u on true
    left join lateral (
      select text, at from task_update where task_id = t.id and text <> '' order by at desc, id desc limit 1) said on true
    where t.state in ('todo', 'inProgress', 'needsSupport', 'delayed') and t.suspended_at is null
      and t.due_on >= ${addDays(today, -lookBackDays)}::date and t.due_on < ${today}::date
      and coalesce(x.maintainer_id, m.recorder_id, t.assigner_id) = ${actor.personId}
      and (u.at is null or u.at < (t.due_on + 1)::timestamp at time zone ${setting.zone})
      and (${afterDay}::date is null or (t.due_on, t.id) > (${afterDay}::date, ${afterId}::uuid))
    order by t.due_on, t.id
    limit ${limit + 1}`.execute(tx)
  const people = await personRefs(
    tx,
    rows.map(({ ownerId }) => ownerId),
  )
  return pageOf(
    rows,
    limit,
    (row) => [row.dueOn, row.id],
    (row) => {
      const deadline = endOfDayAfter(row.dueOn, setting.parameters.collectDays, setting)
      return {
        id: row.id,
        number: row.number,
        name: row.name,
        state: row.state,
        owner: people.get(row.ownerId ?? '') ?? null,
        dueOn: row.dueOn,
        collectBy: viewDeadline('C-09', deadline, now > deadline.at ? 'missed' : 'waiting'),
        meeting:
          row.meetingId === null || row.meetingName === null
            ? null
            : { id: row.meetingId, name: row.meetingName },
        lastWord:
          row.lastText === null || row.lastAt === null
            ? null
            : { text: row.lastText, at: new Date(row.lastAt).toISOString() },
      }
    },
  )
}

/**
 * S2-64, S2-65: what the owner said, written down by whoever asked. It moves nothing: work is handed in with
 * its deliverable, and a later date is applied for, by its owner.
 */
export async function collectTask(
  tx: Db,
  act: Act,
  said: { state: CollectedState; text: string; measure: string },
): Promise<void> {
  const task = await takeUp(tx, act, 'collect')
  await addUpdate(tx, act, {
    kind: 'collected',
    state: task.state,
    text: said.text,
    collected_state: said.state,
    remedy: said.measure,
    old_due_on: task.dueOn,
  })
  await publishTask(tx, task, 'task.changed')
}
