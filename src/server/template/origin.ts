import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'

/** The retrospective that each template was last learnt from, by the template's id. */
export async function sourcesOfTemplates(
  tx: Db,
  templateIds: readonly string[],
): Promise<Map<string, string>> {
  if (templateIds.length === 0) return new Map()
  const rows = await asSystemWithin(tx, () =>
    tx
      .selectFrom('lesson_change')
      .select(['template_id', 'retrospective_id'])
      .where('template_id', 'in', [...templateIds])
      .orderBy('id')
      .execute(),
  )
  return new Map(rows.map((row) => [row.template_id as string, row.retrospective_id]))
}
