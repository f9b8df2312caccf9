import type { Updateable } from 'kysely'
import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError, type Issue } from '#domain/error.ts'
import { isFinal } from '#domain/minutes/lifecycle.ts'
import { isOpen } from '#domain/task/lifecycle.ts'
import { authorizeTask } from '#domain/task/policy.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { requireCollaboration } from '#server/collaboration/queries.ts'
import type { Db } from '#server/db/database.ts'
import type { Task as TaskTable } from '#server/db/tables.ts'
import { noteMove } from '#server/history/history.ts'
import { type Act, publishTask, takeUp } from './acting.ts'
import { handedOver } from './assignment.ts'
import { refreshTaskAudience } from './audience.ts'
import { noteFirstTask } from './closing.ts'
import { ruleIn, settleKnownDates } from './due.ts'
import { checkNamed, homeOf, reviewersAfter, type TaskFields } from './fields.ts'
import { tellAssigned } from './notices.ts'
import { saveParts } from './parts.ts'
import { lockTask } from './queries.ts'
import type { Task } from './task.ts'
import { taskView } from './view.ts'

/**
 * Changes what a task is. Its dates stand once it is agreed on: with the final minutes, or outside a
 * meeting when work begins or its date has passed; from then on they move by a delay report only, so
 * that an overdue date never moves without a reason and a measure (S2-66).
 */
export async function editTask(
  tx: Db,
  act: Act,
  { version, ...fields }: Partial<TaskFields> & { version: number },
  /** Of a change of many that is taken back at once; the date it gave was nobody's agreement yet. */
  {
    undoes,
    byPlan,
  }: {
    readonly undoes?: string
    /**
     * By whoever draws up the plan, whose policy has been asked; `change` is the number of the request by which
     * what was agreed is changed.
     */
    readonly byPlan?: { readonly change?: string }
  } = {},
): Promise<void> {
  const task = byPlan ? await takeUpForPlan(tx, act) : await takeUp(tx, act, 'edit')
  if (changesReviewers(fields)) authorizeTask(act.actor, 'setReviewers', task)
  if (version !== task.version) {
    const current = await taskView(tx, act.actor, task.id, act.at)
    throw new AppError('conflict', 'task.stale', {}, { detail: { current } })
  }
  const { zone } = await loadClockSetting(tx)
  if (undoes === undefined && byPlan?.change === undefined)
    refuseFixedDates(task, fields, civilDateOf(act.at, zone))
  const reviewerIds = await reviewersAfter(tx, task.id, fields)
  await checkNamed(tx, withPresentDates(task, fields), {
    ownerId: fields.ownerId === undefined ? task.ownerId : fields.ownerId,
    reviewerIds,
  })
  if (changesReviewers(fields)) await refuseNobodyToAccept(tx, task, reviewerIds)
  await requireCollaboration(tx, fields.collaborationId)
  await refuseOtherPlace(tx, task, fields)

  await tx
    .updateTable('task')
    .set({ ...(await columnsOf(tx, task, fields)), version: task.version + 1, updated_at: act.at })
    .where('id', '=', task.id)
    .execute()
  await saveParts(tx, task.id, fields)
  await refreshTaskAudience(tx, task.id)
  if (fields.decisionId && fields.decisionId !== task.decisionId)
    await noteFirstTask(tx, fields.decisionId, act.at)
  await noteMove(tx, {
    noun: 'task',
    nounId: task.id,
    move: 'edit',
    from: task.state,
    to: task.state,
    actorId: act.actor.personId,
    data: {
      fields: Object.keys(fields),
      ...(undoes !== undefined && { undoes }),
      ...(byPlan?.change !== undefined && { change: byPlan.change }),
      ...(fields.dueOn !== undefined && { dueOn: task.dueOn, newDueOn: fields.dueOn }),
    },
    at: act.at,
  })
  await publishTask(tx, { ...task, version: task.version + 1 }, 'task.changed')
  if (isHandedOut(task)) await tellAssigned(tx, act.app, task.id, act.at)
  await settleKnownDates(tx, act.app, { at: act.at, setting: await loadClockSetting(tx), taskId: task.id })
}

/** A plan is drawn by its planners, whether or not they could change each task by themselves. */
async function takeUpForPlan(tx: Db, { actor, id }: Act): Promise<Task> {
  const task = await lockTask(tx, id)
  authorizeTask(actor, 'view', task)
  if (!isOpen(task.state))
    throw new AppError('conflict', 'task.notNow', { action: 'edit', state: task.state })
  return task
}

function changesReviewers(fields: Partial<TaskFields>): boolean {
  return fields.reviewerIds !== undefined || fields.reviewDepartmentIds !== undefined
}

/** Outside a meeting at once, from a meeting with its final minutes. */
function isHandedOut({ meetingId, minutesState, isPlanned, isBaselined }: Task): boolean {
  // A line of a plan is handed out with the baseline.
  if (isPlanned && !isBaselined) return false
  return meetingId === null || (minutesState !== null && isFinal(minutesState))
}

function areDatesFixed(task: Task): boolean {
  if (task.isBaselined) return true
  return task.meetingId === null ? task.state !== 'todo' : isHandedOut(task)
}

function refuseFixedDates(task: Task, fields: Partial<TaskFields>, today: CivilDate): void {
  const isOverdue = task.dueOn !== null && task.dueOn < today
  if (!areDatesFixed(task) && !(isHandedOut(task) && isOverdue)) return
  const issues: Issue[] = (['plannedStart', 'dueOn'] as const)
    // A date that was never agreed on may still be set for the first time.
    .filter((field) => fields[field] !== undefined && task[field] !== null && fields[field] !== task[field])
    .map((field) => ({ path: [field], reason: 'task.datesFixed' }))
  if (issues.length > 0) throw new AppError('conflict', 'task.datesFixed', {}, { issues })
}

function withPresentDates(task: Task, fields: Partial<TaskFields>): Partial<TaskFields> {
  if (fields.dueOn === undefined && fields.plannedStart === undefined) return fields
  return {
    ...fields,
    dueOn: fields.dueOn === undefined ? task.dueOn : fields.dueOn,
    plannedStart: fields.plannedStart === undefined ? task.plannedStart : fields.plannedStart,
  }
}

/** What waits for acceptance must go on waiting for somebody, or nobody could ever end it. */
async function refuseNobodyToAccept(tx: Db, task: Task, reviewerIds: readonly string[]): Promise<void> {
  if (task.state !== 'pendingAcceptance') return
  const passed = await tx
    .selectFrom('task_reviewer')
    .select('person_id')
    .where('task_id', '=', task.id)
    .where('verdict', '=', 'pass')
    .execute()
  const done = new Set(passed.map(({ person_id }) => person_id))
  if (reviewerIds.every((id) => done.has(id))) throw new AppError('conflict', 'task.needsReviewer')
}

async function refuseOtherPlace(tx: Db, task: Task, fields: Partial<TaskFields>): Promise<void> {
  const isBound = task.meetingId !== null || task.decisionId !== null
  if (isBound && fields.classification !== undefined && fields.classification !== task.classification) {
    throw new AppError('invalid', 'task.classificationOfMeeting')
  }
  if (!fields.decisionId || fields.decisionId === task.decisionId) return
  const decision = await tx
    .selectFrom('decision')
    .select('meeting_id')
    .where('id', '=', fields.decisionId)
    .executeTakeFirst()
  if (!decision) throw new AppError('not_found', 'decision.notFound')
  if (decision.meeting_id !== task.meetingId) throw new AppError('invalid', 'task.otherMeeting')
}

async function columnsOf(tx: Db, task: Task, fields: Partial<TaskFields>): Promise<Updateable<TaskTable>> {
  const { dueOn, ownerId, ownerDepartmentId } = fields
  const keepsFirst = areDatesFixed(task) && task.originalDueOn !== null
  const moves = ownerId !== undefined && ownerId !== task.ownerId && ownerDepartmentId === undefined
  return {
    ...given('name', fields.name),
    ...given('description', fields.description),
    ...given('owner_id', ownerId),
    ...given('owner_department_id', moves ? await homeOf(tx, ownerId) : ownerDepartmentId),
    ...given('planned_start', fields.plannedStart),
    ...given('due_on', dueOn),
    ...given('original_due_on', keepsFirst ? undefined : dueOn),
    ...given('due_text', fields.dueText),
    ...ruleColumns(task, fields),
    ...(ownerId !== undefined && ownerId !== task.ownerId && handedOver),
    ...given('priority', fields.priority),
    ...given('classification', fields.classification),
    ...given('done_criteria', fields.doneCriteria),
    ...given('notes', fields.notes),
    ...given('required_formats', fields.requiredFormats && JSON.stringify(fields.requiredFormats)),
    ...given('budget_cents', fields.budgetCents),
    ...given('max_rework', fields.maxRework),
    ...frameOf(fields),
    ...given('decision_id', fields.decisionId),
  }
}

/** A date that is typed in is the date; a rule that changes waits for its event anew. */
function ruleColumns(task: Task, fields: Partial<TaskFields>): Updateable<TaskTable> {
  const rule = ruleIn(fields, task)
  const moves = fields.dueOn !== undefined && fields.dueOn !== task.dueOn
  return {
    ...(rule !== undefined && { due_rule: rule === null ? null : JSON.stringify(rule) }),
    ...(moves && { due_at: null, due_event_at: null }),
  }
}

/** One of the two: what it belongs to here, or words for what is not here. */
function frameOf({ collaborationId, collaborationName }: Partial<TaskFields>): Updateable<TaskTable> {
  if (collaborationId != null) return { collaboration_id: collaborationId, collaboration_name: '' }
  return {
    ...given('collaboration_id', collaborationId),
    ...given('collaboration_name', collaborationName),
  }
}

/** Left out when not given: `undefined` would not be a change but a hole. */
function given<Column extends keyof Updateable<TaskTable>>(
  column: Column,
  value: Updateable<TaskTable>[Column] | undefined,
): Updateable<TaskTable> {
  return value === undefined ? {} : { [column]: value }
}
