import type { FindingView } from '#contract/common.ts'
import { judge } from '#domain/norm/engine.ts'
import type { Finding, Phrase } from '#domain/norm/finding.ts'
import type { Scene } from '#domain/norm/scene.ts'
import { checkSmart, type SmartCheck } from '#domain/smart/smart.ts'

/** The parts of a goal that people can keep (S0-31): result, departments, time node. */
export interface GoalParts {
  readonly result: string
  readonly departments: readonly string[]
  readonly by: string
}

/** What stands between and after the parts, in the reader's language. */
export interface GoalJoints {
  readonly list: string
  readonly pattern: (parts: { departments: string; result: string; by: string }) => string
}

/** One sentence of the parts; what is not filled in leaves no gap. */
export function composedGoal({ result, departments, by }: GoalParts, { list, pattern }: GoalJoints): string {
  return pattern({ result: result.trim(), departments: departments.join(list), by: by.trim() })
    .replace(/\s{2,}/g, ' ')
    .replace(/^[，,；;、\s]+/, '')
    .trim()
}

export interface GoalAround {
  readonly meetingId: string
  readonly meetingName: string
  /** Names of the departments that take part, or of all of them. */
  readonly departments: readonly { readonly id: string; readonly name: string }[]
  readonly collaborationName: string
}

/** The five flags for the screen; the same check that the norm makes. */
export function smartOf(goal: string, { departments, collaborationName }: GoalAround): SmartCheck {
  return checkSmart(goal, {
    noun: 'meeting',
    departments: departments.map(({ name }) => name),
    servesNeed: collaborationName.trim() !== '',
  })
}

/**
 * What the norms say about the goal while it is typed (NM-PRE-02, NM-PRE-03): the very rules of the
 * server, run here, and shaped as the server's findings are.
 */
export function judgedGoal(
  goal: string,
  around: GoalAround,
  scene: Omit<Scene, 'event' | 'mode'>,
): FindingView[] {
  const { meetingId, meetingName, departments, collaborationName } = around
  const facts = {
    meeting: { id: meetingId, name: meetingName, goal, needLink: collaborationName.trim() || null },
    departments,
  }
  const live = { ...scene, mode: 'live' as const }
  return [...judge('meeting.goal.save', facts, live), ...judge('meeting.publish', facts, live)]
    .filter(({ norm }) => norm === 'NM-PRE-02' || norm === 'NM-PRE-03')
    .filter(({ fingerprint }, at, all) => all.findIndex((one) => one.fingerprint === fingerprint) === at)
    .map(viewed)
}

function viewed(finding: Finding): FindingView {
  const said = ({ key, params }: Phrase): FindingView['reason'] => ({
    key,
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'number' || typeof value === 'string' ? value : value.join('、'),
      ]),
    ),
  })
  const { norm, severity, override, fingerprint, place } = finding
  return {
    norm,
    severity,
    override,
    fingerprint,
    place: { noun: place.noun, id: place.id, field: place.field ?? null, label: '' },
    reason: said(finding.reason),
    remedy: said(finding.remedy),
    overridden: null,
  }
}
