import type { FindingView } from '#contract/common.ts'

export interface Override {
  readonly fingerprint: string
  readonly reason: string
}

/** How a finding may be passed over by whoever sends: not at all here, by a click, or with a reason. */
export type Passing = 'none' | 'click' | 'reason'

/** `host` is a click too: the server checks whose. What the system does itself, or what only raises or records, is not asked. */
export function passingOf({ severity, override, overridden }: FindingView): Passing {
  if (severity === 'info' || overridden !== null) return 'none'
  if (override === 'yes' || override === 'host') return 'click'
  return override === 'reason' || override === 'urgent' ? 'reason' : 'none'
}

/** It stands in the way until it is remedied or passed over. */
export function stillStops(finding: FindingView, given: readonly Override[]): boolean {
  if (finding.severity === 'info' || finding.overridden !== null) return false
  if (['auto', 'record', 'n/a'].includes(finding.override)) return false
  const passing = passingOf(finding)
  if (passing === 'none') return finding.severity === 'block' || finding.override === 'escalate'
  const answer = given.find(({ fingerprint }) => fingerprint === finding.fingerprint)
  if (answer === undefined) return true
  return passing === 'reason' && answer.reason.trim().length < 2
}

/** The answer to one finding put in, changed, or with `undefined` taken out. */
export function withOverride(
  given: readonly Override[],
  fingerprint: string,
  reason: string | undefined,
): readonly Override[] {
  const others = given.filter((one) => one.fingerprint !== fingerprint)
  return reason === undefined ? others : [...others, { fingerprint, reason }]
}

const weight = { block: 0, warn: 1, info: 2 } as const

/** What stops first, then what warns; in the order of the norms within. */
export function inOrder(findings: readonly FindingView[]): readonly FindingView[] {
  return findings.toSorted((a, b) => weight[a.severity] - weight[b.severity] || a.norm.localeCompare(b.norm))
}
