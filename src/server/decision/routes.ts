import * as contract from '#contract/decision.ts'
import type { Mount } from '#server/http/route.ts'
import { moveDecision, updateDecision } from './commands.ts'
import { decisionView, listDecisions } from './view.ts'

export function decisionRoutes(mount: Mount): void {
  mount(contract.listDecisions, ({ tx, actor, query }) => listDecisions(tx, actor, query))
  mount(contract.getDecision, ({ tx, actor, params, now }) => decisionView(tx, actor, params.id, now))
  mount(contract.updateDecision, async ({ tx, actor, params, body, now }) => {
    const current = () => decisionView(tx, actor, params.id, now)
    await updateDecision(tx, params.id, body, { actor, at: now, current })
    return current()
  })
  mount(contract.moveDecision, async ({ tx, actor, params, body, now }) => {
    await moveDecision(tx, params.id, body, { actor, at: now })
    return decisionView(tx, actor, params.id, now)
  })
}
