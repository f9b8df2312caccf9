import type { z } from 'zod'
import type { BodyOf } from '#contract/endpoint.ts'
import type { Indicators, IndicatorsView, writeProcessReview } from '#contract/indicator.ts'
import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import type { MatterFacts } from '#domain/norm/matter-facts.ts'
import { reviewDue } from '#domain/norm/rules/retrospective.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { personRefs } from '#server/organisation/refs.ts'

/** What NM-COL-19 asks about; undefined before anybody works together here. */
export async function reviewFacts(
  tx: Db,
): Promise<(MatterFacts & { readonly matter: { readonly id: string } }) | undefined> {
  const { zone } = await loadWorkTime(tx)
  return asSystemWithin(tx, async () => {
    const organisation = await tx.selectFrom('organisation').select(['id', 'name']).executeTakeFirst()
    const last = await tx
      .selectFrom('process_review')
      .select('at')
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
    const first = await tx
      .selectFrom('collaboration')
      .select('created_at')
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst()
    const since = last?.at ?? first?.created_at
    if (organisation === undefined || since === undefined) return undefined
    return {
      matter: { noun: 'organisation', id: organisation.id, name: organisation.name },
      processReview: { lastOn: civilDateOf(since, zone), isFirst: last === undefined },
    }
  })
}

/** Whether it is time to look at how departments work together (S4-10), and what was made of it before. */
export async function reviewOf(tx: Db, actor: Actor, now: Date): Promise<IndicatorsView['review']> {
  const facts = await reviewFacts(tx)
  const { zone } = await loadWorkTime(tx)
  const months = (await loadNormSettings(tx))['NM-COL-19'].value
  const rows = await tx.selectFrom('process_review').selectAll().orderBy('at', 'desc').limit(20).execute()
  const people = await personRefs(
    tx,
    rows.map(({ by_id }) => by_id),
  )
  return {
    dueOn: reviewDue(facts?.processReview?.lastOn ?? civilDateOf(now, zone), months),
    findings:
      facts === undefined
        ? []
        : await findingsOf(tx, {
            event: 'collaboration.review',
            facts,
            noun: 'organisation',
            nounId: facts.matter.id,
            now,
          }),
    items: rows.map((row) => ({
      id: row.id,
      from: row.from_on,
      to: row.to_on,
      conclusion: row.conclusion,
      total: row.indicators as z.output<typeof Indicators>,
      by: people.get(row.by_id) ?? null,
      at: row.at.toISOString(),
    })),
    canWrite: actor.isAdmin,
  }
}

/** The figures as they are in the organisation, with what was concluded from them; kept as they were. */
export async function writeReview(
  tx: Db,
  actor: Actor,
  { from, to, conclusion }: BodyOf<typeof writeProcessReview>,
  total: z.output<typeof Indicators>,
  now: Date,
): Promise<void> {
  const { zone } = await loadWorkTime(tx)
  if (from > to || to > civilDateOf(now, zone)) {
    const issues = [{ path: ['to'], reason: 'field.endsBeforeItStarts' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  await tx
    .insertInto('process_review')
    .values({
      from_on: from,
      to_on: to,
      conclusion,
      indicators: JSON.stringify(total),
      by_id: actor.personId,
      at: now,
    })
    .execute()
  const { id } = await tx.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  await noteMove(tx, {
    noun: 'organisation',
    nounId: id,
    move: 'reviewProcess',
    from: null,
    to: null,
    actorId: actor.personId,
    reason: conclusion,
    data: { from: from as CivilDate, to: to as CivilDate },
    at: now,
  })
}
