import * as contract from '#contract/risk.ts'
import { authorizeCollaboration } from '#domain/collaboration/policy.ts'
import { getCollaboration } from '#server/collaboration/queries.ts'
import type { Mount } from '#server/http/route.ts'
import { createRisk, moveRisk, updateRisk } from './commands.ts'
import { riskRegister } from './sheet.ts'
import { listRisks, riskView, riskWithHistory } from './view.ts'

export function riskRoutes(mount: Mount): void {
  mount(contract.listRisks, ({ tx, actor, query }) => listRisks(tx, actor, query))
  mount(contract.createRisk, async ({ tx, actor, body, now }) =>
    riskView(tx, actor, await createRisk(tx, body, { actor, at: now })),
  )
  mount(contract.getRisk, ({ tx, actor, params }) => riskWithHistory(tx, actor, params.id))
  mount(contract.updateRisk, async ({ tx, actor, params, body, now }) => {
    const current = () => riskView(tx, actor, params.id)
    await updateRisk(tx, params.id, body, { actor, at: now, current })
    return current()
  })
  mount(contract.moveRisk, async ({ app, tx, actor, params, body, now }) => {
    await moveRisk(tx, params.id, body, { actor, app, at: now })
    return riskView(tx, actor, params.id)
  })
  mount(contract.exportRisks, async ({ tx, actor, params, reply }) => {
    authorizeCollaboration(actor, 'view', await getCollaboration(tx, params.id))
    const { name, bytes } = await riskRegister(tx, actor, params.id)
    const file = `${name.replaceAll(/[\\/:*?"<>|\p{Cc}\p{Surrogate}]/gu, ' ').trim()}.xlsx`
    reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file)}`)
    return bytes
  })
}
