import { questionnaireClosesAt } from '#domain/calendar/clocks.ts'
import type { Db } from '#server/db/database.ts'
import { askedOf } from '#server/evaluation/evaluation.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { tellOnce } from './once.ts'
import type { Tick } from './sweep.ts'

/** A meeting that ended longer ago, while the product was off, is not asked about any more. */
const stillFresh = 24 * 3_600_000

/** C-19: once a meeting has ended, whoever was there is asked how it was; in the product only. */
export async function askForEvaluations(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const rows = await tx
    .selectFrom('meeting')
    .select(['id', 'number', 'name', 'actual_end'])
    .where('actual_end', '>', new Date(now.getTime() - stillFresh))
    .where('actual_end', '<=', now)
    .where('is_imported', '=', false)
    .execute()
  for (const { id, number, name, actual_end } of rows) {
    const closesAt = questionnaireClosesAt(actual_end as Date, setting).at
    if (now > closesAt) continue
    await tellOnce(
      tx,
      app,
      { clock: 'C-19', noun: 'meeting', nounId: id, occasion: 'ask', at: now },
      askedOf(await getMeeting(tx, id)),
      {
        kind: 'meeting.evaluate',
        params: { number, title: name, dueAt: closesAt.toISOString() },
        link: `/meetings/${id}#evaluation`,
        inProductOnly: true,
      },
    )
  }
  // Whoever is told once is told; a second pass in the same minute has nothing to do.
  return 0
}
