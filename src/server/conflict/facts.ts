import { nextStop } from '#domain/conflict/climb.ts'
import { type ConflictStop, conflictStops } from '#domain/conflict/lifecycle.ts'
import { ladderOf } from '#domain/conflict/reporting.ts'
import type { ConflictFacts, MatterFacts } from '#domain/norm/matter-facts.ts'
import type { Db } from '#server/db/database.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { departmentRefs } from '#server/organisation/refs.ts'
import { type Conflict, disputeOf } from './conflict.ts'

/** The level it goes up to next, by the ladder and the organisation's path; undefined at the top. */
export async function nextOf(tx: Db, conflict: Conflict) {
  const path = (await loadNormSettings(tx))['NM-ESC-02'].value
  const has = conflict.state === 'negotiating' ? [conflict.leaderId ?? ''] : conflict.handlerIds
  return nextStop(conflict.state, has, { rungs: ladderOf(disputeOf(conflict), conflict.lines), path })
}

/** One conflict as the norms see it, with what is about to happen to it. */
export async function conflictFacts(
  tx: Db,
  conflict: Conflict,
  about: Pick<ConflictFacts, 'to' | 'expected' | 'ruling' | 'taskIds'> = {},
): Promise<MatterFacts> {
  const { count } = await tx
    .selectFrom('conflict_talk')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('conflict_id', '=', conflict.id)
    .where('is_negotiation', '=', true)
    .executeTakeFirstOrThrow()
  const departments = await departmentRefs(
    tx,
    conflict.sides.map(({ departmentId }) => departmentId),
  )
  return {
    matter: { noun: 'conflict', id: conflict.id, name: conflict.title },
    leaderId: conflict.leaderId,
    departments: [...departments.values()],
    conflict: {
      ...(isStop(conflict.state) && { level: conflict.state, dueAt: conflict.dueAt }),
      negotiations: Number(count),
      commonGoal: conflict.commonGoal,
      sides: conflict.sides.map(({ departmentId, position, facts, isSigned }) => ({
        dept: departmentId,
        position,
        reasons: facts,
        isSigned,
      })),
      ...about,
    },
  }
}

function isStop(state: Conflict['state']): state is ConflictStop {
  return (conflictStops as readonly string[]).includes(state)
}
