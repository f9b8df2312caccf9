import * as contract from '#contract/charter.ts'
import { authorizeCollaboration } from '#domain/collaboration/policy.ts'
import type { Mount } from '#server/http/route.ts'
import {
  activateCollaboration,
  charterFindings,
  makeDivisionTasks,
  startPlannedMeetings,
} from './activate.ts'
import { updateCharter } from './charter-change.ts'
import { charterView, resourceRequests } from './charter-view.ts'
import { answerCharter, askConfirmation, replyToObjection } from './confirm.ts'
import { divisionSheetFile } from './division-sheet.ts'
import { askStop, delegatePower, endDelegation } from './lead.ts'
import { getCollaboration } from './queries.ts'

export function charterRoutes(mount: Mount): void {
  mount(contract.getCharter, ({ tx, actor, params }) => charterView(tx, actor, params.id))
  mount(contract.updateCharter, async ({ tx, app, actor, params, body, now }) => {
    const current = () => charterView(tx, actor, params.id)
    await updateCharter(tx, params.id, body, { actor, app, at: now, current })
    return current()
  })
  mount(contract.getCharterFindings, async ({ tx, actor, params, now }) => {
    authorizeCollaboration(actor, 'view', await getCollaboration(tx, params.id))
    return { items: await charterFindings(tx, params.id, now) }
  })
  mount(contract.askConfirmation, async ({ tx, app, actor, params, now }) => {
    await askConfirmation(tx, params.id, { actor, app, at: now })
    return charterView(tx, actor, params.id)
  })
  mount(contract.answerCharter, async ({ tx, app, actor, params, body, now }) => {
    await answerCharter(tx, params.id, body, { actor, app, at: now })
    return charterView(tx, actor, params.id)
  })
  mount(contract.replyToObjection, async ({ tx, app, actor, params, body, now }) => {
    await replyToObjection(tx, params.id, body, { actor, app, at: now })
    return charterView(tx, actor, params.id)
  })
  mount(contract.activateCollaboration, async ({ tx, app, actor, params, body, now }) => {
    await activateCollaboration(tx, params.id, body.overrides, { actor, app, at: now })
    return charterView(tx, actor, params.id)
  })
  mount(contract.makeDivisionTasks, async ({ tx, app, actor, params, now }) => {
    await makeDivisionTasks(tx, params.id, { actor, app, at: now })
    return charterView(tx, actor, params.id)
  })
  mount(contract.startPlannedMeetings, async ({ tx, app, actor, params, now }) => {
    await startPlannedMeetings(tx, params.id, { actor, app, at: now })
    return charterView(tx, actor, params.id)
  })
  mount(contract.exportDivision, async ({ tx, actor, params, reply }) => {
    const charter = await charterView(tx, actor, params.id)
    const { name, bytes } = await divisionSheetFile(charter, actor.locale)
    reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    return bytes
  })
  mount(contract.delegatePower, async ({ tx, app, actor, params, body, now }) => {
    await delegatePower(tx, params.id, body, { actor, app, at: now })
    return charterView(tx, actor, params.id)
  })
  mount(contract.endDelegation, async ({ tx, app, actor, params, now }) => {
    await endDelegation(tx, params.id, params.delegationId, { actor, app, at: now })
    return charterView(tx, actor, params.id)
  })
  mount(contract.askStop, async ({ tx, app, actor, params, body, now }) => {
    await askStop(tx, params.id, body, { actor, app, at: now })
    return charterView(tx, actor, params.id)
  })
  mount(contract.listResourceRequests, async ({ tx, actor, params }) => {
    authorizeCollaboration(actor, 'view', await getCollaboration(tx, params.id))
    return { items: await resourceRequests(tx, actor, {}) }
  })
}
