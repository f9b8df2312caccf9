import { sql } from 'kysely'
import type { FindingView } from '#contract/common.ts'
import type { StrikeView } from '#contract/norm.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { personRefs } from '#server/organisation/refs.ts'

/** The thing that findings were asked about. */
export interface About {
  readonly noun: string
  readonly nounId: string
}

/** Notes what the norms found as an act went through. */
export async function noteStrikes(
  tx: Db,
  actor: Actor,
  about: About,
  findings: readonly FindingView[],
  at: Date,
): Promise<void> {
  await asSystemWithin(tx, () =>
    write(tx, actor, about, findings, at, ({ overridden }) => (overridden === null ? 'passed' : 'taken')),
  )
}

/**
 * Notes what the norms refused, once the refused transaction is over. Findings that would not have
 * stood in the way by themselves are left out.
 */
export async function noteRefusal(db: Db, actor: Actor, error: unknown, at: Date): Promise<void> {
  if (!(error instanceof AppError) || !/^norm\.(?:blocked|needsOverride)$/u.test(error.reason)) return
  const { findings, about } = error.detail as { findings: FindingView[]; about?: About }
  if (about === undefined) return
  const inTheWay = findings.filter(
    ({ severity, overridden, override }) =>
      overridden === null && (severity === 'block' || override === 'reason'),
  )
  await asSystem(db, (tx) => write(tx, actor, about, inTheWay, at, () => 'refused'))
}

async function write(
  tx: Db,
  actor: Actor,
  { noun, nounId }: About,
  findings: readonly FindingView[],
  at: Date,
  outcomeOf: (finding: FindingView) => 'refused' | 'passed' | 'taken',
): Promise<void> {
  const once = [...new Map(findings.map((finding) => [finding.fingerprint, finding])).values()]
  if (once.length === 0) return
  await tx
    .insertInto('norm_strike')
    .values(
      once.map((finding) => ({
        noun,
        noun_id: nounId,
        fingerprint: finding.fingerprint,
        norm_id: finding.norm,
        severity: finding.severity,
        outcome: outcomeOf(finding),
        label: finding.place.label,
        reason: finding.overridden?.reason ?? '',
        person_id: actor.personId,
        first_at: at,
        last_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['noun', 'noun_id', 'fingerprint']).doUpdateSet(({ ref }) => ({
        severity: ref('excluded.severity'),
        outcome: ref('excluded.outcome'),
        label: ref('excluded.label'),
        reason: ref('excluded.reason'),
        person_id: ref('excluded.person_id'),
        last_at: ref('excluded.last_at'),
        times: sql<number>`norm_strike.times + 1`,
      })),
    )
    .execute()
}

/** Where one norm struck, latest first; of what the asker may see. */
export async function strikesOf(
  tx: Db,
  normId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: StrikeView[]; nextCursor: string | null }> {
  let query = tx
    .selectFrom('norm_strike')
    .select([
      'noun',
      'noun_id',
      'fingerprint',
      'severity',
      'outcome',
      'label',
      'reason',
      'times',
      'person_id',
      'first_at',
      'last_at',
    ])
    .select(titleOf.as('title'))
    .where('norm_id', '=', normId)
    .orderBy('last_at', 'desc')
    .orderBy('noun_id', 'desc')
    .orderBy('fingerprint')
    .limit(limit + 1)
  if (cursor !== undefined) {
    const [at, nounId, fingerprint] = keysOf(cursor, ['string', 'string', 'string'])
    query = query.where(
      sql<boolean>`(last_at < ${at}::timestamptz or (last_at = ${at}::timestamptz and (noun_id < ${nounId}::uuid
        or (noun_id = ${nounId}::uuid and fingerprint > ${fingerprint}))))`,
    )
  }
  const rows = await query.execute()
  const people = await personRefs(
    tx,
    rows.map(({ person_id }) => person_id),
  )
  return pageOf(
    rows,
    limit,
    (last) => [last.last_at.toISOString(), last.noun_id, last.fingerprint],
    (row) => ({
      noun: row.noun,
      nounId: row.noun_id,
      title: row.title ?? '',
      label: row.label,
      severity: row.severity as StrikeView['severity'],
      outcome: row.outcome as StrikeView['outcome'],
      reason: row.reason,
      times: row.times,
      person: (row.person_id && people.get(row.person_id)) || null,
      firstAt: row.first_at.toISOString(),
      lastAt: row.last_at.toISOString(),
    }),
  )
}

const titleOf = sql<string | null>`case noun
  when 'meeting' then (select name from meeting where id = noun_id)
  when 'minutes' then (select meeting.name from minutes join meeting on meeting.id = meeting_id where minutes.id = noun_id)
  when 'decision' then (select number || ' ' || left(content, 60) from decision where id = noun_id)
  when 'task' then (select number || ' ' || name from task where id = noun_id)
  end`

/** How many strikes each norm has since an instant; of what the asker may see. */
export async function countStrikes(tx: Db, since: Date): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('norm_strike')
    .select(['norm_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('last_at', '>=', since)
    .groupBy('norm_id')
    .execute()
  return new Map(rows.map(({ norm_id, count }) => [norm_id, Number(count)]))
}
