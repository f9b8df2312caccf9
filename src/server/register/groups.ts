import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { GroupView, groupTasks } from '#contract/register.ts'
import type { RegisterGroup } from '#contract/register-filter.ts'
import { addDays } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { type Days, daysOf, filtersOf, isLate } from '#server/task/filter.ts'
import { whose } from '#server/task/list.ts'

type Asked = z.output<NonNullable<typeof groupTasks.query>>
type Group = z.output<typeof GroupView>

interface Counted {
  readonly key: string
  readonly label: string | null
  readonly place: string
  readonly count: number
  readonly overdue: number
}

/** How the register falls into groups, counted among what the reader may see: in order, a page at a time. */
export async function groupRegister(
  tx: Db,
  actor: Actor,
  asked: Asked,
  now: Date,
  setting: ClockSetting,
): Promise<{ items: Group[]; nextCursor: string | null }> {
  const days = daysOf(now, setting)
  const { key, place, label, join } = parts(asked.by, days, actor)
  const wanted = sql.join([visibleTo(actor, 't'), whose(actor, asked), ...filtersOf(asked, days)], sql` and `)
  const after =
    asked.cursor === undefined
      ? sql`true`
      : sql`(place, key) > (${sql.join(keysOf(asked.cursor, ['string', 'string']).map((one) => sql`${one}::text`))})`
  const { rows } = await sql<Counted>`
    select key, place, label, count, overdue from (
      select counted.key, ${place} as place, ${label} as label, counted.count, counted.overdue
      from (
        select ${key} as key, count(*)::int as count, (count(*) filter (where ${isLate(days)}))::int as overdue
        from task t where ${wanted} group by 1
      ) counted
      ${join}
    ) grouped
    where ${after}
    order by place collate "C", key collate "C" limit ${sql.lit(asked.limit + 1)}`.execute(tx)
  return pageOf(
    rows,
    asked.limit,
    (last) => [last.place, last.key],
    (row) => viewOf(asked.by, row, days),
  )
}

interface Parts {
  /** What a task belongs to, as text. */
  readonly key: RawBuilder<unknown>
  /** Where a group stands; texts compare. `counted` is the group. */
  readonly place: RawBuilder<unknown>
  readonly label: RawBuilder<unknown>
  readonly join: RawBuilder<unknown>
}

const none = sql`'none'`
const noLabel = { label: sql`null::text`, join: sql`` }

function parts(by: RegisterGroup, days: Days, actor: Actor): Parts {
  // Most first; what belongs nowhere comes last.
  const byCount = sql`case when counted.key = 'none' then '1' else '0' end || to_char(999999999 - counted.count, 'FM000000000')`
  switch (by) {
    case 'state':
      return { key: sql`t.state`, place: sql`counted.key`, ...noLabel }
    case 'priority':
      return { key: sql`t.priority`, place: sql`counted.key`, ...noLabel }
    case 'department':
      return {
        key: sql`coalesce(t.owner_department_id::text, ${none})`,
        place: byCount,
        label: sql`d.name`,
        join: sql`left join department d on d.id::text = counted.key`,
      }
    case 'owner':
      return {
        key: sql`coalesce(t.owner_id::text, ${none})`,
        place: byCount,
        label: sql`p.name`,
        join: sql`left join person p on p.id::text = counted.key`,
      }
    case 'meeting':
      return {
        key: sql`coalesce(t.meeting_id::text, ${none})`,
        place: byCount,
        // Work may be seen by whom the meeting is not for: then its name is nobody's business either.
        label: sql`m.name`,
        join: sql`left join meeting m on m.id::text = counted.key and ${visibleTo(actor, 'm')}`,
      }
    case 'day':
      return { key: sql`coalesce(t.due_on::text, ${none})`, place: sql`counted.key`, ...noLabel }
    case 'due':
      return {
        key: sql`case
          when t.due_on is null then 'none'
          when t.due_on < ${days.today}::date then 'past'
          when t.due_on <= ${days.endOfWeek}::date then 'thisWeek'
          when t.due_on <= ${days.endOfNextWeek}::date then 'nextWeek'
          else 'later' end`,
        place: sql`array_position(array['past', 'thisWeek', 'nextWeek', 'later', 'none'], counted.key)::text`,
        ...noLabel,
      }
  }
}

function viewOf(by: RegisterGroup, { key, label, count, overdue }: Counted, days: Days): Group {
  return { key, label, count, overdue, filter: filterOf(by, key, days) }
}

function filterOf(by: RegisterGroup, key: string, days: Days): Record<string, string> {
  switch (by) {
    case 'state':
      return { state: key }
    case 'priority':
      return { priority: key }
    case 'department':
      return { departmentId: key }
    case 'owner':
      return { ownerId: key }
    case 'meeting':
      return { meetingId: key }
    case 'day':
      return key === 'none' ? { dated: 'false' } : { dueFrom: key, dueTo: key }
    case 'due':
      return stretches[key]?.(days) ?? {}
  }
}

const stretches: Readonly<Record<string, (days: Days) => Record<string, string>>> = {
  none: () => ({ dated: 'false' }),
  past: ({ today }) => ({ dueTo: addDays(today, -1) }),
  thisWeek: ({ today, endOfWeek }) => ({ dueFrom: today, dueTo: endOfWeek }),
  nextWeek: ({ endOfWeek, endOfNextWeek }) => ({ dueFrom: addDays(endOfWeek, 1), dueTo: endOfNextWeek }),
  later: ({ endOfNextWeek }) => ({ dueFrom: addDays(endOfNextWeek, 1) }),
}
