import { sql } from 'kysely'
import { judge } from '#domain/norm/engine.ts'
import type { Db } from '#server/db/database.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { cycleFacts, reportingOf, workingSince } from '#server/sync/cycle.ts'
import { tellOnce } from './once.ts'
import type { Tick } from './sweep.ts'

/** A round that ended longer ago, while the product was off, is not told of any more. */
const stillFresh = 7 * 24 * 3_600_000

/**
 * C-11: a round of reporting is over, and the group has not met in it (NM-COL-10) or nobody was told how it stands
 * (NM-COL-18). The leader hears of it once a round; while the work rests, nobody does.
 */
export async function warnMissedSyncs(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const norms = await loadNormSettings(tx)
  const { rows } = await sql<{ id: string; number: string; name: string; leaderId: string }>`
    select c.id, c.number, c.name, c.leader_id as "leaderId" from collaboration c
    where c.state = 'active' and c.leader_id is not null and ${workingSince} < ${new Date(now.getTime() - shortest)}
    order by c.id`.execute(tx)
  for (const { id, number, name, leaderId } of rows) {
    const { weeks, cycles } = await reportingOf(tx, id, now, { setting, norms })
    const over = cycles?.previous
    if (over === undefined || now.getTime() - over.due.at.getTime() > stillFresh) continue
    const findings = judge(
      'C-11',
      {
        matter: { noun: 'collaboration', id, name },
        sync: { cycle: await cycleFacts(tx, id, weeks, over, setting.zone) },
      },
      { settings: norms, calendar: setting.calendar, zone: setting.zone, now, mode: 'live' },
    )
    const isMissed = (norm: string) =>
      findings.some((one) => one.norm === norm && one.reason.key === `${norm}.missed.reason`)
    const [meeting, report] = [isMissed('NM-COL-10'), isMissed('NM-COL-18')]
    if (!meeting && !report) continue
    await tellOnce(
      tx,
      app,
      { clock: 'C-11', noun: 'collaboration', nounId: id, occasion: over.to, at: now },
      [leaderId],
      {
        kind: 'sync.missed',
        params: {
          number,
          title: name,
          toOn: over.to,
          missing: meeting && report ? 'both' : meeting ? 'meeting' : 'report',
        },
        link: `/collaborations/${id}/sync`,
      },
    )
  }
  // All of them are looked at in one go: there is no second batch.
  return 0
}

/** No round is shorter than a week. */
const shortest = 6 * 24 * 3_600_000
