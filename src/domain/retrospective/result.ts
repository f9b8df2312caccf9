export interface Target {
  readonly value: number | null
  readonly actual: number | null
  /** Costs and complaints: the less the better. */
  readonly isLowerBetter: boolean
}

export interface Deviation {
  /** Result less goal, in the unit of the target. */
  readonly difference: number | null
  /** The same as a share of the goal; null for a goal of nothing. */
  readonly ratio: number | null
  /** Null: nobody can tell, for want of a goal in figures or of a result. */
  readonly isReached: boolean | null
}

/** 目标–结果–偏差. */
export function deviationOf({ value, actual, isLowerBetter }: Target): Deviation {
  if (value === null || actual === null) return { difference: null, ratio: null, isReached: null }
  const difference = tidy(actual - value)
  return {
    difference,
    ratio: value === 0 ? null : tidy(difference / Math.abs(value)),
    isReached: isLowerBetter ? actual <= value : actual >= value,
  }
}

/** 目标达成率: of the targets that have a result, how many were reached. */
export function reachedOf(targets: readonly Target[]): { readonly kept: number; readonly of: number } {
  const known = targets.map(deviationOf).flatMap(({ isReached }) => (isReached === null ? [] : [isReached]))
  return { kept: known.filter(Boolean).length, of: known.length }
}

/** Without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
