import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlanRow, readPlan } from '#contract/register.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { pageOf } from '#server/http/page.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { findRegister, rowView } from '#server/task/list.ts'

type Asked = z.output<NonNullable<typeof readPlan.query>>
type Planned = z.output<typeof PlanRow>

interface Parts {
  readonly id: string
  readonly doneAt: Date | null
  readonly milestones: Planned['milestones']
  readonly waitsFor: Planned['waitsFor']
}

/** A page of the plan, by start, and by two questions: the rows of the register, and what hangs on them. */
export async function planOf(
  tx: Db,
  actor: Actor,
  asked: Asked,
  now: Date,
  setting: ClockSetting,
): Promise<{ items: Planned[]; nextCursor: string | null }> {
  const { rows, order } = await findRegister(
    tx,
    actor,
    { ...asked, sort: 'start', order: 'asc' },
    now,
    setting,
  )
  const parts = await partsOf(
    tx,
    actor,
    rows.slice(0, asked.limit).map(({ id }) => id),
  )
  return pageOf(
    rows,
    asked.limit,
    (last) => order.keys(last),
    (row): Planned => {
      const more = parts.get(row.id)
      return {
        ...rowView(row, now, setting),
        doneOn: more?.doneAt ? civilDateOf(more.doneAt, setting.zone) : null,
        milestones: more?.milestones ?? [],
        waitsFor: more?.waitsFor ?? [],
      }
    },
  )
}

async function partsOf(tx: Db, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, Parts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Parts>`
    select t.id, case when t.state = 'done' then t.done_at end as "doneAt",
      (select coalesce(json_agg(json_build_object('id', s.id, 'dueOn', s.due_on, 'deliverable', s.deliverable,
        'isDone', s.done_at is not null) order by s.due_on, s.id), '[]')
        from task_milestone s where s.task_id = t.id) as milestones,
      (select coalesce(json_agg(json_build_object('taskId', b.from_task_id, 'kind', b.kind,
        'milestoneId', b.to_milestone_id) order by b.created_at, b.id), '[]')
        from dependency b join task f on f.id = b.from_task_id
        where b.to_task_id = t.id and ${visibleTo(actor, 'f')}) as "waitsFor"
    from task t where t.id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}
