import type { ClockSetting } from '#domain/calendar/clocks.ts'
import type { Deadline } from '#domain/calendar/deadline.ts'
import { AppError } from '#domain/error.ts'
import { type AwaitedParty, awaitedOf, urgeAgainAt } from '#domain/supervision/urge.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { type Act, nameOf, publishTask, takeUp } from '#server/task/acting.ts'
import { answeringFor } from '#server/task/answering.ts'
import { tellOfTask } from '#server/task/notices.ts'
import type { Task } from '#server/task/task.ts'

/** Whose turn it is, by name; nobody when it is nobody's, or when nobody holds the part. */
export async function awaitedPeople(
  tx: Db,
  task: Task,
): Promise<{ party: AwaitedParty; personIds: string[] } | null> {
  const party = awaitedOf(task)
  if (party === null) return null
  const found = await peopleOf(tx, task, party)
  return { party, personIds: [...new Set(found.filter((id) => id !== null))] }
}

async function peopleOf(tx: Db, task: Task, party: AwaitedParty): Promise<(string | null)[]> {
  switch (party) {
    case 'owner':
      return [task.ownerId]
    case 'assigner':
      return [task.assignerId]
    case 'supporters':
      // Nobody in particular was asked: whoever handed it out has to see to it (S3-36).
      return task.supporterIds.length > 0 ? [...task.supporterIds] : [task.assignerId]
    case 'approvers':
      return [...(await answeringFor(tx, task.initiatingDepartmentId)), task.assignerId]
    case 'reviewers': {
      const rows = await tx
        .selectFrom('task_reviewer')
        .select('person_id')
        .where('task_id', '=', task.id)
        .where((row) => row.or([row('verdict', 'is', null), row('verdict', '!=', 'pass')]))
        .execute()
      return rows.map(({ person_id }) => person_id)
    }
  }
}

/** From when the matter may be urged about again; undefined: now. */
export async function quietUntil(
  tx: Db,
  taskId: string,
  now: Date,
  setting: ClockSetting,
): Promise<Deadline | undefined> {
  const last = await tx
    .selectFrom('task_urge')
    .select('at')
    .where('task_id', '=', taskId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last === undefined) return undefined
  const again = urgeAgainAt(last.at, setting)
  return again.at > now ? again : undefined
}

/** 催办: whoever it waits for hears who asks, with what words; the same matter is then left alone for a while. */
export async function urgeTask(tx: Db, act: Act, { text }: { text: string }): Promise<void> {
  const task = await takeUp(tx, act, 'urge')
  const awaited = await awaitedPeople(tx, task)
  const personIds = (awaited?.personIds ?? []).filter((id) => id !== act.actor.personId)
  if (awaited === null || personIds.length === 0) throw new AppError('conflict', 'task.nobodyToUrge')
  const setting = await loadClockSetting(tx)
  const again = await quietUntil(tx, task.id, act.at, setting)
  if (again !== undefined) {
    throw new AppError('conflict', 'task.urgedRecently', { until: again.at.toISOString() })
  }
  await tx
    .insertInto('task_urge')
    .values({
      task_id: task.id,
      party: awaited.party,
      person_ids: personIds,
      by_id: act.actor.personId,
      text,
      at: act.at,
    })
    .execute()
  await noteMove(tx, {
    noun: 'task',
    nounId: task.id,
    move: 'urge',
    from: task.state,
    to: task.state,
    actorId: act.actor.personId,
    reason: text,
    data: { party: awaited.party },
    at: act.at,
  })
  await tellOfTask(tx, act.app, task, {
    kind: 'task.urged',
    personIds,
    params: { by: await nameOf(tx, act.actor.personId), dueOn: task.dueOn ?? '', text },
    occasion: act.at.toISOString(),
    at: act.at,
  })
  await publishTask(tx, task, 'task.changed')
}
