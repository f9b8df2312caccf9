import type { MinutesView } from '#contract/minutes.ts'
import * as contract from '#contract/minutes.ts'
import { authorizeMinutes } from '#domain/minutes/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { attached } from '#server/document/attachment.ts'
import type { Mount } from '#server/http/route.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { amendmentViews, answerAmendment, proposeAmendment } from './amend.ts'
import { minutesChecklist } from './checklist.ts'
import { minutesDocument } from './document.ts'
import { generateMinutes, redrawMinutes, setRecipients, updateMinutes } from './draft.ts'
import { answerProposal, confirmMinutes, noteOpened, proposeChange } from './feedback.ts'
import { finaliseMinutes } from './finalise.ts'
import { minutesFindings } from './findings.ts'
import { listMinutes } from './list.ts'
import { disposeOfMinutes, holdMinutes, setProperties } from './properties.ts'
import { getMinutes } from './queries.ts'
import { suggestedCopies } from './recipients.ts'
import { resendMinutes, sendMinutes } from './send.ts'
import { minutesView } from './view.ts'

export function minutesRoutes(mount: Mount): void {
  mountSteps(mount)
  mountAfterwards(mount)
}

/** From the draft to the final version. */
function mountSteps(mount: Mount): void {
  mount(contract.generateMinutes, async ({ tx, actor, params, now }) =>
    asItStands(tx, actor, await generateMinutes(tx, actor, params.id, now), now),
  )
  mount(contract.listMinutes, ({ tx, actor, query }) => listMinutes(tx, actor, query))
  mount(contract.getMinutes, async ({ tx, actor, params, query, now }) => {
    const minutes = await getMinutes(tx, params.id)
    authorizeMinutes(actor, 'view', minutes)
    // The one read that leaves a mark: whoever is asked has now seen what they are asked about.
    await noteOpened(tx, actor, minutes, now)
    return minutesView(tx, actor, await getMinutes(tx, params.id), now, query.version)
  })
  mount(contract.updateMinutes, async ({ tx, actor, params, body, now }) => {
    await updateMinutes(tx, actor, params.id, body, now)
    return asItStands(tx, actor, params.id, now)
  })
  mount(contract.setRecipients, async ({ tx, app, actor, params, body, now }) => {
    await setRecipients(tx, app, actor, params.id, body.recipients, now)
    return asItStands(tx, actor, params.id, now)
  })
  mount(contract.getMinutesFindings, async ({ tx, actor, params, query, now }) => ({
    items: await minutesFindings(tx, actor, { id: params.id, moment: query.moment, at: now }),
  }))
  mount(contract.sendMinutes, async ({ tx, app, actor, params, body, now }) => {
    await sendMinutes(tx, app, actor, { id: params.id, overrides: body.overrides, at: now })
    return asItStands(tx, actor, params.id, now)
  })
  mount(contract.confirmMinutes, async ({ tx, actor, params, now }) => {
    await confirmMinutes(tx, actor, params.id, now)
    return asItStands(tx, actor, params.id, now)
  })
  mount(contract.proposeChange, async ({ tx, app, actor, params, body, now }) => {
    await proposeChange(tx, app, actor, { id: params.id, ...body, at: now })
    return asItStands(tx, actor, params.id, now)
  })
  mount(contract.answerProposal, async ({ tx, actor, params, body, now }) => {
    await answerProposal(tx, actor, { ...params, ...body, at: now })
    return asItStands(tx, actor, params.id, now)
  })
  mount(contract.resendMinutes, async ({ tx, app, actor, params, body, now }) => {
    await resendMinutes(tx, app, actor, { id: params.id, note: body.note, at: now })
    return asItStands(tx, actor, params.id, now)
  })
  mount(contract.finaliseMinutes, async ({ tx, app, actor, params, body, now }) => {
    await finaliseMinutes(tx, app, actor, { id: params.id, ...body, at: now })
    return asItStands(tx, actor, params.id, now)
  })
}

/** What a record carries, and what is put right once it is final. */
function mountAfterwards(mount: Mount): void {
  mount(contract.redrawMinutes, async ({ tx, app, actor, params, now }) => {
    await redrawMinutes(tx, app, actor, params.id, now)
    return asItStands(tx, actor, params.id, now)
  })
  mount(contract.getMinutesChecklist, ({ tx, actor, params, now }) =>
    minutesChecklist(tx, actor, { id: params.id, at: now }),
  )
  mount(contract.suggestCopies, async ({ tx, actor, params }) => {
    const minutes = await getMinutes(tx, params.id)
    authorizeMinutes(actor, 'setProperties', minutes)
    const ids = await suggestedCopies(tx, minutes, await getMeeting(tx, minutes.meetingId))
    const people = await personRefs(tx, ids)
    return { items: ids.flatMap((id) => people.get(id) ?? []) }
  })
  mount(contract.setMinutesProperties, async ({ tx, actor, params, body, now }) => {
    await setProperties(tx, actor, params.id, body, now)
    return asItStands(tx, actor, params.id, now)
  })
  mount(contract.holdMinutes, async ({ tx, actor, params, body, now }) => {
    await holdMinutes(tx, actor, { id: params.id, ...body, at: now })
    return asItStands(tx, actor, params.id, now)
  })
  mount(contract.disposeOfMinutes, async ({ tx, actor, params, now }) => {
    await disposeOfMinutes(tx, actor, { id: params.id, at: now })
    return { done: true as const }
  })
  mount(contract.getMinutesDocument, async ({ tx, actor, params, query, reply }) => {
    const { name, bytes } = await minutesDocument(tx, actor, { id: params.id, ...query })
    reply
      .header('content-type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .header('content-disposition', attached(name))
      .header('cache-control', 'private, no-store')
    return bytes
  })
  mount(contract.listAmendments, ({ tx, actor, params }) => amendmentViews(tx, actor, params.id))
  mount(contract.proposeAmendment, async ({ tx, app, actor, params, body, now }) => {
    await proposeAmendment(tx, app, actor, { id: params.id, ...body, at: now })
    return amendmentViews(tx, actor, params.id)
  })
  mount(contract.answerAmendment, async ({ tx, app, actor, params, body, now }) => {
    await answerAmendment(tx, app, actor, { ...params, ...body, at: now })
    return amendmentViews(tx, actor, params.id)
  })
}

async function asItStands(tx: Db, actor: Actor, id: string, now: Date): Promise<MinutesView> {
  return minutesView(tx, actor, await getMinutes(tx, id), now)
}
