import * as contract from '#contract/approval.ts'
import { authorizeApproval } from '#domain/approval/policy.ts'
import { authorizeDecision, offeredInDecision } from '#domain/decision/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { getDecision } from '#server/decision/queries.ts'
import type { Mount } from '#server/http/route.ts'
import { createApproval, moveApproval, updateApproval } from './commands.ts'
import { approvalsWhere, getApproval } from './queries.ts'
import { approvalViews } from './view.ts'

export function approvalRoutes(mount: Mount): void {
  mount(contract.listApprovals, async ({ tx, actor, params, now }) => {
    const decision = await getDecision(tx, params.id)
    authorizeDecision(actor, 'view', decision)
    return {
      items: await approvalViews(tx, actor, await approvalsWhere(tx, { decisionId: params.id }), now),
      canAdd: offeredInDecision(actor, decision).includes('requestApproval'),
    }
  })
  mount(contract.createApproval, async ({ app, tx, actor, params, body, now }) => {
    const id = await createApproval(tx, params.id, body, { actor, app, at: now })
    return viewOf(tx, actor, id, now)
  })
  mount(contract.getApproval, ({ tx, actor, params, now }) => viewOf(tx, actor, params.id, now))
  mount(contract.updateApproval, async ({ app, tx, actor, params, body, now }) => {
    const current = () => viewOf(tx, actor, params.id, now)
    await updateApproval(tx, params.id, body, { actor, app, at: now, current })
    return current()
  })
  mount(contract.moveApproval, async ({ app, tx, actor, params, body, now }) => {
    const current = () => viewOf(tx, actor, params.id, now)
    await moveApproval(tx, params.id, body, { actor, app, at: now, current })
    return current()
  })
}

async function viewOf(tx: Db, actor: Actor, id: string, now: Date) {
  const approval = await getApproval(tx, id)
  authorizeApproval(actor, 'view', approval)
  const [view] = await approvalViews(tx, actor, [approval], now)
  if (view === undefined) throw new Error(`The request ${id} is there and has no view`)
  return view
}
