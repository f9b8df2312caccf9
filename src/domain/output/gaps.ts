import type { MeetingType } from '#domain/meeting/enums.ts'
import type { OutputContent } from './content.ts'
import type { Stance } from './kinds.ts'
import { hasSlot } from './slots.ts'

export const gapKinds = [
  'departmentWithoutDuty',
  'departmentWithoutProgress',
  'nodeWithoutOwner',
  'taskWithoutOwner',
  'taskWithoutDue',
  'goalNotAcknowledged',
  'goalDisputed',
] as const
export type GapKind = (typeof gapKinds)[number]

/** 责任真空: who has nothing to answer for, and what nobody answers for (S0-07). `about` names it. */
export interface Gap {
  readonly kind: GapKind
  readonly about: string
}

export interface GapFacts {
  readonly type: MeetingType
  readonly departments: readonly { readonly id: string; readonly name: string }[]
  readonly content: OutputContent
  readonly stances: readonly {
    readonly lineId: string
    readonly departmentId: string
    readonly stance: Stance
  }[]
  readonly tasks: readonly {
    readonly name: string
    readonly ownerId: string | null
    readonly hasDue: boolean
  }[]
  /** The meeting is over: from then on each department says that it understands the goal. */
  readonly isOver: boolean
}

export function responsibilityGaps(facts: GapFacts): Gap[] {
  const { type, departments, content, tasks } = facts
  const without = (kind: GapKind, slot: 'duties' | 'progress'): Gap[] => {
    if (!hasSlot(type, slot)) return []
    const having = new Set(
      content.lines.filter((line) => line.slot === slot).map((line) => line.departmentId),
    )
    return departments.filter(({ id }) => !having.has(id)).map(({ name }) => ({ kind, about: name }))
  }
  const nodes = hasSlot(type, 'timeNodes')
    ? content.lines.filter(({ slot, departmentId }) => slot === 'timeNodes' && departmentId === null)
    : []
  return [
    ...without('departmentWithoutDuty', 'duties'),
    ...without('departmentWithoutProgress', 'progress'),
    ...nodes.map(({ text }): Gap => ({ kind: 'nodeWithoutOwner', about: text })),
    ...tasks
      .filter(({ ownerId }) => ownerId === null)
      .map(({ name }): Gap => ({ kind: 'taskWithoutOwner', about: name })),
    ...tasks
      .filter(({ hasDue }) => !hasDue)
      .map(({ name }): Gap => ({ kind: 'taskWithoutDue', about: name })),
    ...goalGaps(facts),
  ]
}

/** 目标理解偏差: a department that has not said, once the meeting is over, or that sees the goal otherwise. */
function goalGaps({ type, departments, content, stances, isOver }: GapFacts): Gap[] {
  const goals = content.lines.filter(({ slot }) => slot === 'projectGoal')
  if (!hasSlot(type, 'projectGoal') || goals.length === 0) return []
  return departments.flatMap(({ id, name }): Gap[] => {
    const said = goals.map(
      (goal) =>
        stances.find(({ lineId, departmentId }) => lineId === goal.id && departmentId === id)?.stance ??
        'pending',
    )
    if (said.includes('disagree')) return [{ kind: 'goalDisputed', about: name }]
    return isOver && said.includes('pending') ? [{ kind: 'goalNotAcknowledged', about: name }] : []
  })
}
