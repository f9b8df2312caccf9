import { sql } from 'kysely'
import { addDays, type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { civilDateOf, instantAt } from '#domain/calendar/instant.ts'
import { classifications } from '#domain/meeting/enums.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { TaskSeen, Word } from '#domain/sync/gather.ts'
import type { LightReason } from '#domain/task/light.ts'
import type { Collaboration } from '#server/collaboration/queries.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { type Lit, lifeColumns, lightInList } from '#server/task/light.ts'

/** The columns of `Lit` for a task `t`. */
export const litColumns = sql`t.state, t.planned_start as "plannedStart", t.created_at as "createdAt", t.due_on as "dueOn",
  t.last_update_at as "lastUpdateAt", t.percent,
  (select max(u.at) from task_update u where u.task_id = t.id and u.kind = 'delay') as "delayReportedAt",
  exists (select 1 from task_reviewer v where v.task_id = t.id) as "hasReviewers", ${lifeColumns('t')}`

interface Row extends Lit {
  readonly id: string
  readonly name: string
  readonly doneAt: Date | null
  readonly said: readonly { kind: string; text: string; risk: string; collected: string | null; at: string }[]
  readonly callId: string | null
  readonly callText: string | null
  readonly callDepartmentId: string | null
}

/** How far back something that was said still counts as the reason of today. */
const saidWithin = 60

/**
 * The tasks of a collaboration as a report goes by them, soonest due first. A report is read by all who see the
 * collaboration, so what is more restricted than it is not in it; nor are lines that only sum up others.
 */
export async function tasksSeen(
  tx: Db,
  actor: Actor,
  { id, classification }: Collaboration,
  { from, now, setting }: { readonly from: CivilDate; readonly now: Date; readonly setting: ClockSetting },
): Promise<TaskSeen[]> {
  const shown = classifications.slice(0, classifications.indexOf(classification) + 1)
  const since = instantAt(from, '00:00', setting.zone)
  const { rows } = await sql<Row>`
    select t.id, t.name, t.done_at as "doneAt", ${litColumns},
      coalesce((
        select json_agg(json_build_object('kind', u.kind, 'text', u.text, 'risk', u.risk_point,
          'collected', u.collected_state, 'at', u.at) order by u.at desc, u.id desc)
        from task_update u where u.task_id = t.id and u.kind in ('delay', 'collected', 'support', 'progress')
          and u.at > ${instantAt(addDays(from, -saidWithin), '00:00', setting.zone)}), '[]') as said,
      call.id as "callId", call.text as "callText",
      coalesce(call.department_id, (select d.department_id from person_department d
        where d.person_id = call.person_id and d.is_primary)) as "callDepartmentId"
    from task t
    left join task_support call on call.task_id = t.id and call.answered_at is null
    where t.collaboration_id = ${id} and t.classification = any(${shown}) and ${visibleTo(actor, 't')}
      and t.state <> 'cancelled' and (t.state <> 'done' or t.done_at >= ${since})
      and not exists (select 1 from task part where part.parent_id = t.id and part.state <> 'cancelled')
    order by t.due_on nulls last, t.id limit ${most}`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    state: row.state,
    dueOn: row.dueOn === null ? null : civilDate(row.dueOn),
    doneOn: row.doneAt === null ? null : civilDateOf(row.doneAt, setting.zone),
    isSuspended: row.suspendedAt !== null,
    light: lightInList(row, now, setting).reason.key as LightReason,
    words: wordsIn(row, setting.zone),
    call:
      row.callId === null
        ? null
        : { id: row.callId, text: row.callText ?? row.name, departmentId: row.callDepartmentId },
  }))
}

const most = 500

function wordsIn({ said }: Row, zone: string): TaskSeen['words'] {
  return said.flatMap(({ kind, text, risk, collected, at }): Word[] => {
    const on = civilDateOf(new Date(at), zone)
    if (kind === 'progress') {
      return [
        { kind: 'risk', text: risk, on },
        { kind: 'progress', text, on },
      ]
    }
    // That something is done is no reason why it is not.
    if (kind === 'collected' && collected === 'done') return []
    return [{ kind: kind as 'delay' | 'collected' | 'support', text, on }]
  })
}
