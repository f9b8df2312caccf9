import { sql } from 'kysely'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { instantAt } from '#domain/calendar/instant.ts'
import type { Content, Frequency } from '#domain/collaboration/charter.ts'
import type { SyncFacts } from '#domain/norm/matter-facts.ts'
import type { NormSettings } from '#domain/norm/settings.ts'
import { type Cycle, cyclesAt, rhythmOf } from '#domain/sync/cycle.ts'
import type { Db } from '#server/db/database.ts'

export interface Reporting {
  readonly weeks: number
  readonly weeksBy: 'own' | 'plan' | 'norm'
  /** Null: the work has not begun. */
  readonly cycles: { readonly current: Cycle; readonly previous: Cycle | undefined } | null
  /** The last day that the last report speaks of. */
  readonly lastTo: CivilDate | null
}

/** Since when it is worked on without a break: activation, the last resumption, the last return to work. */
export const workingSince = sql<Date | null>`(
  select max(h.at) from history h where h.noun = 'collaboration' and h.noun_id = c.id
    and h.to_state = 'active' and h.from_state is distinct from 'active')`

/** The rounds in which a collaboration reports (C-11). */
export async function reportingOf(
  tx: Db,
  id: string,
  now: Date,
  { setting, norms }: { readonly setting: ClockSetting; readonly norms: NormSettings },
): Promise<Reporting> {
  const { rows } = await sql<{
    own: number | null
    since: Date | null
    lastTo: string | null
    plan: { frequency: Frequency; contents: Content[] }[]
  }>`
    select c.sync_weeks as own, ${workingSince} as since,
      (select max(s.to_on) from sync s where s.collaboration_id = c.id and s.state = 'sent') as "lastTo",
      coalesce((select json_agg(json_build_object('frequency', i.frequency, 'contents', i.contents))
        from communication_item i where i.collaboration_id = c.id), '[]') as plan
    from collaboration c where c.id = ${id}`.execute(tx)
  const [row] = rows
  const { weeks, by } = rhythmOf(row?.own ?? null, row?.plan ?? [], norms['NM-COL-10'].value.weeks)
  const since = row?.since ?? null
  return {
    weeks,
    weeksBy: by,
    cycles: since === null ? null : cyclesAt(since, weeks, now, setting),
    lastTo: row?.lastTo == null ? null : civilDate(row.lastTo),
  }
}

/** Whether the group met in a round and everybody was told. */
export async function cycleFacts(
  tx: Db,
  id: string,
  weeks: number,
  cycle: Cycle,
  zone: string,
): Promise<NonNullable<SyncFacts['cycle']>> {
  const begins = instantAt(cycle.from, '00:00', zone)
  const { rows } = await sql<{ hasMet: boolean; hasReported: boolean }>`
    select exists (
        select 1 from meeting m
        where m.collaboration_id = ${id} and m.actual_start between ${begins} and ${cycle.due.at}
          and (m.type = 'progressSync' or exists (select 1 from sync s where s.meeting_id = m.id))) as "hasMet",
      exists (
        select 1 from sync s
        where s.collaboration_id = ${id} and s.state = 'sent' and s.sent_at between ${begins} and ${cycle.due.at})
      as "hasReported"`.execute(tx)
  const [row] = rows
  return {
    weeks,
    dueAt: cycle.due.at,
    hasMet: row?.hasMet ?? false,
    hasReported: row?.hasReported ?? false,
  }
}
