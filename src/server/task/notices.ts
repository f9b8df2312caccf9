import { sql } from 'kysely'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import type { NoticeKind, NoticeParams } from '#server/notification/kinds.ts'
import { notify } from '#server/notification/notify.ts'

interface About {
  readonly id: string
  readonly number: string
  readonly name: string
}

/** A notice about a task; number, title and link are the task's. `occasion` tells repetitions apart. */
export async function tellOfTask<Kind extends Extract<NoticeKind, `task.${string}`>>(
  tx: Db,
  app: App,
  task: About,
  notice: {
    readonly kind: Kind
    readonly personIds: readonly (string | null | undefined)[]
    readonly params: Omit<NoticeParams<Kind>, 'number' | 'title'>
    readonly occasion: string
    readonly inProductOnly?: boolean
    readonly at: Date
  },
): Promise<string[]> {
  const { kind, personIds, params, occasion, at, inProductOnly = false } = notice
  return notify(tx, app, {
    personIds,
    kind,
    noun: 'task',
    nounId: task.id,
    params: { ...params, number: task.number, title: task.name } as unknown as NoticeParams<Kind>,
    link: `/tasks/${task.id}`,
    dedupe: `${kind}:${task.id}:${occasion}`,
    inProductOnly,
    at,
  })
}

/**
 * 交办: tells owner and reviewers of a task that it is theirs; once each, however often it is called. From now on
 * its owner is to sign for it, unless they gave it to themselves.
 */
export async function tellAssigned(tx: Db, app: App, taskId: string, at: Date): Promise<void> {
  await sql`
    update task set assigned_at = ${at}, signed_at = case when owner_id = assigner_id then ${at}::timestamptz end
    where id = ${taskId} and owner_id is not null and assigned_at is null`.execute(tx)
  const task = await tx
    .selectFrom('task')
    .leftJoin('person as owner', 'owner.id', 'task.owner_id')
    .leftJoin('person as assigner', 'assigner.id', 'task.assigner_id')
    .select([
      'task.id',
      'task.number',
      'task.name',
      'task.due_on',
      'task.owner_id',
      'owner.name as ownerName',
      'assigner.name as assignerName',
    ])
    .where('task.id', '=', taskId)
    .executeTakeFirstOrThrow()
  const reviewers = await tx
    .selectFrom('task_reviewer')
    .select('person_id')
    .where('task_id', '=', taskId)
    .execute()
  const by = task.assignerName ?? ''
  await tellOfTask(tx, app, task, {
    kind: 'task.assigned',
    personIds: [task.owner_id],
    params: { by, dueOn: task.due_on ?? '' },
    occasion: task.owner_id ?? '',
    at,
  })
  await tellOfTask(tx, app, task, {
    kind: 'task.toReview',
    personIds: reviewers.map(({ person_id }) => person_id),
    params: { by, owner: task.ownerName ?? '' },
    occasion: 'reviewer',
    at,
  })
}

/**
 * Hands a meeting's tasks out: call when its minutes become final. Until then a task is a line of the
 * record that still changes, and its owner is not told of every change.
 */
export async function announceTasks(tx: Db, app: App, meetingId: string, at: Date): Promise<void> {
  const tasks = await tx
    .selectFrom('task')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('state', 'not in', ['done', 'cancelled'])
    .orderBy('number')
    .execute()
  for (const { id } of tasks) await tellAssigned(tx, app, id, at)
}
