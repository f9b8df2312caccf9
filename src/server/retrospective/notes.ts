import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/retrospective.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { whysOf } from '#domain/retrospective/note.ts'
import { authorizeRetrospective, speaksFor } from '#domain/retrospective/policy.ts'
import type { Db } from '#server/db/database.ts'
import { type By, tellChanged } from './acting.ts'
import { getRetrospective, lockNote, type Retrospective } from './queries.ts'

/** The departments that somebody can speak for: theirs and those below them, and the one they were named for. */
export async function departmentsOf(tx: Db, actor: Actor, one: Retrospective): Promise<string[]> {
  const named = await tx
    .selectFrom('collaboration_member')
    .select('department_id')
    .where('collaboration_id', '=', one.id)
    .where('person_id', '=', actor.personId)
    .execute()
  const asLiaison = await tx
    .selectFrom('collaboration_department')
    .select('department_id')
    .where('collaboration_id', '=', one.id)
    .where((row) => row.or([row('lead_id', '=', actor.personId), row('liaison_id', '=', actor.personId)]))
    .execute()
  const all = [...named, ...asLiaison].map(({ department_id }) => department_id)
  // First the one they were named for: that is whom they speak for, unless they say otherwise.
  return [...new Set([...all, ...speaksFor(actor, one)])]
}

/** S1-43 … S1-45: the group writes side by side, each for a department. */
export async function addNote(
  tx: Db,
  id: string,
  { kind, departmentId, text, cause = '', whys = [] }: BodyOf<typeof contract.addNote>,
  by: By,
): Promise<void> {
  const one = await getRetrospective(tx, id)
  authorizeRetrospective(by.actor, 'contribute', one)
  const mine = await departmentsOf(tx, by.actor, one)
  const chosen = departmentId ?? mine[0]
  if (chosen === undefined || !mine.includes(chosen)) {
    const issues = [{ path: ['departmentId'], reason: 'retrospective.notYourDepartment' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  await tx
    .insertInto('retrospective_note')
    .values({
      retrospective_id: id,
      kind,
      department_id: chosen,
      author_id: by.actor.personId,
      text,
      cause,
      whys: whysOf(whys),
      created_at: by.at,
      updated_at: by.at,
    })
    .execute()
  await tellChanged(tx, one)
}

export async function updateNote(
  tx: Db,
  { id, noteId }: { readonly id: string; readonly noteId: string },
  { version, text, cause, whys }: BodyOf<typeof contract.updateNote>,
  by: By & { readonly current: () => Promise<unknown> },
): Promise<void> {
  const one = await getRetrospective(tx, id)
  authorizeRetrospective(by.actor, 'contribute', one)
  const note = await lockNote(tx, id, noteId)
  if (note.authorId !== by.actor.personId) throw new AppError('forbidden', 'retrospective.notYourNote')
  if (note.version !== version) {
    throw new AppError('conflict', 'retrospective.noteStale', {}, { detail: { current: await by.current() } })
  }
  await tx
    .updateTable('retrospective_note')
    .set({
      ...(text !== undefined && { text }),
      ...(cause !== undefined && { cause }),
      ...(whys !== undefined && { whys: whysOf(whys) }),
      version: version + 1,
      updated_at: by.at,
    })
    .where('id', '=', noteId)
    .execute()
  await tellChanged(tx, one)
}

export async function removeNote(
  tx: Db,
  { id, noteId }: { readonly id: string; readonly noteId: string },
  by: By,
): Promise<void> {
  const one = await getRetrospective(tx, id)
  authorizeRetrospective(by.actor, 'contribute', one)
  const note = await lockNote(tx, id, noteId)
  if (note.authorId !== by.actor.personId) throw new AppError('forbidden', 'retrospective.notYourNote')
  await tx.deleteFrom('retrospective_note').where('id', '=', noteId).execute()
  await tellChanged(tx, one)
}

/** What is said twice is said once in the report; nobody's words are thrown away. */
export async function chooseNote(
  tx: Db,
  { id, noteId }: { readonly id: string; readonly noteId: string },
  isKept: boolean,
  by: By,
): Promise<void> {
  const one = await getRetrospective(tx, id)
  authorizeRetrospective(by.actor, 'choose', one)
  await lockNote(tx, id, noteId)
  await tx.updateTable('retrospective_note').set({ is_kept: isKept }).where('id', '=', noteId).execute()
  await tellChanged(tx, one)
}
