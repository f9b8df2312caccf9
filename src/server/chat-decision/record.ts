import { sql } from 'kysely'
import type * as contract from '#contract/chat-decision.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { closestLevel, isTooOpen } from '#domain/decision/chat.ts'
import { AppError, type Issue } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { applyMove } from '#server/decision/move.ts'
import { getDecision } from '#server/decision/queries.ts'
import { noteMove } from '#server/history/history.ts'
import { levelOf } from '#server/information/level.ts'
import { createTask } from '#server/task/commands.ts'
import { refreshChatDecision } from './audience.ts'
import { type Home, homeOf, placeOf } from './home.ts'
import { guardChat } from './norms.ts'
import { tellOfChat } from './tell.ts'

type Recorded = BodyOf<typeof contract.recordChatDecision>

export interface Act {
  readonly actor: Actor
  readonly app: App
  readonly at: Date
}

/**
 * Puts in writing what was decided in a chat (S4-36): it stands in the register as decided, the work that follows
 * is handed out, and everybody it concerns is asked whether it is as they know it.
 */
export async function recordChatDecision(
  tx: Db,
  { actor, app, at }: Act,
  wanted: Recorded,
): Promise<{ id: string; number: string }> {
  const known = await alreadyRecorded(tx, actor, wanted.id)
  if (known !== undefined) return known
  const home = await homeOf(tx, actor, wanted)
  const level = wanted.classification ?? (await levelOf(tx, 'decision'))
  await check(tx, wanted, home, at)
  const { id } = wanted
  const number = await insertDecision(tx, { actor, at, wanted, home, level })
  await insertChat(tx, { actor, at, wanted, home })
  const people = peopleOf(wanted, actor.personId)
  await guardChat(
    tx,
    actor,
    {
      ...wanted,
      takenAt: new Date(wanted.takenAt),
      writtenAt: at,
      recordedById: actor.personId,
      ...placeOf(home),
      personIds: people.map(({ person_id }) => person_id),
    },
    wanted.overrides,
  )
  await refreshChatDecision(tx, id)
  await noteMove(tx, {
    noun: 'decision',
    nounId: id,
    move: 'record',
    from: null,
    to: 'proposed',
    actorId: actor.personId,
    data: { place: wanted.place, takenAt: wanted.takenAt },
    at,
  })
  await applyMove(tx, await getDecision(tx, id), 'adopt', { actorId: wanted.decidedById, at })
  const { classification } = await getDecision(tx, id)
  for (const task of wanted.tasks) {
    await createTask(tx, {
      actor,
      app,
      decisionId: id,
      // What was decided is the reason for work beside an agreed plan.
      ...(home.collaboration !== null && { outsideReason: `${number} ${wanted.place}` }),
      fields: { ...task, classification, collaborationId: home.collaboration?.id ?? null },
      at,
    })
  }
  if (wanted.noteId !== null) {
    await tx
      .updateTable('chat_note')
      .set({ decision_id: id })
      .where('id', '=', wanted.noteId)
      .where('by_id', '=', actor.personId)
      .execute()
  }
  await tellOfChat(tx, app, id, {
    kind: 'decision.chatToConfirm',
    personIds: people.map(({ person_id }) => person_id),
    by: actor.personId,
    occasion: 'v1',
    at,
  })
  return { id, number }
}

async function alreadyRecorded(tx: Db, actor: Actor, id: string) {
  const row = await tx
    .selectFrom('decision')
    .innerJoin('chat_decision as c', 'c.id', 'decision.id')
    .select(['decision.id', 'decision.number', 'c.recorded_by'])
    .where('decision.id', '=', id)
    .executeTakeFirst()
  if (row !== undefined && row.recorded_by !== actor.personId) {
    throw new AppError('conflict', 'decision.chatIdTaken')
  }
  return row && { id: row.id, number: row.number }
}

async function check(tx: Db, wanted: Recorded, home: Home, at: Date): Promise<void> {
  const named = [
    ['decidedById', [wanted.decidedById]],
    ['participantIds', wanted.participantIds],
    ['copyIds', wanted.copyIds],
    ...wanted.tasks.map(({ ownerId }, index) => [`tasks.${index}.ownerId`, [ownerId]] as const),
  ] as const
  const known = await tx
    .selectFrom('person')
    .select('id')
    .where('id', 'in', [...new Set(named.flatMap(([, ids]) => ids))])
    .where('state', '!=', 'disabled')
    .execute()
  const issues: Issue[] = named
    .filter(([, ids]) => ids.some((id) => !known.some((one) => one.id === id)))
    .map(([field]) => ({ path: field.split('.'), reason: 'field.unknownPerson' }))
  if (new Date(wanted.takenAt) > at) issues.push({ path: ['takenAt'], reason: 'decision.chatInFuture' })
  const closest = home.levels.length === 0 ? null : closestLevel(home.levels)
  if (wanted.classification !== null && isTooOpen(wanted.classification, closest)) {
    issues.push({ path: ['classification'], reason: 'decision.chatTooOpen' })
  }
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}

interface Made {
  readonly actor: Actor
  readonly at: Date
  readonly wanted: Recorded
  readonly home: Home
}

async function insertDecision(
  tx: Db,
  { actor, at, wanted, home, level }: Made & { readonly level: Awaited<ReturnType<typeof levelOf>> },
): Promise<string> {
  const { zone } = await loadWorkTime(tx)
  const year = Number(civilDateOf(at, zone).slice(0, 4))
  const owners = new Set(wanted.tasks.map(({ ownerId }) => ownerId))
  const [owner = null] = owners.size === 1 ? owners : []
  const { rows } = await sql<{ number: string }>`
    insert into decision (id, number, source, collaboration_id, content, kind, mechanism, owner_id,
      owner_department_id, classification, participant_ids, created_by, created_at, updated_at)
    values (${wanted.id}, next_number('JY', ${year}::int), 'im', ${home.collaboration?.id ?? null}, ${wanted.content},
      ${wanted.tasks.length > 0 ? 'action' : 'conclusion'}, 'leader', ${owner},
      (select h.department_id from person_department h where h.person_id = ${owner} and h.is_primary),
      ${closestLevel([level, ...home.levels])}, ${[actor.personId]}::uuid[], ${actor.personId}, ${at}, ${at})
    returning number`.execute(tx)
  return rows[0]?.number ?? ''
}

async function insertChat(tx: Db, { actor, at, wanted, home }: Made): Promise<void> {
  await tx
    .insertInto('chat_decision')
    .values({
      id: wanted.id,
      taken_at: wanted.takenAt,
      place: wanted.place,
      reason: wanted.reason,
      decided_by: wanted.decidedById,
      recorded_by: actor.personId,
      recorded_at: at,
      is_important: wanted.isImportant,
      written_as: wanted.writtenAs,
      meeting_id: home.meeting?.id ?? null,
      task_id: home.task?.id ?? null,
    })
    .execute()
  await tx
    .insertInto('chat_decision_version')
    .values({
      decision_id: wanted.id,
      version: 1,
      content: wanted.content,
      reason: wanted.reason,
      place: wanted.place,
      taken_at: wanted.takenAt,
      by_id: actor.personId,
      at,
    })
    .execute()
  const people = peopleOf(wanted, actor.personId)
  if (people.length > 0) {
    await tx
      .insertInto('chat_decision_person')
      .values(people.map((person) => ({ decision_id: wanted.id, ...person })))
      .execute()
  }
}

/** Everybody but the author, who says it by writing it down; whoever decided is asked too. */
function peopleOf({ decidedById, participantIds, copyIds }: Recorded, authorId: string) {
  const tookPart = new Set([decidedById, ...participantIds])
  return [...new Set([...tookPart, ...copyIds])]
    .filter((id) => id !== authorId)
    .map((person_id) => ({
      person_id,
      took_part: tookPart.has(person_id),
      in_copy: copyIds.includes(person_id),
    }))
}
