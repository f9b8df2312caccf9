import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import type { ChannelInQuestion } from './channel.ts'

/** An overdue task as the list of a group asks for it. */
export interface OverdueTask {
  readonly id: string
  readonly name: string
  readonly dueOn: CivilDate
  readonly owner: string
  /** Whose it is: its owner's department. */
  readonly departmentId: string | null
  readonly classification: Classification
}

/** A line of the list. Null: the group may know that something is late, and not what or whose. */
export interface OverdueLine {
  readonly id: string
  readonly name: string | null
  readonly owner: string | null
  readonly dueOn: CivilDate
}

/**
 * What a group may read of what is overdue (通报), longest overdue first. Of a 秘密 matter only that there is one;
 * a 机密 matter is not in the list and not in its count; a group for public matters reads of those alone.
 */
export function overdueLines(
  channel: Pick<ChannelInQuestion, 'scope' | 'departmentIds'>,
  tasks: readonly OverdueTask[],
): OverdueLine[] {
  return tasks
    .filter(({ classification }) => classification !== 'confidential')
    .filter(({ classification }) => channel.scope !== 'public' || classification === 'public')
    .filter(
      ({ departmentId }) =>
        channel.scope !== 'departments' ||
        (departmentId !== null && channel.departmentIds.includes(departmentId)),
    )
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id, name, owner, dueOn, classification }) =>
      classification === 'secret' ? { id, name: null, owner: null, dueOn } : { id, name, owner, dueOn },
    )
}
