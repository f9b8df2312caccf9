import { sql } from 'kysely'
import type * as contract from '#contract/decision.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { dueInWords } from '#domain/decision/due.ts'
import { type DecisionMove, decisionLifecycle } from '#domain/decision/lifecycle.ts'
import { whyNotSuccessor } from '#domain/decision/mechanism.ts'
import { authorizeDecision } from '#domain/decision/policy.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { recordApproval } from '#server/approval/record.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { refreshChatDecision } from '#server/chat-decision/audience.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { guard } from '#server/norm/guard.ts'
import type { Decision } from './decision.ts'
import { factsOfDecision } from './facts.ts'
import { mechanismOf } from './mechanism.ts'
import { applyMove, type Change, tellOfDecision } from './move.ts'
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
  const mechanism = await mechanismOf(tx, made.meetingId)
  const { rows } = await sql<{ id: string }>`
    insert into decision (number, meeting_id, topic_id, content, classification, department_ids, participant_ids,
      mechanism, created_by, created_at, updated_at)
    select next_number('JY', ${year}::int), m.id, ${made.topicId}, ${made.content}, m.classification,
      m.department_ids, m.participant_ids, ${mechanism}, ${made.actor.personId}, ${made.at}, ${made.at}
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

type Update = Omit<BodyOf<typeof contract.updateDecision>, 'version'>

/** What may be noted when the wording already stands. */
const notes: readonly (keyof Update)[] = [
  'remark',
  'normRequest',
  'noticeSenderId',
  'noticeAudience',
  'noticeChannel',
  'affectedDate',
  'confirmBy',
]

export async function updateDecision(
  tx: Db,
  id: string,
  { version, ...change }: BodyOf<typeof contract.updateDecision>,
  by: { actor: Actor; at: Date; current: () => Promise<unknown> },
): Promise<void> {
  const decision = await lockDecision(tx, id)
  const isNote = Object.keys(change).every((key) => notes.includes(key as keyof Update))
  authorizeDecision(by.actor, isNote && Object.keys(change).length > 0 ? 'annotate' : 'edit', decision)
  if (decision.version !== version) {
    throw new AppError('conflict', 'decision.stale', {}, { detail: { current: await by.current() } })
  }
  // Whoever was told confirmed words; other words are another version of them (S4-36).
  if (decision.source === 'im' && change.content !== undefined && change.content !== decision.content) {
    const issues = [{ path: ['content'], reason: 'decision.chatCorrect' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  if (change.refersMaterialId) await checkMaterial(tx, decision, change.refersMaterialId)
  const { partyIds, cooperating, commitments } = change
  await tx
    .updateTable('decision')
    .set((row) => ({
      ...plainColumns(change),
      ...(partyIds !== undefined && { party_ids: [...new Set(partyIds)] }),
      ...(commitments !== undefined && {
        commitment_words: commitments.map(({ trigger }) => trigger).join(' '),
      }),
      version: row('version', '+', 1),
      updated_at: by.at,
    }))
    .where('id', '=', id)
    .execute()
  await readDueText(tx, decision, change)
  if (change.ownerId != null && change.ownerDepartmentId === undefined) await settleIn(tx, id, change.ownerId)
  if (cooperating !== undefined) await saveCooperating(tx, id, cooperating)
  if (commitments !== undefined) await saveCommitments(tx, id, commitments)
  // Changing how a decision is taken is never silent (S1-72).
  if (change.mechanism !== undefined && change.mechanism !== decision.mechanism) {
    await noteMove(tx, {
      noun: 'decision',
      nounId: id,
      move: 'changeMechanism',
      from: null,
      to: null,
      actorId: by.actor.personId,
      data: { from: decision.mechanism, to: change.mechanism },
      at: by.at,
    })
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
  else await refreshChatDecision(tx, id)
  await tellOfDecision(tx, decision)
}

function plainColumns(change: Update) {
  const columns = {
    content: change.content,
    kind: change.kind,
    mechanism: change.mechanism,
    owner_id: change.ownerId,
    owner_department_id: change.ownerDepartmentId,
    due_on: change.dueOn,
    due_text: change.dueText,
    confirm_by: change.confirmBy,
    condition_event: change.conditionEvent,
    notice_lead_days: change.noticeLeadDays,
    affected_date: change.affectedDate,
    notice_audience: change.noticeAudience,
    notice_channel: change.noticeChannel,
    notice_sender_id: change.noticeSenderId,
    rule_metric: change.ruleMetric,
    rule_limit: change.ruleLimit,
    rule_unit: change.ruleUnit,
    norm_request: change.normRequest,
    refers_to: change.refersTo,
    // A task sheet is no material: what is referred to is one thing.
    refers_material_id:
      change.refersTo !== undefined && change.refersTo !== 'material' ? null : change.refersMaterialId,
    remark: change.remark,
    keeps_plan: change.keepsPlan,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

/**
 * 3个工作日内 sets the day as well (S2-41), unless a day is given beside it; 评审后2日内 waits for the review
 * and sets none. Only the words of the decision itself do so, never what was said before it (S3-17).
 */
async function readDueText(tx: Db, decision: Decision, { dueText, dueOn }: Update): Promise<void> {
  if (dueText === undefined || dueText === '' || dueOn !== undefined) return
  const { calendar, zone } = await loadWorkTime(tx)
  const read = dueInWords(dueText, { day: civilDateOf(decision.createdAt, zone), calendar })
  await tx
    .updateTable('decision')
    .set({ due_on: read?.as === 'day' ? read.on : null })
    .where('id', '=', decision.id)
    .execute()
}

async function checkMaterial(tx: Db, decision: Decision, materialId: string): Promise<void> {
  const material = await tx
    .selectFrom('material')
    .select('id')
    .where('id', '=', materialId)
    .where('meeting_id', '=', decision.meetingId)
    .executeTakeFirst()
  if (material === undefined) {
    const issues = [{ path: ['refersMaterialId'], reason: 'decision.materialNotFound' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
}

async function saveCooperating(
  tx: Db,
  id: string,
  cooperating: NonNullable<Update['cooperating']>,
): Promise<void> {
  await tx.deleteFrom('decision_department').where('decision_id', '=', id).execute()
  const once = new Map(cooperating.map((row) => [row.departmentId, row.contribution]))
  if (once.size === 0) return
  await tx
    .insertInto('decision_department')
    .values(
      [...once].map(([department_id, contribution]) => ({ decision_id: id, department_id, contribution })),
    )
    .execute()
}

async function saveCommitments(
  tx: Db,
  id: string,
  commitments: NonNullable<Update['commitments']>,
): Promise<void> {
  await tx.deleteFrom('decision_commitment').where('decision_id', '=', id).execute()
  if (commitments.length === 0) return
  await tx
    .insertInto('decision_commitment')
    .values(
      commitments.map(({ departmentId, ...rest }, position) => ({
        decision_id: id,
        position,
        department_id: departmentId,
        ...rest,
      })),
    )
    .execute()
}

/** A person named without a department answers for their own. */
async function settleIn(tx: Db, id: string, ownerId: string): Promise<void> {
  await sql`
    update decision set owner_department_id = h.department_id
    from person_department h
    where h.person_id = ${ownerId} and h.is_primary and decision.id = ${id}`.execute(tx)
}

type Step = BodyOf<typeof contract.moveDecision>

/** One step of a decision's life, as its lifecycle allows and asks for. */
export async function moveDecision(
  tx: Db,
  id: string,
  step: Step,
  { actor, at }: { actor: Actor; at: Date },
): Promise<void> {
  const decision = await lockDecision(tx, id)
  authorizeDecision(actor, step.move, decision)
  // A vote locks the words and gives out ballots: it is opened where that is done.
  if (step.move === 'openVote') throw new AppError('conflict', 'decision.throughVote')
  const row = decisionLifecycle.rowOf(decision.state, step.move)
  const needs: readonly string[] = row?.needs ?? []
  const issues = [
    ...(needs.includes('reason') && step.reason === '' ? [missing('reason')] : []),
    ...(needs.includes('successor') && step.successorId === null ? [missing('successorId')] : []),
    ...(needs.includes('person') && step.preparedById === null ? [missing('preparedById')] : []),
    ...(needs.includes('date') && step.prepareBy === null ? [missing('prepareBy')] : []),
    ...(needs.includes('text') && textOf(step) === ''
      ? [missing(isDeferral(step.move) ? 'prepareWhat' : 'reason')]
      : []),
    ...(step.move === 'formGroup' && step.groupIds.length === 0 ? [missing('groupIds')] : []),
  ]
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
  if (step.successorId !== null && needs.includes('successor')) {
    await checkSuccessor(tx, decision, step.successorId)
  }
  // What has been announced for a condition must be told before what it was about changes (NM-TRK-09).
  if (row?.guards.includes('NM-TRK-09')) {
    await guard(tx, actor, {
      event: 'decision.condition',
      facts: await factsOfDecision(tx, decision),
      noun: 'decision',
      nounId: id,
      subject: { noun: 'decision', id },
      overrides: step.overrides,
      now: at,
    })
  }
  if (step.move === 'approve') {
    await recordApproval(tx, { decision, approverId: actor.personId, comment: step.reason, at })
  }
  await applyMove(tx, decision, step.move, {
    actorId: actor.personId,
    at,
    reason: isDeferral(step.move) ? step.reason || step.prepareWhat : step.reason,
    change: changeOf(step),
  })
  if (isDeferral(step.move) && decision.meetingId !== null) await refreshAudience(tx, decision.meetingId)
}

function isDeferral(move: DecisionMove): boolean {
  return move === 'defer' || move === 'formGroup'
}

function textOf(step: Step): string {
  return isDeferral(step.move) ? step.prepareWhat : step.reason
}

function changeOf(step: Step): Change {
  return {
    ...(step.confirmBy !== null && { confirm_by: step.confirmBy }),
    ...(step.successorId !== null && { superseded_by: step.successorId }),
    ...(step.keepsPlan !== undefined && { keeps_plan: step.keepsPlan }),
    ...(isDeferral(step.move) && {
      ...(step.preparedById !== null && { prepared_by_id: step.preparedById }),
      ...(step.prepareBy !== null && { prepare_by: step.prepareBy }),
      prepare_what: step.prepareWhat,
      working_group: step.move === 'formGroup' ? [...new Set(step.groupIds)] : [],
    }),
  }
}

/** What replaces a decision holds itself, and was taken by the same mechanism. */
async function checkSuccessor(tx: Db, decision: Decision, successorId: string): Promise<void> {
  const later = await tx
    .selectFrom('decision')
    .select(['id', 'mechanism', 'state'])
    .where('id', '=', successorId)
    .executeTakeFirst()
  const reason = later === undefined ? 'decision.notFound' : whyNotSuccessor(decision, later)
  if (reason !== undefined) {
    throw new AppError('invalid', 'request.invalid', {}, { issues: [{ path: ['successorId'], reason }] })
  }
}

function missing(field: string) {
  return { path: [field], reason: 'field.required' }
}
