import type { WrittenRecord } from '#domain/decision/chat.ts'
import { type InformationKind, levelNamed } from '#domain/information/rule.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import type { Db } from '#server/db/database.ts'
import { loadNormSettings } from '#server/norm/load.ts'

export async function informationRule(
  tx: Db,
  kind: InformationKind,
): Promise<{ classification: Classification; writtenAs: WrittenRecord | null } | undefined> {
  return tx
    .selectFrom('information_rule')
    .select(['classification', 'written_as as writtenAs'])
    .where('kind', '=', kind)
    .executeTakeFirst()
}

/** The level that a new record of this kind begins with (S4-38): its rule's, without one that of NM-INF-01. */
export async function levelOf(tx: Db, kind: InformationKind): Promise<Classification> {
  const rule = await informationRule(tx, kind)
  return rule?.classification ?? levelNamed((await loadNormSettings(tx))['NM-INF-01'].value)
}
