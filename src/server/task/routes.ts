import * as contract from '#contract/task.ts'
import { AppError } from '#domain/error.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Mount, TransactionCall } from '#server/http/route.ts'
import { guardOutside } from '#server/plan/outside.ts'
import type { Act } from './acting.ts'
import * as assignment from './assignment.ts'
import { createTask } from './commands.ts'
import { addLink, addUpload, removeDeliverable } from './deliverables.ts'
import { addDependency, dependenciesOf, removeDependency } from './dependencies.ts'
import { noteDueEvent } from './due.ts'
import { editTask } from './edit.ts'
import { exportLedger, exportRegister } from './export.ts'
import { refuseUnlessHandsOut } from './handing-out.ts'
import { ledgerOf } from './ledger.ts'
import { listRegister } from './list.ts'
import { tickMilestone } from './milestones.ts'
import * as moves from './moves.ts'
import { splitTask } from './sub-items.ts'
import * as support from './support.ts'
import { taskView } from './view.ts'

type Call = Pick<TransactionCall<undefined, undefined, undefined>, 'app' | 'actor' | 'tx' | 'now'> & {
  readonly params: { readonly id: string }
}

export function taskRoutes(mount: Mount): void {
  mount(contract.listTasks, async ({ tx, actor, query, now }) =>
    listRegister(tx, actor, query, now, await loadClockSetting(tx)),
  )

  mount.signedIn(contract.exportTasks, ({ app, actor, query, now, reply }) =>
    exportRegister(app, actor, query, { now, reply }),
  )
  mount(contract.getLedger, ({ tx, actor, params, now }) => ledgerOf(tx, actor, params.id, now))
  mount.signedIn(contract.exportLedger, ({ app, actor, params, query, now, reply }) =>
    exportLedger(app, actor, params.id, { sheet: query.sheet, now, reply }),
  )

  mount(contract.createTask, async ({ tx, app, actor, body, now }) => {
    const { meetingId, topicId, decisionId, overrides, ...fields } = body
    await refuseUnlessHandsOut(tx, actor, { meetingId, topicId, decisionId })
    const { collaborationId, name } = fields
    const outsideReason = collaborationId
      ? await guardOutside(tx, actor, { collaborationId, name }, overrides, now)
      : ''
    const id = await createTask(tx, {
      actor,
      app,
      fields,
      meetingId,
      topicId,
      decisionId,
      outsideReason,
      at: now,
    })
    return taskView(tx, actor, id, now)
  })

  mount(contract.getTask, ({ tx, actor, params, now }) => taskView(tx, actor, params.id, now))

  mount(contract.updateTask, (call) => after(call, editTask(call.tx, actOf(call), call.body)))
  mount(contract.addTaskUpdate, (call) => after(call, moves.addProgress(call.tx, actOf(call), call.body)))
  mount(contract.addDeliverableLink, (call) => after(call, addLink(call.tx, actOf(call), call.body)))
  mount(contract.uploadDeliverable, (call) => {
    if (call.upload === undefined) throw new AppError('invalid', 'file.missing')
    return after(call, addUpload(call.tx, actOf(call), call.upload))
  })
  mount(contract.removeDeliverable, (call) =>
    after(call, removeDeliverable(call.tx, actOf(call), call.params.deliverableId)),
  )
  mount(contract.startTask, (call) => after(call, moves.startTask(call.tx, actOf(call), call.body)))
  mount(contract.signTask, (call) => after(call, assignment.signTask(call.tx, actOf(call))))
  mount(contract.returnAssignment, (call) =>
    after(call, assignment.returnAssignment(call.tx, actOf(call), call.body)),
  )
  mount(contract.reassignTask, (call) =>
    after(call, assignment.reassignTask(call.tx, actOf(call), call.body)),
  )
  mount(contract.insistOnTask, (call) =>
    after(call, assignment.insistOnTask(call.tx, actOf(call), call.body)),
  )
  mount(contract.suspendTask, (call) => after(call, assignment.suspendTask(call.tx, actOf(call), call.body)))
  mount(contract.resumeTask, (call) => after(call, assignment.resumeTask(call.tx, actOf(call), call.body)))
  mount(contract.splitTask, (call) => after(call, splitTask(call.tx, actOf(call), call.body)))
  mount(contract.noteDueEvent, (call) => after(call, noteDueEvent(call.tx, actOf(call), call.body)))
  mount(contract.askSupport, (call) => after(call, support.askSupport(call.tx, actOf(call), call.body)))
  mount(contract.giveSupport, (call) => after(call, support.giveSupport(call.tx, actOf(call), call.body)))
  mount(contract.refuseSupport, (call) => after(call, support.refuseSupport(call.tx, actOf(call), call.body)))
  mount(contract.redirectSupport, (call) =>
    after(call, support.redirectSupport(call.tx, actOf(call), call.body)),
  )
  mount(contract.reportDelay, (call) => after(call, moves.reportDelay(call.tx, actOf(call), call.body)))
  mount(contract.approveDelay, (call) => after(call, moves.approveDelay(call.tx, actOf(call), call.body)))
  mount(contract.refuseDelay, (call) => after(call, moves.refuseDelay(call.tx, actOf(call), call.body)))
  mount(contract.escalateTask, (call) => after(call, moves.escalateTask(call.tx, actOf(call), call.body)))
  mount(contract.tickMilestone, (call) =>
    after(
      call,
      tickMilestone(call.tx, actOf(call), { milestoneId: call.params.milestoneId, isDone: call.body.isDone }),
    ),
  )
  mount(contract.listDependencies, ({ tx, actor, params }) => dependenciesOf(tx, actor, params.id))
  mount(contract.addDependency, async (call) => {
    await addDependency(call.tx, actOf(call), call.body)
    return dependenciesOf(call.tx, call.actor, call.params.id)
  })
  mount(contract.removeDependency, async (call) => {
    await removeDependency(call.tx, actOf(call), call.params.dependencyId)
    return dependenciesOf(call.tx, call.actor, call.params.id)
  })
  mount(contract.submitTask, (call) => after(call, moves.submitTask(call.tx, actOf(call), call.body)))
  mount(contract.acceptTask, (call) => after(call, moves.acceptTask(call.tx, actOf(call), call.body)))
  mount(contract.sendTaskBack, (call) => after(call, moves.sendTaskBack(call.tx, actOf(call), call.body)))
  mount(contract.cancelTask, (call) => after(call, moves.cancelTask(call.tx, actOf(call), call.body)))
  mount(contract.reopenTask, (call) => after(call, moves.reopenTask(call.tx, actOf(call), call.body)))
}

function actOf({ app, actor, params, now }: Call): Act {
  return { app, actor, id: params.id, at: now }
}

/** Every act answers with the task as it is now. */
async function after({ tx, actor, params, now }: Call, done: Promise<void>) {
  await done
  return taskView(tx, actor, params.id, now)
}
