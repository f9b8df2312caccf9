import { type RawBuilder, sql } from 'kysely'
import { workingDaysBefore } from '#domain/calendar/deadline.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { decisionKinds, needsTasks } from '#domain/decision/lifecycle.ts'
import type { StuckAt, StuckReason } from '#domain/decision/stuck.ts'
import { isOpen, taskStates } from '#domain/task/lifecycle.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'

/** Today, and the last moment at which minutes that became final had their working day (C-21). */
export async function stuckAt(tx: Db, now: Date): Promise<StuckAt> {
  const setting = await loadClockSetting(tx)
  return {
    today: civilDateOf(now, setting.zone),
    finalBefore: workingDaysBefore(now, setting.parameters.decisionTaskWorkingDays, setting).at,
  }
}

/**
 * `stuckReason` of src/domain/decision/stuck.ts said in SQL, for lists and counters (S0-21): of a row of
 * `decision`, or of an alias of it; null where nothing is wrong. stuck.test.ts holds the two together.
 */
export function stuckIn(decision: string, { today, finalBefore }: StuckAt): RawBuilder<StuckReason | null> {
  const column = (name: string) => sql.ref(`${decision}.${name}`)
  return sql<StuckReason | null>`(case
    when ${column('kind')} <> all(${decisionKinds.filter((kind) => !needsTasks(kind))})
      and ${column('state')} in ('adopted', 'inExecution') then case
      when exists (select 1 from task late where late.decision_id = ${column('id')}
        and late.state = any(${taskStates.filter(isOpen)}) and late.due_on < ${today}::date) then 'overdueTask'
      when not exists (select 1 from task work where work.decision_id = ${column('id')} and work.state <> 'cancelled')
        and exists (select 1 from minutes text where text.meeting_id = ${column('meeting_id')}
          and text.final_at < ${finalBefore}) then 'noTask'
    end end)`
}
