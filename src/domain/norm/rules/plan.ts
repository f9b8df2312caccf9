import type { JudgedNormId } from '#domain/norm/catalogue.ts'
import type { Draft, RulesFor } from '#domain/norm/scene.ts'
import { levelOf } from '#domain/plan/deviation.ts'
import { checkRaci, maxConsulted, type RaciCell, raciLetters } from '#domain/plan/raci.ts'

type PlanNorm = Extract<JudgedNormId, 'NM-COL-08' | 'NM-COL-09' | 'NM-COL-12' | 'NM-COL-13' | 'NM-COL-14'>

/** 计划: what all must agree to, and what is done when it turns out otherwise. */
export const planRules: RulesFor<PlanNorm> = {
  'NM-COL-08': ({ plan }, rule) => {
    const lines = plan?.lines ?? []
    const names = new Map(lines.map(({ id, name }) => [id, name]))
    const cells = lines.flatMap(({ id, raci }) =>
      raciLetters.flatMap((letter) =>
        raci[letter].map((partyId): RaciCell => ({ taskId: id, partyId, letter })),
      ),
    )
    return checkRaci([...names.keys()], cells, rule).map((check): Draft<'NM-COL-08'> => {
      const { taskId, fault, count, partyIds } = check
      const name = names.get(taskId) ?? ''
      const place = { noun: 'task', id: taskId, field: 'raci' } as const
      switch (fault) {
        case 'manyA':
          return { as: fault, params: { name, names: partyIds }, place }
        // discouraged, and no more than that.
        case 'manyR':
          return {
            as: fault,
            params: { name, count, max: rule.maxR },
            place,
            severity: 'info',
            override: 'yes',
          }
        case 'manyC':
          return {
            as: fault,
            params: { name, count, max: maxConsulted },
            place,
            severity: 'info',
            override: 'yes',
          }
        default:
          return { as: fault, params: { name }, place }
      }
    })
  },

  'NM-COL-09': ({ plan, departments = [] }) =>
    (plan?.confirmations ?? [])
      .filter(({ state }) => state !== 'confirmed')
      .map(({ departmentId, state }) => ({
        as: state === 'outdated' ? ('outdated' as const) : ('waiting' as const),
        params: { dept: departments.find(({ id }) => id === departmentId)?.name ?? departmentId },
        place: { noun: 'department' as const, id: departmentId },
      })),

  'NM-COL-12': ({ plan }) =>
    (plan?.outside ?? []).map(({ id, name }) => ({
      as: 'outside' as const,
      params: { name },
      place: { noun: 'task' as const, id },
    })),

  'NM-COL-13': ({ plan }, _, { event }) =>
    (plan?.milestones ?? []).flatMap(({ id, name, isPassed, waitingFor }): Draft<'NM-COL-13'>[] => {
      const place = { noun: 'milestone', id } as const
      if (event === 'collaboration.submit') return isPassed ? [] : [{ as: 'open', params: { name }, place }]
      return waitingFor.length === 0 ? [] : [{ as: 'waiting', params: { name, names: waitingFor }, place }]
    }),

  'NM-COL-14': ({ plan, matter }, rule) => {
    const late = (plan?.deviations ?? [])
      .filter(({ ratio }) => levelOf(ratio, rule) !== null)
      .map(
        ({ id, name, days, ratio }): Draft<'NM-COL-14'> => ({
          as: 'behind',
          params: { name, days, percent: Math.round(ratio * 100) },
          place: { noun: 'task', id },
        }),
      )
    const slip = plan?.slip
    if (!slip || slip.days < rule.criticalDays) return late
    return [
      ...late,
      { as: 'path', params: { days: slip.days, end: slip.end }, place: { noun: matter.noun, id: matter.id } },
    ]
  },
}
