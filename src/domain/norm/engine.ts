import {
  isMatterNorm,
  type JudgedNormId,
  judgedNorms,
  normOf,
  type Override,
  type Severity,
  severities,
} from './catalogue.ts'
import type { NormEvent } from './event.ts'
import type { MeetingFacts } from './facts.ts'
import type { Finding, Place } from './finding.ts'
import type { MatterFacts } from './matter-facts.ts'
import type { Param, PhraseKey } from './phrases.ts'
import { charterRules } from './rules/charter.ts'
import { escalationRules } from './rules/escalation.ts'
import { informationRules } from './rules/information.ts'
import { liveRules } from './rules/live.ts'
import { minutesRules } from './rules/minutes.ts'
import { planRules } from './rules/plan.ts'
import { prepareRules } from './rules/prepare.ts'
import { requestRules } from './rules/request.ts'
import { retrospectiveRules } from './rules/retrospective.ts'
import { syncRules } from './rules/sync.ts'
import { trackingRules } from './rules/tracking.ts'
import { wordingRules } from './rules/wording.ts'
import type { RulesFor, Scene } from './scene.ts'

const rules: RulesFor<JudgedNormId> = {
  ...prepareRules,
  ...liveRules,
  ...wordingRules,
  ...minutesRules,
  ...trackingRules,
  ...planRules,
  ...requestRules,
  ...charterRules,
  ...escalationRules,
  ...retrospectiveRules,
  ...informationRules,
  ...syncRules,
}

/** A meeting, or a matter that is none. */
export type AnyFacts = MeetingFacts | MatterFacts

type AnyRule = (facts: AnyFacts, value: unknown, scene: Scene) => readonly AnyDraft[]

interface AnyDraft {
  readonly as: string
  readonly params: Readonly<Record<string, Param>>
  readonly place: Place
  readonly severity?: Severity
  readonly override?: Override
}

/** What stands against the event, by the organisation's norms; the same in the browser as on the server. */
export function judge(event: NormEvent, facts: AnyFacts, scene: Omit<Scene, 'event'>): Finding[] {
  return judgedNorms
    .filter((id) => isMatterNorm(id) === 'matter' in facts)
    .filter((id) => (normOf(id).events as readonly NormEvent[]).includes(event))
    .flatMap((id) => judgeNorm(id, facts, { ...scene, event }))
}

/**
 * Several events at once, for a checklist or a record brought in. What two events find alike is said
 * once, at its most severe.
 */
export function judgeAll(
  events: readonly NormEvent[],
  facts: AnyFacts,
  scene: Omit<Scene, 'event'>,
): Finding[] {
  const found = new Map<string, Finding>()
  for (const event of events) {
    for (const finding of judge(event, facts, scene)) {
      const known = found.get(finding.fingerprint)
      if (known === undefined || isMoreSevere(finding.severity, known.severity)) {
        found.set(finding.fingerprint, finding)
      }
    }
  }
  return [...found.values()]
}

function isMoreSevere(one: Severity, other: Severity): boolean {
  return severities.indexOf(one) < severities.indexOf(other)
}

function judgeNorm(id: JudgedNormId, facts: AnyFacts, scene: Scene): Finding[] {
  const { value, severity, enabled } = scene.settings[id]
  if (!enabled || value === false) return []
  // The table pairs each rule with the type of its own parameter; this loop is the one place that forgets it.
  const rule = rules[id] as unknown as AnyRule
  const drafts = rule(facts, value, scene)
  return drafts
    .filter(({ place }) => isSubject(place, scene))
    .map((draft) => {
      const key: PhraseKey = `${id}.${draft.as}` as PhraseKey
      const { params } = draft
      return {
        norm: id,
        severity: draft.severity ?? severity,
        place: draft.place,
        reason: { key: `${key}.reason`, params },
        remedy: { key: `${key}.remedy`, params },
        override: draft.override ?? normOf(id).override,
        enforced: scene.mode === 'live',
        fingerprint: fingerprintOf(key, draft.place, params),
      }
    })
}

function isSubject(place: Place, { subject }: Scene): boolean {
  return subject === undefined || (place.noun === subject.noun && place.id === subject.id)
}

/** Readable on purpose: it is kept with the override and looked at in audits. */
function fingerprintOf(key: PhraseKey, place: Place, params: Readonly<Record<string, Param>>): string {
  const where = [place.noun, place.id, ...(place.field === undefined ? [] : [place.field])].join(':')
  const what = Object.keys(params)
    .sort()
    .map((name) => `${name}=${[params[name]].flat().join(',')}`)
    .join('&')
  return `${key}@${where}?${what}`
}
