import { sql } from 'kysely'
import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/information.ts'
import type { InformationRule } from '#contract/information.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { personRefs } from '#server/organisation/refs.ts'

export async function listInformationRules(tx: Db): Promise<InformationRule[]> {
  const rows = await tx.selectFrom('information_rule').selectAll().orderBy('position').orderBy('id').execute()
  const people = await personRefs(
    tx,
    rows.map(({ changed_by }) => changed_by),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    path: row.path,
    ways: row.ways as InformationRule['ways'],
    frequency: row.frequency,
    classification: row.classification,
    writtenAs: row.written_as,
    changedBy: (row.changed_by !== null && people.get(row.changed_by)) || null,
    changedAt: row.changed_at?.toISOString() ?? null,
    version: row.version,
  }))
}

export async function addInformationRule(
  tx: Db,
  actor: Actor,
  { name, path, ways, frequency, classification, writtenAs }: BodyOf<typeof contract.addInformationRule>,
  at: Date,
): Promise<void> {
  await requireNewName(tx, name)
  const { id } = await tx
    .insertInto('information_rule')
    .values({
      name,
      path,
      ways: [...new Set(ways)],
      frequency,
      classification,
      written_as: writtenAs,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from information_rule)`,
      changed_by: actor.personId,
      changed_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await note(tx, actor, { id, move: 'create', data: { after: { name } } }, at)
}

export async function updateInformationRule(
  tx: Db,
  actor: Actor,
  id: string,
  { version, reason, ...change }: BodyOf<typeof contract.updateInformationRule>,
  at: Date,
): Promise<void> {
  const before = await find(tx, id)
  if (before.version !== version) {
    const detail = { current: await listInformationRules(tx) }
    throw new AppError('conflict', 'information.stale', {}, { detail })
  }
  if (change.name !== undefined && change.name !== before.name) {
    if (before.kind !== null) throw new AppError('conflict', 'information.isKnown')
    await requireNewName(tx, change.name)
  }
  const { name, path, ways, frequency, classification, writtenAs } = { ...before, ...change }
  const next = { name, path, ways: [...new Set(ways)], frequency, classification, writtenAs }
  await tx
    .updateTable('information_rule')
    .set({
      name,
      path,
      ways: next.ways,
      frequency,
      classification,
      written_as: writtenAs,
      version: version + 1,
      changed_by: actor.personId,
      changed_at: at,
    })
    .where('id', '=', id)
    .execute()
  const changed = (Object.keys(next) as (keyof typeof next)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(next[key]),
  )
  const part = (of: typeof next) => Object.fromEntries(changed.map((key) => [key, of[key]]))
  const data = { version: version + 1, before: part(before as typeof next), after: part(next) }
  await note(tx, actor, { id, move: 'edit', data, reason }, at)
}

export async function removeInformationRule(tx: Db, actor: Actor, id: string, at: Date): Promise<void> {
  const rule = await find(tx, id)
  if (rule.kind !== null) throw new AppError('conflict', 'information.isKnown')
  await tx.deleteFrom('information_rule').where('id', '=', id).execute()
  await note(tx, actor, { id, move: 'remove', data: { before: { name: rule.name } } }, at)
}

async function find(tx: Db, id: string): Promise<InformationRule> {
  // Two administrators at once: the second one sees what the first one made of it.
  await tx.selectFrom('information_rule').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  const rule = (await listInformationRules(tx)).find((one) => one.id === id)
  if (rule === undefined) throw new AppError('not_found', 'information.notFound')
  return rule
}

async function requireNewName(tx: Db, name: string): Promise<void> {
  const taken = await tx
    .selectFrom('information_rule')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst()
  if (taken === undefined) return
  const issues = [{ path: ['name'], reason: 'information.nameTaken' }]
  throw new AppError('invalid', 'request.invalid', {}, { issues })
}

async function note(
  tx: Db,
  actor: Actor,
  {
    id,
    move,
    data,
    reason = '',
  }: { id: string; move: string; data: Record<string, unknown>; reason?: string },
  at: Date,
): Promise<void> {
  await noteMove(tx, {
    noun: 'informationRule',
    nounId: id,
    move,
    from: null,
    to: null,
    actorId: actor.personId,
    reason,
    data,
    at,
  })
}
