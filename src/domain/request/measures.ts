/** What one request tells about how the organisation works together (S4-01). */
export interface RequestMeasured {
  /** How often it was handed on to another department: 推诿. */
  readonly reassignments: number
  readonly firstSubmittedAt: Date | null
  /** Accepted, or turned down at either review. */
  readonly decidedAt: Date | null
}

export interface RequestMeasures {
  readonly submitted: number
  readonly decided: number
  readonly reassignments: number
  /** Per submitted request; null without any. */
  readonly reassignmentsEach: number | null
  /** Natural hours from the first submission to the decision, the middle one of all; null without any. */
  readonly medianHoursToDecision: number | null
}

export function hoursToDecision({ firstSubmittedAt, decidedAt }: RequestMeasured): number | null {
  if (firstSubmittedAt === null || decidedAt === null) return null
  return (decidedAt.getTime() - firstSubmittedAt.getTime()) / 3_600_000
}

export function measuresOf(requests: readonly RequestMeasured[]): RequestMeasures {
  const submitted = requests.filter(({ firstSubmittedAt }) => firstSubmittedAt !== null)
  const hours = submitted.flatMap((one) => hoursToDecision(one) ?? [])
  const reassignments = submitted.reduce((sum, one) => sum + one.reassignments, 0)
  return {
    submitted: submitted.length,
    decided: hours.length,
    reassignments,
    reassignmentsEach: submitted.length === 0 ? null : reassignments / submitted.length,
    medianHoursToDecision: medianOf(hours),
  }
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle] as number
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] as number) + high) / 2
}
