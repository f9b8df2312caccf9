import { civilDate } from '#domain/calendar/civil-date.ts'
import { reworkDue } from '#domain/calendar/clocks.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import type { TaskFacts } from '#domain/norm/facts.ts'
import type { Actor } from '#domain/person/actor.ts'
import { reworkFlag } from '#domain/task/flags.ts'
import { handInMove } from '#domain/task/lifecycle.ts'
import { isLateReport } from '#domain/task/light.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { guard } from '#server/norm/guard.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { refuseBehindFailedGate } from '#server/plan/milestones.ts'
import { riskFromUpdate, riskToldAgain } from '#server/risk/commands.ts'
import { type Act, addUpdate, makeMove, nameOf, publishTask, rollUp, takeUp } from './acting.ts'
import { answeringFor } from './answering.ts'
import { closeLoop } from './closing.ts'
import { predecessorsOf } from './dependencies.ts'
import { dueAfterOwnReview, settleDatesAfterReview } from './due.ts'
import { factsOf, namedIn } from './facts.ts'
import { checkDepartment } from './fields.ts'
import { tellOfTask } from './notices.ts'
import { getWholeTask, lockTask } from './queries.ts'
import { openSubItems } from './sub-items.ts'
import type { Task } from './task.ts'

type Overrides = readonly { readonly fingerprint: string; readonly reason: string }[]

export async function startTask(tx: Db, act: Act, { overrides }: { overrides: Overrides }): Promise<void> {
  const task = await takeUp(tx, act, 'start')
  await refuseBehindFailedGate(tx, task.id)
  await judge(tx, act, 'task.start', overrides)
  // Whoever begins has taken it on.
  const signs = task.assignment === 'unsigned'
  await makeMove(tx, act, task, 'start', { set: signs ? { signed_at: act.at } : {} })
}

/** Progress (S3-33). Cooperating people report too; only the owner's report is the weekly one and moves the percentage. */
export async function addProgress(
  tx: Db,
  act: Act,
  said: {
    text: string
    percent: number | null
    awaitingDepartmentId: string | null
    riskPoint: string
    riskId: string | null
  },
): Promise<void> {
  const task = await takeUp(tx, act, 'update')
  const by = { actor: act.actor, at: act.at }
  const riskPoint = said.riskPoint
  const isOwner = act.actor.personId === task.ownerId
  await checkDepartment(tx, 'awaitingDepartmentId', said.awaitingDepartmentId)
  await addUpdate(tx, act, {
    kind: 'progress',
    state: task.state,
    text: said.text,
    percent: said.percent,
    awaiting_department_id: said.awaitingDepartmentId,
    risk_point: riskPoint,
    risk_id: riskPoint === '' ? null : await riskOf(tx, task, { riskPoint, riskId: said.riskId }, by),
  })
  if (isOwner) {
    await tx
      .updateTable('task')
      .set({
        last_update_at: act.at,
        ...(said.percent !== null && { percent: said.percent, percent_at: act.at }),
      })
      .where('id', '=', task.id)
      .execute()
  }
  await publishTask(tx, task, 'task.changed')
  await rollUp(tx, task, act.at)
  // Of a task that was split it is one share among others.
  if (isOwner) await rollUp(tx, { parentId: task.id }, act.at)
}

/** S3-34: a risk point tells more of a risk that is known, or is a risk of its own from now on. */
async function riskOf(
  tx: Db,
  task: Task,
  { riskPoint, riskId }: { riskPoint: string; riskId: string | null },
  by: { actor: Actor; at: Date },
): Promise<string> {
  if (riskId === null) {
    const departmentId = by.actor.personId === task.ownerId ? task.ownerDepartmentId : null
    return riskFromUpdate(tx, { taskId: task.id, text: riskPoint, departmentId }, by)
  }
  await riskToldAgain(tx, { riskId, taskId: task.id, text: riskPoint }, by)
  return riskId
}

/**
 * A report less than a day ahead is taken, and marked (NM-TRK-04, C-12). Once the date has passed, a new
 * one goes with what was done about it (S2-66, NM-TRK-07).
 */
export async function reportDelay(
  tx: Db,
  act: Act,
  report: {
    reason: string
    newDueOn: string
    impact: string
    remedy: string
    responsibility: 'internal' | 'external' | null
    improvement: string
    overrides: Overrides
  },
): Promise<void> {
  const task = await takeUp(tx, act, 'reportDelay')
  const setting = await loadClockSetting(tx)
  const today = civilDateOf(act.at, setting.zone)
  if ((task.dueOn !== null && report.newDueOn <= task.dueOn) || report.newDueOn < today) {
    throw invalid('newDueOn', 'task.newDueNotLater', { dueOn: task.dueOn ?? today })
  }
  await judge(tx, act, 'task.redate', report.overrides, {
    overdueReason: report.reason,
    overdueMeasure: report.remedy,
  })
  const late = isLateReport({ dueOn: task.dueOn && civilDate(task.dueOn), delayReportedOn: today }, setting)
  const { reason, newDueOn, impact, remedy, responsibility, improvement } = report
  const moved = await makeMove(tx, act, task, 'reportDelay', {
    set: { last_update_at: act.at },
    reason,
    data: { dueOn: task.dueOn, newDueOn, impact, isLateReport: late },
  })
  await addUpdate(tx, act, {
    kind: 'delay',
    state: moved.state,
    text: reason,
    impact,
    remedy,
    responsibility,
    improvement,
    old_due_on: task.dueOn,
    new_due_on: newDueOn,
    is_late_report: late,
  })
  await tellOfTask(tx, act.app, task, {
    kind: 'task.delay',
    personIds: [task.assignerId, ...(await answeringFor(tx, task.initiatingDepartmentId))],
    params: { by: await nameOf(tx, act.actor.personId), dueOn: task.dueOn ?? '', newDueOn, reason },
    occasion: `v${moved.version}`,
    at: act.at,
  })
}

export async function approveDelay(
  tx: Db,
  act: Act,
  answer: { newDueOn: string; comment: string; overrides: Overrides },
): Promise<void> {
  const task = await takeUp(tx, act, 'approveDelay')
  const { zone } = await loadClockSetting(tx)
  if (answer.newDueOn < civilDateOf(act.at, zone)) throw invalid('newDueOn', 'task.dueInPast')
  const { newDueOn, comment, overrides } = answer
  await judge(tx, act, 'task.redate', overrides)
  const moved = await makeMove(tx, act, task, 'approveDelay', {
    set: { due_on: newDueOn, due_at: null, original_due_on: task.originalDueOn ?? newDueOn },
    reason: comment,
    data: { dueOn: task.dueOn, newDueOn },
  })
  await addUpdate(tx, act, {
    kind: 'delayApproved',
    state: moved.state,
    text: comment,
    old_due_on: task.dueOn,
    new_due_on: newDueOn,
  })
  await tellOfTask(tx, act.app, task, {
    kind: 'task.delayApproved',
    personIds: [task.ownerId, ...task.cooperatorIds, task.assignerId],
    params: { by: await nameOf(tx, act.actor.personId), newDueOn },
    occasion: `v${moved.version}`,
    at: act.at,
  })
}

/** no, with the reason. The date stays as it was and the work goes on towards it. */
export async function refuseDelay(tx: Db, act: Act, { reason }: { reason: string }): Promise<void> {
  const task = await takeUp(tx, act, 'refuseDelay')
  const moved = await makeMove(tx, act, task, 'refuseDelay', { reason, data: { dueOn: task.dueOn } })
  await addUpdate(tx, act, { kind: 'delayRefused', state: moved.state, text: reason })
  await tellOfTask(tx, act.app, task, {
    kind: 'task.delayRefused',
    personIds: [task.ownerId, ...task.cooperatorIds, task.assignerId],
    params: { by: await nameOf(tx, act.actor.personId), dueOn: task.dueOn ?? '', reason },
    occasion: `v${moved.version}`,
    at: act.at,
  })
}

/** 3.8: blocked, a third rework, or overdue and unanswered goes up: to the host and the heads on both sides. */
export async function escalateTask(tx: Db, act: Act, { reason }: { reason: string }): Promise<void> {
  const task = await takeUp(tx, act, 'escalate')
  await noteEscalation(tx, act, task, reason)
  await publishTask(tx, task, 'task.changed')
}

async function noteEscalation(tx: Db, act: Act, task: Task, reason: string): Promise<void> {
  await addUpdate(tx, act, { kind: 'escalation', state: task.state, text: reason })
  await noteMove(tx, {
    noun: 'task',
    nounId: task.id,
    move: 'escalate',
    from: task.state,
    to: task.state,
    actorId: act.actor.personId,
    reason,
    data: { rework: task.reworkCount, limit: task.maxRework },
    at: act.at,
  })
  await tellOfTask(tx, act.app, task, {
    kind: 'task.escalated',
    personIds: [
      task.assignerId,
      ...(await answeringFor(tx, task.initiatingDepartmentId)),
      ...(await answeringFor(tx, task.ownerDepartmentId)),
    ],
    params: { by: await nameOf(tx, act.actor.personId), reason },
    occasion: act.at.toISOString(),
    at: act.at,
  })
}

/** Hands in what the present round made (NM-TRK-06). With reviewers it waits for them, without it is done. */
export async function submitTask(
  tx: Db,
  act: Act,
  handed: { note: string; openSubItemsReason: string; overrides: Overrides },
): Promise<void> {
  // Both moves are the owner's, from the same state; which one it is depends on the reviewers.
  const task = await takeUp(tx, act, 'submit')
  await judge(tx, act, 'task.complete', handed.overrides)
  const open = await openSubItems(tx, task.id)
  const openReason = handed.openSubItemsReason.trim()
  if (open.length > 0 && openReason === '') {
    throw new AppError('conflict', 'task.subItemsOpen', {
      count: String(open.length),
      numbers: open.map(({ number }) => number).join('、'),
    })
  }
  const move = handInMove(task.reviewerIds.length > 0)
  const moved = await makeMove(tx, act, task, move, {
    set: {
      submitted_at: act.at,
      last_update_at: act.at,
      ...(move === 'finish' && { done_at: act.at, percent: 100 }),
    },
    reason: handed.note,
    data: {
      round: task.reworkCount,
      ...(open.length > 0 && {
        openSubItems: open.map(({ number }) => number),
        openSubItemsReason: openReason,
      }),
    },
  })
  const text = [handed.note, open.length > 0 ? openReason : ''].filter(Boolean).join('\n')
  await addUpdate(tx, act, { kind: 'submission', state: moved.state, text, percent: 100 })
  const by = await nameOf(tx, act.actor.personId)
  if (move === 'finish') {
    await tellDone(tx, act, task, by, moved.version)
    await closeLoop(tx, { taskId: task.id, at: act.at })
    return
  }
  // Verdicts were on what an earlier round handed in.
  await tx
    .updateTable('task_reviewer')
    .set({ verdict: null, comment: '', at: null })
    .where('task_id', '=', task.id)
    .execute()
  await tellOfTask(tx, act.app, task, {
    kind: 'task.submitted',
    personIds: [...task.reviewerIds, task.assignerId],
    params: { by },
    occasion: `v${moved.version}`,
    at: act.at,
  })
}

/** NM-TRK-11: done when every reviewer has passed it, or with the first where the organisation says so. */
export async function acceptTask(tx: Db, act: Act, { comment }: { comment: string }): Promise<void> {
  const task = await takeUp(tx, act, 'accept')
  const me = act.actor.personId
  const before = await verdictsOf(tx, task.id)
  // A second click says nothing new.
  if (before.find(({ person_id }) => person_id === me)?.verdict === 'pass') return
  await tx
    .updateTable('task_reviewer')
    .set({ verdict: 'pass', comment, at: act.at })
    .where('task_id', '=', task.id)
    .where('person_id', '=', me)
    .execute()
  const waiting = before.filter(({ person_id, verdict }) => person_id !== me && verdict !== 'pass')
  if (waiting.length > 0 && !(await oneIsEnough(tx))) {
    await notePass(tx, act, task, comment, waiting.length)
    return
  }
  const moved = await makeMove(tx, act, task, 'accept', {
    set: { done_at: act.at, percent: 100 },
    reason: comment,
  })
  await addUpdate(tx, act, { kind: 'verdict', state: moved.state, text: comment })
  await settleDatesAfterReview(tx, act.app, {
    taskId: task.id,
    at: act.at,
    setting: await loadClockSetting(tx),
  })
  await tellDone(tx, act, task, await nameOf(tx, me), moved.version)
  await closeLoop(tx, { taskId: task.id, at: act.at })
}

/** S3-69, S3-77: back to work, with two days from now, and everybody judges the next round anew. */
export async function sendTaskBack(
  tx: Db,
  act: Act,
  { comment, escalate }: { comment: string; escalate: boolean },
): Promise<void> {
  const task = await takeUp(tx, act, 'sendBack')
  const setting = await loadClockSetting(tx)
  // The task's own words win over the usual two days.
  const { dueOn, dueAt } = dueAfterOwnReview(task, act.at, setting) ?? {
    dueOn: civilDateOf(reworkDue(act.at, setting).at, setting.zone),
    dueAt: null,
  }
  const rework = reworkFlag(task.reworkCount + 1, task.maxRework)
  if (escalate && !rework.exceeded) throw invalid('escalate', 'task.escalateTooEarly')
  await tx
    .updateTable('task_reviewer')
    .set({ verdict: 'fail', comment, at: act.at })
    .where('task_id', '=', task.id)
    .where('person_id', '=', act.actor.personId)
    .execute()
  const moved = await makeMove(tx, act, task, 'sendBack', {
    set: {
      rework_count: rework.count,
      due_on: dueOn,
      due_at: dueAt,
      original_due_on: task.originalDueOn ?? dueOn,
      submitted_at: null,
    },
    reason: comment,
    data: { dueOn: task.dueOn, newDueOn: dueOn, rework: rework.count, limit: rework.limit },
  })
  await addUpdate(tx, act, { kind: 'verdict', state: moved.state, text: comment, new_due_on: dueOn })
  await tellOfTask(tx, act.app, task, {
    kind: 'task.returned',
    // One round more than the norm allows is for the host to see: the next step may be to escalate (NM-TRK-08).
    personIds: [task.ownerId, ...task.cooperatorIds, ...(rework.exceeded ? [task.assignerId] : [])],
    params: { by: await nameOf(tx, act.actor.personId), dueOn, comment },
    occasion: `v${moved.version}`,
    at: act.at,
  })
  if (escalate) await noteEscalation(tx, act, { ...moved, reworkCount: rework.count }, comment)
  await settleDatesAfterReview(tx, act.app, { taskId: task.id, at: act.at, setting })
}

export async function cancelTask(tx: Db, act: Act, { reason }: { reason: string }): Promise<void> {
  const task = await takeUp(tx, act, 'cancel')
  const moved = await makeMove(tx, act, task, 'cancel', { reason })
  await tellOfTask(tx, act.app, task, {
    kind: 'task.cancelled',
    personIds: [task.ownerId, ...task.cooperatorIds, ...task.reviewerIds, task.assignerId],
    params: { by: await nameOf(tx, act.actor.personId), reason },
    occasion: `v${moved.version}`,
    at: act.at,
  })
  await cancelParts(tx, act, task, reason)
  await closeLoop(tx, { taskId: task.id, at: act.at })
}

/** What was still to be done for a collaboration that is ended is called off with it, seen or not (3.4). */
export async function cancelTasksOf(
  tx: Db,
  of: Omit<Act, 'id'> & { readonly collaborationId: string; readonly reason: string },
): Promise<void> {
  const { collaborationId, reason, ...by } = of
  await asSystemWithin(tx, async () => {
    const open = await tx
      .selectFrom('task')
      .select('id')
      .where('collaboration_id', '=', collaborationId)
      .where('parent_id', 'is', null)
      .where('state', 'not in', ['done', 'cancelled'])
      .orderBy('id')
      .execute()
    for (const { id } of open) {
      const act = { ...by, id }
      const task = await lockTask(tx, id)
      const moved = await makeMove(tx, act, task, 'cancel', { reason })
      await tellOfTask(tx, by.app, task, {
        kind: 'task.cancelled',
        personIds: [task.ownerId, ...task.cooperatorIds],
        params: { by: await nameOf(tx, by.actor.personId), reason },
        occasion: `v${moved.version}`,
        at: by.at,
      })
      await cancelParts(tx, act, task, reason)
      await closeLoop(tx, { taskId: id, at: by.at })
    }
  })
}

/** Parts of what is called off are called off with it, seen or not. */
async function cancelParts(tx: Db, act: Act, task: Task, reason: string): Promise<void> {
  const parts = await openSubItems(tx, task.id)
  await asSystemWithin(tx, async () => {
    for (const { id } of parts) {
      const part = await lockTask(tx, id)
      const moved = await makeMove(tx, act, part, 'cancel', { reason, data: { with: task.number } })
      await tellOfTask(tx, act.app, part, {
        kind: 'task.cancelled',
        personIds: [part.ownerId, ...part.cooperatorIds],
        params: { by: await nameOf(tx, act.actor.personId), reason },
        occasion: `v${moved.version}`,
        at: act.at,
      })
    }
  })
}

export async function reopenTask(tx: Db, act: Act, { reason }: { reason: string }): Promise<void> {
  const task = await takeUp(tx, act, 'reopen')
  const moved = await makeMove(tx, act, task, 'reopen', {
    set: { done_at: null, submitted_at: null },
    reason,
  })
  await tellOfTask(tx, act.app, task, {
    kind: 'task.reopened',
    personIds: [task.ownerId, ...task.cooperatorIds, ...task.reviewerIds, task.assignerId],
    params: { by: await nameOf(tx, act.actor.personId), reason },
    occasion: `v${moved.version}`,
    at: act.at,
  })
}

async function judge(
  tx: Db,
  { actor, id, at }: Act,
  event: 'task.start' | 'task.complete' | 'task.redate',
  overrides: Overrides,
  said: Partial<TaskFacts> = {},
): Promise<void> {
  const task = await getWholeTask(tx, id)
  const { zone } = await loadClockSetting(tx)
  const facts = factsOf(task, await namedIn(tx, task), zone, await predecessorsOf(tx, id))
  await guard(tx, actor, {
    event,
    facts: { ...facts, tasks: facts.tasks?.map((one) => (one.id === id ? { ...one, ...said } : one)) ?? [] },
    noun: 'task',
    nounId: id,
    subject: { noun: 'task', id },
    overrides,
    now: at,
  })
}

async function verdictsOf(tx: Db, taskId: string) {
  return tx
    .selectFrom('task_reviewer')
    .select(['person_id', 'verdict'])
    .where('task_id', '=', taskId)
    .execute()
}

async function oneIsEnough(tx: Db): Promise<boolean> {
  const { enabled, value } = (await loadNormSettings(tx))['NM-TRK-11']
  return !enabled || value === 'any'
}

/** One of several has passed it: written down and shown, but the task still waits for the others. */
async function notePass(tx: Db, act: Act, task: Task, comment: string, waitingFor: number): Promise<void> {
  await addUpdate(tx, act, { kind: 'verdict', state: task.state, text: comment })
  await noteMove(tx, {
    noun: 'task',
    nounId: task.id,
    move: 'pass',
    from: task.state,
    to: task.state,
    actorId: act.actor.personId,
    reason: comment,
    data: { waitingFor },
    at: act.at,
  })
  await publishTask(tx, task, 'task.changed')
}

async function tellDone(tx: Db, act: Act, task: Task, by: string, version: number): Promise<void> {
  await tellOfTask(tx, act.app, task, {
    kind: 'task.accepted',
    personIds: [task.ownerId, ...task.cooperatorIds, task.assignerId, task.maintainerId],
    params: { by },
    occasion: `v${version}`,
    at: act.at,
  })
}

function invalid(field: string, reason: string, params: Readonly<Record<string, string>> = {}): AppError {
  return new AppError('invalid', 'request.invalid', {}, { issues: [{ path: [field], reason, params }] })
}
