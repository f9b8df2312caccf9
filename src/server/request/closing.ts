import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/request.ts'
import { requestLifecycle } from '#domain/request/lifecycle.ts'
import { authorizeRequest } from '#domain/request/policy.ts'
import type { RequestOutcome } from '#domain/request/request.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { enqueue } from '#server/jobs/job.ts'
import { type By, changeRequest } from './change.ts'
import { tellRequestClosed } from './jobs.ts'
import { lockRequest } from './queries.ts'

interface Closing {
  readonly outcome: RequestOutcome
  /** 办理结果, in the words of whoever finished it; may be empty. */
  readonly result: string
  readonly at: Date
}

/**
 * Call when a task is accepted or called off, or a collaboration archived or terminated: the request that it came
 * from is closed, and whoever asked is invited to rate it. Does nothing where there was no request.
 */
export async function closeRequestOf(
  tx: Db,
  became: { readonly taskId: string } | { readonly collaborationId: string },
  { outcome, result, at }: Closing,
): Promise<void> {
  await asSystemWithin(tx, async () => {
    const row = await tx
      .selectFrom('request')
      .select('id')
      .where((request) =>
        'taskId' in became
          ? request('task_id', '=', became.taskId)
          : request('collaboration_id', '=', became.collaborationId),
      )
      .executeTakeFirst()
    if (row === undefined) return
    const request = await lockRequest(tx, row.id)
    if (!requestLifecycle.canMove(request.state, 'close')) return
    await changeRequest(tx, request, {
      move: 'close',
      to: requestLifecycle.stateAfter(request.state, 'close'),
      columns: { outcome, result, closed_at: at },
      data: { outcome },
      actorId: null,
      at,
    })
    await enqueue(tx, tellRequestClosed, { requestId: row.id })
  })
}

/** As `closeRequestOf`, with what the task itself tells: whether it was done, and what was handed in last. */
export async function closeRequestOfTask(tx: Db, taskId: string, at: Date): Promise<void> {
  await asSystemWithin(tx, async () => {
    const task = await tx.selectFrom('task').select('state').where('id', '=', taskId).executeTakeFirst()
    if (task?.state !== 'done' && task?.state !== 'cancelled') return
    const handedIn = await tx
      .selectFrom('task_update')
      .select('text')
      .where('task_id', '=', taskId)
      .where('kind', '=', 'submission')
      .orderBy('at', 'desc')
      .executeTakeFirst()
    const outcome = task.state === 'done' ? 'done' : 'stopped'
    await closeRequestOf(tx, { taskId }, { outcome, result: handedIn?.text ?? '', at })
  })
}

export async function rateRequest(
  tx: Db,
  id: string,
  { rating, comment }: BodyOf<typeof contract.rateRequest>,
  { actor, at }: By,
): Promise<void> {
  const before = await lockRequest(tx, id)
  authorizeRequest(actor, 'rate', before)
  await changeRequest(tx, before, {
    move: 'rate',
    columns: { rating, rating_comment: comment, rated_at: at },
    reason: comment,
    data: { rating },
    actorId: actor.personId,
    at,
  })
}
