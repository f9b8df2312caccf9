import { addDays, type CivilDate, mondayOf } from '#domain/calendar/civil-date.ts'
import { endOfDayBefore, reminder, weeklyUpdates, workingDaysAfter } from '#domain/calendar/deadline.ts'
import { civilDateOf, timeOfDay } from '#domain/calendar/instant.ts'
import { isWorkingDay } from '#domain/calendar/work-calendar.ts'
import type { JudgedNormId } from '#domain/norm/catalogue.ts'
import type { MeetingFacts, TaskFacts } from '#domain/norm/facts.ts'
import type { Place } from '#domain/norm/finding.ts'
import {
  type Draft,
  departmentName,
  isAbout,
  isMissing,
  isOpen,
  liveTasks,
  onMeeting,
  type RulesFor,
  type Scene,
  shown,
  taskName,
  today,
} from '#domain/norm/scene.ts'
import { decisionName, mustBeCarriedOut } from './live.ts'

type TrackingNorm = Extract<JudgedNormId, `NM-TRK-${string}`>

/** 跟踪: from a decision to work that is accepted. */
export const trackingRules: RulesFor<TrackingNorm> = {
  'NM-TRK-01': (facts, days, scene) =>
    openTasks(facts).flatMap((task) => {
      const { dueDate, remindedAt } = task
      if (!dueDate || remindedAt !== null || today(scene) > dueDate) return []
      // a reminder that falls on a day off goes out on the last working day before (K5)
      const on = reminder(endOfDayBefore(dueDate, days, scene), scene).at
      if (today(scene) < civilDateOf(on, scene.zone)) return []
      return [{ as: 'due', params: { name: taskName(task), due: dueDate }, place: onTask(task) } as const]
    }),

  'NM-TRK-02': (facts, days, scene) =>
    openTasks(facts).flatMap((task) => {
      const { dueDate, collectedAt } = task
      if (!dueDate || collectedAt !== null) return []
      const latest = addDays(dueDate, days)
      if (today(scene) <= latest) return []
      return [
        { as: 'late', params: { name: taskName(task), due: dueDate, latest }, place: onTask(task) } as const,
      ]
    }),

  'NM-TRK-03': (facts, { weekday, time, rollBack }, scene) =>
    openTasks(facts).flatMap((task) => {
      const { plannedStart, updates } = task
      if (!plannedStart || updates === undefined) return []
      const rhythm = { weekday, time: timeOfDay(time) }
      const dates = weeklyUpdates(plannedStart, today(scene), rhythm, scene)
        .filter(({ at }) => at < scene.now)
        .map(({ at }) => ({ at, day: civilDateOf(at, scene.zone) }))
        .filter(({ day }) => rollBack || addDays(mondayOf(day), weekday - 1) === day)
        // What was reported on an earlier week's Sunday says nothing about this week.
        .filter(
          ({ at, day }) =>
            !updates.some(
              ({ on, at: moment }) =>
                on >= mondayOf(day) && (moment === undefined ? on <= day : moment <= at),
            ),
        )
        .map(({ day }) => day)
      if (dates.length === 0) return []
      return [{ as: 'missed', params: { name: taskName(task), dates, time }, place: onTask(task) } as const]
    }),

  'NM-TRK-04': (facts, days, scene) =>
    liveTasks(facts).flatMap((task) => {
      const reports = task.delayReports ?? []
      const reportsNow =
        scene.mode === 'live' && scene.event === 'task.markDelayed' && isAbout(scene, 'task', task.id)
      const last = reports.at(-1)?.reportedAt ?? (reportsNow ? scene.now : undefined)
      const { dueDate } = task
      if (!dueDate || last === undefined) return []
      const latest = addDays(dueDate, -days)
      if (civilDateOf(last, scene.zone) <= latest) return []
      return [
        { as: 'late', params: { name: taskName(task), due: dueDate, latest }, place: onTask(task) } as const,
      ]
    }),

  // Having none is for NM-WRD-05, at the latest moment; having two is refused at once.
  'NM-TRK-05': (facts, max) =>
    liveTasks(facts).flatMap((task) => {
      const count = task.ownerIds?.length ?? 0
      if (count <= max) return []
      return [
        { as: 'many', params: { name: taskName(task), count, max }, place: onTask(task, 'owner') } as const,
      ]
    }),

  'NM-TRK-06': (facts, _, scene) =>
    liveTasks(facts)
      .filter((task) => isCompleting(task, scene) && isMissing(task.deliverables))
      .map((task) => ({ as: 'none', params: { name: taskName(task) }, place: onTask(task, 'deliverables') })),

  'NM-TRK-07': (facts, _, scene) =>
    openTasks(facts).flatMap((task) => {
      const { dueDate } = task
      if (!dueDate || dueDate >= today(scene)) return []
      const fields = [
        ...(isMissing(task.overdueReason) ? ['overdueReason'] : []),
        ...(isMissing(task.overdueMeasure) ? ['overdueMeasure'] : []),
      ]
      if (fields.length === 0) return []
      return [
        {
          as: 'missing',
          params: { name: taskName(task), due: dueDate, fields },
          place: onTask(task),
          // A click is enough to let it lie; to move the date past it there has to be something in writing (S2-66).
          ...(scene.event === 'task.redate' && { override: 'reason' as const }),
        } as const,
      ]
    }),

  'NM-TRK-08': (facts, limit) =>
    liveTasks(facts).flatMap((task) => {
      const count = task.reworkCount ?? 0
      const max = task.maxRework ?? limit
      if (count <= max) return []
      return [
        { as: 'many', params: { name: taskName(task), count, max }, place: onTask(task, 'rework') } as const,
      ]
    }),

  'NM-TRK-09': (facts, { lead, audience, channel }, scene) =>
    (facts.decisions ?? []).flatMap<Draft<'NM-TRK-09'>>((decision) => {
      const { condition } = decision
      if (!condition?.triggeredAt || !condition.affectedDate) return []
      const days = condition.noticeLeadDays ?? lead
      const latest = addDays(condition.affectedDate, -days)
      const name = decisionName(decision)
      const place = { noun: 'decision', id: decision.id, field: 'notice' } as const
      if (condition.noticeSentAt === undefined) return []
      if (condition.noticeSentAt === null) return [{ as: 'unsent', params: { name, latest }, place } as const]
      const late = civilDateOf(condition.noticeSentAt, scene.zone) > latest
      const differs =
        (condition.audience !== undefined && condition.audience !== audience) ||
        (condition.channel !== undefined && condition.channel !== channel)
      return [
        ...(late ? [{ as: 'late', params: { name, latest }, place } as const] : []),
        ...(differs
          ? [{ as: 'audience', params: { name, audience: [audience], channel: [channel] }, place } as const]
          : []),
      ]
    }),

  'NM-TRK-10': (facts) =>
    facts.minutes !== undefined && isMissing(facts.minutes.maintainerId)
      ? [{ as: 'none', params: {}, place: { noun: 'minutes', id: facts.minutes.id, field: 'maintainerId' } }]
      : [],

  'NM-TRK-11': (facts, who, scene) =>
    liveTasks(facts)
      .filter((task) => task.state === 'done' || isBeing(task, 'task.accept', scene))
      .flatMap((task) => {
        const asked = task.jointReview ?? []
        if (asked.length === 0 || task.reviews === undefined) return []
        const passed = new Set(task.reviews.filter((one) => one.verdict === 'pass').map((one) => one.dept))
        const missing = asked.filter((dept) => !passed.has(dept))
        if (missing.length === 0 || (who === 'any' && missing.length < asked.length)) return []
        const depts = missing.map((dept) => departmentName(facts, dept))
        return [
          { as: 'missing', params: { name: taskName(task), depts }, place: onTask(task, 'reviews') } as const,
        ]
      }),

  'NM-TRK-12': (facts, choice, { calendar }) =>
    (choice === 'off' ? [] : liveTasks(facts)).flatMap((task) => {
      const { dueDate } = task
      if (!dueDate || isWorkingDay(dueDate, calendar)) return []
      return [
        {
          as: 'dayOff',
          params: { name: taskName(task), due: dueDate },
          place: onTask(task, 'dueDate'),
        } as const,
      ]
    }),

  'NM-TRK-13': (facts) =>
    liveTasks(facts).flatMap((task) => {
      const { cooperatingDepts } = task
      if (cooperatingDepts === undefined) return []
      const providers = (task.resources ?? []).flatMap(({ providerDept }) =>
        providerDept ? [providerDept] : [],
      )
      const unlisted = [...new Set(providers)].filter(
        (dept) => dept !== task.ownerDept && !cooperatingDepts.includes(dept),
      )
      if (unlisted.length === 0) return []
      const dept = unlisted.map((id) => departmentName(facts, id))
      return [
        {
          as: 'unlisted',
          params: { name: taskName(task), dept },
          place: onTask(task, 'cooperatingDepts'),
        } as const,
      ]
    }),

  'NM-TRK-14': (facts) =>
    liveTasks(facts).flatMap((task) =>
      (task.milestones ?? []).flatMap(({ id, date, deliverable }) => {
        const early = task.plannedStart && date < task.plannedStart
        const late = task.dueDate && date > task.dueDate
        if (!early && !late) return []
        const params = {
          name: deliverable ?? id,
          date,
          start: task.plannedStart ?? '—',
          end: task.dueDate ?? '—',
        }
        return [{ as: 'outside', params, place: { noun: 'milestone', id, field: task.id } } as const]
      }),
    ),

  'NM-TRK-15': (facts, _, scene) =>
    liveTasks(facts)
      .filter((task) => hasStarted(task) || isBeing(task, 'task.start', scene))
      .flatMap((task) => {
        const waiting = (task.dependsOn ?? []).filter(
          ({ taskId, done, milestoneId }) => milestoneId === undefined && isUndone(facts, taskId, done),
        )
        if (waiting.length === 0) return []
        const before = waiting.map(({ taskId }) => nameOfTask(facts, taskId))
        return [{ as: 'waiting', params: { name: taskName(task), before }, place: onTask(task) } as const]
      }),

  'NM-TRK-16': (facts) => {
    const { isSeries, carryOverReviewed } = facts.meeting
    if (isSeries !== true || (carryOverReviewed !== null && carryOverReviewed !== false)) return []
    const first = [...(facts.topics ?? [])].sort((a, b) => a.order - b.order)[0]
    return first?.segment === 'carryOver'
      ? []
      : [{ as: 'none', params: {}, place: onMeeting(facts, 'carryOverReviewed') }]
  },

  'NM-TRK-17': (facts, days, scene) => {
    const finalisedAt = facts.minutes?.finalisedAt
    if (!finalisedAt) return []
    const latest = workingDaysAfter(finalisedAt, days, scene).at
    if (scene.now <= latest) return []
    return (
      (facts.decisions ?? [])
        // a decision that is provisional or deferred is not to be carried out yet
        .filter((decision) => mustBeCarriedOut(decision) && isInForce(decision.state))
        .filter((decision) => decision.taskIds?.length === 0)
        .map((decision) => ({
          as: 'none',
          params: { name: decisionName(decision), latest: shown(latest, scene.zone) },
          place: { noun: 'decision', id: decision.id, field: 'tasks' },
        }))
    )
  },

  'NM-TRK-18': (facts) =>
    (facts.decisions ?? [])
      .filter((decision) => decision.state === 'provisional' && decision.confirmBy === null)
      .map((decision) => ({
        as: 'none',
        params: { name: decisionName(decision) },
        place: { noun: 'decision', id: decision.id, field: 'confirmBy' },
      })),

  'NM-TRK-19': (facts, { maxDays, formats }, scene) =>
    liveTasks(facts).flatMap((task) => {
      const name = taskName(task)
      const count = workdaysOf(task, scene)
      const missing = formats && isCompleting(task, scene) ? missingFormats(task) : []
      return [
        ...(count !== undefined && count > maxDays
          ? [{ as: 'long', params: { name, count, max: maxDays }, place: onTask(task) } as const]
          : []),
        ...(missing.length > 0
          ? [
              {
                as: 'formats',
                params: { name, formats: missing },
                place: onTask(task, 'deliverables'),
              } as const,
            ]
          : []),
      ]
    }),
}

function onTask(task: TaskFacts, field?: string): Place {
  const place: Place = { noun: 'task', id: task.id }
  return field === undefined ? place : { ...place, field }
}

function openTasks(facts: MeetingFacts): readonly TaskFacts[] {
  return (facts.tasks ?? []).filter(isOpen)
}

function isBeing(task: TaskFacts, event: Scene['event'], scene: Scene): boolean {
  return scene.event === event && isAbout(scene, 'task', task.id)
}

/** Said to be done, or about to be. */
function isCompleting(task: TaskFacts, scene: Scene): boolean {
  return task.state === 'done' || task.state === 'pendingAcceptance' || isBeing(task, 'task.complete', scene)
}

function hasStarted({ state }: TaskFacts): boolean {
  return state === 'inProgress' || state === 'needsSupport' || state === 'delayed'
}

function isUndone(facts: MeetingFacts, taskId: string, done: boolean | undefined): boolean {
  if (done !== undefined) return !done
  const state = facts.tasks?.find((task) => task.id === taskId)?.state
  return state !== undefined && state !== 'done' && state !== 'cancelled'
}

function nameOfTask(facts: MeetingFacts, taskId: string): string {
  const task = facts.tasks?.find((one) => one.id === taskId)
  return task === undefined ? taskId : taskName(task)
}

function isInForce(state: string | undefined): boolean {
  return state === 'adopted' || state === 'inExecution'
}

/** Days of work from start to end, both included: a task is not longer for a weekend in it. */
function workdaysOf({ plannedStart, dueDate }: TaskFacts, { calendar }: Scene): number | undefined {
  if (!plannedStart || !dueDate) return undefined
  let count = 0
  for (let day: CivilDate = plannedStart; day <= dueDate && count < 1000; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}

/** 源文件 is whatever an editor keeps its own work in. */
const sourceFormats = [
  'psd',
  'psb',
  'ai',
  'sketch',
  'fig',
  'xd',
  'indd',
  'cdr',
  'eps',
  'svg',
  'dwg',
  'blend',
  'aep',
  'prproj',
]
const sameFormat: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  tiff: 'tif',
  htm: 'html',
  源檔: '源文件',
  原始檔: '源文件',
}

/** Required formats that no deliverable has; the screen says it while files are added. */
export function missingFormats({
  requiredFormats,
  deliverables,
}: Pick<TaskFacts, 'requiredFormats' | 'deliverables'>): string[] {
  if (requiredFormats === undefined || deliverables === undefined) return []
  const handedIn = new Set(
    (deliverables ?? []).map(({ name, format }) => formatOf(format ?? extensionOf(name))),
  )
  const hasSource = sourceFormats.some((format) => handedIn.has(format))
  return requiredFormats.filter((required) => {
    const wanted = formatOf(required)
    return !handedIn.has(wanted) && !(wanted === '源文件' && hasSource)
  })
}

function extensionOf(name: string): string {
  return name.includes('.') ? (name.split('.').at(-1) ?? '') : ''
}

function formatOf(format: string): string {
  const written = format.trim().toLowerCase().replace(/^\./u, '')
  return sameFormat[written] ?? written
}
