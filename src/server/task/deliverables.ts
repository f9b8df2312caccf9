import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'
import { addFile } from '#server/files/queries.ts'
import type { StoredFile } from '#server/files/store.ts'
import { noteMove } from '#server/history/history.ts'
import { type Act, publishTask, takeUp } from './acting.ts'
import type { Task } from './task.ts'

/** A deliverable belongs to the round that is being worked on: 0 is the first, then one for each rework. */
export async function addLink(
  tx: Db,
  act: Act,
  { name, link }: { name: string; link: string },
): Promise<void> {
  const task = await takeUp(tx, act, 'addDeliverable')
  await add(tx, act, task, { name, link })
}

export async function addUpload(tx: Db, act: Act, upload: StoredFile): Promise<void> {
  const task = await takeUp(tx, act, 'addDeliverable')
  const file_id = await addFile(tx, upload, {
    noun: 'task',
    nounId: task.id,
    by: act.actor.personId,
    at: act.at,
  })
  await add(tx, act, task, { name: upload.name, file_id })
}

async function add(
  tx: Db,
  act: Act,
  task: Task,
  what: { name: string } & ({ link: string } | { file_id: string }),
): Promise<void> {
  const row = {
    ...what,
    task_id: task.id,
    round: task.reworkCount,
    added_by: act.actor.personId,
    added_at: act.at,
  }
  await tx.insertInto('deliverable').values(row).execute()
  await note(tx, act, task, 'addDeliverable', what.name)
}

/** Only of the present round, and one's own or, for the owner, anybody's: what was judged stays on record. */
export async function removeDeliverable(tx: Db, act: Act, deliverableId: string): Promise<void> {
  const task = await takeUp(tx, act, 'addDeliverable')
  const found = await tx
    .selectFrom('deliverable')
    .select(['id', 'name', 'round', 'file_id', 'added_by'])
    .where('id', '=', deliverableId)
    .where('task_id', '=', task.id)
    .executeTakeFirst()
  if (!found) throw new AppError('not_found', 'task.deliverableNotFound')
  const me = act.actor.personId
  if (found.added_by !== me && task.ownerId !== me) {
    throw new AppError('forbidden', 'task.notYours', { action: 'removeDeliverable' })
  }
  if (found.round !== task.reworkCount) throw new AppError('conflict', 'task.deliverableOfEarlierRound')
  await tx.deleteFrom('deliverable').where('id', '=', found.id).execute()
  if (found.file_id !== null) await tx.deleteFrom('file').where('id', '=', found.file_id).execute()
  await note(tx, act, task, 'removeDeliverable', found.name)
}

async function note(tx: Db, act: Act, task: Task, move: string, name: string): Promise<void> {
  await noteMove(tx, {
    noun: 'task',
    nounId: task.id,
    move,
    from: task.state,
    to: task.state,
    actorId: act.actor.personId,
    data: { name, round: task.reworkCount },
    at: act.at,
  })
  await publishTask(tx, task, 'task.changed')
}
