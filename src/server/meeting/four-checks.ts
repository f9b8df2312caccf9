import { sql } from 'kysely'
import { finalMinutesBy } from '#domain/calendar/clocks.ts'
import {
  type CheckState,
  type FourCheck,
  type FourChecksFacts,
  fourChecksOf,
} from '#domain/meeting/four-checks.ts'
import { isFinal, type MinutesState } from '#domain/minutes/lifecycle.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from './visible.ts'

interface Row extends Omit<FourChecksFacts, 'minutesAreFinal' | 'minutesDueAt'> {
  readonly id: string
  readonly endedAt: Date | null
  readonly minutesState: MinutesState | null
}

/**
 * S4-35, of those of these meetings that this person may see, in one question. The work is counted whole, whoever
 * asks: a meeting does not keep its rules better for one reader than for another.
 */
export async function fourChecksIn(
  tx: Db,
  actor: Actor,
  ids: readonly string[],
  now: Date,
): Promise<{ id: string; checks: Record<FourCheck, CheckState> | null }[]> {
  const { rows } = await sql<Row>`
    select m.id, m.state, m.actual_end as "endedAt", m.noticed_at is not null as "isNoticed",
      x.state as "minutesState", agenda.*, filed.*,
      coalesce((select json_agg(json_build_object('kind', d.kind, 'state', d.state, 'taskCount',
          (select count(*) from task t where t.decision_id = d.id and t.state <> 'cancelled')))
        from decision d where d.meeting_id = m.id), '[]') as decisions,
      coalesce((select json_agg(json_build_object('isOpen', t.state not in ('done', 'cancelled'),
          'hasOwner', t.owner_id is not null, 'hasDue', t.due_on is not null or t.due_text <> ''))
        from task t where t.meeting_id = m.id), '[]') as tasks
    from meeting m left join minutes x on x.meeting_id = m.id
    cross join lateral (
      select count(*)::int as topics,
        (count(*) filter (where t.owner_id is not null and t.planned_minutes > 0))::int as "plannedTopics"
      from topic t where t.meeting_id = m.id) agenda
    cross join lateral (
      select count(*)::int as materials,
        (count(*) filter (where f.file_id is not null))::int as "filedMaterials"
      from material f where f.meeting_id = m.id) filed
    where m.id = any(${[...ids]}::uuid[]) and ${visibleTo(actor, 'm')}`.execute(tx)
  const setting = await loadClockSetting(tx)
  return rows.map(({ id, endedAt, minutesState, ...facts }) => ({
    id,
    checks: fourChecksOf(
      {
        ...facts,
        minutesAreFinal: minutesState !== null && isFinal(minutesState),
        minutesDueAt: endedAt === null ? null : finalMinutesBy(endedAt, setting).at,
      },
      now,
    ),
  }))
}
