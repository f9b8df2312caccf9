import { sql } from 'kysely'
import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/retrospective.ts'
import { workingDaysAfter } from '#domain/calendar/deadline.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import { retrospectiveLifecycle } from '#domain/retrospective/lifecycle.ts'
import { missingKinds } from '#domain/retrospective/note.ts'
import { authorizeRetrospective } from '#domain/retrospective/policy.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { everybodyIn } from '#server/collaboration/notices.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { addFile } from '#server/files/queries.ts'
import type { StoredFile } from '#server/files/store.ts'
import { openRound } from '#server/rating/round.ts'
import { nameOf } from '#server/task/acting.ts'
import { type By, note, saveRetrospective, tell } from './acting.ts'
import { factsOf } from './facts.ts'
import { getRetrospective, lockRetrospective, measuresOf, notesOf, type Retrospective } from './queries.ts'

/** Working days that departments have to say what they saw, unless the leader names a day. */
const usualDays = 3

/** S1-42: the leader opens it, and every department that took part is asked. */
export async function openRetrospective(
  tx: Db,
  id: string,
  { collectUntil }: BodyOf<typeof contract.openRetrospective>,
  by: By,
): Promise<void> {
  const before = await lockRetrospective(tx, id)
  authorizeRetrospective(by.actor, 'open', before)
  const { actor, at } = by
  const { collaboration } = before
  const { zone } = await loadWorkTime(tx)
  const until =
    collectUntil ?? civilDateOf(workingDaysAfter(at, usualDays, await loadClockSetting(tx)).at, zone)
  requireAhead(until, civilDateOf(at, zone))
  await tx
    .insertInto('retrospective')
    .values({
      id,
      number: sql<string>`next_number('FP', ${Number(civilDateOf(at, zone).slice(0, 4))}::int)`,
      title: collaboration.name,
      collect_until: until,
      opened_by: actor.personId,
      opened_at: at,
      classification: collaboration.classification,
      department_ids: [...collaboration.departmentIds],
      participant_ids: [...collaboration.participantIds],
      created_at: at,
      updated_at: at,
    })
    .execute()
  const now = await getRetrospective(tx, id)
  await note(tx, { id, state: null }, { move: 'create', to: 'collecting', data: { collectUntil: until } }, by)
  await tell(tx, by, aboutOf(now), {
    kind: 'retrospective.toContribute',
    personIds: await everybodyIn(tx, collaboration),
    params: { by: await nameOf(tx, actor.personId), dueOn: until },
    occasion: 'open',
  })
  // The end of the work is also when departments say how they worked together (C-20).
  await openRound(tx, by.app, id, at)
}

export function aboutOf({ id, number, collaboration }: Retrospective) {
  return { id, number: number ?? collaboration.number, title: collaboration.name }
}

function requireAhead(day: string, today: string): void {
  if (day >= today) return
  const issues = [{ path: ['collectUntil'], reason: 'retrospective.dayGone' }]
  throw new AppError('invalid', 'request.invalid', {}, { issues })
}

export async function updateRetrospective(
  tx: Db,
  id: string,
  { version, results, measures, assets, ...words }: BodyOf<typeof contract.updateRetrospective>,
  by: By & { readonly current: () => Promise<unknown> },
): Promise<void> {
  const one = await lockRetrospective(tx, id)
  authorizeRetrospective(by.actor, 'edit', one)
  if (version !== one.version) {
    throw new AppError('conflict', 'retrospective.stale', {}, { detail: { current: await by.current() } })
  }
  if (results !== undefined) await saveResults(tx, id, results)
  if (measures !== undefined) await saveMeasures(tx, id, measures)
  if (assets !== undefined) await saveAssets(tx, id, assets)
  const { collectUntil, ...texts } = words
  await saveRetrospective(tx, one, by.at, {
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)),
    ...(collectUntil !== undefined && { collect_until: collectUntil }),
  })
  await note(
    tx,
    one,
    {
      move: 'edit',
      data: {
        fields: Object.keys({
          ...words,
          ...(results && { results }),
          ...(measures && { measures }),
          ...(assets && { assets }),
        }),
      },
    },
    by,
  )
}

type Change = BodyOf<typeof contract.updateRetrospective>

async function saveResults(tx: Db, id: string, results: NonNullable<Change['results']>): Promise<void> {
  await tx.deleteFrom('retrospective_result').where('retrospective_id', '=', id).execute()
  const rows = new Map(results.map((row) => [`${row.metric}\n${row.region}`, row]))
  if (rows.size === 0) return
  await tx
    .insertInto('retrospective_result')
    .values(
      [...rows.values()].map(({ isLowerBetter, ...row }) => ({
        ...row,
        retrospective_id: id,
        is_lower_better: isLowerBetter,
      })),
    )
    .execute()
}

async function saveMeasures(tx: Db, id: string, measures: NonNullable<Change['measures']>): Promise<void> {
  const before = new Map((await measuresOf(tx, id)).map((one) => [one.id, one]))
  await requirePeople(tx, measures)
  const notes = new Set((await notesOf(tx, id)).map((one) => one.id))
  const kept = measures.flatMap((one) => (one.id !== null && before.has(one.id) ? [one.id] : []))
  // What has become a task is changed there; here it stays as it was handed out.
  const gone = [...before.values()].filter((one) => !kept.includes(one.id))
  if (gone.some(({ taskId }) => taskId !== null)) throw new AppError('conflict', 'retrospective.measureTaken')
  await tx.deleteFrom('retrospective_measure').where('retrospective_id', '=', id).execute()
  if (measures.length === 0) return
  await tx
    .insertInto('retrospective_measure')
    .values(
      measures.map((one, position) => {
        const known = one.id === null ? undefined : before.get(one.id)
        const isTask = known !== undefined && known.taskId !== null
        return {
          ...(known !== undefined && { id: known.id, task_id: known.taskId }),
          retrospective_id: id,
          position,
          note_id: one.noteId !== null && notes.has(one.noteId) ? one.noteId : null,
          text: isTask ? known.text : one.text,
          owner_id: isTask ? known.ownerId : one.ownerId,
          due_on: isTask ? known.dueOn : one.dueOn,
        }
      }),
    )
    .execute()
}

async function requirePeople(
  tx: Db,
  measures: readonly { readonly ownerId: string | null }[],
): Promise<void> {
  const wanted = [...new Set(measures.flatMap(({ ownerId }) => ownerId ?? []))]
  if (wanted.length === 0) return
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('id', 'in', wanted)
    .where('state', '<>', 'disabled')
    .execute()
  const known = new Set(rows.map(({ id }) => id))
  const issues = measures.flatMap(({ ownerId }, at) =>
    ownerId === null || known.has(ownerId)
      ? []
      : [{ path: ['measures', at, 'ownerId'], reason: 'field.unknownPerson' }],
  )
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}

async function saveAssets(tx: Db, id: string, assets: NonNullable<Change['assets']>): Promise<void> {
  const rows = await tx
    .selectFrom('retrospective_asset')
    .select('id')
    .where('retrospective_id', '=', id)
    .execute()
  const known = new Set(rows.map((row) => row.id))
  const kept = assets.flatMap((one) => (one.id !== null && known.has(one.id) ? [one.id] : []))
  const gone = [...known].filter((one) => !kept.includes(one))
  if (gone.length > 0) await tx.deleteFrom('retrospective_asset').where('id', 'in', gone).execute()
  for (const [position, { id: assetId, ...asset }] of assets.entries()) {
    if (assetId !== null && known.has(assetId)) {
      await tx
        .updateTable('retrospective_asset')
        .set({ ...asset, position })
        .where('id', '=', assetId)
        .execute()
    } else {
      await tx
        .insertInto('retrospective_asset')
        .values({ ...asset, position, retrospective_id: id })
        .execute()
    }
  }
}

export async function moveRetrospective(
  tx: Db,
  id: string,
  body: BodyOf<typeof contract.moveRetrospective>,
  by: By,
): Promise<void> {
  const one = await lockRetrospective(tx, id)
  const { move } = body
  authorizeRetrospective(by.actor, move, one)
  // Asked before anything else could say so: whoever may move it, it is there.
  if (one.state === null) throw new AppError('conflict', 'retrospective.notNow', { action: move })
  const to = retrospectiveLifecycle.stateAfter(one.state, move)
  const reason = body.move === 'revise' ? body.reason : ''
  if (move === 'finalise') await requireWhole(tx, one)
  await saveRetrospective(tx, one, by.at, {
    state: to,
    ...(move === 'finalise' && {
      // From now on the figures are those that the report was made with.
      final_facts: JSON.stringify(await factsOf(tx, id, by.at)),
      finalised_by: by.actor.personId,
      finalised_at: by.at,
    }),
    ...(move === 'revise' && { final_facts: null, finalised_by: null, finalised_at: null }),
  })
  await note(tx, one, { move, to, reason }, by)
  if (move !== 'finalise') return
  await tell(tx, by, aboutOf(one), {
    kind: 'retrospective.final',
    personIds: await asSystemWithin(tx, () => everybodyIn(tx, one.collaboration)),
    params: { by: await nameOf(tx, by.actor.personId) },
    occasion: by.at.toISOString(),
  })
}

/** A report says what went well, what did not, and what was learnt; without any of them it teaches nobody. */
async function requireWhole(tx: Db, { id, conclusion }: Retrospective): Promise<void> {
  const missing = missingKinds(await notesOf(tx, id))
  const issues = [
    ...missing.map((kind) => ({ path: [`${kind}s`], reason: 'field.required' })),
    ...(conclusion.trim() === '' ? [{ path: ['conclusion'], reason: 'field.required' }] : []),
  ]
  if (issues.length > 0) throw new AppError('invalid', 'retrospective.incomplete', {}, { issues })
}

export async function attach(tx: Db, id: string, file: StoredFile, by: By): Promise<void> {
  const one = await lockRetrospective(tx, id)
  authorizeRetrospective(by.actor, 'edit', one)
  await addFile(tx, file, { noun: 'retrospective', nounId: id, by: by.actor.personId, at: by.at })
  await note(tx, one, { move: 'attach', data: { name: file.name } }, by)
}

export async function detach(tx: Db, id: string, fileId: string, by: By): Promise<void> {
  const one = await lockRetrospective(tx, id)
  authorizeRetrospective(by.actor, 'edit', one)
  const file = await tx
    .deleteFrom('file')
    .where('id', '=', fileId)
    .where('noun', '=', 'retrospective')
    .where('noun_id', '=', id)
    .returning('name')
    .executeTakeFirst()
  if (file === undefined) throw new AppError('not_found', 'file.notFound')
  await note(tx, one, { move: 'detach', data: { name: file.name } }, by)
}
