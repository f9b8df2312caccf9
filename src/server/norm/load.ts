import { isNormId } from '#domain/norm/catalogue.ts'
import { type EditedNorms, type NormSettings, valueIssues, withDefaults } from '#domain/norm/settings.ts'
import type { Db } from '#server/db/database.ts'
import { untilSettingsChange } from '#server/db/setting-stamp.ts'

/** The norms as they stand in this organisation. */
export const loadNormSettings: (tx: Db) => Promise<NormSettings> = untilSettingsChange(async (tx) => {
  const rows = await tx
    .selectFrom('norm_setting')
    .select(['norm_id', 'enabled', 'severity', 'param'])
    .execute()
  const edited: Record<string, { value?: unknown; severity?: string; enabled: boolean }> = {}
  for (const { norm_id, enabled, severity, param } of rows) {
    // A norm that a later version dropped, or a value that it no longer takes: the default holds.
    if (!isNormId(norm_id)) continue
    const fits = param !== null && valueIssues(norm_id, param).length === 0
    edited[norm_id] = { enabled, ...(severity !== null && { severity }), ...(fits && { value: param }) }
  }
  return withDefaults(edited as EditedNorms)
})
