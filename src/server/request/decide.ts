import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/request.ts'
import { AppError } from '#domain/error.ts'
import { changesBetween } from '#domain/request/changes.ts'
import { answerLifecycle, requestLifecycle } from '#domain/request/lifecycle.ts'
import { authorizeRequest } from '#domain/request/policy.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { guard } from '#server/norm/guard.ts'
import { type By, changeRequest, noteRound } from './change.ts'
import { requestFacts } from './facts.ts'
import { nameOf, partakers, tell, tellAsked } from './notices.ts'
import { getRequest, lockRequest } from './queries.ts'
import { replaceAssessors } from './review.ts'
import { columnsOf, refuseStale, requireFit, saveParts } from './write.ts'

const nothingSaid = { feasibility: null, feasibility_reason: '', feasibility_by: null, feasibility_at: null }

/** After a counter-proposal the request itself is changed, and those concerned are asked again. */
export async function reviseRequest(
  tx: Db,
  id: string,
  { version, text, askAgainIds, ...fields }: BodyOf<typeof contract.reviseRequest>,
  by: By & { readonly current: () => Promise<unknown> },
): Promise<void> {
  const { actor, at } = by
  const before = await lockRequest(tx, id)
  authorizeRequest(actor, 'revise', before)
  await refuseStale(before, version, by.current)
  await requireFit(tx, fields, before.initiatingDepartmentId)
  await saveParts(tx, id, fields)
  await tx
    .updateTable('request')
    .set({ updated_at: at, ...columnsOf(fields) })
    .where('id', '=', id)
    .execute()
  const changes = changesBetween(before, await getRequest(tx, id))
  if (changes.length === 0) throw new AppError('conflict', 'request.nothingChanged')
  await guard(tx, actor, {
    event: 'request.submit',
    facts: requestFacts(await getRequest(tx, id)),
    noun: 'request',
    nounId: id,
    overrides: [],
    now: at,
  })
  const again = before.answers.filter(
    ({ departmentId, state }) =>
      state === 'countered' ||
      (askAgainIds.includes(departmentId) && answerLifecycle.canMove(state, 'askAgain')),
  )
  for (const { departmentId, state } of again) {
    await tx
      .updateTable('request_answer')
      .set({ state: answerLifecycle.stateAfter(state, 'askAgain'), sent_at: at })
      .where('request_id', '=', id)
      .where('department_id', '=', departmentId)
      .execute()
  }
  await noteRound(tx, id, { kind: 'revise', personId: actor.personId, text, changes, at })
  await changeRequest(tx, before, {
    move: 'revise',
    to: requestLifecycle.stateAfter(before.state, 'revise'),
    columns: nothingSaid,
    reason: text,
    data: { fields: changes.map(({ field }) => field) },
    actorId: actor.personId,
    at,
  })
  const after = await getRequest(tx, id)
  const askedAgain = again.map(({ departmentId }) => departmentId)
  await tellAsked(tx, by, after, askedAgain)
  const others = after.answers.filter(({ departmentId }) => !askedAgain.includes(departmentId))
  await tell(tx, by, after, 'request.revised', partakers({ ...after, answers: others }), {
    by: await nameOf(tx, actor.personId),
    text,
  })
}

export async function setAssessors(tx: Db, id: string, personIds: readonly string[], by: By): Promise<void> {
  const before = await lockRequest(tx, id)
  authorizeRequest(by.actor, 'assign', before)
  await replaceAssessors(tx, id, personIds)
  const names = await tx
    .selectFrom('person')
    .select('name')
    .where('id', 'in', [...personIds])
    .execute()
  await changeRequest(tx, before, {
    move: 'assign',
    data: { people: names.map(({ name }) => name) },
    actorId: by.actor.personId,
    at: by.at,
  })
}

/** S4-24: the assessor proposes; it is for the head of the initiating department to decide. */
export async function assessRequest(
  tx: Db,
  id: string,
  { feasibility, reason }: BodyOf<typeof contract.assessRequest>,
  by: By,
): Promise<void> {
  const { actor, at } = by
  const before = await lockRequest(tx, id)
  authorizeRequest(actor, 'assess', before)
  const columns = {
    feasibility,
    feasibility_reason: reason,
    feasibility_by: actor.personId,
    feasibility_at: at,
  }
  await changeRequest(tx, before, {
    move: 'assess',
    columns,
    reason,
    data: { feasibility },
    actorId: actor.personId,
    at,
  })
  await asSystemWithin(tx, async () => {
    await tell(tx, by, before, 'request.toDecide', [before.reviewerId], {
      by: await nameOf(tx, actor.personId),
      feasibility,
    })
  })
}

export async function decideRequest(
  tx: Db,
  id: string,
  { isAccepted, comment, overrides }: BodyOf<typeof contract.decideRequest>,
  by: By,
): Promise<void> {
  const { actor, at } = by
  const before = await lockRequest(tx, id)
  const move = isAccepted ? 'accept' : 'reject'
  authorizeRequest(actor, 'accept', before)
  authorizeRequest(actor, move, before)
  if (isAccepted) {
    await guard(tx, actor, {
      event: 'request.accept',
      facts: requestFacts(before),
      noun: 'request',
      nounId: id,
      overrides,
      now: at,
    })
    if (before.feasibility === 'infeasible') throw new AppError('conflict', 'request.infeasible')
  } else if (comment === '') {
    const issues = [{ path: ['comment'], reason: 'field.required' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  await changeRequest(tx, before, {
    move,
    to: requestLifecycle.stateAfter(before.state, move),
    columns: { decided_at: at, decided_by: actor.personId, decision_comment: comment },
    reason: comment,
    data: actor.personId === before.initiatorId ? { isOwn: true } : {},
    actorId: actor.personId,
    at,
  })
  const people = [before.initiatorId, ...partakers(before)]
  const name = await nameOf(tx, actor.personId)
  if (isAccepted) await tell(tx, by, before, 'request.accepted', people, { by: name })
  else await tell(tx, by, before, 'request.rejected', people, { by: name, reason: comment })
}

export async function withdrawRequest(tx: Db, id: string, reason: string, by: By): Promise<void> {
  const before = await lockRequest(tx, id)
  authorizeRequest(by.actor, 'withdraw', before)
  await changeRequest(tx, before, {
    move: 'withdraw',
    to: requestLifecycle.stateAfter(before.state, 'withdraw'),
    reason,
    actorId: by.actor.personId,
    at: by.at,
  })
  const reviewer = before.state === 'submitted' ? [before.reviewerId] : []
  await tell(tx, by, before, 'request.withdrawn', [before.initiatorId, ...reviewer, ...partakers(before)], {
    by: await nameOf(tx, by.actor.personId),
    reason,
  })
}
