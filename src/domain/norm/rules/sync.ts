import type { JudgedNormId } from '#domain/norm/catalogue.ts'
import { isMissing, type RulesFor, shown } from '#domain/norm/scene.ts'

type SyncNorm = Extract<JudgedNormId, 'NM-COL-10' | 'NM-COL-11' | 'NM-COL-18'>

/** 进度同步: the group meets and everybody concerned hears of it once a cycle; what is not done says why. */
export const syncRules: RulesFor<SyncNorm> = {
  'NM-COL-10': (facts, { weeks }, scene) => {
    const { cycle } = facts.sync ?? {}
    if (cycle === undefined) return []
    const place = { noun: facts.matter.noun, id: facts.matter.id, field: 'sync' }
    return [
      ...(cycle.hasMet || scene.now <= cycle.dueAt
        ? []
        : [{ as: 'missed', params: { latest: shown(cycle.dueAt, scene.zone) }, place } as const]),
      ...(weeks.includes(cycle.weeks)
        ? []
        : [{ as: 'rhythm', params: { count: cycle.weeks, max: Math.max(...weeks) }, place } as const]),
    ]
  },

  'NM-COL-11': (facts) =>
    (facts.sync?.undone ?? [])
      .filter(({ reason }) => isMissing(reason))
      .map(
        ({ id, text }) =>
          ({ as: 'none', params: { name: text }, place: { noun: 'syncRow', id, field: 'reason' } }) as const,
      ),

  'NM-COL-18': (facts, _on, scene) => {
    const { cycle } = facts.sync ?? {}
    if (cycle === undefined || cycle.hasReported || scene.now <= cycle.dueAt) return []
    const place = { noun: facts.matter.noun, id: facts.matter.id, field: 'sync' }
    return [{ as: 'missed', params: { latest: shown(cycle.dueAt, scene.zone) }, place } as const]
  },
}
