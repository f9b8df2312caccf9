import type { FindingView } from '#contract/common.ts'
import { AppError } from '#domain/error.ts'
import { type AnyFacts, judgeAll } from '#domain/norm/engine.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import {
  applyOverrides,
  blocking,
  type Finding,
  type GivenOverride,
  needsReason,
} from '#domain/norm/finding.ts'
import type { Scene } from '#domain/norm/scene.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { viewFinding } from './finding-view.ts'
import { loadNormSettings } from './load.ts'
import { noteStrikes } from './strikes.ts'

/** What is about to happen (one event or several), and to what. */
export interface Question {
  readonly event: NormEvent | readonly NormEvent[]
  readonly facts: AnyFacts
  /** What overrides are kept with: the thing that is about to change. */
  readonly noun: string
  readonly nounId: string
  /** Leaves out findings about anything else in the facts. */
  readonly subject?: Scene['subject']
  /** Records from elsewhere are judged, but nothing is refused. */
  readonly isImported?: boolean
  readonly now: Date
}

/** The findings and how they read, for checklists and previews; nothing is refused or stored. */
export async function findingsOf(tx: Db, question: Question): Promise<FindingView[]> {
  const kept = await keptOverrides(tx, question.noun, question.nounId)
  const findings = withKept(await judged(tx, question), kept)
  return findings.map((finding) => viewFinding(finding, question.facts, kept.get(finding.fingerprint)))
}

/**
 * Lets an act pass if the norms do: with what was overridden before and what the actor takes on
 * themselves now, which is stored. Otherwise refuses with all the findings, `norm.blocked` where one
 * forbids it and `norm.needsOverride` where a written reason is enough.
 */
export async function guard(
  tx: Db,
  actor: Actor,
  question: Question & { readonly overrides: readonly { fingerprint: string; reason: string }[] },
): Promise<FindingView[]> {
  const { noun, nounId, facts, now } = question
  const kept = await keptOverrides(tx, noun, nounId)
  const found = withKept(await judged(tx, question), kept)
  const inCharge = 'meeting' in facts ? facts.meeting.hostId : facts.leaderId
  const asHost = inCharge === actor.personId
  const given: GivenOverride[] = question.overrides
    .filter(({ fingerprint }) => !kept.has(fingerprint))
    .map(({ fingerprint, reason }) => ({ fingerprint, reason, asHost, byId: actor.personId }))
  // An override kept from before stays; only those not passed over yet meet the new ones.
  const findings = found.map((finding) =>
    finding.overridden ? finding : (applyOverrides([finding], given)[0] as Finding),
  )
  const taken = await keep(tx, actor, { noun, nounId, now, findings, given })
  const views = findings.map((finding) =>
    viewFinding(finding, facts, kept.get(finding.fingerprint) ?? taken.get(finding.fingerprint)),
  )
  const detail = { findings: views, about: { noun, nounId } }
  if (blocking(findings).length > 0) throw new AppError('conflict', 'norm.blocked', {}, { detail })
  if (needsReason(findings).length > 0) throw new AppError('conflict', 'norm.needsOverride', {}, { detail })
  await noteStrikes(tx, actor, { noun, nounId }, views, now)
  return views
}

/** Who passed a finding over, as it is shown. */
export interface KeptOverride {
  readonly byId: string
  readonly by: string
  readonly reason: string
  readonly at: Date
}

async function judged(
  tx: Db,
  { event, facts, subject, isImported = false, now }: Question,
): Promise<Finding[]> {
  const { calendar, zone } = await loadWorkTime(tx)
  return judgeAll(typeof event === 'string' ? [event] : event, facts, {
    settings: await loadNormSettings(tx),
    calendar,
    zone,
    now,
    mode: isImported ? 'import' : 'live',
    ...(subject !== undefined && { subject }),
  })
}

async function keptOverrides(tx: Db, noun: string, nounId: string): Promise<Map<string, KeptOverride>> {
  const rows = await tx
    .selectFrom('norm_override')
    .innerJoin('person', 'person.id', 'norm_override.person_id')
    .select(['fingerprint', 'reason', 'at', 'person.name as by', 'person.id as byId'])
    .where('noun', '=', noun)
    .where('noun_id', '=', nounId)
    .execute()
  return new Map(rows.map((row) => [row.fingerprint, row]))
}

/** What was let through once was let through by the norm as it stood; it is not asked about again. */
function withKept(findings: readonly Finding[], kept: ReadonlyMap<string, KeptOverride>): Finding[] {
  return findings.map((finding) => {
    const override = kept.get(finding.fingerprint)
    if (override === undefined) return finding
    const { byId, reason } = override
    return { ...finding, overridden: { fingerprint: finding.fingerprint, byId, reason } }
  })
}

async function keep(
  tx: Db,
  actor: Actor,
  about: {
    noun: string
    nounId: string
    now: Date
    findings: readonly Finding[]
    given: readonly GivenOverride[]
  },
): Promise<Map<string, KeptOverride>> {
  const { noun, nounId, now, given } = about
  const passed = about.findings.filter(({ fingerprint }) =>
    given.some((override) => override.fingerprint === fingerprint),
  )
  if (passed.length === 0) return new Map()
  const { name } = await tx
    .selectFrom('person')
    .select('name')
    .where('id', '=', actor.personId)
    .executeTakeFirstOrThrow()
  const rows = passed.map(({ norm, fingerprint, overridden }) => ({
    norm_id: norm,
    noun,
    noun_id: nounId,
    fingerprint,
    reason: overridden?.reason ?? '',
    person_id: actor.personId,
    at: now,
  }))
  // Two people may take on the same finding at the same instant; the first one stays on record.
  await tx
    .insertInto('norm_override')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['noun', 'noun_id', 'fingerprint']).doNothing())
    .execute()
  return new Map(
    rows.map(({ fingerprint, reason }) => [fingerprint, { byId: actor.personId, by: name, reason, at: now }]),
  )
}
