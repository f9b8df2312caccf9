import { addDays, civilDate } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { workingDaysAfter } from '#domain/calendar/deadline.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { dueAfterReview } from '#domain/task/review-due.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { publishTask } from './acting.ts'

/** The day that 评审后2日内 comes to, once the review has happened at `at`; null for another kind of text. */
export function dayAfterReview(dueText: string, at: Date, setting: ClockSetting): string | null {
  const after = dueAfterReview(dueText)
  if (after === null) return null
  return after.unit === 'day'
    ? addDays(civilDateOf(at, setting.zone), after.count)
    : civilDateOf(workingDaysAfter(at, after.count, setting).at, setting.zone)
}

/**
 * S3-77: work that waits for this review and has a deadline counted from it gets its date now. Whoever
 * gave the verdict need not see that work.
 */
export async function settleDatesAfterReview(
  tx: Db,
  reviewed: { readonly taskId: string; readonly at: Date; readonly setting: ClockSetting },
): Promise<void> {
  const { taskId, at, setting } = reviewed
  await asSystemWithin(tx, async () => {
    const waiting = await tx
      .selectFrom('dependency')
      .innerJoin('task', 'task.id', 'dependency.to_task_id')
      .select(['task.id', 'task.state', 'task.version', 'task.due_text', 'task.meeting_id'])
      .where('dependency.from_task_id', '=', taskId)
      .where('task.due_on', 'is', null)
      .where('task.state', 'not in', ['done', 'cancelled'])
      .execute()
    for (const task of waiting) {
      const dueOn = dayAfterReview(task.due_text, at, setting)
      if (dueOn === null) continue
      const version = task.version + 1
      await tx
        .updateTable('task')
        .set({ due_on: civilDate(dueOn), original_due_on: civilDate(dueOn), version, updated_at: at })
        .where('id', '=', task.id)
        .execute()
      await noteMove(tx, {
        noun: 'task',
        nounId: task.id,
        move: 'settleDue',
        from: task.state,
        to: task.state,
        actorId: null,
        reason: task.due_text,
        data: { newDueOn: dueOn },
        at,
      })
      await publishTask(
        tx,
        { id: task.id, meetingId: task.meeting_id, state: task.state, version },
        'task.changed',
      )
    }
  })
}
