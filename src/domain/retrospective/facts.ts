/** How many of how many. */
export interface Share {
  readonly kept: number
  readonly of: number
}

export interface WorkFacts {
  /** Handed out and not called off. */
  readonly tasks: number
  readonly done: number
  /** Done by the day that counted in the end, of those with a day; and by the day first promised. */
  readonly onTime: number
  readonly onFirstDate: number
  readonly dated: number
  /** Done late, or open after its day. */
  readonly late: number
}

/** What a report says of itself: computed from what is recorded, typed by nobody. */
export interface RetrospectiveFacts {
  readonly work: WorkFacts
  readonly departments: readonly (WorkFacts & { readonly departmentId: string })[]
  readonly cancelled: number
  /** Approved extensions, and the tasks that had them. */
  readonly extensions: number
  readonly extended: number
  readonly meetings: number
  readonly meetingMinutes: number
  /** Minutes of everybody who was there, added up. */
  readonly personMinutes: number
  readonly decisions: number
  readonly executed: number
  readonly conflicts: number
  readonly escalated: number
  readonly settled: number
  /** Hours from when it was raised until it was decided, in the mean. */
  readonly settleHours: number | null
  readonly issues: number
  readonly issuesSettled: number
  /** 响应时长: hours until somebody took a problem or a conflict up, in the mean. */
  readonly responseHours: number | null
  readonly alerts: number
  /** Approved changes of the plan; null where there is no plan to change. */
  readonly changes: number | null
  readonly people: number
}

export interface Rates {
  /** 任务完成率 */
  readonly done: number | null
  /** 按时交付率: of what had a day */
  readonly onTime: number | null
  /** 逾期率 */
  readonly late: number | null
  /** 会议决议执行率 */
  readonly executed: number | null
  /** 冲突解决率 */
  readonly settled: number | null
}

/** Shares from 0 to 1, to four decimals; null where there is nothing to take a share of. */
export function ratesOf(
  facts: Pick<RetrospectiveFacts, 'work' | 'decisions' | 'executed' | 'conflicts' | 'settled'>,
): Rates {
  const { work } = facts
  return {
    done: shareOf({ kept: work.done, of: work.tasks }),
    onTime: shareOf({ kept: work.onTime, of: work.dated }),
    late: shareOf({ kept: work.late, of: work.dated }),
    executed: shareOf({ kept: facts.executed, of: facts.decisions }),
    settled: shareOf({ kept: facts.settled, of: facts.conflicts }),
  }
}

export function shareOf({ kept, of }: Share): number | null {
  return of === 0 ? null : Math.round((kept / of) * 10_000) / 10_000
}
