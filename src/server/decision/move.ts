import { type DecisionMove, decisionLifecycle } from '#domain/decision/lifecycle.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import { closeLoop, noteFirstTask } from '#server/task/closing.ts'
import type { Decision } from './decision.ts'

/** What a step changes beside the state, by the names of the columns. */
export interface Change {
  readonly confirm_by?: string
  readonly superseded_by?: string
  readonly mechanism?: Decision['mechanism']
  readonly prepared_by_id?: string
  readonly prepare_what?: string
  readonly prepare_by?: string
  readonly working_group?: string[]
  readonly keeps_plan?: boolean
}

/**
 * One step of a decision's life, from any room whose act it follows from: a vote counted, a request
 * approved. Whether it may be made is the caller's question; whether it can is the lifecycle's.
 */
export async function applyMove(
  tx: Db,
  decision: Decision,
  move: DecisionMove,
  by: {
    readonly actorId: string | null
    readonly at: Date
    readonly reason?: string
    readonly change?: Change
    readonly data?: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  const { at } = by
  const to = decisionLifecycle.stateAfter(decision.state, move)
  await tx
    .updateTable('decision')
    .set((row) => ({ state: to, ...by.change, version: row('version', '+', 1), updated_at: at }))
    .where('id', '=', decision.id)
    .execute()
  await noteMove(tx, {
    noun: 'decision',
    nounId: decision.id,
    move,
    from: decision.state,
    to,
    actorId: by.actorId,
    reason: by.reason ?? '',
    ...(by.data && { data: by.data }),
    at,
  })
  // Tasks are often split off in the same breath, before the host has said "agreed".
  if (to === 'adopted' && (await hasTasks(tx, decision.id))) await noteFirstTask(tx, decision.id, at)
  await closeLoop(tx, { decisionId: decision.id, at })
  await tellOfDecision(tx, decision)
}

async function hasTasks(tx: Db, decisionId: string): Promise<boolean> {
  const task = await tx
    .selectFrom('task')
    .select('id')
    .where('decision_id', '=', decisionId)
    .executeTakeFirst()
  return task !== undefined
}

/** Whoever has the record or the decision on screen reads it anew. */
export async function tellOfDecision(tx: Db, decision: Pick<Decision, 'id' | 'meetingId'>): Promise<void> {
  const event = {
    kind: 'decision.changed',
    noun: 'decision',
    nounId: decision.id,
    payload: { id: decision.id },
  }
  if (decision.meetingId !== null) await publish(tx, { ...event, stream: `meeting:${decision.meetingId}` })
  await publish(tx, { ...event, stream: 'decisions' })
}
