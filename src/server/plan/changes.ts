import { sql } from 'kysely'
import type { z } from 'zod'
import type {
  ChangeRow,
  ChangeView,
  previewChange as previewContract,
  requestChange as requestContract,
  StepView,
} from '#contract/change.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import {
  type ApproverLevel,
  approverLevelOf,
  approverOf,
  type ChangeImpact,
  type ChangeKind,
  type ChangeState,
  type ChangeStep,
  changeLifecycle,
  followingSteps,
  impactOf,
} from '#domain/plan/change.ts'
import { milestoneLifecycle } from '#domain/plan/milestone.ts'
import { authorizePlan } from '#domain/plan/policy.ts'
import type { Snapshot } from '#domain/plan/snapshot.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { refreshCollaborationAudience } from '#server/collaboration/queries.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { historyOf, noteMove } from '#server/history/history.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { notify } from '#server/notification/notify.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { nameOf } from '#server/task/acting.ts'
import { refreshPlanAudience } from '#server/task/audience.ts'
import { createTask } from '#server/task/commands.ts'
import { editTask } from '#server/task/edit.ts'
import { handOut, holdBaseline, namesIn } from './baseline.ts'
import { adopt, nodesOf, type PlanAction, redate, takeOut } from './lines.ts'
import { getPlanOf, lockPlan, type Plan, snapshotOf } from './queries.ts'
import { seedRaci } from './raci.ts'
import { tellOfPlan } from './tell.ts'

type Asked = BodyOf<typeof requestContract>
type StepIn = Asked['steps'][number]

interface Drawn {
  readonly plan: Plan
  readonly snapshot: Snapshot
  readonly steps: readonly ChangeStep[]
  readonly impact: ChangeImpact
  readonly level: ApproverLevel
  readonly approverId: string | null
}

/** What a request would do, worked out from the plan as it stands. */
async function draw(
  tx: Db,
  act: PlanAction,
  asked: { kind: ChangeKind; steps: readonly StepIn[]; costCents: number },
): Promise<Drawn> {
  const plan = await getPlanOf(tx, act.id)
  authorizePlan(act.actor, 'requestChange', plan)
  const { calendar, zone } = await loadWorkTime(tx)
  const snapshot = await snapshotOf(tx, plan.id, zone)
  const asks = await stepsFrom(tx, plan, snapshot, asked.steps)
  const impact = impactOf(snapshot, asks, calendar)
  const steps = [...asks, ...followingSteps(snapshot, asks, calendar)]
  const { criticalDays } = (await loadNormSettings(tx))['NM-COL-14'].value
  const level = approverLevelOf(asked.kind, impact, asked.costCents, { criticalDays })
  const heads = plan.parties.find(
    ({ departmentId }) => departmentId === plan.initiatingDepartmentId,
  )?.speakerIds
  const candidates = {
    leader: plan.leaderId,
    deptHead: heads?.[0] ?? null,
    superior: plan.superiorIds.find((id) => !heads?.includes(id)) ?? plan.superiorIds[0] ?? null,
  }
  const found = approverOf(level, candidates, act.actor.personId)
  return {
    plan,
    snapshot,
    steps,
    impact,
    level: found?.level ?? level,
    approverId: found?.id ?? fallback(plan, act.actor.personId),
  }
}

/** Where nobody stands above whoever asks, the leader decides, unless it is them. */
function fallback(plan: Plan, askerId: string): string | null {
  return (
    [plan.leaderId, ...plan.superiorIds, ...plan.planners].find((id) => id !== null && id !== askerId) ?? null
  )
}

async function stepsFrom(
  tx: Db,
  plan: Plan,
  snapshot: Snapshot,
  given: readonly StepIn[],
): Promise<ChangeStep[]> {
  const lines = new Set(snapshot.items.map(({ id }) => id))
  const stones = new Set(snapshot.milestones.map(({ id }) => id))
  const included = given.flatMap((step) => (step.kind === 'include' ? [step.taskId] : []))
  const outside =
    included.length === 0
      ? []
      : await tx
          .selectFrom('task')
          .select(['id', 'number', 'name', 'planned_start', 'due_on', 'owner_id', 'owner_department_id'])
          .where('id', 'in', included)
          .where('collaboration_id', '=', plan.id)
          .where('plan_position', 'is', null)
          .execute()
  const read = (step: StepIn, at: number): ChangeStep => {
    const lost = (field: string) =>
      new AppError(
        'invalid',
        'request.invalid',
        {},
        { issues: [{ path: ['steps', at, field], reason: 'plan.lineNotFound' }] },
      )
    switch (step.kind) {
      case 'redate':
        if (!lines.has(step.taskId)) throw lost('taskId')
        if (step.start !== null && step.start > step.due) {
          throw new AppError(
            'invalid',
            'request.invalid',
            {},
            { issues: [{ path: ['steps', at, 'due'], reason: 'task.dueBeforeStart' }] },
          )
        }
        return { ...step, start: day(step.start), due: civilDate(step.due) }
      case 'owner':
      case 'host':
      case 'remove':
        if (!lines.has(step.taskId)) throw lost('taskId')
        return step
      case 'milestone':
        if (!stones.has(step.milestoneId)) throw lost('milestoneId')
        return { ...step, due: civilDate(step.due) }
      case 'add':
        if (step.parentId !== null && !lines.has(step.parentId)) throw lost('parentId')
        return { ...step, key: `+${at}`, start: day(step.start), due: day(step.due) }
      case 'include': {
        const task = outside.find(({ id }) => id === step.taskId)
        if (task === undefined) throw lost('taskId')
        return {
          ...step,
          item: {
            id: task.id,
            parentId: step.parentId,
            number: task.number,
            name: task.name,
            isSummary: false,
            start: day(task.planned_start),
            due: day(task.due_on),
            ownerId: task.owner_id,
            hostId: task.owner_department_id,
            cooperatingIds: [],
            standard: '',
            raci: [],
            after: [],
          },
        }
      }
    }
  }
  return given.map(read)
}

function day(text: string | null): CivilDate | null {
  return text === null ? null : civilDate(text)
}

/** What is kept of a request: the steps, and how they read against the plan they were drawn on. */
interface Kept {
  readonly impact: ChangeImpact
  readonly said: z.output<typeof StepView>[]
  readonly pushed: readonly string[]
  readonly milestones: readonly string[]
}

async function said(tx: Db, { snapshot, steps, impact }: Drawn): Promise<Kept> {
  const say = await namesIn(tx, [snapshot])
  const lines = new Map(snapshot.items.map((item) => [item.id, item]))
  const stones = new Map(snapshot.milestones.map((one) => [one.id, one]))
  const extraPeople = await personRefs(
    tx,
    steps.flatMap((step) => ('ownerId' in step ? [step.ownerId] : [])),
  )
  const extraDepartments = await departmentRefs(
    tx,
    steps.flatMap((step) =>
      step.kind === 'host' ? [step.departmentId] : step.kind === 'add' ? [step.hostId] : [],
    ),
  )
  const person = (id: string | null) => (id === null ? '' : (extraPeople.get(id)?.name ?? say('ownerId', id)))
  const span = (start: string | null, due: string | null) => [start, due].filter(Boolean).join(' – ')
  const saidOf = (step: ChangeStep): z.output<typeof StepView> => {
    const item = 'taskId' in step ? lines.get(step.taskId) : undefined
    const [number, name] = [item?.number ?? '', item?.name ?? '']
    switch (step.kind) {
      case 'redate':
        return {
          kind: step.kind,
          number,
          name,
          before: span(item?.start ?? null, item?.due ?? null),
          after: span(step.start, step.due),
        }
      case 'owner':
        return {
          kind: step.kind,
          number,
          name,
          before: person(item?.ownerId ?? null),
          after: person(step.ownerId),
        }
      case 'host':
        return {
          kind: step.kind,
          number,
          name,
          before: say('hostId', item?.hostId ?? ''),
          after: extraDepartments.get(step.departmentId)?.name ?? '',
        }
      case 'add':
        return {
          kind: step.kind,
          number: '',
          name: step.name,
          before: '',
          after: [
            extraDepartments.get(step.hostId ?? '')?.name,
            person(step.ownerId),
            span(step.start, step.due),
          ]
            .filter(Boolean)
            .join(' '),
        }
      case 'include':
        return {
          kind: step.kind,
          number: step.item.number,
          name: step.item.name,
          before: '',
          after: span(step.item.start, step.item.due),
        }
      case 'remove':
        return {
          kind: step.kind,
          number,
          name,
          before: span(item?.start ?? null, item?.due ?? null),
          after: '',
        }
      case 'milestone':
        return {
          kind: step.kind,
          number: '',
          name: stones.get(step.milestoneId)?.name ?? '',
          before: stones.get(step.milestoneId)?.due ?? '',
          after: step.due,
        }
    }
  }
  return {
    impact,
    said: steps.map(saidOf),
    pushed: impact.pushedIds.map((id) =>
      `${lines.get(id)?.number ?? ''} ${lines.get(id)?.name ?? ''}`.trim(),
    ),
    milestones: impact.milestoneIds.map((id) => stones.get(id)?.name ?? ''),
  }
}

async function impactView(
  tx: Db,
  { impact, pushed, milestones }: Omit<Kept, 'said'>,
): Promise<ChangeView['impact']> {
  const departments = await departmentRefs(tx, impact.departmentIds)
  return {
    endBefore: impact.endBefore,
    endAfter: impact.endAfter,
    endDays: impact.endDays,
    pushed: [...pushed],
    addedCount: impact.addedCount,
    removedCount: impact.removedCount,
    departments: [...departments.values()],
    milestones: [...milestones],
  }
}

export async function previewChange(
  tx: Db,
  act: PlanAction,
  asked: BodyOf<typeof previewContract>,
): Promise<z.output<(typeof previewContract)['reply']>> {
  const drawn = await draw(tx, act, asked)
  const kept = await said(tx, drawn)
  const people = await personRefs(tx, [drawn.approverId])
  return {
    steps: kept.said,
    impact: await impactView(tx, kept),
    approverLevel: drawn.level,
    approver: (drawn.approverId && people.get(drawn.approverId)) || null,
  }
}

export async function requestChange(tx: Db, act: PlanAction, asked: Asked): Promise<string> {
  const drawn = await draw(tx, act, asked)
  const { plan, steps, level, approverId } = drawn
  if (steps.length === 0 && asked.afterText.trim() === '') {
    throw new AppError(
      'invalid',
      'request.invalid',
      {},
      { issues: [{ path: ['steps'], reason: 'plan.changeSaysNothing' }] },
    )
  }
  if (approverId === null) throw new AppError('conflict', 'plan.nobodyApproves')
  const kept = await said(tx, drawn)
  const { zone } = await loadWorkTime(tx)
  const year = Number(civilDateOf(act.at, zone).slice(0, 4))
  const home = await tx
    .selectFrom('person_department')
    .select('department_id')
    .where('person_id', '=', act.actor.personId)
    .where('is_primary', '=', true)
    .executeTakeFirst()
  const id = await asSystemWithin(tx, async () => {
    const row = await tx
      .insertInto('change_request')
      .values({
        number: sql<string>`next_number('BG', ${year}::int)`,
        collaboration_id: plan.id,
        title: asked.title,
        kind: asked.kind,
        raised_by: act.actor.personId,
        raised_by_department_id: home?.department_id ?? null,
        raised_at: act.at,
        steps: JSON.stringify(steps),
        before_text: asked.beforeText,
        after_text: asked.afterText,
        reason: asked.reason,
        impact: JSON.stringify(kept),
        cost_cents: asked.costCents,
        impact_cost: asked.impactCost,
        impact_quality: asked.impactQuality,
        impact_scope: asked.impactScope,
        measures: asked.measures,
        approver_level: level,
        approver_id: approverId,
      })
      .returning(['id', 'number'])
      .executeTakeFirstOrThrow()
    await refreshCollaborationAudience(tx, plan.id)
    return row
  })
  await noteChange(tx, act, id.id, 'create', null, 'pending')
  await notify(tx, act.app, {
    personIds: [approverId],
    kind: 'change.asked',
    noun: 'change',
    nounId: id.id,
    params: {
      number: id.number,
      title: asked.title,
      by: await nameOf(tx, act.actor.personId),
      matter: plan.name,
    },
    link: `/changes/${id.id}`,
    dedupe: `change.asked:${id.id}`,
    at: act.at,
  })
  await tellOfPlan(tx, plan.id)
  return id.id
}

async function noteChange(
  tx: Db,
  { actor, at }: PlanAction,
  id: string,
  move: string,
  from: ChangeState | null,
  to: ChangeState,
  reason = '',
): Promise<void> {
  await noteMove(tx, { noun: 'change', nounId: id, move, from, to, actorId: actor.personId, reason, at })
}

const rowsOf = (tx: Db) => tx.selectFrom('change_request').selectAll()
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

/** Whoever sees the collaboration sees what was asked of its plan. */
async function takeUp(tx: Db, actor: Actor, id: string): Promise<{ row: Row; plan: Plan }> {
  const row = await rowsOf(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new AppError('not_found', 'change.notFound')
  const plan = await getPlanOf(tx, row.collaboration_id).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'not_found')
      throw new AppError('not_found', 'change.notFound')
    throw error
  })
  try {
    authorizePlan(actor, 'view', plan)
  } catch {
    throw new AppError('not_found', 'change.notFound')
  }
  return { row, plan }
}

function offered(actor: Actor, row: Row, plan: Plan): ChangeView['can'] {
  const me = actor.personId
  const isPending = row.state === 'pending'
  return [
    ...(isPending && row.approver_id === me ? (['decide'] as const) : []),
    ...(isPending && row.raised_by === me ? (['withdraw'] as const) : []),
    ...(row.state === 'approved' && (row.raised_by === me || plan.leaderId === me)
      ? (['noteResult'] as const)
      : []),
  ]
}

function require(can: ChangeView['can'], act: ChangeView['can'][number], row: Row, isTheirs: boolean): void {
  if (can.includes(act)) return
  if (!isTheirs) throw new AppError('forbidden', 'change.notYours', { action: act })
  throw new AppError('conflict', 'change.notNow', { action: act, state: row.state })
}

/** Approved, the plan changes at once: the steps are taken, a baseline is made anew, and the parties get the notice. */
export async function decideChange(
  tx: Db,
  act: Omit<PlanAction, 'id'>,
  id: string,
  { verdict, opinion }: { verdict: 'approve' | 'reject'; opinion: string },
): Promise<void> {
  const { row } = await takeUp(tx, act.actor, id)
  const plan = await lockPlan(tx, row.collaboration_id)
  const present = await rowsOf(tx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  const isTheirs = present.approver_id === act.actor.personId
  require(offered(act.actor, present, plan), 'decide', present, isTheirs)
  if (verdict === 'reject' && opinion.trim() === '') {
    throw new AppError(
      'invalid',
      'request.invalid',
      {},
      { issues: [{ path: ['opinion'], reason: 'field.required' }] },
    )
  }
  const to = changeLifecycle.stateAfter(present.state, verdict)
  const whole: PlanAction = { ...act, id: plan.id }
  await tx
    .updateTable('change_request')
    .set({
      state: to,
      decided_by: act.actor.personId,
      decided_at: act.at,
      opinion,
      version: present.version + 1,
    })
    .where('id', '=', id)
    .execute()
  await noteChange(tx, whole, id, verdict, present.state, to, opinion)
  const by = await nameOf(tx, act.actor.personId)
  if (verdict === 'reject') {
    await notify(tx, act.app, {
      personIds: [present.raised_by],
      kind: 'change.rejected',
      noun: 'change',
      nounId: id,
      params: { number: present.number, title: present.title, by, reason: opinion },
      link: `/changes/${id}`,
      dedupe: `change.rejected:${id}`,
      at: act.at,
    })
    await tellOfPlan(tx, plan.id)
    return
  }
  await asSystemWithin(tx, () =>
    take(tx, whole, plan, present.steps as unknown as ChangeStep[], present.number),
  )
  const { zone } = await loadWorkTime(tx)
  const after = await snapshotOf(tx, plan.id, zone)
  await holdBaseline(tx, whole, plan, after, id)
  await handOut(tx, whole, plan)
  await giveNotice(tx, whole, plan, present, by, after)
  await tellOfPlan(tx, plan.id)
}

/** 变更通知: to those whose work is otherwise now, to the heads of the departments it concerns, and to whoever asked. */
async function giveNotice(
  tx: Db,
  act: PlanAction,
  plan: Plan,
  row: Row,
  by: string,
  after: Snapshot,
): Promise<void> {
  const { impact } = row.impact as unknown as Kept
  const steps = row.steps as unknown as ChangeStep[]
  const touched = new Set([
    ...steps.flatMap((step) => ('taskId' in step ? [step.taskId] : [])),
    ...impact.pushedIds,
  ])
  const parties = new Set(impact.departmentIds)
  const personIds = [
    row.raised_by,
    plan.leaderId,
    ...plan.parties.filter(({ departmentId }) => parties.has(departmentId)).flatMap((one) => one.speakerIds),
    ...after.items.flatMap((item) => (touched.has(item.id) && item.ownerId !== null ? [item.ownerId] : [])),
  ].filter((one): one is string => one !== null)
  const notified = [...new Set(personIds)].filter((one) => one !== act.actor.personId)
  await tx
    .updateTable('change_request')
    .set({ notified_ids: notified, notified_at: act.at })
    .where('id', '=', row.id)
    .execute()
  await notify(tx, act.app, {
    personIds: notified,
    kind: 'change.approved',
    noun: 'change',
    nounId: row.id,
    params: { number: row.number, title: row.title, by, matter: plan.name },
    link: `/changes/${row.id}`,
    dedupe: `change.approved:${row.id}`,
    at: act.at,
  })
}

async function take(
  tx: Db,
  act: PlanAction,
  plan: Plan,
  steps: readonly ChangeStep[],
  number: string,
): Promise<void> {
  const byPlan = { change: number }
  const { zone } = await loadWorkTime(tx)
  for (const step of steps) {
    switch (step.kind) {
      case 'redate':
        await redate(tx, act, plan.id, [step], byPlan)
        break
      case 'owner':
      case 'host': {
        const { version } = await tx
          .selectFrom('task')
          .select('version')
          .where('id', '=', step.taskId)
          .executeTakeFirstOrThrow()
        const fields =
          step.kind === 'owner' ? { ownerId: step.ownerId } : { ownerDepartmentId: step.departmentId }
        await editTask(
          tx,
          { app: act.app, actor: act.actor, id: step.taskId, at: act.at },
          { version, ...fields },
          { byPlan },
        )
        await seedRaci(tx, step.taskId, fields)
        break
      }
      case 'add': {
        const nodes = await nodesOf(tx, plan.id, zone)
        const fields = {
          ownerId: step.ownerId,
          ...(step.hostId !== null && { ownerDepartmentId: step.hostId }),
        }
        const id = await createTask(tx, {
          actor: act.actor,
          app: act.app,
          fields: {
            name: step.name,
            ...fields,
            plannedStart: step.start,
            dueOn: step.due,
            collaborationId: plan.id,
            classification: plan.classification,
            ...(step.standard !== '' && { doneCriteria: [step.standard] }),
          },
          plan: {
            parentId: step.parentId,
            position: nodes.filter(({ parentId }) => parentId === step.parentId).length,
            assignerId: plan.leaderId,
          },
          at: act.at,
        })
        await seedRaci(tx, id, fields)
        break
      }
      case 'include':
        await adopt(tx, act, plan, [step.taskId], step.parentId)
        break
      case 'remove':
        await takeOut(tx, act, await nodesOf(tx, plan.id, zone), step.taskId, number)
        break
      case 'milestone':
        await rescheduleMilestone(tx, act, step.milestoneId, step.due, number)
        break
    }
  }
  await refreshPlanAudience(tx, plan.id)
}

async function rescheduleMilestone(
  tx: Db,
  act: PlanAction,
  id: string,
  due: string,
  number: string,
): Promise<void> {
  const row = await tx
    .selectFrom('milestone')
    .select(['state', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  // What has been handed in or passed meanwhile keeps its state; only its date is another.
  const to = milestoneLifecycle.canMove(row.state, 'reschedule')
    ? milestoneLifecycle.stateAfter(row.state, 'reschedule')
    : row.state
  await tx
    .updateTable('milestone')
    .set({ due_on: due, state: to, version: row.version + 1 })
    .where('id', '=', id)
    .execute()
  await noteMove(tx, {
    noun: 'milestone',
    nounId: id,
    move: 'reschedule',
    from: row.state,
    to,
    actorId: act.actor.personId,
    data: { change: number, dueOn: due },
    at: act.at,
  })
}

export async function withdrawChange(tx: Db, act: Omit<PlanAction, 'id'>, id: string): Promise<void> {
  const { row, plan } = await takeUp(tx, act.actor, id)
  require(offered(act.actor, row, plan), 'withdraw', row, row.raised_by === act.actor.personId)
  const to = changeLifecycle.stateAfter(row.state, 'withdraw')
  await tx
    .updateTable('change_request')
    .set({ state: to, version: row.version + 1 })
    .where('id', '=', id)
    .execute()
  await noteChange(tx, { ...act, id: plan.id }, id, 'withdraw', row.state, to)
  await tellOfPlan(tx, plan.id)
}

export async function noteChangeResult(
  tx: Db,
  act: Omit<PlanAction, 'id'>,
  id: string,
  { result }: { result: string },
): Promise<void> {
  const { row, plan } = await takeUp(tx, act.actor, id)
  const isTheirs = row.raised_by === act.actor.personId || plan.leaderId === act.actor.personId
  require(offered(act.actor, row, plan), 'noteResult', row, isTheirs)
  await tx
    .updateTable('change_request')
    .set({ result, result_at: act.at, version: row.version + 1 })
    .where('id', '=', id)
    .execute()
  await noteChange(tx, { ...act, id: plan.id }, id, 'noteResult', row.state, row.state, result)
  await tellOfPlan(tx, plan.id)
}

export async function listChanges(
  tx: Db,
  actor: Actor,
  collaborationId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: ChangeRow[]; nextCursor: string | null }> {
  authorizePlan(actor, 'view', await getPlanOf(tx, collaborationId))
  const rows = await rowsOf(tx)
    .where('collaboration_id', '=', collaborationId)
    .$if(cursor !== undefined, (query) => query.where('id', '<', keysOf(cursor ?? '', ['string'])[0]))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const people = await personRefs(
    tx,
    rows.flatMap(({ raised_by, approver_id }) => [raised_by, approver_id]),
  )
  return pageOf(
    rows,
    limit,
    (last) => [last.id],
    (row) => rowView(row, people),
  )
}

function rowView(row: Row, people: Awaited<ReturnType<typeof personRefs>>): ChangeRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    kind: row.kind,
    state: row.state,
    raisedBy: people.get(row.raised_by) ?? null,
    raisedAt: row.raised_at.toISOString(),
    approver: people.get(row.approver_id) ?? null,
    endDays: (row.impact as unknown as Kept).impact.endDays,
  }
}

export async function changeView(tx: Db, actor: Actor, id: string): Promise<ChangeView> {
  const { row, plan } = await takeUp(tx, actor, id)
  const kept = row.impact as unknown as Kept
  const people = await personRefs(tx, [row.raised_by, row.approver_id, row.decided_by, ...row.notified_ids])
  const departments = await departmentRefs(tx, [row.raised_by_department_id])
  const baseline = await tx
    .selectFrom('plan_baseline')
    .select('no')
    .where('change_id', '=', id)
    .executeTakeFirst()
  return {
    ...rowView(row, people),
    collaboration: {
      noun: 'collaboration',
      id: plan.id,
      number: plan.number,
      title: plan.name,
      state: plan.state,
    },
    raisedByDepartment: (row.raised_by_department_id && departments.get(row.raised_by_department_id)) || null,
    steps: kept.said,
    beforeText: row.before_text,
    afterText: row.after_text,
    reason: row.reason,
    impact: await impactView(tx, kept),
    costCents: Number(row.cost_cents),
    impactCost: row.impact_cost,
    impactQuality: row.impact_quality,
    impactScope: row.impact_scope,
    measures: row.measures,
    approverLevel: row.approver_level,
    decidedBy: (row.decided_by && people.get(row.decided_by)) || null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    opinion: row.opinion,
    notified: row.notified_ids.flatMap((one) => people.get(one) ?? []),
    notifiedAt: row.notified_at?.toISOString() ?? null,
    result: row.result,
    resultAt: row.result_at?.toISOString() ?? null,
    baselineNo: baseline?.no ?? null,
    history: await historyOf(tx, 'change', id),
    can: offered(actor, row, plan),
    version: row.version,
  }
}
