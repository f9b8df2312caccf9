import { sql } from 'kysely'
import type { ChainLink } from '#contract/common.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { RequestChange } from '#domain/request/changes.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import type { Answer, Request } from './request.ts'
import { reviewersOf } from './reviewer.ts'

const columns = [
  'id',
  'number',
  'name',
  'state',
  'urgency',
  'classification',
  'department_ids as departmentIds',
  'participant_ids as participantIds',
  'initiating_department_id as initiatingDepartmentId',
  'initiator_id as initiatorId',
  'contact',
  'background',
  'goal',
  'expected_outcome as expectedOutcome',
  'concrete_tasks as concreteTasks',
  'delivery_standard as deliveryStandard',
  'wished_on as wishedOn',
  'first_submitted_at as firstSubmittedAt',
  'submitted_at as submittedAt',
  'since',
  'feasibility',
  'feasibility_reason as feasibilityReason',
  'feasibility_by as feasibilityById',
  'feasibility_at as feasibilityAt',
  'decided_at as decidedAt',
  'decided_by as decidedById',
  'decision_comment as decisionComment',
  'collaboration_id as collaborationId',
  'task_id as taskId',
  'outcome',
  'result',
  'closed_at as closedAt',
  'rating',
  'rating_comment as ratingComment',
  'version',
  'created_at as createdAt',
] as const

function missing(): never {
  throw new AppError('not_found', 'request.notFound')
}

export async function getRequest(tx: Db, id: string): Promise<Request> {
  const row = await tx.selectFrom('request').select(columns).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return missing()
  const of = (table: 'request_need' | 'request_node' | 'request_risk') =>
    tx.selectFrom(table).where('request_id', '=', id).orderBy('position')
  const reviewer = (await reviewersOf(tx, [row])).get(id)
  const rounds = await tx
    .selectFrom('request_round')
    .select([
      'round',
      'kind',
      'department_id as departmentId',
      'person_id as personId',
      'text',
      'changes',
      'at',
    ])
    .where('request_id', '=', id)
    .orderBy('id')
    .execute()
  return {
    ...row,
    reviewerId: reviewer?.personId ?? null,
    isReviewOwn: reviewer?.isOwn ?? false,
    needs: await of('request_need')
      .select([
        'id',
        'kind',
        'spec',
        'quantity',
        'unit',
        'from_on as fromOn',
        'until_on as untilOn',
        'purpose',
        'priority',
        'provider_department_id as providerDepartmentId',
        'opinion',
        'allocation',
        'allocated',
        'allocated_by as allocatedById',
        'allocated_at as allocatedAt',
      ])
      .execute(),
    nodes: await of('request_node').select(['id', 'name', 'on_date as on']).execute(),
    risks: await of('request_risk')
      .select(['id', 'text', 'response', 'department_id as departmentId'])
      .execute(),
    answers: (await answersOf(tx, [id])).get(id) ?? [],
    reviews: await tx
      .selectFrom('request_review')
      .select([
        'necessity',
        'reasonableness',
        'completeness',
        'verdict',
        'comment',
        'reviewer_id as reviewerId',
        'is_own as isOwn',
        'at',
      ])
      .where('request_id', '=', id)
      .orderBy('at')
      .execute(),
    assessorIds: (
      await tx.selectFrom('request_assessor').select('person_id').where('request_id', '=', id).execute()
    ).map(({ person_id }) => person_id),
    rounds: rounds.map((one) => ({ ...one, changes: one.changes as unknown as RequestChange[] })),
  }
}

/** Also holds the row until the transaction ends. */
export async function lockRequest(tx: Db, id: string): Promise<Request> {
  const held = await tx.selectFrom('request').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return held === undefined ? missing() : getRequest(tx, id)
}

/** The departments of each request in the order they were asked, with who speaks for them. */
export async function answersOf(tx: Db, ids: readonly string[]): Promise<Map<string, Answer[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('request_answer as a')
    .innerJoin('department as d', 'd.id', 'a.department_id')
    .select([
      'a.request_id as requestId',
      'a.department_id as departmentId',
      'd.name as departmentName',
      'd.head_id as departmentHeadId',
      'd.deputy_id as deputyId',
      'd.liaison_id as departmentLiaisonId',
      'a.state',
      'a.sent_at as sentAt',
      'a.answered_at as answeredAt',
      'a.answered_by as answeredById',
      'a.reason',
      'a.liaison_id as liaisonId',
      'a.impact',
      'a.people',
      'a.material',
      'a.money_cents as moneyCents',
      'a.duration',
      'a.counter_on as counterOn',
      'a.counter_resources as counterResources',
      'a.phoned_at as phonedAt',
      'a.phoned_by as phonedById',
      'a.forwarded_from_id as forwardedFromId',
    ])
    .where('a.request_id', 'in', [...ids])
    .orderBy('a.position')
    .orderBy('a.id')
    .execute()
  const found = new Map<string, Answer[]>()
  for (const { requestId, departmentHeadId, deputyId, ...row } of rows) {
    const answer: Answer = {
      ...row,
      headId: departmentHeadId ?? deputyId,
      speakerIds: [row.departmentLiaisonId, row.liaisonId].filter((one) => one !== null),
    }
    found.set(requestId, [...(found.get(requestId) ?? []), answer])
  }
  return found
}

/**
 * The request at the beginning of a chain (S0-22), if this person may see it: what the task was made of, or its
 * collaboration, or what its meeting was held for.
 */
export async function requestBehind(
  tx: Db,
  actor: Actor,
  from: {
    readonly taskId?: string | null
    readonly collaborationId: string | null
    readonly meetingId?: string | null
  },
): Promise<ChainLink | null> {
  const { taskId = null, collaborationId, meetingId = null } = from
  const { rows } = await sql<ChainLink>`
    select 'request' as noun, r.id, r.number, r.name as title, r.state
    from request r
    where (r.task_id = ${taskId}::uuid or r.collaboration_id = ${collaborationId}::uuid
      or r.id = (select m.request_id from meeting m where m.id = ${meetingId}::uuid)
      or r.collaboration_id = (select m.collaboration_id from meeting m where m.id = ${meetingId}::uuid))
      and ${visibleTo(actor, 'r')}
    order by r.task_id is null, r.collaboration_id is null limit 1`.execute(tx)
  return rows[0] ?? null
}

/** Whoever ties something to a request must see it; what they do not see does not exist. */
export async function requireRequest(tx: Db, id: string | null | undefined): Promise<void> {
  if (id == null) return
  if (!(await tx.selectFrom('request').select('id').where('id', '=', id).executeTakeFirst())) missing()
}
