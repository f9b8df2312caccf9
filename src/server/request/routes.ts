import * as contract from '#contract/request.ts'
import type { Mount } from '#server/http/route.ts'
import {
  allocateNeed,
  answerRequest,
  askDepartment,
  dropDepartment,
  forwardRequest,
  notePhoneAnswer,
} from './answers.ts'
import { rateRequest } from './closing.ts'
import { convertRequest } from './convert.ts'
import { assessRequest, decideRequest, reviseRequest, setAssessors, withdrawRequest } from './decide.ts'
import { listRequests, requestMeasures } from './list.ts'
import { reviewRequest, submitRequest } from './review.ts'
import { requestView } from './view.ts'
import { createRequest, updateRequest } from './write.ts'

export function requestRoutes(mount: Mount): void {
  mount(contract.listRequests, ({ tx, actor, query, now }) => listRequests(tx, actor, query, now))
  mount(contract.getRequestMeasures, ({ tx, actor, query }) => requestMeasures(tx, actor, query))
  mount(contract.createRequest, async ({ app, tx, actor, body, now }) =>
    requestView(tx, actor, await createRequest(tx, body, { actor, app, at: now }), now),
  )
  mount(contract.getRequest, ({ tx, actor, params, now }) => requestView(tx, actor, params.id, now))
  mount(contract.editRequest, async ({ app, tx, actor, params, body, now }) => {
    const current = () => requestView(tx, actor, params.id, now)
    await updateRequest(tx, params.id, body, { actor, app, at: now, current })
    return current()
  })
  mount(contract.submitRequest, async ({ app, tx, actor, params, body, now }) => {
    await submitRequest(tx, params.id, body, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
  mount(contract.reviewRequest, async ({ app, tx, actor, params, body, now }) => {
    await reviewRequest(tx, params.id, body, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
  mount(contract.answerRequest, async ({ app, tx, actor, params, body, now }) => {
    await answerRequest(tx, params.id, params.departmentId, body, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
  mount(contract.forwardRequest, async ({ app, tx, actor, params, body, now }) => {
    await forwardRequest(tx, params.id, params.departmentId, body, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
  mount(contract.notePhoneAnswer, async ({ app, tx, actor, params, body, now }) => {
    await notePhoneAnswer(tx, params.id, params.departmentId, body, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
  mount(contract.askDepartment, async ({ app, tx, actor, params, body, now }) => {
    await askDepartment(tx, params.id, body, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
  mount(contract.dropDepartment, async ({ app, tx, actor, params, body, now }) => {
    await dropDepartment(tx, params.id, params.departmentId, body, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
  mount(contract.reviseRequest, async ({ app, tx, actor, params, body, now }) => {
    const current = () => requestView(tx, actor, params.id, now)
    await reviseRequest(tx, params.id, body, { actor, app, at: now, current })
    return current()
  })
  mount(contract.setAssessors, async ({ app, tx, actor, params, body, now }) => {
    await setAssessors(tx, params.id, body.personIds, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
  mount(contract.assessRequest, async ({ app, tx, actor, params, body, now }) => {
    await assessRequest(tx, params.id, body, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
  mount(contract.decideRequest, async ({ app, tx, actor, params, body, now }) => {
    await decideRequest(tx, params.id, body, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
  mount(contract.allocateNeed, async ({ app, tx, actor, params, body, now }) => {
    await allocateNeed(tx, params, body, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
  mount(contract.convertRequest, async ({ app, tx, actor, params, body, now }) => {
    await convertRequest(tx, params.id, body, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
  mount(contract.withdrawRequest, async ({ app, tx, actor, params, body, now }) => {
    await withdrawRequest(tx, params.id, body.reason, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
  mount(contract.rateRequest, async ({ app, tx, actor, params, body, now }) => {
    await rateRequest(tx, params.id, body, { actor, app, at: now })
    return requestView(tx, actor, params.id, now)
  })
}
