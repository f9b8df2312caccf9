import type { Updateable } from 'kysely'
import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/request.ts'
import { AppError, type Issue } from '#domain/error.ts'
import type { RequestChange } from '#domain/request/changes.ts'
import { answerLifecycle, isUnanswered, requestLifecycle } from '#domain/request/lifecycle.ts'
import { authorizeAnswer, authorizeRequest } from '#domain/request/policy.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import type { Tables } from '#server/db/tables.ts'
import { type By, changeRequest, noteRound } from './change.ts'
import { answerers, nameOf, tell, tellAsked } from './notices.ts'
import { getRequest, lockRequest } from './queries.ts'
import type { Answer, Request } from './request.ts'

type Said = BodyOf<typeof contract.answerRequest>

/** confirm with a liaison, or object with a proposal, or decline with the reason. */
export async function answerRequest(
  tx: Db,
  id: string,
  departmentId: string,
  said: Said,
  by: By,
): Promise<void> {
  const { actor, at } = by
  const before = await lockRequest(tx, id)
  authorizeRequest(actor, 'answer', before)
  const answer = authorizeAnswer(actor, said.answer, before, departmentId) as Answer
  await requireWhole(tx, departmentId, said)
  const state = answerLifecycle.stateAfter(answer.state, said.answer)
  await saveAnswer(tx, id, departmentId, {
    state,
    answered_at: at,
    answered_by: actor.personId,
    reason: said.reason,
    liaison_id: said.liaisonId ?? answer.liaisonId,
    impact: said.impact,
    people: said.people,
    material: said.material,
    money_cents: said.moneyCents,
    duration: said.duration,
    counter_on: said.answer === 'counter' ? said.counterOn : null,
    counter_resources: said.answer === 'counter' ? said.counterResources : '',
  })
  await noteRound(tx, id, {
    kind: said.answer,
    departmentId,
    personId: actor.personId,
    text: said.reason,
    changes: proposedChanges(before, said),
    at,
  })
  await settle(
    tx,
    before,
    { move: 'answer', reason: said.reason, data: { departmentId, answer: said.answer } },
    by,
  )
  const name = await nameOf(tx, actor.personId)
  const department = answer.departmentName
  if (said.answer === 'counter') {
    await tell(tx, by, before, 'request.countered', [before.initiatorId], {
      by: name,
      department,
      text: said.reason,
    })
  } else {
    await tell(tx, by, before, 'request.answered', [before.initiatorId], {
      by: name,
      department,
      answer: said.answer,
    })
  }
  await tellIfAllAnswered(tx, id, by)
}

/** A later date and fewer resources are shown against what was wished for. */
function proposedChanges(request: Request, said: Said): RequestChange[] {
  if (said.answer !== 'counter') return []
  const line = (text: string | null) => (text === null || text === '' ? [] : [{ kind: null, text }])
  return [
    ...(said.counterOn === null
      ? []
      : [{ field: 'wishedOn' as const, removed: line(request.wishedOn), added: line(said.counterOn) }]),
    ...(said.counterResources === ''
      ? []
      : [{ field: 'requiredResources' as const, removed: [], added: line(said.counterResources) }]),
  ]
}

async function requireWhole(tx: Db, departmentId: string, said: Said): Promise<void> {
  const issues: Issue[] = []
  const need = (field: string, isThere: boolean) => {
    if (!isThere) issues.push({ path: [field], reason: 'field.required' })
  }
  if (said.answer === 'accept') {
    need('liaisonId', said.liaisonId !== null)
    need('impact', said.impact !== '')
  } else {
    need('reason', said.reason !== '')
  }
  if (said.liaisonId !== null) {
    const member = await tx
      .selectFrom('person')
      .leftJoin('person_department', (join) =>
        join
          .onRef('person_department.person_id', '=', 'person.id')
          .on('person_department.department_id', '=', departmentId),
      )
      .leftJoin('department', (join) => join.on('department.id', '=', departmentId))
      .select([
        'person.id',
        'person_department.department_id as departmentId',
        'department.head_id as headId',
        'department.liaison_id as liaisonId',
      ])
      .where('person.id', '=', said.liaisonId)
      .where('person.state', '<>', 'disabled')
      .executeTakeFirst()
    const belongs =
      member !== undefined &&
      (member.departmentId !== null || member.id === member.headId || member.id === member.liaisonId)
    if (!belongs) issues.push({ path: ['liaisonId'], reason: 'request.liaisonElsewhere' })
  }
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}

export async function saveAnswer(
  tx: Db,
  id: string,
  departmentId: string,
  columns: Updateable<Tables['request_answer']>,
): Promise<void> {
  await tx
    .updateTable('request_answer')
    .set(columns)
    .where('request_id', '=', id)
    .where('department_id', '=', departmentId)
    .execute()
}

/**
 * What an answer does to the whole: a counter-proposal opens the negotiation, the last one taken off the table
 * closes it. Either way what had been said of feasibility was said of something else.
 */
export async function settle(
  tx: Db,
  before: Request,
  made: {
    readonly move: 'answer' | 'forward' | 'drop' | 'ask'
    readonly reason?: string
    readonly data: Readonly<Record<string, unknown>>
  },
  { actor, at }: By,
): Promise<void> {
  const states = await tx
    .selectFrom('request_answer')
    .select('state')
    .where('request_id', '=', before.id)
    .execute()
  const isCountered = states.some(({ state }) => state === 'countered')
  const move = isCountered
    ? before.state === 'assessing'
      ? ('counter' as const)
      : null
    : before.state === 'negotiating'
      ? ('settle' as const)
      : null
  await changeRequest(tx, before, {
    ...made,
    ...(move !== null && { to: requestLifecycle.stateAfter(before.state, move) }),
    columns: { feasibility: null, feasibility_reason: '', feasibility_by: null, feasibility_at: null },
    actorId: actor.personId,
    at,
  })
}

export async function tellIfAllAnswered(tx: Db, id: string, by: By): Promise<void> {
  await asSystemWithin(tx, async () => {
    const request = await getRequest(tx, id)
    if (request.state !== 'assessing' || request.answers.some(({ state }) => isUnanswered(state))) return
    await tell(tx, by, request, 'request.toAssess', request.assessorIds, {})
  })
}

/** Handing the question on counts as a reassignment (S4-01); a department that has had it is not asked twice. */
export async function forwardRequest(
  tx: Db,
  id: string,
  departmentId: string,
  { toDepartmentId, reason }: BodyOf<typeof contract.forwardRequest>,
  by: By,
): Promise<void> {
  const { actor, at } = by
  const before = await lockRequest(tx, id)
  authorizeRequest(actor, 'answer', before)
  const answer = authorizeAnswer(actor, 'forward', before, departmentId) as Answer
  await requireNew(tx, before, toDepartmentId, 'toDepartmentId')
  await saveAnswer(tx, id, departmentId, {
    state: answerLifecycle.stateAfter(answer.state, 'forward'),
    answered_at: at,
    answered_by: actor.personId,
    reason,
  })
  const target = await addAnswer(tx, before, toDepartmentId, { at, forwardedFromId: departmentId })
  await noteRound(tx, id, {
    kind: 'forward',
    departmentId,
    personId: actor.personId,
    text: `${target} · ${reason}`,
    at,
  })
  const data = { departmentId, toDepartmentId, department: answer.departmentName, toDepartment: target }
  await settle(tx, before, { move: 'forward', reason, data }, by)
  const name = await nameOf(tx, actor.personId)
  await tell(tx, by, before, 'request.forwarded', [before.initiatorId], {
    by: name,
    department: target,
    reason,
  })
  await asSystemWithin(tx, async () => tellAsked(tx, by, await getRequest(tx, id), [toDepartmentId]))
}

async function requireNew(tx: Db, request: Request, departmentId: string, field: string): Promise<void> {
  const refuse = (reason: string) => {
    throw new AppError('invalid', reason, {}, { issues: [{ path: [field], reason }] })
  }
  if (departmentId === request.initiatingDepartmentId) refuse('request.ownDepartment')
  const known = request.answers.find((answer) => answer.departmentId === departmentId)
  if (known !== undefined && known.state !== 'dropped') refuse('request.alreadyAsked')
  const department = await tx
    .selectFrom('department')
    .select('id')
    .where('id', '=', departmentId)
    .executeTakeFirst()
  if (department === undefined) refuse('field.unknownDepartment')
}

/** Gives the name of the department. */
async function addAnswer(
  tx: Db,
  request: Request,
  departmentId: string,
  { at, forwardedFromId = null }: { readonly at: Date; readonly forwardedFromId?: string | null },
): Promise<string> {
  await tx
    .insertInto('request_answer')
    .values({
      request_id: request.id,
      department_id: departmentId,
      position: request.answers.length,
      state: 'pending',
      sent_at: at,
      forwarded_from_id: forwardedFromId,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['request_id', 'department_id'])
        .doUpdateSet({ state: 'pending', sent_at: at, answered_at: null, answered_by: null, reason: '' }),
    )
    .execute()
  const { name } = await tx
    .selectFrom('department')
    .select('name')
    .where('id', '=', departmentId)
    .executeTakeFirstOrThrow()
  return name
}

/** within 15 minutes by telephone; the record is still owed. */
export async function notePhoneAnswer(
  tx: Db,
  id: string,
  departmentId: string,
  { text }: BodyOf<typeof contract.notePhoneAnswer>,
  { actor, at }: By,
): Promise<void> {
  const before = await lockRequest(tx, id)
  authorizeRequest(actor, 'answer', before)
  authorizeAnswer(actor, 'phone', before, departmentId)
  await saveAnswer(tx, id, departmentId, { phoned_at: at, phoned_by: actor.personId })
  await noteRound(tx, id, { kind: 'phone', departmentId, personId: actor.personId, text, at })
  await changeRequest(tx, before, {
    move: 'phone',
    reason: text,
    data: { departmentId },
    actorId: actor.personId,
    at,
  })
}

export async function askDepartment(
  tx: Db,
  id: string,
  { departmentId }: BodyOf<typeof contract.askDepartment>,
  by: By,
): Promise<void> {
  const { actor, at } = by
  const before = await lockRequest(tx, id)
  authorizeRequest(actor, 'ask', before)
  await requireNew(tx, before, departmentId, 'departmentId')
  const department = await addAnswer(tx, before, departmentId, { at })
  await noteRound(tx, id, { kind: 'ask', departmentId, personId: actor.personId, at })
  await settle(tx, before, { move: 'ask', data: { departmentId, department } }, by)
  await tellAsked(tx, by, await getRequest(tx, id), [departmentId])
}

export async function dropDepartment(
  tx: Db,
  id: string,
  departmentId: string,
  { reason }: BodyOf<typeof contract.dropDepartment>,
  by: By,
): Promise<void> {
  const { actor, at } = by
  const before = await lockRequest(tx, id)
  authorizeRequest(actor, 'ask', before)
  const answer = authorizeAnswer(actor, 'drop', before, departmentId) as Answer
  await saveAnswer(tx, id, departmentId, { state: answerLifecycle.stateAfter(answer.state, 'drop') })
  await noteRound(tx, id, { kind: 'drop', departmentId, personId: actor.personId, text: reason, at })
  await settle(
    tx,
    before,
    { move: 'drop', reason, data: { departmentId, department: answer.departmentName } },
    by,
  )
  const name = await nameOf(tx, actor.personId)
  await tell(tx, by, before, 'request.dropped', answerers(answer), { by: name, reason })
  await tellIfAllAnswered(tx, id, by)
}

/** what of a need is given, and what was thought of it. Who may answer for the department may say so. */
export async function allocateNeed(
  tx: Db,
  at: { readonly id: string; readonly departmentId: string; readonly needId: string },
  given: BodyOf<typeof contract.allocateNeed>,
  by: By,
): Promise<void> {
  const before = await lockRequest(tx, at.id)
  authorizeAnswer(by.actor, 'allocate', before, at.departmentId)
  const need = before.needs.find(({ id }) => id === at.needId)
  if (need === undefined) throw new AppError('not_found', 'request.needNotFound')
  if (need.providerDepartmentId !== null && need.providerDepartmentId !== at.departmentId) {
    throw new AppError('forbidden', 'request.needOfAnother')
  }
  await tx
    .updateTable('request_need')
    .set({
      provider_department_id: at.departmentId,
      allocation: given.allocation,
      allocated: given.allocated,
      opinion: given.opinion,
      allocated_by: by.actor.personId,
      allocated_at: by.at,
    })
    .where('id', '=', at.needId)
    .execute()
  await changeRequest(tx, before, {
    move: 'allocate',
    reason: given.opinion,
    data: { departmentId: at.departmentId, need: need.spec, allocation: given.allocation },
    actorId: by.actor.personId,
    at: by.at,
  })
}
