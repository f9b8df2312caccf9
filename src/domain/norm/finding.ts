import { AppError } from '#domain/error.ts'
import type { JudgedNormId, Override, Severity } from './catalogue.ts'
import type { Param, PhraseKey } from './phrases.ts'

export type PlaceNoun =
  | 'meeting'
  | 'topic'
  | 'attendee'
  | 'department'
  | 'material'
  | 'entry'
  | 'person'
  | 'decision'
  | 'task'
  | 'milestone'
  | 'vote'
  | 'request'
  | 'minutes'
  | 'feedback'
  | 'collaboration'
  | 'conflict'
  | 'contingency'
  | 'organisation'
  | 'syncRow'

/** Where a finding belongs, so that a screen can show it beside the very field. */
export interface Place {
  readonly noun: PlaceNoun
  readonly id: string
  readonly field?: string
}

export interface Phrase {
  readonly key: `${PhraseKey}.${'reason' | 'remedy'}`
  readonly params: Readonly<Record<string, Param>>
}

/** One breach of one norm at one place: why, and what would satisfy it. */
export interface Finding {
  readonly norm: JudgedNormId
  readonly severity: Severity
  readonly place: Place
  readonly reason: Phrase
  readonly remedy: Phrase
  readonly override: Override
  /** False for records brought in from elsewhere: they are judged, but nothing is refused. */
  readonly enforced: boolean
  /** The same breach has the same fingerprint; a change in what is breached gives another one. */
  readonly fingerprint: string
  /** How it was passed over, once somebody has. */
  readonly overridden?: GivenOverride
}

export interface GivenOverride {
  readonly fingerprint: string
  readonly byId: string
  /** The person was host of the meeting when they said so. */
  readonly asHost?: boolean
  readonly reason?: string
  /** What was raised instead, for a norm that may only be passed over by escalating. */
  readonly escalationId?: string
}

/** Findings that stand in the way now. */
export function blocking(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => stands(finding) && finding.severity === 'block')
}

/** Warnings that may be passed over, but only with a written reason. */
export function needsReason(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (finding) => stands(finding) && finding.severity === 'warn' && finding.override === 'reason',
  )
}

function stands(finding: Finding): boolean {
  return finding.enforced && finding.overridden === undefined
}

/**
 * Marks the findings that were passed over. An override for a breach that is no longer there is of no
 * account; one that the norm does not allow is refused whole.
 */
export function applyOverrides(findings: readonly Finding[], given: readonly GivenOverride[]): Finding[] {
  const byFingerprint = new Map(given.map((override) => [override.fingerprint, override]))
  return findings.map((finding) => {
    const override = byFingerprint.get(finding.fingerprint)
    if (override === undefined) return finding
    refuseUnlessAllowed(finding, override)
    return { ...finding, overridden: override }
  })
}

function refuseUnlessAllowed({ norm, override }: Finding, given: GivenOverride): void {
  switch (override) {
    case 'no':
    case 'auto':
    case 'n/a':
      throw new AppError('conflict', 'norm.noOverride', { norm })
    case 'reason':
    case 'urgent':
      if ((given.reason ?? '').trim() === '') throw new AppError('invalid', 'norm.reasonNeeded', { norm })
      return
    case 'host':
      if (given.asHost !== true) throw new AppError('forbidden', 'norm.hostOnly', { norm })
      return
    case 'escalate':
      if (given.escalationId === undefined) throw new AppError('conflict', 'norm.escalateFirst', { norm })
      return
    case 'yes':
    case 'record':
      return
  }
}
