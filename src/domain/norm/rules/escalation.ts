import type { JudgedNormId } from '#domain/norm/catalogue.ts'
import type { Place } from '#domain/norm/finding.ts'
import type { ConflictFacts, MatterFacts } from '#domain/norm/matter-facts.ts'
import { type Draft, isMissing, type RulesFor, shown } from '#domain/norm/scene.ts'

type EscalationNorm = Extract<JudgedNormId, `NM-ESC-${string}`>

/** 升级: what cannot be settled among equals goes up with what it takes, and comes down as work. */
export const escalationRules: RulesFor<EscalationNorm> = {
  'NM-ESC-01': (facts) => {
    const { conflict } = facts
    if (conflict?.to === undefined) return []
    return [
      ...(conflict.negotiations === 0
        ? [{ as: 'none', params: {}, place: on(facts, 'talks') } as const]
        : []),
      ...(isMissing(conflict.commonGoal)
        ? [{ as: 'goal', params: {}, place: on(facts, 'commonGoal') } as const]
        : []),
      ...opinionsMissing(facts, conflict),
      // The heads themselves are the first level: what goes above them goes with their names.
      ...(conflict.to === 'level1' ? [] : signaturesMissing(facts, conflict)),
    ]
  },

  'NM-ESC-02': (facts) => {
    const { to, expected } = facts.conflict ?? {}
    if (to === undefined || expected === undefined || to === expected || to === 'coordinator') return []
    return [{ as: 'skipped', params: { level: to, expected }, place: on(facts) } as const]
  },

  'NM-ESC-03': (facts, _clocks, scene) => {
    const { level, dueAt } = facts.conflict ?? {}
    if (level === undefined || dueAt == null || scene.now <= dueAt) return []
    return [{ as: 'late', params: { level, latest: shown(dueAt, scene.zone) }, place: on(facts) } as const]
  },

  'NM-ESC-04': (facts, _, scene) => {
    const { conflict } = facts
    if (conflict === undefined) return []
    const isClosing = scene.event === 'escalation.close'
    return [
      ...(isMissing(conflict.ruling)
        ? [{ as: 'unwritten', params: {}, place: on(facts, 'ruling') } as const]
        : []),
      ...(isClosing && isMissing(conflict.taskIds)
        ? [{ as: 'noTask', params: {}, place: on(facts, 'tasks') } as const]
        : []),
    ]
  },

  'NM-ESC-05': (facts, count) => {
    const { contingency } = facts
    if (contingency === undefined || count === 0) return []
    const fields = [
      ...(isMissing(contingency.interimOwnerId) ? ['interimOwner'] : []),
      ...(isMissing(contingency.measures) ? ['measures'] : []),
      ...(isMissing(contingency.impactSchedule) ? ['impactSchedule'] : []),
      ...(isMissing(contingency.impactCost) ? ['impactCost'] : []),
      ...(isMissing(contingency.impactScope) ? ['impactScope'] : []),
    ]
    if (fields.length === 0) return []
    return [{ as: 'missing', params: { fields }, place: on(facts) } as const]
  },
}

function on({ matter }: MatterFacts, field?: string): Place {
  const place: Place = { noun: matter.noun, id: matter.id }
  return field === undefined ? place : { ...place, field }
}

function opinionsMissing(facts: MatterFacts, { sides }: ConflictFacts): Draft<'NM-ESC-01'>[] {
  return (sides ?? []).flatMap(({ dept, position, reasons }) => {
    const fields = [...(isMissing(position) ? ['position'] : []), ...(isMissing(reasons) ? ['facts'] : [])]
    if (fields.length === 0) return []
    return [
      {
        as: 'opinion',
        params: { dept: nameOf(facts, dept), fields },
        place: { noun: 'department', id: dept },
      } as const,
    ]
  })
}

function signaturesMissing(facts: MatterFacts, { sides }: ConflictFacts): Draft<'NM-ESC-01'>[] {
  return (sides ?? [])
    .filter(({ isSigned }) => isSigned === false)
    .map(({ dept }) => ({
      as: 'unsigned',
      params: { dept: nameOf(facts, dept) },
      place: { noun: 'department', id: dept },
    }))
}

function nameOf({ departments }: MatterFacts, id: string): string {
  return departments?.find((department) => department.id === id)?.name ?? id
}
