import type { TaskPriority, TaskState } from '#domain/task/lifecycle.ts'
import { foldScript } from '#domain/wording/script.ts'

/** A stretch of a line as it was typed. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Comparable: simplified script, lower case, half width, without the spaces and signs around. */
export function plain(word: string): string {
  return foldScript(word.normalize('NFKC')).toLowerCase().trim()
}

const priorities: Readonly<Record<TaskPriority, readonly string[]>> = {
  P0: ['p0', '最高', '紧急', '特急', 'highest', 'urgent'],
  P1: ['p1', '高', '重要', 'high'],
  P2: ['p2', '中', '普通', '一般', 'medium', 'normal'],
  P3: ['p3', '低', 'low'],
}

const states: Readonly<Record<TaskState, readonly string[]>> = {
  todo: ['todo', '未开始', '待办', 'not begun'],
  inProgress: ['inprogress', '进行中', 'in progress', 'doing'],
  needsSupport: ['needssupport', '需支持', 'needs support'],
  delayed: ['delayed', '延期'],
  pendingAcceptance: ['pendingacceptance', '待验收', 'to be accepted'],
  done: ['done', '已完成', '完成'],
  cancelled: ['cancelled', '已取消', '取消'],
}

export function priorityCalled(word: string): TaskPriority | undefined {
  return called(priorities, word)
}

export function stateCalled(word: string): TaskState | undefined {
  return called(states, word)
}

function called<Value extends string>(
  names: Readonly<Record<Value, readonly string[]>>,
  word: string,
): Value | undefined {
  const wanted = plain(word)
  return (Object.keys(names) as Value[]).find((value) => names[value].includes(wanted))
}

/** Whoever reads is meant. */
export function meansMe(word: string): boolean {
  return ['me', '我', '我自己', '本人'].includes(plain(word))
}
