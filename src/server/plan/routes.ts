import * as change from '#contract/change.ts'
import * as milestone from '#contract/milestone.ts'
import * as contract from '#contract/plan.ts'
import type { Mount, TransactionCall } from '#server/http/route.ts'
import { closeAlert, listAlerts } from './alerts.ts'
import {
  askToConfirm,
  baselinePlan,
  compareBaselines,
  confirmPlan,
  listBaselines,
  note,
  planFindings,
} from './baseline.ts'
import * as changes from './changes.ts'
import { exportPlan } from './export.ts'
import * as lines from './lines.ts'
import * as milestones from './milestones.ts'
import { explainOutside } from './outside.ts'
import { touchPlan } from './queries.ts'
import { raciView, setRaci } from './raci.ts'
import * as results from './results.ts'
import { tellOfPlan } from './tell.ts'
import { editView, planView } from './view.ts'

type Call = Pick<TransactionCall<undefined, undefined, undefined>, 'app' | 'actor' | 'tx' | 'now'> & {
  readonly params: { readonly id: string }
}
const actOf = ({ app, actor, params, now }: Call): lines.PlanAction => ({
  app,
  actor,
  id: params.id,
  at: now,
})
const byOf = ({ app, actor, now }: Call) => ({ app, actor, at: now })
const edited = ({ tx, actor, params, now }: Call, touched: lines.Touched) =>
  editView(tx, actor, params.id, now, touched)

export function planRoutes(mount: Mount): void {
  mount(contract.getPlan, ({ tx, actor, params, now }) => planView(tx, actor, params.id, now))
  mount(contract.updatePlan, async (call) => {
    const { tx, body, params, now } = call
    const plan = await lines.takeUpPlan(tx, actOf(call))
    const version = await touchPlan(tx, params.id, now, body)
    await note(tx, actOf(call), plan, 'plan.edit', { ...body })
    await tellOfPlan(tx, params.id)
    return edited(call, { ids: [], version })
  })
  mount(contract.addPlanLines, async (call) => {
    const { unclear, ...touched } = await lines.addPlanLines(call.tx, actOf(call), call.body)
    return { ...(await edited(call, touched)), unclear }
  })
  mount(contract.updatePlanItem, async (call) =>
    edited(call, await lines.updatePlanItem(call.tx, actOf(call), call.params.taskId, call.body)),
  )
  mount(contract.placePlanItem, async (call) =>
    edited(call, await lines.placePlanItem(call.tx, actOf(call), call.params.taskId, call.body)),
  )
  mount(contract.removePlanItem, async (call) =>
    edited(call, await lines.removePlanItem(call.tx, actOf(call), call.params.taskId)),
  )
  mount(contract.adoptIntoPlan, async (call) =>
    edited(call, await lines.adoptIntoPlan(call.tx, actOf(call), call.body)),
  )
  mount(contract.redatePlan, async (call) =>
    edited(call, await lines.redatePlan(call.tx, actOf(call), call.body.dates)),
  )
  mount(contract.explainOutside, async (call) => {
    await explainOutside(call.tx, actOf(call), call.params.taskId, call.body.reason)
    return { done: true as const }
  })
  mount(contract.getRaci, ({ tx, actor, params }) => raciView(tx, actor, params.id))
  mount(contract.setRaci, async (call) => {
    const { tx, actor, params, body } = call
    await setRaci(tx, actOf(call), { taskId: params.taskId, partyId: params.partyId, letters: body.letters })
    return raciView(tx, actor, params.id)
  })

  const plan = (call: Call) => planView(call.tx, call.actor, call.params.id, call.now)
  mount(contract.confirmPlan, async (call) => {
    await confirmPlan(call.tx, actOf(call), call.body)
    return plan(call)
  })
  mount(contract.askToConfirmPlan, async (call) => {
    await askToConfirm(call.tx, actOf(call))
    return plan(call)
  })
  mount(contract.getPlanFindings, async ({ tx, actor, params, now }) => ({
    findings: await planFindings(tx, actor, params.id, now),
  }))
  mount(contract.baselinePlan, async (call) => {
    await baselinePlan(call.tx, actOf(call), call.body)
    return plan(call)
  })
  mount(contract.listBaselines, ({ tx, actor, params }) => listBaselines(tx, actor, params.id))
  mount(contract.compareBaselines, ({ tx, actor, params, query }) =>
    compareBaselines(tx, actor, params.id, query),
  )
  mount(contract.listPlanAlerts, ({ tx, actor, params }) => listAlerts(tx, actor, params.id))
  mount(contract.closePlanAlert, async (call) => {
    await closeAlert(call.tx, actOf(call), call.params.alertId, call.body)
    return { done: true as const }
  })
  mount.signedIn(contract.exportPlan, ({ app, actor, params, query, now, reply }) =>
    exportPlan(app, actor, params.id, { sheet: query.sheet, now, reply }),
  )

  const outcome = (call: Call) => results.resultsView(call.tx, call.actor, call.params.id)
  mount(contract.listResults, outcome)
  mount(contract.saveResults, async (call) => {
    await results.saveResults(call.tx, actOf(call), call.body)
    return outcome(call)
  })
  mount(contract.judgeResult, async (call) => {
    await results.judgeResult(call.tx, actOf(call), call.params.resultId, call.body)
    return outcome(call)
  })
  mount(contract.submitCollaboration, async (call) => {
    await results.submitForAcceptance(call.tx, actOf(call), call.body.overrides)
    return outcome(call)
  })
  mount(contract.acceptCollaboration, async (call) => {
    await results.acceptCollaboration(call.tx, actOf(call))
    return outcome(call)
  })
  mount(contract.returnCollaboration, async (call) => {
    await results.returnCollaboration(call.tx, actOf(call), call.body.reason)
    return outcome(call)
  })
  mountMilestones(mount)
  mountChanges(mount)
}

function mountMilestones(mount: Mount): void {
  const view = (call: Call, id = call.params.id) => milestones.milestoneView(call.tx, call.actor, id)
  mount(milestone.listMilestones, ({ tx, actor, params }) => milestones.listMilestones(tx, actor, params.id))
  mount(milestone.createMilestone, async (call) =>
    view(call, await milestones.createMilestone(call.tx, actOf(call), call.body)),
  )
  mount(milestone.getMilestone, (call) => view(call))
  mount(milestone.updateMilestone, async (call) => {
    await milestones.updateMilestone(call.tx, byOf(call), call.params.id, call.body, () => view(call))
    return view(call)
  })
  mount(milestone.submitMilestone, async (call) => {
    await milestones.submitMilestone(call.tx, byOf(call), call.params.id, call.body)
    return view(call)
  })
  mount(milestone.judgeMilestone, async (call) => {
    await milestones.judgeMilestone(call.tx, byOf(call), call.params.id, call.body)
    return view(call)
  })
  mount(milestone.passMilestone, async (call) => {
    await milestones.passMilestone(call.tx, byOf(call), call.params.id, call.body.overrides)
    return view(call)
  })
  mount(milestone.cancelMilestone, async (call) => {
    await milestones.cancelMilestone(call.tx, byOf(call), call.params.id, call.body.reason)
    return view(call)
  })
  mount(milestone.escalateMilestone, async (call) => {
    await milestones.escalateMilestone(call.tx, byOf(call), call.params.id, call.body.reason)
    return view(call)
  })
}

function mountChanges(mount: Mount): void {
  const view = (call: Call, id = call.params.id) => changes.changeView(call.tx, call.actor, id)
  mount(change.listChanges, ({ tx, actor, params, query }) =>
    changes.listChanges(tx, actor, params.id, query),
  )
  mount(change.previewChange, (call) => changes.previewChange(call.tx, actOf(call), call.body))
  mount(change.requestChange, async (call) =>
    view(call, await changes.requestChange(call.tx, actOf(call), call.body)),
  )
  mount(change.getChange, (call) => view(call))
  mount(change.decideChange, async (call) => {
    await changes.decideChange(call.tx, byOf(call), call.params.id, call.body)
    return view(call)
  })
  mount(change.withdrawChange, async (call) => {
    await changes.withdrawChange(call.tx, byOf(call), call.params.id)
    return view(call)
  })
  mount(change.noteChangeResult, async (call) => {
    await changes.noteChangeResult(call.tx, byOf(call), call.params.id, call.body)
    return view(call)
  })
}
