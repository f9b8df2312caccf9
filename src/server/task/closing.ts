import { decisionLifecycle } from '#domain/decision/lifecycle.ts'
import { isClosedLoop } from '#domain/meeting/four-haves.ts'
import { meetingLifecycle } from '#domain/meeting/lifecycle.ts'
import { isOpen } from '#domain/task/lifecycle.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import { enqueue } from '#server/jobs/job.ts'
import { closeRequestOfTask } from '#server/request/closing.ts'
import { tellMeetingClosed } from './jobs.ts'

type Changed = { readonly taskId: string } | { readonly decisionId: string } | { readonly meetingId: string }

/**
 * Call after anything that may have been the last thing waited for: a task done or called off, a
 * decision settled, minutes made final. A decision whose tasks are all done is fulfilled, and a meeting
 * with nothing left to wait for is closed. Looks at how things stand and does nothing when they do not.
 */
export async function closeLoop(tx: Db, changed: Changed & { readonly at: Date }): Promise<void> {
  const { at } = changed
  // Whoever accepts the last task need not see the decision or the meeting that it closes.
  await asSystemWithin(tx, async () => {
    if ('meetingId' in changed) return closeMeeting(tx, changed.meetingId, at)
    if ('decisionId' in changed) return closeFrom(tx, changed.decisionId, null, at)
    const task = await tx
      .selectFrom('task')
      .select(['decision_id', 'meeting_id'])
      .where('id', '=', changed.taskId)
      .executeTakeFirst()
    if (task) await closeFrom(tx, task.decision_id, task.meeting_id, at)
    await closeRequestOfTask(tx, changed.taskId, at)
  })
}

async function closeFrom(
  tx: Db,
  decisionId: string | null,
  meetingId: string | null,
  at: Date,
): Promise<void> {
  const decision = decisionId === null ? undefined : await lockDecision(tx, decisionId)
  if (decision) await fulfilIfDone(tx, decision, at)
  const closing = meetingId ?? decision?.meeting_id ?? null
  if (closing !== null) await closeMeeting(tx, closing, at)
}

/** Held, so that of two last tasks accepted at once the second sees the first. */
function lockDecision(tx: Db, id: string) {
  return tx
    .selectFrom('decision')
    .select(['id', 'state', 'meeting_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

type Decision = NonNullable<Awaited<ReturnType<typeof lockDecision>>>

async function fulfilIfDone(tx: Db, decision: Decision, at: Date): Promise<void> {
  if (!decisionLifecycle.canMove(decision.state, 'fulfil')) return
  const tasks = await tx.selectFrom('task').select('state').where('decision_id', '=', decision.id).execute()
  // Work that was only called off has not carried the decision out.
  if (tasks.some(({ state }) => isOpen(state)) || !tasks.some(({ state }) => state === 'done')) return
  await moveDecision(tx, decision, 'fulfil', at)
}

/** Call when work on a decision is handed out: with its first task, an adopted decision is in execution. */
export async function noteFirstTask(tx: Db, decisionId: string, at: Date): Promise<void> {
  await asSystemWithin(tx, async () => {
    const decision = await lockDecision(tx, decisionId)
    if (decision && decisionLifecycle.canMove(decision.state, 'execute')) {
      await moveDecision(tx, decision, 'execute', at)
    }
  })
}

async function moveDecision(tx: Db, decision: Decision, move: 'execute' | 'fulfil', at: Date): Promise<void> {
  const to = decisionLifecycle.stateAfter(decision.state, move)
  await tx
    .updateTable('decision')
    .set((eb) => ({ state: to, version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', decision.id)
    .execute()
  await noteMove(tx, {
    noun: 'decision',
    nounId: decision.id,
    move,
    from: decision.state,
    to,
    actorId: null,
    at,
  })
  if (decision.meeting_id === null) return
  await publish(tx, {
    stream: `meeting:${decision.meeting_id}`,
    kind: 'decision.changed',
    noun: 'decision',
    nounId: decision.id,
    payload: { id: decision.id, state: to },
  })
}

async function closeMeeting(tx: Db, meetingId: string, at: Date): Promise<void> {
  const meeting = await tx
    .selectFrom('meeting')
    .select(['id', 'state'])
    .where('id', '=', meetingId)
    .forUpdate()
    .executeTakeFirst()
  if (!meeting || !meetingLifecycle.canMove(meeting.state, 'close')) return
  const minutes = await tx
    .selectFrom('minutes')
    .select('state')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  const tasks = await tx
    .selectFrom('task')
    .select(['state', 'decision_id'])
    .where('meeting_id', '=', meetingId)
    .execute()
  const decisions = await tx
    .selectFrom('decision')
    .select(['id', 'kind', 'state'])
    .where('meeting_id', '=', meetingId)
    .execute()
  const closed = isClosedLoop({
    state: meeting.state,
    minutes: minutes?.state ?? 'recording',
    tasks,
    decisions: decisions.map(({ id, kind, state }) => ({
      kind,
      state,
      taskCount: tasks.filter(({ decision_id }) => decision_id === id).length,
    })),
  })
  if (!closed) return
  const to = meetingLifecycle.stateAfter(meeting.state, 'close')
  await tx
    .updateTable('meeting')
    .set((eb) => ({ state: to, version: eb('version', '+', 1), updated_at: at }))
    .where('id', '=', meetingId)
    .execute()
  await noteMove(tx, {
    noun: 'meeting',
    nounId: meetingId,
    move: 'close',
    from: meeting.state,
    to,
    actorId: null,
    at,
  })
  await publish(tx, {
    stream: `meeting:${meetingId}`,
    kind: 'meeting.changed',
    noun: 'meeting',
    nounId: meetingId,
    payload: { id: meetingId, state: to },
  })
  await enqueue(tx, tellMeetingClosed, { meetingId })
}
