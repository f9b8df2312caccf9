import type { ChainLink, DepartmentRef, PersonRef } from '#contract/common.ts'
import type { RequestView } from '#contract/request.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { Actor } from '#domain/person/actor.ts'
import { hoursToDecision } from '#domain/request/measures.ts'
import { authorizeRequest, offeredInAnswer, offeredInRequest } from '#domain/request/policy.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { historyOf } from '#server/history/history.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { requestFacts } from './facts.ts'
import { getRequest } from './queries.ts'
import type { Request } from './request.ts'
import { answerDeadline, phoneDeadline, standingView } from './standing.ts'

/** One request as this person gets it, with what they may do to it now. */
export async function requestView(tx: Db, actor: Actor, id: string, now: Date): Promise<RequestView> {
  const request = await getRequest(tx, id)
  authorizeRequest(actor, 'view', request)
  const setting = await loadClockSetting(tx)
  const people = await personRefs(tx, peopleIn(request))
  const departments = await departmentRefs(tx, departmentsIn(request))
  const person = (one: string | null): PersonRef | null => (one !== null && people.get(one)) || null
  const department = (one: string | null): DepartmentRef | null =>
    (one !== null && departments.get(one)) || null
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null
  const spoken = request.answers.filter((answer) =>
    offeredInAnswer(actor, request, answer).includes('allocate'),
  )
  return {
    id,
    number: request.number,
    name: request.name,
    state: request.state,
    urgency: request.urgency,
    classification: request.classification,
    initiatingDepartment: department(request.initiatingDepartmentId) as DepartmentRef,
    initiator: person(request.initiatorId) as PersonRef,
    departments: request.answers.map(({ departmentId, departmentName, state }) => ({
      department: { id: departmentId, name: departmentName },
      state,
    })),
    wishedOn: request.wishedOn,
    standing: standingView(request, { person, department }, setting, now),
    createdAt: request.createdAt.toISOString(),
    contact: request.contact,
    background: request.background,
    goal: request.goal,
    expectedOutcome: request.expectedOutcome,
    concreteTasks: request.concreteTasks,
    deliveryStandard: request.deliveryStandard,
    needs: request.needs.map(({ allocatedById, allocatedAt, providerDepartmentId, ...need }) => ({
      ...need,
      providerDepartment: department(providerDepartmentId),
      allocatedBy: person(allocatedById),
      allocatedAt: iso(allocatedAt),
      canAllocate: spoken.some(
        ({ departmentId }) => providerDepartmentId === null || providerDepartmentId === departmentId,
      ),
    })),
    nodes: request.nodes.map((node) => ({ ...node })),
    risks: request.risks.map(({ departmentId, ...risk }) => ({
      ...risk,
      department: department(departmentId),
    })),
    submittedAt: iso(request.submittedAt),
    reviews: request.reviews.map(({ reviewerId, at, ...review }) => ({
      ...review,
      reviewer: person(reviewerId) as PersonRef,
      at: at.toISOString(),
    })),
    answers: request.answers.map((answer) => ({
      department: { id: answer.departmentId, name: answer.departmentName },
      head: person(answer.headId),
      state: answer.state,
      sentAt: iso(answer.sentAt),
      deadline: answerDeadline(answer, setting, now),
      phoneDeadline: phoneDeadline(answer, request.urgency, setting, now),
      phonedAt: iso(answer.phonedAt),
      phonedBy: person(answer.phonedById),
      answeredAt: iso(answer.answeredAt),
      answeredBy: person(answer.answeredById),
      reason: answer.reason,
      liaison: person(answer.liaisonId),
      impact: answer.impact,
      people: answer.people,
      material: answer.material,
      moneyCents: answer.moneyCents,
      duration: answer.duration,
      counterOn: answer.counterOn,
      counterResources: answer.counterResources,
      forwardedFrom: department(answer.forwardedFromId),
      can: offeredInAnswer(actor, request, answer),
    })),
    assessors: request.assessorIds.flatMap((one) => person(one) ?? []),
    feasibility:
      request.feasibility === null || request.feasibilityAt === null
        ? null
        : {
            verdict: request.feasibility,
            reason: request.feasibilityReason,
            by: person(request.feasibilityById),
            at: request.feasibilityAt.toISOString(),
          },
    decision:
      request.decidedAt === null
        ? null
        : {
            isAccepted: request.state !== 'rejected',
            comment: request.decisionComment,
            by: person(request.decidedById),
            at: request.decidedAt.toISOString(),
          },
    rounds: request.rounds.map(({ departmentId, personId, at, changes, ...round }) => ({
      ...round,
      changes: changes.map(({ field, removed, added }) => ({
        field,
        removed: [...removed],
        added: [...added],
      })),
      department: department(departmentId),
      person: person(personId),
      at: at.toISOString(),
    })),
    became: await becameOf(tx, actor, request),
    meetings: await meetingsFor(tx, actor, id),
    result:
      request.outcome === null || request.closedAt === null
        ? null
        : {
            outcome: request.outcome,
            text: request.result,
            at: request.closedAt.toISOString(),
            rating: request.rating,
            ratingComment: request.ratingComment,
          },
    measures: {
      reassignments: request.rounds.filter(({ kind }) => kind === 'forward').length,
      hoursToDecision: hoursToDecision({ ...request, reassignments: 0 }),
    },
    findings: await findingsOf(tx, {
      event: [...eventsAt(request)],
      facts: requestFacts(request),
      noun: 'request',
      nounId: id,
      now,
    }),
    history: await historyOf(tx, 'request', id),
    can: offeredInRequest(actor, request),
    version: request.version,
  }
}

/** What is judged while it stands where it stands, so that it is seen before the next step is refused. */
function eventsAt({ state }: Request): readonly NormEvent[] {
  switch (state) {
    case 'draft':
    case 'returned':
    case 'submitted':
      return ['request.submit']
    case 'assessing':
    case 'negotiating':
      return ['request.accept', 'C-02']
    default:
      return []
  }
}

function peopleIn(request: Request): (string | null)[] {
  return [
    request.initiatorId,
    request.reviewerId,
    request.feasibilityById,
    request.decidedById,
    ...request.assessorIds,
    ...request.needs.map(({ allocatedById }) => allocatedById),
    ...request.reviews.map(({ reviewerId }) => reviewerId),
    ...request.rounds.map(({ personId }) => personId),
    ...request.answers.flatMap((one) => [one.headId, one.liaisonId, one.answeredById, one.phonedById]),
  ]
}

function departmentsIn(request: Request): (string | null)[] {
  return [
    request.initiatingDepartmentId,
    ...request.needs.map(({ providerDepartmentId }) => providerDepartmentId),
    ...request.risks.map(({ departmentId }) => departmentId),
    ...request.rounds.map(({ departmentId }) => departmentId),
    ...request.answers.flatMap(({ departmentId, forwardedFromId }) => [departmentId, forwardedFromId]),
  ]
}

async function becameOf(tx: Db, actor: Actor, request: Request): Promise<ChainLink | null> {
  const { collaborationId, taskId } = request
  if (collaborationId !== null) {
    return (await chainLinks(tx, actor, 'collaboration', [collaborationId])).get(collaborationId) ?? null
  }
  return taskId === null ? null : ((await chainLinks(tx, actor, 'task', [taskId])).get(taskId) ?? null)
}

/** S0-05: the meetings that name it as their need. */
async function meetingsFor(tx: Db, actor: Actor, id: string): Promise<ChainLink[]> {
  const rows = await tx
    .selectFrom('meeting')
    .select(['id', 'number', 'name as title', 'state'])
    .where('request_id', '=', id)
    .where(visibleTo(actor, 'meeting'))
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map((row) => ({ noun: 'meeting' as const, ...row }))
}
