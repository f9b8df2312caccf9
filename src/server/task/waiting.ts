import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { WaitingForView } from '#contract/task.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { assignmentOf } from '#domain/task/assignment.ts'
import { waitingKind } from '#domain/task/waiting.ts'
import { type Lit, signBy } from './light.ts'

export interface Awaited {
  readonly who: readonly string[]
  /** As JSON has it; null when that was never written down. */
  readonly since: string | null
}

/**
 * Whom a task waits for and since when, for the states that wait: who is asked to help, who has not accepted
 * yet, the assigner whose answer is awaited. `alias` is a task, or a page of tasks with these columns.
 */
export function awaitedColumn(alias: string): RawBuilder<unknown> {
  const t = sql.raw(alias)
  const assigner = sql`(select coalesce(json_agg(w.name), '[]') from person w where w.id = ${t}.assigner_id)`
  return sql`case
    when ${t}.suspended_at is not null then json_build_object('since', ${t}.suspended_at, 'who', ${assigner})
    when ${t}.state = 'pendingAcceptance' then json_build_object('since', ${t}.submitted_at, 'who', (
      select coalesce(json_agg(w.name order by w.name), '[]') from task_reviewer r join person w on w.id = r.person_id
      where r.task_id = ${t}.id and r.verdict is distinct from 'pass'))
    when ${t}.returned_at is not null then json_build_object('since', ${t}.returned_at, 'who', ${assigner})
    when ${t}.state = 'needsSupport' then coalesce(
      (select json_build_object('since', s.asked_at, 'who', case
          when w.id is not null then json_build_array(w.name)
          when g.id is not null then json_build_array(g.name) else ${assigner} end)
        from task_support s left join person w on w.id = s.person_id left join department g on g.id = s.department_id
        where s.task_id = ${t}.id and s.answered_at is null),
      json_build_object('since', (select max(u.at) from task_update u where u.task_id = ${t}.id
        and u.kind in ('support', 'supportRefused')), 'who', ${assigner}))
    when ${t}.state = 'delayed' then json_build_object('since', (
      select max(u.at) from task_update u where u.task_id = ${t}.id and u.kind = 'delay'), 'who', ${assigner})
    when ${t}.state = 'todo' and ${t}.assigned_at is not null and ${t}.signed_at is null then json_build_object(
      'since', ${t}.assigned_at, 'who', (select coalesce(json_agg(w.name), '[]') from person w where w.id = ${t}.owner_id))
    else json_build_object('since', ${t}.created_at, 'who', '[]'::json) end as awaited`
}

export function waitingForOf(
  task: Lit & { readonly awaited: Awaited },
  now: Date,
  setting: ClockSetting,
): z.output<typeof WaitingForView> | null {
  const assignment = assignmentOf(task)
  const { state, isWaitingForEvent } = task
  const kind = waitingKind({ state, assignment, isSuspended: task.suspendedAt !== null, isWaitingForEvent })
  if (kind === null) return null
  const by = kind === 'signature' ? signBy(task, setting) : null
  return {
    kind,
    who: [...task.awaited.who],
    since: task.awaited.since === null ? null : new Date(task.awaited.since).toISOString(),
    isLate: by !== null && now > by,
  }
}
