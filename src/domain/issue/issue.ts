import { type CivilDate, daysBetween } from '#domain/calendar/civil-date.ts'
import type { IssueState } from './lifecycle.ts'

/** From a day's deviation on it is for the whole group to know. */
export const groupHearsFromHours = 24

/** Who hears of a problem at once, beside its owner: 全组; 部门负责人 when people, money or things are missing. */
export const issueEars = ['owner', 'leader', 'members', 'departmentHeads'] as const
export type IssueEar = (typeof issueEars)[number]

export function earsOf(issue: {
  readonly deviationHours: number | null
  readonly isResourceGap: boolean
}): IssueEar[] {
  return [
    'owner',
    'leader',
    ...((issue.deviationHours ?? 0) >= groupHearsFromHours ? (['members'] as const) : []),
    ...(issue.isResourceGap ? (['departmentHeads'] as const) : []),
  ]
}

/** How many natural days it has been left open; of a settled one, how many it took (S4-43). */
export function ageInDays(foundOn: CivilDate, settledOn: CivilDate | null, today: CivilDate): number {
  return daysBetween(foundOn, settledOn ?? today)
}

export function isSettled(state: IssueState): boolean {
  return state === 'resolved' || state === 'closed'
}
