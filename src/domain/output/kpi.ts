/** Actual less target; null while the actual figure is not known. Decimal figures keep four places. */
export function kpiGap(target: number, actual: number | null): number | null {
  return actual === null ? null : Math.round((actual - target) * 10_000) / 10_000
}
