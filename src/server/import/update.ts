import type { z } from 'zod'
import type { updateImport as contract } from '#contract/import.ts'
import { AppError } from '#domain/error.ts'
import { settleName } from '#domain/import/names.ts'
import type { ImportReview } from '#domain/import/review.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { getImport, saveReview } from './queries.ts'
import { importView } from './view.ts'

type Change = z.output<NonNullable<(typeof contract)['body']>>

/** Keeps what its author has decided so far. Whoever had another version is shown the one that stands. */
export async function updateImport(
  tx: Db,
  actor: Actor,
  { id, change, at }: { readonly id: string; readonly change: Change; readonly at: Date },
): Promise<{ version: number; updatedAt: string }> {
  const found = await getImport(tx, actor, id, { lock: true })
  if (found.state === 'applied') throw new AppError('conflict', 'import.applied')
  if (found.version !== change.version) {
    throw new AppError('conflict', 'import.stale', {}, { detail: { current: await importView(tx, found) } })
  }
  const version = await saveReview(tx, found, await changed(tx, found.review, change), at)
  return { version, updatedAt: at.toISOString() }
}

async function changed(
  tx: Db,
  review: ImportReview,
  { basics, items = [], names = [] }: Change,
): Promise<ImportReview> {
  const homes = await homesOf(
    tx,
    names.flatMap(({ choice }) => (choice?.as === 'person' ? [choice.id] : [])),
  )
  let next: ImportReview = { ...review, basics: { ...review.basics, ...given(basics ?? {}) } }
  for (const { written, choice, isRemembered } of names) {
    next = settleName(next, written, choice, (personId) => homes.get(personId) ?? null)
    next = {
      ...next,
      names: next.names.map((one) => (one.written === written ? { ...one, isRemembered } : one)),
    }
  }
  // What is said of one item holds against what a name was settled as.
  const byKey = new Map(items.map(({ key, ...fields }) => [key, given(fields)]))
  return { ...next, items: next.items.map((item) => ({ ...item, ...byKey.get(item.key) })) }
}

/** Without what was not said: `undefined` would take away. */
function given<Fields extends object>(
  fields: Fields,
): { [Field in keyof Fields]: Exclude<Fields[Field], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

async function homesOf(tx: Db, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person_department')
    .select(['person_id', 'department_id'])
    .where('person_id', 'in', [...personIds])
    .where('is_primary', '=', true)
    .execute()
  return new Map(rows.map(({ person_id, department_id }) => [person_id, department_id]))
}
