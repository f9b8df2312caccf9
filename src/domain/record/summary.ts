/** A topic as its numbers are looked at. */
export interface SummedTopic {
  readonly state: string
  readonly isAdHoc: boolean
  readonly plannedMinutes: number | null
  readonly spentSeconds: number
}

export interface LiveNumbers {
  readonly topics: number
  /** 临时议题: came up while people sat together (S0-19). */
  readonly adHoc: number
  readonly decided: number
  /** 议而不决: talked about and ended without an outcome, or put off (NM-MTG-03). */
  readonly undecided: number
  readonly plannedMinutes: number
  readonly spentMinutes: number
  /** From taking a topic up to its decision, on average; null while nothing is decided (S0-20). */
  readonly minutesToDecision: number | null
}

/** What a meeting's topics come to in numbers. */
export function liveNumbers(topics: readonly SummedTopic[]): LiveNumbers {
  const decided = topics.filter(({ state }) => state === 'decided')
  const seconds = (some: readonly SummedTopic[]) =>
    some.reduce((sum, { spentSeconds }) => sum + spentSeconds, 0)
  return {
    topics: topics.length,
    adHoc: topics.filter(({ isAdHoc }) => isAdHoc).length,
    decided: decided.length,
    undecided: topics.filter(
      ({ state, spentSeconds }) =>
        state === 'deferred' || state === 'running' || (state === 'pending' && spentSeconds > 0),
    ).length,
    plannedMinutes: topics.reduce((sum, { plannedMinutes }) => sum + (plannedMinutes ?? 0), 0),
    spentMinutes: Math.round(seconds(topics) / 60),
    minutesToDecision: decided.length === 0 ? null : Math.round(seconds(decided) / decided.length / 60),
  }
}
