import { sql } from 'kysely'
import type { MeetingState } from '#domain/meeting/lifecycle.ts'
import type { Db } from '#server/db/database.ts'

export interface LookedBack {
  readonly source: 'series' | 'followUp' | 'none'
  /** Every meeting before this one that may have left something to it, by when it is or was. */
  readonly meetings: readonly { readonly id: string; readonly state: MeetingState }[]
  /** The one before it that was held. */
  readonly last: { readonly id: string; readonly heldAt: Date } | null
}

const held: readonly MeetingState[] = ['ended', 'followUp', 'closed']

/**
 * The meetings that a meeting looks back on, found by asking each time, so it does not matter which was made
 * first. For one of a series: those before it, with the 二次沟通会议 that were called because of them; for a
 * 二次沟通会议: the meeting it goes back to, and on from there.
 */
export async function lookBack(tx: Db, meetingId: string): Promise<LookedBack> {
  const { rows } = await sql<{
    id: string
    state: MeetingState
    held_at: Date | null
    source: 'series' | 'followUp'
    is_sibling: boolean
  }>`
    with recursive this as (
      select id, series_id, follow_up_of_id, occurrence_on,
        coalesce(actual_start, planned_start, occurrence_on::timestamptz, 'infinity') as at
      from meeting where id = ${meetingId}
    ),
    origin as (
      select m.id, m.follow_up_of_id, 1 as depth from meeting m join this on m.id = this.follow_up_of_id
      union
      select m.id, m.follow_up_of_id, depth + 1 from meeting m join origin on m.id = origin.follow_up_of_id
      where depth < 20
    ),
    sibling as (
      select m.id from meeting m join this on m.series_id = this.series_id
      where m.id <> this.id and coalesce(m.actual_start, m.planned_start, m.occurrence_on::timestamptz) < this.at
    ),
    called as (
      select id, 1 as depth from sibling
      union
      select m.id, depth + 1 from meeting m join called on m.follow_up_of_id = called.id
      where depth < 20 and m.id <> ${meetingId}
        and coalesce(m.actual_start, m.planned_start, m.created_at) < (select at from this)
    ),
    looked as (
      select id, 'followUp' as source from origin
      union
      select id, 'series' from called
    )
    select distinct on (held_at, m.id) m.id, m.state, looked.source,
      coalesce(m.actual_end, m.actual_start, m.planned_start) as held_at,
      (m.id in (select id from sibling) or m.id = (select follow_up_of_id from this)) as is_sibling
    from looked join meeting m on m.id = looked.id
    order by held_at nulls first, m.id`.execute(tx)
  const kin = await tx
    .selectFrom('meeting')
    .select(['series_id', 'follow_up_of_id'])
    .where('id', '=', meetingId)
    .executeTakeFirst()
  const last = rows.findLast(({ state, is_sibling }) => is_sibling && held.includes(state))
  return {
    source: kin?.series_id != null ? 'series' : kin?.follow_up_of_id != null ? 'followUp' : 'none',
    meetings: rows.map(({ id, state }) => ({ id, state })),
    last: last === undefined || last.held_at === null ? null : { id: last.id, heldAt: last.held_at },
  }
}
