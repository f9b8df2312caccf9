import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import type { LightReason } from '#domain/task/light.ts'
import type { ReasonSource, SyncBlock } from './report.ts'

/** Something that was said about a task. */
export interface Word {
  readonly kind: ReasonSource
  readonly text: string
  readonly on: CivilDate
}

/** A task as far as a report goes by it. */
export interface TaskSeen {
  readonly id: string
  readonly name: string
  readonly state: TaskState
  readonly dueOn: CivilDate | null
  readonly doneOn: CivilDate | null
  readonly isSuspended: boolean
  readonly light: LightReason
  /** The newest first. */
  readonly words: readonly Word[]
  /** The call for help that is open. */
  readonly call: { readonly id: string; readonly text: string; readonly departmentId: string | null } | null
}

export interface Gathered {
  readonly block: SyncBlock
  readonly taskId: string
  readonly callId: string | null
  readonly text: string
  readonly reason: string
  readonly reasonFrom: ReasonSource | null
  readonly helpDepartmentId: string | null
}

export interface Period {
  readonly from: CivilDate
  readonly to: CivilDate
}

/**
 * What is recorded of these tasks in a period, block by block (S1-30, X-33): nothing in it has to be typed again.
 * `today` is the last day of which anything is known.
 */
export function gather(tasks: readonly TaskSeen[], period: Period, today: CivilDate): Gathered[] {
  const until = period.to < today ? period.to : today
  return tasks.flatMap((task) => [
    ...(isDoneIn(task, period) ? [line('done', task)] : []),
    ...(isBehind(task, until) ? [{ ...line('undone', task), ...reasonOf(task, period) }] : []),
    ...(task.call === null || isOver(task)
      ? []
      : [
          {
            ...line('support', task),
            text: task.call.text,
            callId: task.call.id,
            helpDepartmentId: task.call.departmentId,
          },
        ]),
  ])
}

function line(block: SyncBlock, { id, name }: TaskSeen): Gathered {
  return { block, taskId: id, callId: null, text: name, reason: '', reasonFrom: null, helpDepartmentId: null }
}

function isDoneIn({ state, doneOn }: TaskSeen, { from, to }: Period): boolean {
  return state === 'done' && doneOn !== null && doneOn >= from && doneOn <= to
}

function isOver({ state }: TaskSeen): boolean {
  return state === 'done' || state === 'cancelled'
}

const behind: ReadonlySet<LightReason> = new Set([
  'task.light.overdue',
  'task.light.behind',
  'task.light.delayed',
  'task.light.delayedLate',
])

/** 未完成: it was to be done by now, or it is known that it will not be in time. What rests is not held against it. */
function isBehind({ state, dueOn, isSuspended, light }: TaskSeen, until: CivilDate): boolean {
  if (state === 'done' || state === 'cancelled' || state === 'pendingAcceptance' || isSuspended) return false
  return (dueOn !== null && dueOn <= until) || behind.has(light)
}

/**
 * The reason that its owner already gave: the newest delay report, answer to a collection, call for help or risk;
 * where there is none, what they last reported in the period.
 */
function reasonOf({ words }: TaskSeen, { from }: Period): Pick<Gathered, 'reason' | 'reasonFrom'> {
  const said = words.filter(({ text }) => text.trim() !== '')
  const word =
    said.find(({ kind }) => kind !== 'progress') ??
    said.find(({ kind, on }) => kind === 'progress' && on >= from)
  return word === undefined ? { reason: '', reasonFrom: null } : { reason: word.text, reasonFrom: word.kind }
}

/** A line as it stands in a draft. */
export interface Kept {
  readonly id: string
  readonly block: SyncBlock
  readonly taskId: string | null
  readonly isEdited: boolean
  readonly isDropped: boolean
}

/**
 * Gathering again over a draft: what a person changed or left out stays so, what is new comes, what nobody touched
 * is renewed, and a line whose task has moved to another block gives way to the new one.
 */
export function regather(
  kept: readonly Kept[],
  fresh: readonly Gathered[],
): {
  readonly add: readonly Gathered[]
  readonly renew: readonly { readonly id: string; readonly line: Gathered }[]
  readonly remove: readonly string[]
} {
  const same = (
    a: { block: SyncBlock; taskId: string | null },
    b: { block: SyncBlock; taskId: string | null },
  ) => a.block === b.block && a.taskId === b.taskId
  const ofTasks = kept.filter(({ taskId }) => taskId !== null)
  return {
    add: fresh.filter((line) => !ofTasks.some((one) => same(one, line))),
    renew: ofTasks.flatMap((one) => {
      const line = fresh.find((now) => same(now, one))
      return line === undefined || one.isEdited || one.isDropped ? [] : [{ id: one.id, line }]
    }),
    remove: ofTasks
      .filter((one) => !fresh.some((now) => same(now, one)))
      .filter((one) => !one.isEdited || fresh.some(({ taskId }) => taskId === one.taskId))
      .map(({ id }) => id),
  }
}
