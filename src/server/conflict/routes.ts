import * as contract from '#contract/conflict.ts'
import type { Mount, TransactionCall } from '#server/http/route.ts'
import { negotiate, raiseConflict, referConflict, skipLevels } from './climb.ts'
import { createConflict } from './create.ts'
import { disputesOf } from './from-record.ts'
import { addConflictTask, closeConflict, ruleConflict, withdrawConflict } from './ruling.ts'
import { addSide, addTalk, signSide, stateSide, updateConflict } from './sides.ts'
import { conflictView, listConflicts } from './view.ts'

type Call = Pick<TransactionCall<undefined, undefined, undefined>, 'app' | 'actor' | 'tx' | 'now'> & {
  readonly params: { readonly id: string }
}

export function conflictRoutes(mount: Mount): void {
  mount(contract.listConflicts, ({ tx, actor, query, now }) => listConflicts(tx, actor, query, now))
  mount(contract.createConflict, async ({ app, tx, actor, body, now }) =>
    conflictView(tx, actor, await createConflict(tx, body, { app, actor, at: now }), now),
  )
  mount(contract.listDisputes, ({ tx, actor, params }) => disputesOf(tx, actor, params.id))
  mount(contract.getConflict, viewOf)
  mount(contract.updateConflict, (call) =>
    after(
      call,
      updateConflict(call.tx, actOf(call), call.body, () => viewOf(call)),
    ),
  )
  mount(contract.addSide, (call) => after(call, addSide(call.tx, actOf(call), call.body)))
  mount(contract.stateSide, (call) =>
    after(call, stateSide(call.tx, actOf(call), call.params.departmentId, call.body)),
  )
  mount(contract.signSide, (call) =>
    after(call, signSide(call.tx, actOf(call), call.params.departmentId, call.body.version)),
  )
  mount(contract.addTalk, (call) => after(call, addTalk(call.tx, actOf(call), call.body.text)))
  mount(contract.negotiate, (call) => after(call, negotiate(call.tx, actOf(call), call.body)))
  mount(contract.raiseConflict, (call) => after(call, raiseConflict(call.tx, actOf(call), call.body)))
  mount(contract.skipLevels, (call) => after(call, skipLevels(call.tx, actOf(call), call.body)))
  mount(contract.referConflict, (call) => after(call, referConflict(call.tx, actOf(call), call.body)))
  mount(contract.ruleConflict, (call) => after(call, ruleConflict(call.tx, actOf(call), call.body)))
  mount(contract.addConflictTask, (call) => after(call, addConflictTask(call.tx, actOf(call), call.body)))
  mount(contract.closeConflict, (call) =>
    after(call, closeConflict(call.tx, actOf(call), call.body.recheckNote)),
  )
  mount(contract.withdrawConflict, (call) =>
    after(call, withdrawConflict(call.tx, actOf(call), call.body.reason)),
  )
}

const actOf = ({ app, actor, params, now }: Call) => ({ app, actor, id: params.id, at: now })

const viewOf = ({ tx, actor, params, now }: Omit<Call, 'app'>) => conflictView(tx, actor, params.id, now)

async function after(call: Call, done: Promise<void>) {
  await done
  return viewOf(call)
}
