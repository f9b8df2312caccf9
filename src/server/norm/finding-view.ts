import type { FindingView } from '#contract/common.ts'
import type { AnyFacts } from '#domain/norm/engine.ts'
import type { MeetingFacts } from '#domain/norm/facts.ts'
import type { Finding, Phrase, Place } from '#domain/norm/finding.ts'
import type { MatterFacts } from '#domain/norm/matter-facts.ts'

export function viewFinding(
  finding: Finding,
  facts: AnyFacts,
  overridden?: { readonly by: string; readonly reason: string; readonly at: Date },
): FindingView {
  const { norm, severity, place, override, fingerprint } = finding
  return {
    norm,
    severity,
    place: { noun: place.noun, id: place.id, field: place.field ?? null, label: labelOf(place, facts) },
    reason: viewPhrase(finding.reason),
    remedy: viewPhrase(finding.remedy),
    override,
    fingerprint,
    overridden: overridden
      ? { by: overridden.by, reason: overridden.reason, at: overridden.at.toISOString() }
      : null,
  }
}

function viewPhrase({ key, params }: Phrase): FindingView['reason'] {
  return {
    key,
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'string' || typeof value === 'number' ? value : value.join('、'),
      ]),
    ),
  }
}

/** What people call the thing at fault; empty where the meeting itself says enough. */
function labelOf(place: Place, facts: AnyFacts): string {
  return ('meeting' in facts ? labelInMeeting(place, facts) : labelInMatter(place, facts)) ?? ''
}

function labelInMatter({ noun, id }: Place, facts: MatterFacts): string | undefined {
  if (noun === 'department') return facts.departments?.find((one) => one.id === id)?.name
  if (noun === 'person') return facts.people?.find((one) => one.id === id)?.name
  if (noun === 'task' || noun === 'milestone') {
    const { lines = [], outside = [], milestones = [], deviations = [] } = facts.plan ?? {}
    return [...lines, ...outside, ...milestones, ...deviations].find((one) => one.id === id)?.name
  }
  return noun === facts.matter.noun && id === facts.matter.id ? facts.matter.name : undefined
}

function labelInMeeting({ noun, id }: Place, facts: MeetingFacts): string | null | undefined {
  const person = (personId: string | undefined) => facts.people?.find((one) => one.id === personId)?.name
  const cut = (text: string | null | undefined) => (text ?? '').slice(0, 40)
  const found = {
    meeting: () => facts.meeting.name,
    topic: () => facts.topics?.find((topic) => topic.id === id)?.title,
    attendee: () => person(id),
    person: () => person(id),
    department: () => facts.departments?.find((department) => department.id === id)?.name,
    material: () => facts.materials?.find((material) => material.id === id)?.name,
    entry: () => cut(facts.entries?.find((entry) => entry.id === id)?.text),
    decision: () => {
      const decision = facts.decisions?.find((one) => one.id === id)
      return decision?.label ?? cut(decision?.content)
    },
    task: () => {
      const task = facts.tasks?.find((one) => one.id === id)
      return task?.name ?? task?.label
    },
    milestone: () =>
      facts.tasks?.flatMap((task) => task.milestones ?? []).find((one) => one.id === id)?.deliverable,
    vote: () => facts.votes?.find((vote) => vote.id === id)?.label,
    request: () => '',
    minutes: () => facts.minutes?.archiveName,
    feedback: () => person(id),
  } satisfies Partial<Record<Place['noun'], () => string | null | undefined>>
  return noun in found ? found[noun as keyof typeof found]() : undefined
}
