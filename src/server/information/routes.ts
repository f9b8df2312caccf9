import * as contract from '#contract/information.ts'
import { historyOf } from '#server/history/history.ts'
import type { Mount } from '#server/http/route.ts'
import {
  addInformationRule,
  listInformationRules,
  removeInformationRule,
  updateInformationRule,
} from './rules.ts'

export function informationRoutes(mount: Mount): void {
  mount(contract.listInformationRules, async ({ tx }) => ({ items: await listInformationRules(tx) }))
  mount(contract.getInformationHistory, async ({ tx, params }) => ({
    items: await historyOf(tx, 'informationRule', params.id),
  }))
  mount(contract.addInformationRule, async ({ tx, actor, body, now }) => {
    await addInformationRule(tx, actor, body, now)
    return { items: await listInformationRules(tx) }
  })
  mount(contract.updateInformationRule, async ({ tx, actor, params, body, now }) => {
    await updateInformationRule(tx, actor, params.id, body, now)
    return { items: await listInformationRules(tx) }
  })
  mount(contract.removeInformationRule, async ({ tx, actor, params, now }) => {
    await removeInformationRule(tx, actor, params.id, now)
    return { done: true as const }
  })
}
