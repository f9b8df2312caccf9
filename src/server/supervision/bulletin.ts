import { sql } from 'kysely'
import type { BulletinView } from '#contract/supervision.ts'
import { addDays } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { daysOf, isLate } from '#server/task/filter.ts'

/**
 * 通报: what was due in the last days, by the department whose work it is, of what the reader may see. How
 * much of it is done, how much is late now, and how often work was late on more than one of its dates. Counts
 * only: nothing follows from them by itself.
 */
export async function bulletinOf(
  tx: Db,
  actor: Actor,
  length: number,
  { now, setting }: { readonly now: Date; readonly setting: ClockSetting },
): Promise<BulletinView> {
  const days = daysOf(now, setting)
  const from = addDays(days.today, -length)
  const to = addDays(days.today, -1)
  const { rows } = await sql<BulletinView['rows'][number]>`
    with counted as (
      select t.owner_department_id as department_id, t.state = 'done' as is_done,
        -- the day on which the work was handed over and taken, on the organisation's wall clock
        t.state = 'done' and (t.done_at at time zone ${setting.zone})::date <= t.due_on as is_on_time,
        ${isLate(days)} as is_late,
        (select count(distinct s.due_on) from escalation_step s
          where s.task_id = t.id and s.working_days > 0) > 1 as is_repeated
      from task t
      where t.due_on between ${from}::date and ${to}::date and t.state <> 'cancelled' and t.suspended_at is null
        and ${visibleTo(actor, 't')}
    )
    select case when d.id is null then null else json_build_object('id', d.id, 'name', d.name) end as department,
      count(*)::int as due,
      count(*) filter (where is_done)::int as done,
      count(*) filter (where is_on_time)::int as "onTime",
      count(*) filter (where is_late)::int as overdue,
      count(*) filter (where is_repeated)::int as repeated
    from counted c left join department d on d.id = c.department_id
    group by d.id, d.name
    order by count(*) filter (where is_late) desc, count(*) desc, d.name`.execute(tx)
  return { from, to, rows }
}
