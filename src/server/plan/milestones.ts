import { sql } from 'kysely'
import type { z } from 'zod'
import type { ChainLink } from '#contract/common.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import type {
  createMilestone as createContract,
  judgeMilestone as judgeContract,
  listMilestones as listContract,
  MilestoneRow,
  MilestoneView,
  submitMilestone as submitContract,
  updateMilestone as updateContract,
} from '#contract/milestone.ts'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError, type Issue } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import {
  type GivenVerdict,
  type MilestoneMove,
  type MilestoneState,
  milestoneLifecycle,
  outcomeOf,
  verdictsOpen,
} from '#domain/plan/milestone.ts'
import { authorizePlan, isPlanLeader } from '#domain/plan/policy.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { refreshCollaborationAudience } from '#server/collaboration/queries.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { historyOf, noteMove } from '#server/history/history.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { guard } from '#server/norm/guard.ts'
import type { NoticeKind, NoticeParams } from '#server/notification/kinds.ts'
import { notify } from '#server/notification/notify.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { nameOf } from '#server/task/acting.ts'
import { refreshPlanAudience } from '#server/task/audience.ts'
import type { PlanAction } from './lines.ts'
import { getPlanOf, lockPlan, type Plan, touchPlan } from './queries.ts'
import { tellOfPlan } from './tell.ts'

type By = Omit<PlanAction, 'id'>

export interface Milestone {
  readonly id: string
  readonly number: string
  readonly collaborationId: string
  readonly name: string
  readonly dueOn: CivilDate
  readonly originalDueOn: CivilDate | null
  readonly state: MilestoneState
  readonly criteria: readonly string[]
  readonly departmentId: string | null
  readonly ownerId: string | null
  readonly round: number
  readonly rectifications: number
  readonly rectifyBy: CivilDate | null
  readonly submittedAt: Date | null
  readonly submittedById: string | null
  readonly note: string
  readonly version: number
  readonly reviewers: readonly { readonly personId: string; readonly departmentId: string | null }[]
  readonly verdicts: readonly (GivenVerdict & {
    readonly round: number
    readonly comment: string
    readonly at: string
  })[]
}

async function milestonesWhere(tx: Db, where: ReturnType<typeof sql<boolean>>): Promise<Milestone[]> {
  const { rows } = await sql<Milestone>`
    select m.id, m.number, m.collaboration_id as "collaborationId", m.name, m.due_on as "dueOn",
      m.original_due_on as "originalDueOn", m.state, m.criteria, m.department_id as "departmentId",
      m.owner_id as "ownerId", m.round, m.rectifications, m.rectify_by as "rectifyBy",
      m.submitted_at as "submittedAt", m.submitted_by as "submittedById", m.note, m.version,
      (select coalesce(json_agg(json_build_object('personId', r.person_id, 'departmentId', r.department_id)
        order by r.person_id), '[]') from milestone_reviewer r where r.milestone_id = m.id) as reviewers,
      (select coalesce(json_agg(json_build_object('personId', v.person_id, 'round', v.round, 'verdict', v.verdict,
        'comment', v.comment, 'rectifyBy', v.rectify_by, 'at', v.at) order by v.round, v.at), '[]')
        from milestone_verdict v where v.milestone_id = m.id) as verdicts
    from milestone m where ${where} order by m.due_on, m.id`.execute(tx)
  return rows
}

/** Seen with its collaboration; where that is out of sight, the milestone does not exist either. */
async function takeUp(tx: Db, actor: Actor, id: string): Promise<{ milestone: Milestone; plan: Plan }> {
  await tx.selectFrom('milestone').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  const [milestone] = await milestonesWhere(tx, sql<boolean>`m.id = ${id}`)
  if (milestone === undefined) throw lost()
  try {
    const plan = await getPlanOf(tx, milestone.collaborationId)
    authorizePlan(actor, 'view', plan)
    return { milestone, plan }
  } catch (error) {
    throw error instanceof AppError && error.kind === 'not_found' ? lost() : error
  }
}

function lost(): AppError {
  return new AppError('not_found', 'milestone.notFound')
}

const given = ({ verdicts, round }: Milestone) => verdicts.filter((one) => one.round === round)

type Ability = MilestoneRow['can'][number]

function may(actor: Actor, act: Ability, milestone: Milestone, plan: Plan): boolean {
  const me = actor.personId
  const isOwner =
    me === milestone.ownerId ||
    (milestone.departmentId !== null && actor.oversees.has(milestone.departmentId))
  switch (act) {
    case 'edit':
      return isPlanLeader(actor, plan) || plan.planners.includes(me)
    case 'submit':
      return isOwner || isPlanLeader(actor, plan)
    case 'judge':
      return milestone.reviewers.some(({ personId }) => personId === me)
    case 'pass':
    case 'cancel':
      return me === plan.leaderId
    case 'escalate':
      return (
        isOwner || isPlanLeader(actor, plan) || milestone.reviewers.some(({ personId }) => personId === me)
      )
  }
}

function isPossible(actor: Actor, act: Ability, milestone: Milestone): boolean {
  const { state } = milestone
  switch (act) {
    case 'edit':
      return state !== 'passed' && state !== 'cancelled' && state !== 'underReview'
    case 'submit':
      return milestoneLifecycle.canMove(state, 'submit') && milestone.reviewers.length > 0
    case 'judge':
      return state === 'underReview' && !given(milestone).some(({ personId }) => personId === actor.personId)
    case 'pass':
    case 'cancel':
      return milestoneLifecycle.canMove(state, act)
    case 'escalate':
      return state === 'failed' || state === 'slipped'
  }
}

const abilities = ['edit', 'submit', 'judge', 'pass', 'cancel', 'escalate'] as const

function authorize(actor: Actor, act: Ability, milestone: Milestone, plan: Plan): void {
  if (!may(actor, act, milestone, plan))
    throw new AppError('forbidden', 'milestone.notYours', { action: act })
  if (isPossible(actor, act, milestone)) return
  const reason =
    act === 'submit' && milestone.reviewers.length === 0 ? 'milestone.noReviewers' : 'milestone.notNow'
  throw new AppError('conflict', reason, { action: act, state: milestone.state })
}

type Fields = {
  readonly [Name in keyof BodyOf<typeof updateContract>]?: BodyOf<typeof updateContract>[Name] | undefined
}

export async function createMilestone(
  tx: Db,
  act: PlanAction,
  fields: BodyOf<typeof createContract>,
): Promise<string> {
  const plan = await lockPlan(tx, act.id)
  authorizePlan(act.actor, 'addMilestone', plan)
  await checkNamed(tx, fields)
  const { zone } = await loadWorkTime(tx)
  const year = Number(civilDateOf(act.at, zone).slice(0, 4))
  const id = await asSystemWithin(tx, async () => {
    const row = await tx
      .insertInto('milestone')
      .values({
        number: sql<string>`next_number('LC', ${year}::int)`,
        collaboration_id: plan.id,
        name: fields.name,
        due_on: fields.dueOn,
        criteria: fields.criteria ?? [],
        department_id: fields.departmentId ?? null,
        owner_id: fields.ownerId ?? null,
        created_by: act.actor.personId,
        created_at: act.at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  })
  await saveParts(tx, plan, id, fields)
  await noteMilestone(tx, act, id, 'create', null, 'planned')
  await touchPlan(tx, plan.id, act.at)
  await tellOfPlan(tx, plan.id)
  return id
}

export async function updateMilestone(
  tx: Db,
  act: By,
  id: string,
  { version, ...fields }: BodyOf<typeof updateContract>,
  current: () => Promise<unknown>,
): Promise<void> {
  const { milestone, plan } = await takeUp(tx, act.actor, id)
  authorize(act.actor, 'edit', milestone, plan)
  if (version !== milestone.version) {
    throw new AppError('conflict', 'milestone.stale', {}, { detail: { current: await current() } })
  }
  // What was agreed to moves by a change.
  if (fields.dueOn !== undefined && fields.dueOn !== milestone.dueOn && plan.baselineNo > 0) {
    throw new AppError('conflict', 'milestone.dateAgreed')
  }
  await checkNamed(tx, fields)
  const columns = {
    ...(fields.name !== undefined && { name: fields.name }),
    ...(fields.dueOn !== undefined && { due_on: fields.dueOn }),
    ...(fields.criteria !== undefined && { criteria: fields.criteria }),
    ...(fields.departmentId !== undefined && { department_id: fields.departmentId }),
    ...(fields.ownerId !== undefined && { owner_id: fields.ownerId }),
  }
  await tx
    .updateTable('milestone')
    .set({ ...columns, version: milestone.version + 1 })
    .where('id', '=', id)
    .execute()
  await saveParts(tx, plan, id, fields)
  await noteMilestone(tx, act, id, 'edit', milestone.state, milestone.state, {
    data: { fields: Object.keys(fields) },
  })
  await touchPlan(tx, plan.id, act.at)
  await tellOfPlan(tx, plan.id)
}

async function checkNamed(tx: Db, { reviewerIds = [], ownerId, departmentId }: Fields): Promise<void> {
  const people = [...new Set([...reviewerIds, ownerId])].filter((one) => typeof one === 'string')
  const known = await personRefs(tx, people)
  const departments = await departmentRefs(tx, [departmentId])
  const issues: Issue[] = [
    ...(reviewerIds.some((one) => !known.has(one))
      ? [{ path: ['reviewerIds'], reason: 'field.unknownPerson' }]
      : []),
    ...(typeof ownerId === 'string' && !known.has(ownerId)
      ? [{ path: ['ownerId'], reason: 'field.unknownPerson' }]
      : []),
    ...(typeof departmentId === 'string' && !departments.has(departmentId)
      ? [{ path: ['departmentId'], reason: 'field.unknownDepartment' }]
      : []),
    // Four eyes: nobody reviews what they hand in.
    ...(typeof ownerId === 'string' && reviewerIds.includes(ownerId)
      ? [{ path: ['reviewerIds'], reason: 'task.ownerCannotReview' }]
      : []),
  ]
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}

async function saveParts(
  tx: Db,
  plan: Plan,
  id: string,
  { reviewerIds, beforeIds, afterIds, ownerId }: Fields,
): Promise<void> {
  if (reviewerIds) {
    const refs = await personRefs(tx, reviewerIds)
    await tx.deleteFrom('milestone_reviewer').where('milestone_id', '=', id).execute()
    const rows = [...new Set(reviewerIds)].map((person_id) => ({
      milestone_id: id,
      person_id,
      department_id: refs.get(person_id)?.departmentId ?? null,
    }))
    if (rows.length > 0) await tx.insertInto('milestone_reviewer').values(rows).execute()
  }
  for (const [side, ids] of [
    ['before', beforeIds],
    ['after', afterIds],
  ] as const) {
    if (!ids) continue
    await tx.deleteFrom('milestone_task').where('milestone_id', '=', id).where('side', '=', side).execute()
    if (ids.length === 0) continue
    await sql`
      insert into milestone_task (milestone_id, task_id, side)
      select ${id}, t.id, ${side} from task t
      where t.collaboration_id = ${plan.id} and t.id = any(${[...new Set(ids)]}::uuid[])
      on conflict (milestone_id, task_id) do update set side = excluded.side`.execute(tx)
  }
  // Whoever reviews or hands in sees the collaboration.
  if (reviewerIds || ownerId) {
    await asSystemWithin(tx, () => refreshCollaborationAudience(tx, plan.id))
    await refreshPlanAudience(tx, plan.id)
  }
}

/** S4-47: the result of the stage is handed in; everybody asked is told once for this round. */
export async function submitMilestone(
  tx: Db,
  act: By,
  id: string,
  { note, deliverableIds, links }: BodyOf<typeof submitContract>,
): Promise<void> {
  const { milestone, plan } = await takeUp(tx, act.actor, id)
  authorize(act.actor, 'submit', milestone, plan)
  const picked =
    deliverableIds.length === 0
      ? []
      : await tx
          .selectFrom('deliverable')
          .innerJoin('task', 'task.id', 'deliverable.task_id')
          .select(['deliverable.id', 'deliverable.name', 'deliverable.link'])
          .where('deliverable.id', 'in', deliverableIds)
          .where('task.collaboration_id', '=', plan.id)
          .execute()
  if (picked.length !== new Set(deliverableIds).size)
    throw new AppError('not_found', 'milestone.resultNotFound')
  if (picked.length + links.length === 0) {
    const issues = [{ path: ['links'], reason: 'milestone.needsResult' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  const round = milestone.round + 1
  const rows = [
    ...picked.map((one) => ({ name: one.name, link: one.link, deliverable_id: one.id as string | null })),
    ...links.map((one) => ({ ...one, deliverable_id: null })),
  ]
  await tx
    .insertInto('milestone_result')
    .values(
      rows.map((row) => ({ ...row, milestone_id: id, round, added_by: act.actor.personId, at: act.at })),
    )
    .execute()
  await move(tx, act, milestone, 'submit', {
    set: { round, note, submitted_at: act.at, submitted_by: act.actor.personId },
    reason: note,
  })
  await tell(tx, act, milestone, 'milestone.toReview', {
    personIds: milestone.reviewers.map(({ personId }) => personId),
    params: { by: await nameOf(tx, act.actor.personId) },
    occasion: `${round}`,
  })
  await tellOfPlan(tx, plan.id)
}

/** one verdict a reviewer and round; when the last one is in, they come to a result. */
export async function judgeMilestone(
  tx: Db,
  act: By,
  id: string,
  { verdict, comment, rectifyBy }: BodyOf<typeof judgeContract>,
): Promise<void> {
  const { milestone, plan } = await takeUp(tx, act.actor, id)
  authorize(act.actor, 'judge', milestone, plan)
  if (!verdictsOpen(milestone.rectifications).includes(verdict)) {
    throw new AppError('conflict', 'milestone.onlyOnce')
  }
  const { zone } = await loadWorkTime(tx)
  const issues: Issue[] = [
    ...(verdict !== 'pass' && comment === '' ? [{ path: ['comment'], reason: 'field.required' }] : []),
    ...(verdict === 'rectify' && rectifyBy === null
      ? [{ path: ['rectifyBy'], reason: 'field.required' }]
      : []),
    ...(verdict === 'rectify' && rectifyBy !== null && rectifyBy < civilDateOf(act.at, zone)
      ? [{ path: ['rectifyBy'], reason: 'milestone.rectifyInPast' }]
      : []),
  ]
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
  await tx
    .insertInto('milestone_verdict')
    .values({
      milestone_id: id,
      round: milestone.round,
      person_id: act.actor.personId,
      verdict,
      comment,
      rectify_by: verdict === 'rectify' ? rectifyBy : null,
      at: act.at,
    })
    .execute()
  await noteMilestone(tx, act, id, `judge.${verdict}`, milestone.state, milestone.state, { reason: comment })
  const said = [
    ...given(milestone),
    {
      personId: act.actor.personId,
      verdict,
      rectifyBy: rectifyBy === null ? null : civilDate(rectifyBy),
    },
  ]
  const outcome = outcomeOf(
    milestone.reviewers.map(({ personId }) => personId),
    said,
  )
  const heard = [milestone.ownerId, milestone.submittedById, plan.leaderId]
  const by = await nameOf(tx, act.actor.personId)
  if (outcome?.move === 'pass') {
    await move(tx, act, milestone, 'pass', { set: { passed_at: act.at, rectify_by: null } })
    await tell(tx, act, milestone, 'milestone.passed', {
      personIds: heard,
      params: {},
      occasion: `${milestone.round}`,
    })
  } else if (outcome?.move === 'askRectification') {
    await move(tx, act, milestone, 'askRectification', {
      set: { rectify_by: outcome.by, rectifications: milestone.rectifications + 1 },
    })
    await tell(tx, act, milestone, 'milestone.rectify', {
      personIds: heard,
      params: { by, dueOn: outcome.by ?? '' },
      occasion: `${milestone.round}`,
    })
  } else if (outcome?.move === 'fail') {
    await move(tx, act, milestone, 'fail', { set: { rectify_by: null } })
    await tell(tx, act, milestone, 'milestone.failed', {
      personIds: [...heard, ...(await ownersBehind(tx, id))],
      params: { by },
      occasion: `${milestone.round}`,
    })
  }
  await tellOfPlan(tx, plan.id)
}

/** Those whose work comes next and cannot begin. */
async function ownersBehind(tx: Db, id: string): Promise<(string | null)[]> {
  return asSystemWithin(tx, async () => {
    const rows = await tx
      .selectFrom('milestone_task')
      .innerJoin('task', 'task.id', 'milestone_task.task_id')
      .select('task.owner_id')
      .where('milestone_task.milestone_id', '=', id)
      .where('milestone_task.side', '=', 'after')
      .execute()
    return rows.map(({ owner_id }) => owner_id)
  })
}

/** NM-COL-13: the leader lets it pass although somebody has not confirmed, and answers for it in writing. */
export async function passMilestone(
  tx: Db,
  act: By,
  id: string,
  overrides: readonly { fingerprint: string; reason: string }[],
): Promise<void> {
  const { milestone, plan } = await takeUp(tx, act.actor, id)
  authorize(act.actor, 'pass', milestone, plan)
  const passed = new Set(given(milestone).flatMap((one) => (one.verdict === 'pass' ? [one.personId] : [])))
  const waiting = milestone.reviewers.map(({ personId }) => personId).filter((one) => !passed.has(one))
  const names = await personRefs(tx, waiting)
  await guard(tx, act.actor, {
    event: 'milestone.pass',
    facts: {
      matter: { noun: 'collaboration', id: plan.id, name: plan.name },
      leaderId: plan.leaderId,
      plan: {
        milestones: [
          {
            id,
            name: milestone.name,
            isPassed: false,
            waitingFor: waiting.map((one) => names.get(one)?.name ?? one),
          },
        ],
      },
    },
    noun: 'milestone',
    nounId: id,
    overrides,
    now: act.at,
  })
  await move(tx, act, milestone, 'pass', {
    set: { passed_at: act.at, rectify_by: null },
    reason: overrides.map(({ reason }) => reason).find((one) => one !== '') ?? '',
  })
  await tellOfPlan(tx, plan.id)
}

export async function cancelMilestone(tx: Db, act: By, id: string, reason: string): Promise<void> {
  const { milestone, plan } = await takeUp(tx, act.actor, id)
  authorize(act.actor, 'cancel', milestone, plan)
  if (plan.baselineNo > 0) throw new AppError('conflict', 'milestone.dateAgreed')
  await move(tx, act, milestone, 'cancel', { reason })
  await touchPlan(tx, plan.id, act.at)
  await tellOfPlan(tx, plan.id)
}

/** Offered where the stage result was not accepted, or is late: those above the leader hear of it with the reason. */
export async function escalateMilestone(tx: Db, act: By, id: string, reason: string): Promise<void> {
  const { milestone, plan } = await takeUp(tx, act.actor, id)
  authorize(act.actor, 'escalate', milestone, plan)
  await noteMilestone(tx, act, id, 'escalate', milestone.state, milestone.state, { reason })
  await tell(tx, act, milestone, 'milestone.escalated', {
    personIds: [plan.leaderId, ...plan.superiorIds],
    params: { by: await nameOf(tx, act.actor.personId), reason },
    occasion: act.at.toISOString(),
  })
  await tellOfPlan(tx, plan.id)
}

async function move(
  tx: Db,
  act: By,
  milestone: Milestone,
  made: MilestoneMove,
  more: {
    readonly set?: Readonly<Record<string, unknown>>
    readonly reason?: string
  } = {},
): Promise<void> {
  const to = milestoneLifecycle.stateAfter(milestone.state, made)
  await tx
    .updateTable('milestone')
    .set({ ...more.set, state: to, version: milestone.version + 1 })
    .where('id', '=', milestone.id)
    .execute()
  await noteMilestone(tx, act, milestone.id, made, milestone.state, to, {
    ...(more.reason !== undefined && { reason: more.reason }),
  })
}

async function noteMilestone(
  tx: Db,
  { actor, at }: By,
  id: string,
  made: string,
  from: MilestoneState | null,
  to: MilestoneState,
  more: { readonly reason?: string; readonly data?: Readonly<Record<string, unknown>> } = {},
): Promise<void> {
  await noteMove(tx, {
    noun: 'milestone',
    nounId: id,
    move: made,
    from,
    to,
    actorId: actor.personId,
    ...more,
    at,
  })
}

async function tell<Kind extends Extract<NoticeKind, `milestone.${string}`>>(
  tx: Db,
  { app, at }: By,
  { id, number, name }: Milestone,
  kind: Kind,
  notice: {
    readonly personIds: readonly (string | null)[]
    readonly params: Omit<NoticeParams<Kind>, 'number' | 'title'>
    readonly occasion: string
  },
): Promise<void> {
  await notify(tx, app, {
    personIds: notice.personIds,
    kind,
    noun: 'milestone',
    nounId: id,
    params: { ...notice.params, number, title: name } as unknown as NoticeParams<Kind>,
    link: `/milestones/${id}`,
    dedupe: `${kind}:${id}:${notice.occasion}`,
    at,
  })
}

/** 不通过 stops the next stage: work behind such a milestone does not begin. */
export async function refuseBehindFailedGate(tx: Db, taskId: string): Promise<void> {
  const failed = await asSystemWithin(tx, () =>
    tx
      .selectFrom('milestone_task')
      .innerJoin('milestone', 'milestone.id', 'milestone_task.milestone_id')
      .select('milestone.name')
      .where('milestone_task.task_id', '=', taskId)
      .where('milestone_task.side', '=', 'after')
      .where('milestone.state', '=', 'failed')
      .executeTakeFirst(),
  )
  if (failed) throw new AppError('conflict', 'task.gateFailed', { name: failed.name })
}

export async function listMilestones(
  tx: Db,
  actor: Actor,
  collaborationId: string,
): Promise<z.output<(typeof listContract)['reply']>> {
  const plan = await getPlanOf(tx, collaborationId)
  authorizePlan(actor, 'view', plan)
  const found = await milestonesWhere(
    tx,
    sql<boolean>`m.collaboration_id = ${collaborationId} and m.state <> 'cancelled'`,
  )
  return { items: await rowsOf(tx, actor, found, plan) }
}

async function rowsOf(
  tx: Db,
  actor: Actor,
  found: readonly Milestone[],
  plan: Plan,
): Promise<MilestoneRow[]> {
  const people = await personRefs(
    tx,
    found.flatMap(({ ownerId, reviewers }) => [ownerId, ...reviewers.map(({ personId }) => personId)]),
  )
  const departments = await departmentRefs(
    tx,
    found.flatMap(({ departmentId, reviewers }) => [
      departmentId,
      ...reviewers.map((one) => one.departmentId),
    ]),
  )
  return found.map((one) => {
    const said = given(one)
    return {
      id: one.id,
      number: one.number,
      name: one.name,
      dueOn: one.dueOn,
      originalDueOn: one.originalDueOn,
      state: one.state,
      criteria: [...one.criteria],
      department: (one.departmentId && departments.get(one.departmentId)) || null,
      owner: (one.ownerId && people.get(one.ownerId)) || null,
      rectifyBy: one.rectifyBy,
      round: one.round,
      reviewers: one.reviewers.flatMap(({ personId, departmentId }) => {
        const person = people.get(personId)
        const verdict = one.round > 0 ? said.find((each) => each.personId === personId) : undefined
        return person === undefined
          ? []
          : [
              {
                person,
                department: (departmentId && departments.get(departmentId)) || null,
                verdict: verdict?.verdict ?? null,
                comment: verdict?.comment ?? '',
                at: verdict === undefined ? null : new Date(verdict.at).toISOString(),
              },
            ]
      }),
      can: abilities.filter((act) => may(actor, act, one, plan) && isPossible(actor, act, one)),
      version: one.version,
    }
  })
}

export async function milestoneView(tx: Db, actor: Actor, id: string): Promise<MilestoneView> {
  const { milestone, plan } = await takeUp(tx, actor, id)
  const [row] = await rowsOf(tx, actor, [milestone], plan)
  const { rows: results } = await sql<{
    id: string
    round: number
    name: string
    link: string
    byId: string | null
    at: Date
    fileId: string | null
    task: ChainLink | null
  }>`
    select r.id, r.round, r.name, r.link, r.added_by as "byId", r.at, d.file_id as "fileId",
      case when t.id is not null then json_build_object('noun', 'task', 'id', t.id, 'number', t.number,
        'title', t.name, 'state', t.state) end as task
    from milestone_result r
    left join deliverable d on d.id = r.deliverable_id
    left join task t on t.id = d.task_id and ${visibleTo(actor, 't')}
    where r.milestone_id = ${id} order by r.round, r.at, r.id`.execute(tx)
  const { rows: stage } = await sql<ChainLink & { side: 'before' | 'after'; dueOn: string | null }>`
    select s.side, 'task' as noun, t.id, t.number, t.name as title, t.state, t.due_on as "dueOn"
    from milestone_task s join task t on t.id = s.task_id
    where s.milestone_id = ${id} and ${visibleTo(actor, 't')}
    order by t.due_on nulls last, t.number`.execute(tx)
  const { rows: offered } = await sql<{ id: string; name: string; taskNumber: string }>`
    select d.id, d.name, t.number as "taskNumber"
    from deliverable d join task t on t.id = d.task_id
    where t.collaboration_id = ${plan.id} and ${visibleTo(actor, 't')}
      and (not exists (select 1 from milestone_task s where s.milestone_id = ${id} and s.side = 'before')
        or t.id in (select s.task_id from milestone_task s where s.milestone_id = ${id} and s.side = 'before'))
    order by d.added_at desc limit 100`.execute(tx)
  const people = await personRefs(tx, [
    milestone.submittedById,
    ...results.map(({ byId }) => byId),
    ...milestone.verdicts.map(({ personId }) => personId),
  ])
  const withoutSide = (side: 'before' | 'after') =>
    stage.filter((one) => one.side === side).map(({ side: _, ...link }) => link)
  const can = (row as MilestoneRow).can
  return {
    ...(row as MilestoneRow),
    collaboration: {
      noun: 'collaboration',
      id: plan.id,
      number: plan.number,
      title: plan.name,
      state: plan.state,
    },
    note: milestone.note,
    submittedAt: milestone.submittedAt?.toISOString() ?? null,
    submittedBy: (milestone.submittedById && people.get(milestone.submittedById)) || null,
    results: results.map(({ byId, at, ...one }) => ({
      ...one,
      by: (byId && people.get(byId)) || null,
      at: at.toISOString(),
    })),
    rounds: milestone.verdicts.map((one) => ({
      round: one.round,
      person: people.get(one.personId) ?? null,
      verdict: one.verdict,
      comment: one.comment,
      rectifyBy: one.rectifyBy,
      at: new Date(one.at).toISOString(),
    })),
    before: withoutSide('before'),
    after: withoutSide('after'),
    verdicts: can.includes('judge') ? [...verdictsOpen(milestone.rectifications)] : [],
    offered: can.includes('submit') ? offered : [],
    history: await historyOf(tx, 'milestone', id),
  }
}
