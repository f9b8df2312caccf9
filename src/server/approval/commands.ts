import type * as contract from '#contract/approval.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { type ApprovalMove, approvalLifecycle } from '#domain/approval/lifecycle.ts'
import { authorizeApproval } from '#domain/approval/policy.ts'
import { authorizeDecision } from '#domain/decision/policy.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { refreshChatDecision } from '#server/chat-decision/audience.ts'
import type { Db } from '#server/db/database.ts'
import { applyMove, tellOfDecision } from '#server/decision/move.ts'
import { lockDecision } from '#server/decision/queries.ts'
import { noteMove } from '#server/history/history.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { notify } from '#server/notification/notify.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { type Approval, lockApproval } from './queries.ts'
import { nextApprovalNumber } from './record.ts'

interface By {
  readonly actor: Actor
  readonly app: App
  readonly at: Date
}

/** A decision starts a request (S3-73): who hands it in, by when, and who answers. */
export async function createApproval(
  tx: Db,
  decisionId: string,
  asked: BodyOf<typeof contract.createApproval>,
  { actor, app, at }: By,
): Promise<string> {
  const decision = await lockDecision(tx, decisionId)
  authorizeDecision(actor, 'requestApproval', decision)
  const submitterId = asked.submitterId ?? decision.ownerId ?? actor.personId
  checkTwoPeople(submitterId, asked.approverId)
  const number = await nextApprovalNumber(tx, at)
  const { id } = await tx
    .insertInto('approval')
    .values({
      number,
      decision_id: decisionId,
      kind: asked.kind,
      subject: asked.subject,
      note: asked.note,
      department_id: asked.departmentId,
      headcount: asked.headcount,
      amount_cents: asked.amountCents,
      submitter_id: submitterId,
      submit_by: asked.submitBy,
      approver_id: asked.approverId,
      created_by: actor.personId,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await note(tx, { decisionId, number, subject: asked.subject }, 'requestApproval', { actor, at })
  if (decision.meetingId !== null) await refreshAudience(tx, decision.meetingId)
  else await refreshChatDecision(tx, decision.id)
  await notify(tx, app, {
    personIds: [submitterId],
    kind: 'decision.approvalToSubmit',
    noun: 'decision',
    nounId: decisionId,
    params: { number, title: asked.subject, dueOn: asked.submitBy ?? '' },
    link: `/decisions/${decisionId}`,
    dedupe: `decision.approvalToSubmit:${id}`,
    at,
  })
  await tellOfDecision(tx, decision)
  return id
}

export async function updateApproval(
  tx: Db,
  id: string,
  { version, ...change }: BodyOf<typeof contract.updateApproval>,
  by: By & { readonly current: () => Promise<unknown> },
): Promise<void> {
  const approval = await lockApproval(tx, id)
  authorizeApproval(by.actor, 'edit', approval)
  await refuseStale(approval, version, by.current)
  checkTwoPeople(
    change.submitterId ?? approval.submitterId,
    change.approverId === undefined ? approval.approverId : change.approverId,
  )
  const columns = {
    kind: change.kind,
    subject: change.subject,
    note: change.note,
    department_id: change.departmentId,
    headcount: change.headcount,
    amount_cents: change.amountCents,
    submitter_id: change.submitterId,
    submit_by: change.submitBy,
    approver_id: change.approverId,
  }
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
  await tx
    .updateTable('approval')
    .set((row) => ({ ...given, version: row('version', '+', 1), updated_at: by.at }))
    .where('id', '=', id)
    .execute()
  await settle(tx, approval)
}

const notedAs: Readonly<Record<ApprovalMove, string>> = {
  submit: 'submitApproval',
  approve: 'grantApproval',
  reject: 'rejectApproval',
  withdraw: 'withdrawApproval',
  revise: 'reviseApproval',
}

export async function moveApproval(
  tx: Db,
  id: string,
  { move, version, comment }: BodyOf<typeof contract.moveApproval>,
  { actor, app, at, current }: By & { readonly current: () => Promise<unknown> },
): Promise<void> {
  const approval = await lockApproval(tx, id)
  authorizeApproval(actor, move, approval)
  await refuseStale(approval, version, current)
  const needs = approvalLifecycle.rowOf(approval.state, move)?.needs ?? []
  const issues = [
    ...(needs.includes('person') && approval.approverId === null ? [missing('approverId')] : []),
    ...(needs.includes('reason') && comment === '' ? [missing('comment')] : []),
  ]
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
  const isAnswer = move === 'approve' || move === 'reject'
  await tx
    .updateTable('approval')
    .set((row) => ({
      state: approvalLifecycle.stateAfter(approval.state, move),
      ...(move === 'submit' && { submitted_at: at, decided_at: null, comment: '' }),
      ...(isAnswer && { decided_at: at, comment }),
      version: row('version', '+', 1),
      updated_at: at,
    }))
    .where('id', '=', id)
    .execute()
  await note(tx, approval, notedAs[move], { actor, at, reason: comment })
  await tell(tx, approval, move, { actor, app, at, comment, version })
  // The superior's yes to a decision that is theirs to take is the decision (S1-66).
  if (move === 'approve' && approval.kind === 'decision') await adoptIfProposed(tx, approval, actor, at)
  await settle(tx, approval)
}

async function adoptIfProposed(tx: Db, approval: Approval, actor: Actor, at: Date): Promise<void> {
  const decision = await lockDecision(tx, approval.decisionId)
  if (decision.state !== 'proposed' || decision.mechanism !== 'superior') return
  await applyMove(tx, decision, 'approve', {
    actorId: actor.personId,
    at,
    data: { approval: approval.number },
  })
}

/** The one who answers is told that something waits; the one who asked is told the answer. */
async function tell(
  tx: Db,
  approval: Approval,
  move: ApprovalMove,
  by: By & { readonly comment: string; readonly version: number },
): Promise<void> {
  const { actor, app, at, comment } = by
  const about = {
    noun: 'decision',
    nounId: approval.decisionId,
    link: `/decisions/${approval.decisionId}`,
    dedupe: `approval.${move}:${approval.id}:${by.version}`,
    at,
  } as const
  const name = (await personRefs(tx, [actor.personId])).get(actor.personId)?.name ?? ''
  const said = { number: approval.number, title: approval.subject, by: name }
  if (move === 'submit') {
    await notify(tx, app, {
      ...about,
      kind: 'decision.approvalAsked',
      personIds: [approval.approverId],
      params: said,
    })
  } else if (move === 'approve' || move === 'reject') {
    await notify(tx, app, {
      ...about,
      kind: move === 'approve' ? 'decision.approvalGranted' : 'decision.approvalRejected',
      personIds: [approval.submitterId, approval.hostId],
      params: { ...said, comment },
    })
  }
}

function note(
  tx: Db,
  { decisionId, number, subject }: Pick<Approval, 'decisionId' | 'number' | 'subject'>,
  move: string,
  { actor, at, reason = '' }: { actor: Actor; at: Date; reason?: string },
): Promise<void> {
  return noteMove(tx, {
    noun: 'decision',
    nounId: decisionId,
    move,
    from: null,
    to: null,
    actorId: actor.personId,
    reason,
    data: { number, subject },
    at,
  })
}

/** Whoever is named in it sees the decision it belongs to, and everybody's screen is brought up to date. */
async function settle(tx: Db, { decisionId }: Approval): Promise<void> {
  const decision = await lockDecision(tx, decisionId)
  if (decision.meetingId !== null) await refreshAudience(tx, decision.meetingId)
  else await refreshChatDecision(tx, decision.id)
  await tellOfDecision(tx, decision)
}

async function refuseStale(
  approval: Approval,
  version: number,
  current: () => Promise<unknown>,
): Promise<void> {
  if (approval.version === version) return
  throw new AppError('conflict', 'approval.stale', {}, { detail: { current: await current() } })
}

/** Nobody grants what they ask for themselves. */
function checkTwoPeople(submitterId: string, approverId: string | null): void {
  if (submitterId !== approverId) return
  const issues = [{ path: ['approverId'], reason: 'approval.ownRequest' }]
  throw new AppError('invalid', 'request.invalid', {}, { issues })
}

function missing(field: string) {
  return { path: [field], reason: 'field.required' }
}
