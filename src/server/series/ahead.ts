import { sql } from 'kysely'
import type { Db } from '#server/db/database.ts'
import { schedule } from '#server/jobs/job.ts'
import { makeMeetings } from './make.ts'
import { lockSeries } from './queries.ts'
import type { Series } from './series.ts'

/** Keeps as many meetings prepared as the series wants; those called off do not count. */
export async function keepAhead(
  tx: Db,
  series: Series,
  by: { readonly actorId: string | null; readonly at: Date },
): Promise<number> {
  if (series.state !== 'running') return 0
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from meeting
    where series_id = ${series.id} and planned_start > ${by.at} and state <> 'cancelled'`.execute(tx)
  const missing = series.ahead - (rows[0]?.count ?? 0)
  return missing <= 0 ? 0 : (await makeMeetings(tx, series, { count: missing }, by)).length
}

/** Early every day. A day that was missed is made good on the next: it looks at what is there. */
export const keepSeriesAhead = schedule({
  name: 'series.ahead',
  cron: '40 4 * * *',
  async run({ now, transaction }) {
    const running = await transaction((tx) =>
      tx.selectFrom('meeting_series').select('id').where('state', '=', 'running').orderBy('id').execute(),
    )
    for (const { id } of running) {
      await transaction(async (tx) => {
        await keepAhead(tx, await lockSeries(tx, id), { actorId: null, at: now })
      })
    }
  },
})
