import * as contract from '#contract/room.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Mount } from '#server/http/route.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { pauseTopic } from '#server/meeting/running.ts'
import { meetingView } from '#server/meeting/view.ts'
import { changeParked, park, settleParked } from './parked.ts'
import { changeRoom, correctBasics, giveFloor, noteOpening, proposeExtension, raiseHand } from './room.ts'
import { roomView } from './room-view.ts'

export function roomRoutes(mount: Mount): void {
  mount(contract.getRoom, async ({ tx, actor, params }) => {
    authorizeMeeting(actor, 'view', await getMeeting(tx, params.id))
    return roomView(tx, params.id)
  })
  mount(contract.changeRoom, async ({ tx, actor, params, body, now }) => {
    await changeRoom(tx, body, { id: params.id, actor, at: now })
    return roomView(tx, params.id)
  })
  mount(contract.noteOpening, async ({ tx, actor, params, now }) => {
    await noteOpening(tx, { id: params.id, actor, at: now })
    return roomView(tx, params.id)
  })
  mount(contract.correctBasics, async ({ tx, actor, params, body, now }) => {
    await correctBasics(tx, body, { id: params.id, actor, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.pauseTopic, async ({ tx, actor, params, body, now }) => {
    const meetingId = await pauseTopic(tx, actor, { id: params.id, isPaused: body.isPaused, at: now })
    return meetingView(tx, actor, meetingId, now)
  })
  mount(contract.proposeExtension, async ({ tx, actor, params, body, now }) => {
    const meetingId = await proposeExtension(tx, body.minutes, { id: params.id, actor, at: now })
    return roomView(tx, meetingId)
  })
  mount(contract.raiseHand, async ({ tx, actor, params, body, now }) => {
    await raiseHand(tx, body.isUp, { id: params.id, actor, at: now })
    return roomView(tx, params.id)
  })
  mount(contract.giveFloor, async ({ tx, actor, params, body, now }) => {
    await giveFloor(tx, body.personId, { id: params.id, actor, at: now })
    return roomView(tx, params.id)
  })
  mount(contract.park, ({ tx, actor, app, params, body, now }) =>
    park(tx, params.id, body, { actor, app, at: now }),
  )
  mount(contract.changeParked, ({ tx, actor, app, params, body, now }) =>
    changeParked(tx, params.id, body, { actor, app, at: now }),
  )
  mount(contract.settleParked, ({ tx, actor, app, params, body, now }) =>
    settleParked(tx, params.id, body, { actor, app, at: now }),
  )
}
