import { sql } from 'kysely'
import type { z } from 'zod'
import type { listOwing, OwingCell, owingKinds } from '#contract/register.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { daysOf, isLate } from '#server/task/filter.ts'
import { beside, type Row, rowColumns, rowView, shown } from '#server/task/list.ts'

type Asked = z.output<NonNullable<typeof listOwing.query>>
type Kind = (typeof owingKinds)[number]

/**
 * What one department owes another, one line a task and reason: work handed out across departments (the owner's
 * owes the assigner's), help that was asked for (who is waited for owes the owner's), and work that other
 * work waits for. Only open tasks, and only such as the reader may see, both ends of a dependency included.
 */
function debts(actor: Actor) {
  return sql`
    select t.id as task_id, t.owner_department_id as debtor_id, home.department_id as creditor_id, 'assigned' as why
    from task t
    join person_department home on home.person_id = t.assigner_id and home.is_primary
    where t.state not in ('done', 'cancelled') and t.owner_department_id <> home.department_id
      and ${visibleTo(actor, 't')}
    union all
    select t.id, coalesce(s.department_id, home.department_id), t.owner_department_id, 'support'
    from task_support s
    join task t on t.id = s.task_id
    left join person_department home on home.person_id = s.person_id and home.is_primary
    where s.answered_at is null and t.state not in ('done', 'cancelled')
      and coalesce(s.department_id, home.department_id) <> t.owner_department_id
      and ${visibleTo(actor, 't')}
    union all
    select t.id, t.owner_department_id, next.owner_department_id, 'dependency'
    from dependency b
    join task t on t.id = b.from_task_id
    join task next on next.id = b.to_task_id
    where b.kind = 'finishToStart' and t.state not in ('done', 'cancelled')
      and next.state not in ('done', 'cancelled') and t.owner_department_id <> next.owner_department_id
      and ${visibleTo(actor, 't')} and ${visibleTo(actor, 'next')}`
}

export async function owingOf(
  tx: Db,
  actor: Actor,
  now: Date,
  setting: ClockSetting,
): Promise<{ cells: z.output<typeof OwingCell>[] }> {
  const { rows } = await sql<z.output<typeof OwingCell>>`
    with owed as (select distinct task_id, debtor_id, creditor_id from (${debts(actor)}) debt)
    select json_build_object('id', debtor.id, 'name', debtor.name) as debtor,
      json_build_object('id', creditor.id, 'name', creditor.name) as creditor,
      count(*)::int as count, (count(*) filter (where ${isLate(daysOf(now, setting))}))::int as overdue
    from owed
    join task t on t.id = owed.task_id
    join department debtor on debtor.id = owed.debtor_id
    join department creditor on creditor.id = owed.creditor_id
    group by debtor.id, creditor.id
    order by debtor.name, creditor.name, debtor.id, creditor.id`.execute(tx)
  return { cells: rows }
}

/** The rows behind a cell, a row or a column of the matrix, by due date. */
export async function owingRows(tx: Db, actor: Actor, asked: Asked, now: Date, setting: ClockSetting) {
  const { debtorId, creditorId, overdue, cursor, limit } = asked
  const late = isLate(daysOf(now, setting))
  const after = cursor === undefined ? undefined : keysOf(cursor, ['string', 'string'])
  const { rows } = await sql<Row & { why: Kind[] }>`
    with owed as (
      select task_id, array_agg(distinct why order by why) as why from (${debts(actor)}) debt
      where ${debtorId === undefined ? sql`true` : sql`debtor_id = ${debtorId}`}
        and ${creditorId === undefined ? sql`true` : sql`creditor_id = ${creditorId}`}
      group by task_id
    ), page as (
      select ${shown}, owed.why from owed join task t on t.id = owed.task_id
      where ${overdue === undefined ? sql`true` : overdue ? late : sql`not ${late}`}
        and ${
          after === undefined
            ? sql`true`
            : sql`(coalesce(t.due_on, 'infinity'::date), t.id) > (${after[0]}::date, ${after[1]}::uuid)`
        }
      order by coalesce(t.due_on, 'infinity'::date), t.id limit ${sql.lit(limit + 1)}
    )
    select ${rowColumns}, page.why from page ${beside(actor)}
    order by coalesce(page.due_on, 'infinity'::date), page.id`.execute(tx)
  return pageOf(
    rows,
    limit,
    ({ dueOn, id }) => [dueOn ?? 'infinity', id],
    (row) => ({ ...rowView(row, now, setting), why: row.why }),
  )
}
