import { ratingBy } from '#domain/calendar/clocks.ts'
import type { App } from '#server/app.ts'
import { tellOnce } from '#server/clock/once.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { confirmersOf } from '#server/collaboration/confirmers.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'

export interface Round {
  readonly openedAt: Date
  readonly dueAt: Date
}

export async function roundOf(tx: Db, collaborationId: string): Promise<Round | null> {
  const row = await tx
    .selectFrom('rating_round')
    .select(['opened_at as openedAt', 'due_at as dueAt'])
    .where('collaboration_id', '=', collaborationId)
    .executeTakeFirst()
  return row ?? null
}

/** The departments that take part, in the order of the charter. */
export async function departmentsIn(tx: Db, collaborationId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('collaboration_department')
    .select('department_id')
    .where('collaboration_id', '=', collaborationId)
    .orderBy('position')
    .orderBy('department_id')
    .execute()
  return rows.map(({ department_id }) => department_id)
}

/**
 * C-20: from the end of a collaboration its departments have so many working days to say how they worked together.
 * Opened once; whoever speaks for a department is asked. A collaboration of one department has nobody to ask.
 */
export async function openRound(tx: Db, app: App, collaborationId: string, at: Date): Promise<void> {
  await asSystemWithin(tx, async () => {
    const departmentIds = await departmentsIn(tx, collaborationId)
    if (departmentIds.length < 2) return
    const dueAt = ratingBy(at, await loadClockSetting(tx)).at
    const fresh = await tx
      .insertInto('rating_round')
      .values({ collaboration_id: collaborationId, opened_at: at, due_at: dueAt })
      .onConflict((conflict) => conflict.column('collaboration_id').doNothing())
      .returning('collaboration_id')
      .executeTakeFirst()
    if (fresh === undefined) return
    const about = await tx
      .selectFrom('collaboration')
      .select(['number', 'name'])
      .where('id', '=', collaborationId)
      .executeTakeFirstOrThrow()
    const speakers = await confirmersOf(tx, departmentIds)
    await tellOnce(
      tx,
      app,
      { clock: 'C-20', noun: 'collaboration', nounId: collaborationId, occasion: 'ask', at },
      [...speakers.values()].flat(),
      {
        kind: 'retrospective.rate',
        params: { number: about.number, title: about.name, dueAt: dueAt.toISOString() },
        link: `/collaborations/${collaborationId}/retrospective#ratings`,
      },
    )
  })
}
