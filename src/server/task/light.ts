import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { LightView } from '#contract/task.ts'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { workingDaysAfter } from '#domain/calendar/deadline.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { type Assignment, assignmentOf } from '#domain/task/assignment.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import { type LightFacts, presentLight, type TaskLight, taskLight } from '#domain/task/light.ts'

/** What the light is computed from, as lists and pages have it. */
export interface Lit extends Assignment {
  readonly state: TaskState
  readonly plannedStart: string | null
  readonly createdAt: Date
  readonly dueOn: string | null
  readonly lastUpdateAt: Date | null
  /** Of the last delay report. */
  readonly delayReportedAt: Date | null
  readonly hasReviewers: boolean
  readonly suspendedAt: Date | null
  readonly isWaitingForEvent: boolean
  readonly percent: number
  readonly percentAt: Date | null
}

/** The columns of `Lit` that are the task's own; `alias` is the task, or a page of it that has these columns. */
export function lifeColumns(alias: string): RawBuilder<unknown> {
  const t = sql.raw(alias)
  return sql`${t}.assigned_at as "assignedAt", ${t}.signed_at as "signedAt", ${t}.returned_at as "returnedAt",
    ${t}.insisted_at as "insistedAt",
    ${t}.suspended_at as "suspendedAt", ${t}.percent_at as "percentAt",
    (${t}.due_rule is not null and ${t}.due_on is null) as "isWaitingForEvent"`
}

/** Under their own names, for a page that is cut first and dressed later. */
export const lifeShown = sql`t.assigner_id, t.submitted_at, t.assigned_at, t.signed_at, t.returned_at, t.insisted_at, t.suspended_at, t.percent_at, t.due_rule, t.parent_id`

/** The light of one task, with what it becomes when nobody does anything. */
export function lightOf(task: Lit, now: Date, setting: ClockSetting): z.output<typeof LightView> {
  const { next, ...light } = taskLight(factsOf(task, setting), civilDateOf(now, setting.zone), setting)
  return { ...viewOf(light), next: next && { colour: next.light, on: next.on } }
}

/** As it is now, for a row among many. */
export function lightInList(task: Lit, now: Date, setting: ClockSetting): z.output<typeof LightView> {
  return viewOf(presentLight(factsOf(task, setting), civilDateOf(now, setting.zone), setting))
}

function viewOf({ light, reason, turnedBy }: Omit<TaskLight, 'next'>) {
  return {
    colour: light,
    reason: { key: reason.key, params: { ...reason.params } },
    turnedBy: [...turnedBy],
  }
}

function factsOf(task: Lit, setting: ClockSetting): LightFacts {
  const dayOf = (at: Date | null): CivilDate | null => (at === null ? null : civilDateOf(at, setting.zone))
  return {
    state: task.state,
    startOn:
      task.plannedStart === null ? civilDateOf(task.createdAt, setting.zone) : civilDate(task.plannedStart),
    dueOn: task.dueOn === null ? null : civilDate(task.dueOn),
    lastUpdateOn: dayOf(task.lastUpdateAt),
    delayReportedOn: task.state === 'delayed' ? dayOf(task.delayReportedAt) : null,
    hasReviewers: task.hasReviewers,
    assignment: assignmentOf(task),
    signBy: dayOf(signBy(task, setting)),
    isSuspended: task.suspendedAt !== null,
    isWaitingForEvent: task.isWaitingForEvent,
    percent: task.percent,
    percentOn: dayOf(task.percentAt),
  }
}

/** Until when new work is to be signed for; null when there is nothing to sign. */
export function signBy(
  { assignedAt, signedAt, returnedAt, insistedAt }: Assignment,
  setting: ClockSetting,
): Date | null {
  if (assignedAt === null || signedAt !== null || returnedAt !== null) return null
  return workingDaysAfter(insistedAt ?? assignedAt, setting.parameters.signWorkingDays, setting).at
}
