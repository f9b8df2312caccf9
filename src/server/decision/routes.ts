import * as contract from '#contract/decision.ts'
import type { Mount } from '#server/http/route.ts'
import { moveDecision, updateDecision } from './commands.ts'
import { meetCondition, sendDecisionNotice } from './condition.ts'
import { listDecisions, rowsOfSheet } from './list.ts'
import { decisionSheetFile } from './sheet.ts'
import { decisionView } from './view.ts'

const mostExported = 5000

export function decisionRoutes(mount: Mount): void {
  mount(contract.listDecisions, ({ tx, actor, query, now }) => listDecisions(tx, actor, now, query))
  mount(contract.exportDecisions, async ({ tx, actor, query, now, reply }) => {
    const rows = await rowsOfSheet(tx, actor, now, { filter: query, limit: mostExported })
    const { name, bytes } = await decisionSheetFile(rows, actor.locale)
    reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    return bytes
  })
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
  mount(contract.meetCondition, async ({ app, tx, actor, params, body, now }) => {
    const current = () => decisionView(tx, actor, params.id, now)
    await meetCondition(tx, params.id, body, { actor, app, at: now, current })
    return current()
  })
  mount(contract.sendDecisionNotice, async ({ app, tx, actor, params, body, now }) => {
    const current = () => decisionView(tx, actor, params.id, now)
    await sendDecisionNotice(tx, params.id, body, { actor, app, at: now, current })
    return current()
  })
}
