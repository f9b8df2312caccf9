import { sql } from 'kysely'
import type { ChangeView } from '#contract/retrospective.ts'
import { isNormId, normOf } from '#domain/norm/catalogue.ts'
import type { Actor } from '#domain/person/actor.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { personRefs } from '#server/organisation/refs.ts'

interface Row {
  readonly id: string
  readonly retrospectiveId: string
  readonly kind: ChangeView['kind']
  readonly state: ChangeView['state']
  readonly noteId: string | null
  readonly assetId: string | null
  readonly normId: string | null
  readonly setting: NonNullable<ChangeView['setting']> | null
  readonly before: NonNullable<ChangeView['before']> | null
  readonly normVersion: number | null
  readonly templateId: string | null
  readonly templateName: string | null
  readonly stage: ChangeView['stage']
  readonly text: string
  readonly reason: string
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly decision: string
}

/** As many proposals as an administrator would look through. */
const most = 200

/**
 * Of one report, whose reader sees it; or those that an administrator decides, who need not see the report: what is
 * proposed was written for them.
 */
export async function changesOf(
  tx: Db,
  actor: Actor,
  of: { readonly retrospectiveId: string } | { readonly id: string } | 'forAdministrators',
): Promise<ChangeView[]> {
  const where =
    of === 'forAdministrators'
      ? sql`c.kind <> 'template' and c.state <> 'withdrawn'`
      : 'id' in of
        ? sql`c.id = ${of.id}`
        : sql`c.retrospective_id = ${of.retrospectiveId}`
  const order = of === 'forAdministrators' ? sql`c.state <> 'proposed', c.id desc` : sql`c.id`
  const rows = await asSystemWithin(
    tx,
    async () =>
      (
        await sql<Row>`
          select c.id, c.retrospective_id as "retrospectiveId", c.kind, c.state, c.note_id as "noteId",
            c.asset_id as "assetId", c.norm_id as "normId", c.setting, c.before, c.norm_version as "normVersion",
            c.template_id as "templateId", t.name as "templateName", c.stage, c.text, c.reason,
            c.proposed_by as "proposedBy", c.proposed_at as "proposedAt", c.decided_by as "decidedBy",
            c.decided_at as "decidedAt", c.decision
          from lesson_change c left join meeting_template t on t.id = c.template_id
          where ${where} order by ${order} limit ${most}`.execute(tx)
      ).rows,
  )
  const people = await personRefs(
    tx,
    rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
  )
  const sources = await chainLinks(
    tx,
    actor,
    'retrospective',
    rows.map(({ retrospectiveId }) => retrospectiveId),
  )
  const settings = await loadNormSettings(tx)
  return rows.map(
    ({ retrospectiveId, normId, templateId, templateName, proposedBy, decidedBy, ...row }): ChangeView => {
      const norm = normId !== null && isNormId(normId) ? normOf(normId) : null
      const present = norm === null ? null : settings[norm.id]
      return {
        ...row,
        norm: norm === null ? null : { id: norm.id, zh: norm.zh, unit: norm.unit },
        before: row.before ?? (present === null ? null : { ...present }),
        template: templateId === null ? null : { id: templateId, name: templateName ?? '' },
        proposedBy: people.get(proposedBy) ?? null,
        proposedAt: row.proposedAt.toISOString(),
        decidedBy: (decidedBy !== null && people.get(decidedBy)) || null,
        decidedAt: row.decidedAt?.toISOString() ?? null,
        source: sources.get(retrospectiveId) ?? null,
      }
    },
  )
}
