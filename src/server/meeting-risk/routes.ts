import * as contract from '#contract/meeting-risk.ts'
import type { Mount } from '#server/http/route.ts'
import { libraryEntries, resetRisk, writeRisk } from './library.ts'
import { attachRisk, detachRisk, meetingRisksView } from './meeting.ts'

export function meetingRiskRoutes(mount: Mount): void {
  mount(contract.listMeetingRiskLibrary, async ({ tx, actor }) => ({
    items: await libraryEntries(tx),
    canEdit: actor.isAdmin,
  }))
  mount(contract.writeMeetingRisk, ({ tx, actor, params, body, now }) =>
    writeRisk(tx, actor, { risk: params.risk, ...body, at: now }),
  )
  mount(contract.resetMeetingRisk, ({ tx, actor, params, now }) =>
    resetRisk(tx, actor, { risk: params.risk, at: now }),
  )
  mount(contract.getMeetingRisks, ({ tx, actor, params, now }) => meetingRisksView(tx, actor, params.id, now))
  mount(contract.attachMeetingRisk, async ({ tx, actor, params, body, now }) => {
    await attachRisk(tx, actor, { ...params, note: body.note, at: now })
    return meetingRisksView(tx, actor, params.id, now)
  })
  mount(contract.detachMeetingRisk, async ({ tx, actor, params, now }) => {
    await detachRisk(tx, actor, { ...params, at: now })
    return meetingRisksView(tx, actor, params.id, now)
  })
}
