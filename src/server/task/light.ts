import type { z } from 'zod'
import type { LightView } from '#contract/task.ts'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import { taskLight } from '#domain/task/light.ts'

/** What the light is computed from, as lists and pages have it. */
export interface Lit {
  readonly state: TaskState
  readonly plannedStart: string | null
  readonly createdAt: Date
  readonly dueOn: string | null
  readonly lastUpdateAt: Date | null
  /** Of the last delay report. */
  readonly delayReportedAt: Date | null
  readonly hasReviewers: boolean
}

export function lightOf(task: Lit, now: Date, setting: ClockSetting): z.output<typeof LightView> {
  const dayOf = (at: Date | null): CivilDate | null => (at === null ? null : civilDateOf(at, setting.zone))
  const { light, reason } = taskLight(
    {
      state: task.state,
      startOn:
        task.plannedStart === null ? civilDateOf(task.createdAt, setting.zone) : civilDate(task.plannedStart),
      dueOn: task.dueOn === null ? null : civilDate(task.dueOn),
      lastUpdateOn: dayOf(task.lastUpdateAt),
      delayReportedOn: task.state === 'delayed' ? dayOf(task.delayReportedAt) : null,
      hasReviewers: task.hasReviewers,
    },
    civilDateOf(now, setting.zone),
    setting,
  )
  return { colour: light, reason: { key: reason.key, params: { ...reason.params } } }
}
