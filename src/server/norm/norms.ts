import { sql } from 'kysely'
import type { z } from 'zod'
import type { NormChange } from '#contract/norm.ts'
import type { NormView, updateNorm as updateContract } from '#contract/organisation.ts'
import { AppError } from '#domain/error.ts'
import { catalogue, isNormId, type Norm } from '#domain/norm/catalogue.ts'
import { checkNormEdit } from '#domain/norm/settings.ts'
import { sourcesOf } from '#domain/norm/source.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { loadNormSettings } from './load.ts'
import { countStrikes } from './strikes.ts'

type Change = z.output<NonNullable<(typeof updateContract)['body']>> & {
  /** What it was learnt from. */
  readonly retrospectiveId?: string
}

/** Days over which overrides are counted. */
const counted = 90

export async function listNorms(tx: Db, now: Date): Promise<NormView[]> {
  const settings = await loadNormSettings(tx)
  const rows = await tx
    .selectFrom('norm_setting')
    .select(['norm_id', 'version', 'changed_by', 'changed_at'])
    .execute()
  const edits = new Map(rows.map((row) => [row.norm_id, row]))
  const people = await personRefs(
    tx,
    rows.map(({ changed_by }) => changed_by),
  )
  const since = new Date(now.getTime() - counted * 86_400_000)
  const overrides = await overridesSince(tx, since)
  const strikes = await countStrikes(tx, since)
  return (catalogue as readonly Norm[]).map((norm) => {
    const edit = edits.get(norm.id)
    const { value, severity, enabled } = settings[norm.id]
    return {
      id: norm.id,
      zh: norm.zh,
      severity,
      defaultSeverity: norm.severity,
      enabled,
      param: norm.param,
      value,
      defaultValue: norm.default,
      unit: norm.unit,
      when: norm.when,
      override: norm.override,
      sources: sourcesOf(norm),
      version: edit?.version ?? 0,
      changedBy: people.get(edit?.changed_by ?? '') ?? null,
      changedAt: edit?.changed_at.toISOString() ?? null,
      overrides: overrides.get(norm.id) ?? 0,
      strikes: strikes.get(norm.id) ?? 0,
    }
  })
}

/** Version 0: it has never been edited here. */
export async function updateNorm(
  tx: Db,
  actor: Actor,
  id: string,
  { version, enabled, severity, value, reason, retrospectiveId }: Change,
  now: Date,
): Promise<NormView> {
  if (!isNormId(id)) throw new AppError('not_found', 'norm.unknown', { norm: id })
  checkNormEdit(id, { value, severity, enabled })
  const before = await normView(tx, id, now)
  const row = {
    norm_id: id,
    enabled,
    severity,
    param: JSON.stringify(value),
    changed_by: actor.personId,
    changed_at: now,
    reason,
  }
  const changed =
    version === 0
      ? await tx
          .insertInto('norm_setting')
          .values(row)
          .onConflict((conflict) => conflict.column('norm_id').doNothing())
          .executeTakeFirst()
      : await tx
          .updateTable('norm_setting')
          .set({ ...row, version: version + 1 })
          .where('norm_id', '=', id)
          .where('version', '=', version)
          .executeTakeFirst()
  const rows = 'numUpdatedRows' in changed ? changed.numUpdatedRows : changed.numInsertedOrUpdatedRows
  if (rows !== 1n) {
    throw new AppError('conflict', 'norm.stale', {}, { detail: { current: await normView(tx, id, now) } })
  }
  const after = await normView(tx, id, now)
  const kept = ({ enabled, severity, value }: NormView) => ({ enabled, severity, value })
  const organisation = await tx.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  await noteMove(tx, {
    noun: 'norm',
    nounId: organisation.id,
    move: 'update',
    from: null,
    to: null,
    actorId: actor.personId,
    reason,
    data: {
      norm: id,
      before: kept(before),
      after: kept(after),
      ...(retrospectiveId !== undefined && { retrospectiveId }),
    },
    at: now,
  })
  return after
}

/** One norm with every version it has had here, latest first. Version 0 is the norm as it came. */
export async function getNorm(
  tx: Db,
  actor: Actor,
  id: string,
  now: Date,
): Promise<{ norm: NormView; changes: NormChange[] }> {
  if (!isNormId(id)) throw new AppError('not_found', 'norm.unknown', { norm: id })
  const rows = await tx
    .selectFrom('history')
    .select(['actor_id', 'reason', 'data', 'at'])
    .where('noun', '=', 'norm')
    .where('move', '=', 'update')
    .where(sql<boolean>`data ->> 'norm' = ${id}`)
    .orderBy('id')
    .execute()
  const people = await personRefs(
    tx,
    rows.map(({ actor_id }) => actor_id),
  )
  const kept = rows.map(
    ({ data }) => data as unknown as Pick<NormChange, 'before' | 'after'> & { retrospectiveId?: string },
  )
  const sources = await chainLinks(
    tx,
    actor,
    'retrospective',
    kept.map(({ retrospectiveId }) => retrospectiveId ?? null),
  )
  const changes = rows.map(({ actor_id, reason, at }, index) => {
    const { before, after, retrospectiveId } = kept[index] as (typeof kept)[number]
    const person = (actor_id && people.get(actor_id)) || null
    const source = (retrospectiveId !== undefined && sources.get(retrospectiveId)) || null
    return { version: index + 1, before, after, reason, person, source, at: at.toISOString() }
  })
  return { norm: await normView(tx, id, now), changes: changes.reverse() }
}

async function normView(tx: Db, id: string, now: Date): Promise<NormView> {
  return (await listNorms(tx, now)).find((norm) => norm.id === id) as NormView
}

async function overridesSince(tx: Db, since: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ norm: string; count: number }>`
    select norm_id as norm, count(*) as count from norm_override where at >= ${since} group by norm_id`.execute(
    tx,
  )
  return new Map(rows.map(({ norm, count }) => [norm, count]))
}
