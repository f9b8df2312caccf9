import type { z } from 'zod'
import type { LadderView, setLadder as setContract } from '#contract/supervision.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { defaultLadder, faultOfLadder, type Rung } from '#domain/supervision/ladder.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'

/** The steps as the organisation has set them, or as they come. */
export async function loadLadder(tx: Db): Promise<readonly Rung[]> {
  const row = await tx.selectFrom('organisation').select('escalation_ladder').executeTakeFirst()
  return (row?.escalation_ladder as readonly Rung[] | null | undefined) ?? defaultLadder
}

export async function ladderView(tx: Db): Promise<LadderView> {
  const row = await tx
    .selectFrom('organisation')
    .select(['escalation_ladder', 'version'])
    .executeTakeFirstOrThrow()
  const own = row.escalation_ladder as readonly Rung[] | null
  return {
    rungs: (own ?? defaultLadder).map(({ workingDays, tells }) => ({ workingDays, tells: [...tells] })),
    isDefault: own === null,
    version: row.version,
  }
}

export async function setLadder(
  tx: Db,
  actor: Actor,
  { version, rungs }: z.output<NonNullable<(typeof setContract)['body']>>,
  at: Date,
): Promise<void> {
  const row = await tx
    .selectFrom('organisation')
    .select(['id', 'version'])
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (row.version !== version) {
    throw new AppError('conflict', 'organisation.stale', {}, { detail: { current: await ladderView(tx) } })
  }
  const fault = rungs === null ? undefined : faultOfLadder(rungs)
  if (fault !== undefined) {
    throw new AppError(
      'invalid',
      'request.invalid',
      {},
      { issues: [{ path: ['rungs', fault.at], reason: `supervision.${fault.reason}` }] },
    )
  }
  await tx
    .updateTable('organisation')
    .set({ escalation_ladder: rungs === null ? null : JSON.stringify(rungs), version: version + 1 })
    .where('id', '=', row.id)
    .execute()
  await noteMove(tx, {
    noun: 'organisation',
    nounId: row.id,
    move: 'setLadder',
    from: null,
    to: null,
    actorId: actor.personId,
    data: { rungs },
    at,
  })
}
