import type { MatterFacts } from '#domain/norm/matter-facts.ts'
import type { Contingency } from './contingency.ts'

/** One plan as NM-ESC-05 sees it. */
export function contingencyFacts(contingency: Contingency): MatterFacts {
  return {
    matter: { noun: 'contingency', id: contingency.id, name: contingency.title },
    contingency: {
      interimOwnerId: contingency.interimOwnerId,
      measures: contingency.measures.map(({ text }) => text),
      impactSchedule: contingency.impactSchedule,
      impactCost: contingency.impactCost,
      impactScope: contingency.impactScope,
    },
  }
}
