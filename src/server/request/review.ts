import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/request.ts'
import { AppError } from '#domain/error.ts'
import { requestLifecycle } from '#domain/request/lifecycle.ts'
import { authorizeRequest } from '#domain/request/policy.ts'
import type { Db } from '#server/db/database.ts'
import { guard } from '#server/norm/guard.ts'
import { type By, changeRequest, noteRound } from './change.ts'
import { requestFacts } from './facts.ts'
import { nameOf, tell, tellAsked, tellReviewer } from './notices.ts'
import { getRequest, lockRequest } from './queries.ts'

/** First or again: into the hands of the first review. */
export async function submitRequest(
  tx: Db,
  id: string,
  { overrides }: BodyOf<typeof contract.submitRequest>,
  by: By,
): Promise<void> {
  const { actor, at } = by
  const before = await lockRequest(tx, id)
  const move = before.state === 'returned' ? 'resubmit' : 'submit'
  authorizeRequest(actor, move, before)
  await guard(tx, actor, {
    event: 'request.submit',
    facts: requestFacts(before),
    noun: 'request',
    nounId: id,
    overrides,
    now: at,
  })
  if (before.answers.length === 0) {
    const issues = [{ path: ['departmentIds'], reason: 'request.noReceiver' }]
    throw new AppError('invalid', 'request.noReceiver', {}, { issues })
  }
  const to = requestLifecycle.stateAfter(before.state, move)
  const columns = { submitted_at: at, first_submitted_at: before.firstSubmittedAt ?? at }
  await changeRequest(tx, before, { move, to, columns, actorId: actor.personId, at })
  await tellReviewer(tx, by, before)
}

/** S4-20: three verdicts, and what follows from them. Passing asks every receiving department (C-02). */
export async function reviewRequest(
  tx: Db,
  id: string,
  { verdict, comment, assessorIds, ...criteria }: BodyOf<typeof contract.reviewRequest>,
  by: By,
): Promise<void> {
  const { actor, at } = by
  const before = await lockRequest(tx, id)
  authorizeRequest(actor, verdict, before)
  await guard(tx, actor, {
    event: 'request.review',
    facts: requestFacts(before, { verdict, criteria }),
    noun: 'request',
    nounId: id,
    overrides: [],
    now: at,
  })
  if (verdict !== 'pass' && comment === '') {
    const issues = [{ path: ['comment'], reason: 'field.required' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  // Switched off, the norm asks for no verdict: what was not judged counts as met.
  const isOwn = actor.personId === before.initiatorId
  await tx
    .insertInto('request_review')
    .values({
      request_id: id,
      necessity: criteria.necessity ?? true,
      reasonableness: criteria.reasonableness ?? true,
      completeness: criteria.completeness ?? true,
      verdict,
      comment,
      reviewer_id: actor.personId,
      is_own: isOwn,
      at,
    })
    .execute()
  if (verdict === 'pass') {
    await askAll(tx, id, assessorIds.length > 0 ? assessorIds : [before.initiatorId], by)
  }
  const to = requestLifecycle.stateAfter(before.state, verdict)
  await changeRequest(tx, before, {
    move: verdict,
    to,
    ...(verdict === 'reject' && {
      columns: { decided_at: at, decided_by: actor.personId, decision_comment: comment },
    }),
    reason: comment,
    data: { ...criteria, ...(isOwn && { isOwn }) },
    actorId: actor.personId,
    at,
  })
  const name = await nameOf(tx, actor.personId)
  if (verdict === 'pass') {
    const after = await getRequest(tx, id)
    await tellAsked(
      tx,
      by,
      after,
      after.answers.map(({ departmentId }) => departmentId),
    )
    await tell(tx, by, before, 'request.passed', [before.initiatorId], { by: name })
  } else if (verdict === 'return') {
    await tell(tx, by, before, 'request.returned', [before.initiatorId], { by: name, comment })
  } else {
    await tell(tx, by, before, 'request.rejected', [before.initiatorId], { by: name, reason: comment })
  }
}

async function askAll(tx: Db, id: string, assessorIds: readonly string[], { at, actor }: By): Promise<void> {
  await replaceAssessors(tx, id, assessorIds)
  const asked = await tx
    .updateTable('request_answer')
    .set({ state: 'pending', sent_at: at })
    .where('request_id', '=', id)
    .where('state', '=', 'waiting')
    .returning(['department_id', 'position'])
    .execute()
  for (const { department_id } of asked.toSorted((one, other) => one.position - other.position)) {
    await noteRound(tx, id, { kind: 'ask', departmentId: department_id, personId: actor.personId, at })
  }
}

export async function replaceAssessors(tx: Db, id: string, personIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(personIds)]
  const known = await tx
    .selectFrom('person')
    .select('id')
    .where('id', 'in', wanted)
    .where('state', '<>', 'disabled')
    .execute()
  if (known.length < wanted.length) {
    const issues = [{ path: ['assessorIds'], reason: 'field.unknownPerson' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  await tx.deleteFrom('request_assessor').where('request_id', '=', id).execute()
  await tx
    .insertInto('request_assessor')
    .values(wanted.map((person_id) => ({ request_id: id, person_id })))
    .execute()
}
