import type { CivilDate } from '#domain/calendar/civil-date.ts'
import {
  isWorkingDay,
  nextWorkingDay,
  type WorkCalendar,
  workingDaysBetween,
} from '#domain/calendar/work-calendar.ts'
import { machine } from '#domain/lifecycle/machine.ts'
import { type CriticalPath, criticalPath, type PlanLink } from './critical-path.ts'
import type { Snapshot, SnapshotItem } from './snapshot.ts'

/** 范围, 进度, 人员, 资源, 目标. */
export const changeKinds = ['scope', 'schedule', 'people', 'resource', 'goal'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** 待审批, 已批准, 未批准, 已撤回. */
export const changeStates = ['pending', 'approved', 'rejected', 'withdrawn'] as const
export type ChangeState = (typeof changeStates)[number]
export const changeMoves = ['approve', 'reject', 'withdraw'] as const
export type ChangeMove = (typeof changeMoves)[number]

export const changeLifecycle = machine({
  noun: 'change',
  states: changeStates,
  moves: changeMoves,
  rows: [
    {
      from: 'pending',
      move: 'approve',
      to: 'approved',
      who: ['leader', 'deptHead', 'superior'],
      guards: ['NM-COL-12'],
      source: ['X-62', '3.4'],
    },
    {
      from: 'pending',
      move: 'reject',
      to: 'rejected',
      who: ['leader', 'deptHead', 'superior'],
      needs: ['reason'],
      source: ['X-62'],
    },
    { from: 'pending', move: 'withdraw', to: 'withdrawn', who: ['initiator'], source: ['X-62'] },
  ],
})

/** One thing that is to be otherwise in the plan. */
export type ChangeStep =
  | {
      readonly kind: 'redate'
      readonly taskId: string
      readonly start: CivilDate | null
      readonly due: CivilDate
    }
  | { readonly kind: 'owner'; readonly taskId: string; readonly ownerId: string }
  | { readonly kind: 'host'; readonly taskId: string; readonly departmentId: string }
  | {
      readonly kind: 'add'
      /** Its place in the request stands for it until it is a task. */
      readonly key: string
      readonly name: string
      readonly parentId: string | null
      readonly ownerId: string | null
      readonly hostId: string | null
      readonly start: CivilDate | null
      readonly due: CivilDate | null
      readonly standard: string
    }
  /** Work that is there already and was not in the plan. */
  | {
      readonly kind: 'include'
      readonly taskId: string
      readonly parentId: string | null
      readonly item: SnapshotItem
    }
  | { readonly kind: 'remove'; readonly taskId: string }
  | { readonly kind: 'milestone'; readonly milestoneId: string; readonly due: CivilDate }

/** The plan as it would be. A step about what is not there changes nothing. */
export function withSteps(plan: Snapshot, steps: readonly ChangeStep[]): Snapshot {
  let { items, milestones } = plan
  const patch = (id: string, change: Partial<SnapshotItem>) => {
    items = items.map((item) => (item.id === id ? { ...item, ...change } : item))
  }
  for (const step of steps) {
    switch (step.kind) {
      case 'redate':
        patch(step.taskId, { start: step.start, due: step.due })
        break
      case 'owner':
        patch(step.taskId, { ownerId: step.ownerId })
        break
      case 'host':
        patch(step.taskId, { hostId: step.departmentId })
        break
      case 'add':
        items = [
          ...items,
          {
            id: step.key,
            parentId: step.parentId,
            number: '',
            name: step.name,
            isSummary: false,
            start: step.start,
            due: step.due,
            ownerId: step.ownerId,
            hostId: step.hostId,
            cooperatingIds: [],
            standard: step.standard,
            raci: [],
            after: [],
          },
        ]
        break
      case 'include':
        if (!items.some(({ id }) => id === step.taskId))
          items = [...items, { ...step.item, parentId: step.parentId }]
        break
      case 'remove': {
        const gone = withBelow(items, step.taskId)
        items = items.filter(({ id }) => !gone.has(id))
        break
      }
      case 'milestone':
        milestones = milestones.map((one) => (one.id === step.milestoneId ? { ...one, due: step.due } : one))
        break
    }
  }
  return { items, milestones, end: endOfItems(items) ?? plan.end }
}

function withBelow(items: readonly SnapshotItem[], id: string): Set<string> {
  const found = new Set([id])
  // Items stand in outline order: a part always comes after its whole.
  for (const item of items) if (item.parentId !== null && found.has(item.parentId)) found.add(item.id)
  return found
}

export function endOfItems(items: readonly SnapshotItem[]): CivilDate | null {
  return items.reduce<CivilDate | null>(
    (last, { due, isSummary }) => (due !== null && !isSummary && (last === null || due > last) ? due : last),
    null,
  )
}

export interface ChangeImpact {
  /** The end of the whole on the critical path, as agreed and as it would be. */
  readonly endBefore: CivilDate | null
  readonly endAfter: CivilDate | null
  /** Working days that the end moves by; negative: earlier. */
  readonly endDays: number
  /** What would begin later because of it although nothing is said of it. */
  readonly pushedIds: readonly string[]
  readonly addedCount: number
  readonly removedCount: number
  /** Departments whose work would be otherwise (相关方). */
  readonly departmentIds: readonly string[]
  readonly milestoneIds: readonly string[]
}

/** 影响 as far as the plan itself can tell; cost and quality have to be said by whoever asks. */
export function impactOf(plan: Snapshot, steps: readonly ChangeStep[], calendar: WorkCalendar): ChangeImpact {
  const after = withSteps(plan, steps)
  const [early, later] = [earliestEnd(plan, calendar), earliestEnd(after, calendar)]
  const [endBefore, endAfter] = [early.end, later.end]
  const named = new Set(steps.flatMap((step) => ('taskId' in step ? [step.taskId] : [])))
  // A plan may have dates that cannot be kept before anything is changed; only what is pushed further counts.
  const pushedBy = (id: string) => early.path.works.get(id)?.pushed ?? 0
  const pushedIds = [...later.path.works].flatMap(([id, { pushed }]) =>
    !named.has(id) && pushed > pushedBy(id) ? [id] : [],
  )
  const touched = new Set([...named, ...pushedIds])
  const departments = new Set<string>()
  for (const item of [...plan.items, ...after.items]) {
    if (!touched.has(item.id)) continue
    for (const id of [item.hostId, ...item.cooperatingIds]) if (id !== null) departments.add(id)
  }
  for (const step of steps) {
    if (step.kind === 'add' && step.hostId !== null) departments.add(step.hostId)
    if (step.kind === 'host') departments.add(step.departmentId)
  }
  return {
    endBefore,
    endAfter,
    endDays: endBefore === null || endAfter === null ? 0 : workingDaysBetween(endBefore, endAfter, calendar),
    pushedIds,
    addedCount: steps.filter(({ kind }) => kind === 'add' || kind === 'include').length,
    removedCount: steps.filter(({ kind }) => kind === 'remove').length,
    departmentIds: [...departments].toSorted(),
    milestoneIds: steps.flatMap((step) => (step.kind === 'milestone' ? [step.milestoneId] : [])),
  }
}

/** 顺延: other dates for what the steps push, so that the plan that is agreed to can be kept. */
export function followingSteps(
  plan: Snapshot,
  steps: readonly ChangeStep[],
  calendar: WorkCalendar,
): ChangeStep[] {
  const after = withSteps(plan, steps)
  const { path } = earliestEnd(after, calendar)
  return impactOf(plan, steps, calendar).pushedIds.flatMap((taskId): ChangeStep[] => {
    const work = path.works.get(taskId)
    if (work === undefined) return []
    const start = isWorkingDay(work.earliestStart, calendar)
      ? work.earliestStart
      : nextWorkingDay(work.earliestStart, calendar)
    return [{ kind: 'redate', taskId, start, due: work.earliestFinish }]
  })
}

function earliestEnd(plan: Snapshot, calendar: WorkCalendar): { end: CivilDate | null; path: CriticalPath } {
  const works = plan.items.flatMap(({ id, start, due, isSummary }) =>
    due === null || isSummary ? [] : [{ id, start, due }],
  )
  const links: PlanLink[] = plan.items.flatMap(({ id, after }) => after.map((from) => ({ from, to: id })))
  const path = criticalPath(works, links, calendar, { whole: true })
  const end = [...path.works.values()].reduce<CivilDate | null>(
    (last, { earliestFinish }) => (last === null || earliestFinish > last ? earliestFinish : last),
    null,
  )
  return { end, path }
}

/** Who decides, by how far it reaches: 组长, 发起部门负责人, 上级. */
export const approverLevels = ['leader', 'deptHead', 'superior'] as const
export type ApproverLevel = (typeof approverLevels)[number]

/**
 * 按影响定审批人. What changes the goal, or moves the end by as much as turns the critical path red, goes to
 * the superior; what moves the end at all, changes the scope, costs money or concerns more than one department
 * to the head of the initiating department; the rest the leader decides.
 */
export function approverLevelOf(
  kind: ChangeKind,
  impact: Pick<ChangeImpact, 'endDays' | 'departmentIds' | 'milestoneIds'>,
  costCents: number,
  { criticalDays }: { readonly criticalDays: number },
): ApproverLevel {
  if (kind === 'goal' || impact.endDays >= criticalDays) return 'superior'
  const isWide =
    kind === 'scope' ||
    impact.endDays > 0 ||
    impact.departmentIds.length > 1 ||
    impact.milestoneIds.length > 0 ||
    costCents > 0
  return isWide ? 'deptHead' : 'leader'
}

export interface Approver {
  readonly level: ApproverLevel
  readonly id: string
}

/** Nobody approves what they ask for: the first from that level upwards who is somebody else, and as what. */
export function approverOf(
  level: ApproverLevel,
  candidates: Readonly<Record<ApproverLevel, string | null>>,
  askerId: string,
): Approver | null {
  for (const one of approverLevels.slice(approverLevels.indexOf(level))) {
    const id = candidates[one]
    if (id !== null && id !== askerId) return { level: one, id }
  }
  return null
}
