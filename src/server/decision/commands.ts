import { sql } from 'kysely'
import type * as contract from '#contract/decision.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { decisionLifecycle } from '#domain/decision/lifecycle.ts'
import { authorizeDecision } from '#domain/decision/policy.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { closeLoop, noteFirstTask } from '#server/task/closing.ts'
import type { Decision } from './decision.ts'
import { lockDecision } from './queries.ts'

/**
 * Makes a decision of a meeting and gives its id. Whether the actor may record in that meeting is the
 * caller's question. It begins as proposed; the host adopts it.
 */
export async function createDecision(
  tx: Db,
  made: { actor: Actor; meetingId: string; topicId: string; content: string; at: Date },
): Promise<string> {
  const { zone } = await loadWorkTime(tx)
  const year = Number(civilDateOf(made.at, zone).slice(0, 4))
  const { rows } = await sql<{ id: string }>`
    insert into decision (number, meeting_id, topic_id, content, classification, department_ids, participant_ids,
      created_by, created_at, updated_at)
    select next_number('JY', ${year}::int), m.id, ${made.topicId}, ${made.content}, m.classification,
      m.department_ids, m.participant_ids, ${made.actor.personId}, ${made.at}, ${made.at}
    from meeting m where m.id = ${made.meetingId}
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new AppError('not_found', 'meeting.notFound')
  await noteMove(tx, {
    noun: 'decision',
    nounId: id,
    move: 'create',
    from: null,
    to: 'proposed',
    actorId: made.actor.personId,
    at: made.at,
  })
  return id
}

/** Takes a decision back whose line is taken out, as long as it is only proposed and nothing stands on it. */
export async function dropDecision(tx: Db, id: string): Promise<void> {
  const decision = await lockDecision(tx, id)
  const task = await tx.selectFrom('task').select('id').where('decision_id', '=', id).executeTakeFirst()
  if (decision.state !== 'proposed' || task !== undefined)
    throw new AppError('conflict', 'record.decisionInUse')
  await tx.deleteFrom('decision').where('id', '=', id).execute()
}

export async function updateDecision(
  tx: Db,
  id: string,
  { version, cooperating, ...change }: BodyOf<typeof contract.updateDecision>,
  by: { actor: Actor; at: Date; current: () => Promise<unknown> },
): Promise<void> {
  const decision = await lockDecision(tx, id)
  authorizeDecision(by.actor, 'edit', decision)
  if (decision.version !== version) {
    throw new AppError('conflict', 'decision.stale', {}, { detail: { current: await by.current() } })
  }
  await tx
    .updateTable('decision')
    .set((row) => ({
      ...(change.content !== undefined && { content: change.content }),
      ...(change.kind !== undefined && { kind: change.kind }),
      ...(change.mechanism !== undefined && { mechanism: change.mechanism }),
      ...(change.ownerId !== undefined && { owner_id: change.ownerId }),
      ...(change.ownerDepartmentId !== undefined && { owner_department_id: change.ownerDepartmentId }),
      ...(change.dueOn !== undefined && { due_on: change.dueOn }),
      ...(change.dueText !== undefined && { due_text: change.dueText }),
      ...(change.confirmBy !== undefined && { confirm_by: change.confirmBy }),
      ...(change.conditionEvent !== undefined && { condition_event: change.conditionEvent }),
      ...(change.noticeLeadDays !== undefined && { notice_lead_days: change.noticeLeadDays }),
      ...(change.affectedDate !== undefined && { affected_date: change.affectedDate }),
      version: row('version', '+', 1),
      updated_at: by.at,
    }))
    .where('id', '=', id)
    .execute()
  if (change.ownerId != null && change.ownerDepartmentId === undefined) await settleIn(tx, id, change.ownerId)
  if (cooperating !== undefined) {
    await tx.deleteFrom('decision_department').where('decision_id', '=', id).execute()
    if (cooperating.length > 0) {
      await tx
        .insertInto('decision_department')
        .values(
          cooperating.map(({ departmentId, contribution }) => ({
            decision_id: id,
            department_id: departmentId,
            contribution,
          })),
        )
        .execute()
    }
  }
  // The words of a decision are the words of its line, wherever they are changed.
  if (change.content !== undefined) {
    await tx
      .updateTable('entry')
      .set((row) => ({ text: change.content as string, version: row('version', '+', 1), updated_at: by.at }))
      .where('decision_id', '=', id)
      .where('text', '!=', change.content)
      .execute()
  }
  if (decision.meetingId !== null) await refreshAudience(tx, decision.meetingId)
  await tell(tx, decision)
}

/** A person named without a department answers for their own. */
async function settleIn(tx: Db, id: string, ownerId: string): Promise<void> {
  await sql`
    update decision set owner_department_id = h.department_id
    from person_department h
    where h.person_id = ${ownerId} and h.is_primary and decision.id = ${id}`.execute(tx)
}

/** One step of a decision's life, as its lifecycle allows and asks for. */
export async function moveDecision(
  tx: Db,
  id: string,
  step: BodyOf<typeof contract.moveDecision>,
  { actor, at }: { actor: Actor; at: Date },
): Promise<void> {
  const decision = await lockDecision(tx, id)
  authorizeDecision(actor, step.move, decision)
  const row = decisionLifecycle.rowOf(decision.state, step.move)
  const issues = [
    ...(row?.needs.includes('reason') && step.reason === '' ? [missing('reason')] : []),
    ...(row?.needs.includes('successor') && step.successorId === null ? [missing('successorId')] : []),
  ]
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
  const to = decisionLifecycle.stateAfter(decision.state, step.move)
  await tx
    .updateTable('decision')
    .set((decided) => ({
      state: to,
      ...(step.confirmBy !== null && { confirm_by: step.confirmBy }),
      ...(step.successorId !== null && { superseded_by: step.successorId }),
      version: decided('version', '+', 1),
      updated_at: at,
    }))
    .where('id', '=', id)
    .execute()
  await noteMove(tx, {
    noun: 'decision',
    nounId: id,
    move: step.move,
    from: decision.state,
    to,
    actorId: actor.personId,
    reason: step.reason,
    at,
  })
  // Tasks are often split off in the same breath, before the host has said "agreed".
  if (to === 'adopted' && (await hasTasks(tx, id))) {
    await noteFirstTask(tx, id, at)
  }
  await closeLoop(tx, { decisionId: id, at })
  await tell(tx, decision)
}

async function hasTasks(tx: Db, decisionId: string): Promise<boolean> {
  const task = await tx
    .selectFrom('task')
    .select('id')
    .where('decision_id', '=', decisionId)
    .executeTakeFirst()
  return task !== undefined
}

function missing(field: string) {
  return { path: [field], reason: 'field.required' }
}

/** Whoever has the record or the decision on screen reads it anew. */
async function tell(tx: Db, decision: Decision): Promise<void> {
  const event = {
    kind: 'decision.changed',
    noun: 'decision',
    nounId: decision.id,
    payload: { id: decision.id },
  }
  if (decision.meetingId !== null) await publish(tx, { ...event, stream: `meeting:${decision.meetingId}` })
  await publish(tx, { ...event, stream: 'decisions' })
}
