import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { type Act, publishTask, takeUp } from './acting.ts'

/** Reached, by whom and when; taking the tick back takes both away. */
export async function tickMilestone(
  tx: Db,
  act: Act,
  { milestoneId, isDone }: { milestoneId: string; isDone: boolean },
): Promise<void> {
  const task = await takeUp(tx, act, 'tickMilestone')
  const milestone = await tx
    .selectFrom('task_milestone')
    .select(['id', 'deliverable', 'done_at'])
    .where('id', '=', milestoneId)
    .where('task_id', '=', task.id)
    .executeTakeFirst()
  if (milestone === undefined) throw new AppError('not_found', 'task.milestoneNotFound')
  // A second click says nothing new.
  if ((milestone.done_at !== null) === isDone) return
  await tx
    .updateTable('task_milestone')
    .set(isDone ? { done_at: act.at, done_by: act.actor.personId } : { done_at: null, done_by: null })
    .where('id', '=', milestoneId)
    .execute()
  await noteMove(tx, {
    noun: 'task',
    nounId: task.id,
    move: isDone ? 'tickMilestone' : 'untickMilestone',
    from: task.state,
    to: task.state,
    actorId: act.actor.personId,
    reason: milestone.deliverable,
    at: act.at,
  })
  await publishTask(tx, task, 'task.changed')
}
