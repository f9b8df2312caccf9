import type { FindingView } from '#contract/common.ts'
import { authorizeCollaboration } from '#domain/collaboration/policy.ts'
import type { MatterFacts } from '#domain/norm/matter-facts.ts'
import { moveCollaboration } from '#server/collaboration/moves.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { findingsOf, guard } from '#server/norm/guard.ts'
import type { By } from './acting.ts'
import { getRetrospective, meetingsHeld, type Retrospective } from './queries.ts'

async function archiveFacts(tx: Db, { id, collaboration, state }: Retrospective): Promise<MatterFacts> {
  return {
    matter: { noun: 'collaboration', id, name: collaboration.name },
    leaderId: collaboration.leaderId,
    retrospective: {
      meetingsHeld: await asSystemWithin(tx, () => meetingsHeld(tx, id)),
      report: state,
    },
  }
}

/** What NM-COL-15 has against putting it away. */
export async function archiveFindings(tx: Db, one: Retrospective, now: Date): Promise<FindingView[]> {
  return findingsOf(tx, {
    event: 'collaboration.archive',
    facts: await archiveFacts(tx, one),
    noun: 'collaboration',
    nounId: one.id,
    now,
  })
}

/** retro → archived (3.4): without 复盘会 and report only with a reason that stays on record. */
export async function archiveCollaboration(
  tx: Db,
  id: string,
  overrides: readonly { fingerprint: string; reason: string }[],
  { actor, at }: By,
): Promise<void> {
  const one = await getRetrospective(tx, id)
  authorizeCollaboration(actor, 'archive', one.collaboration)
  const passed = await guard(tx, actor, {
    event: 'collaboration.archive',
    facts: await archiveFacts(tx, one),
    noun: 'collaboration',
    nounId: id,
    overrides,
    now: at,
  })
  const reasons = passed.flatMap(({ overridden }) => overridden?.reason ?? [])
  await moveCollaboration(tx, actor, id, 'archive', {
    at,
    ...(reasons.length > 0 && { data: { passedOver: [...new Set(reasons)] } }),
  })
}
