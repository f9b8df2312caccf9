import * as contract from '#contract/preparation.ts'
import type { Mount } from '#server/http/route.ts'
import { alignmentView, noteHead, noteSuperior } from './alignment.ts'
import { listPositions, savePosition } from './positions.ts'
import { roleSuggestions } from './roles.ts'
import { attendeeSheet } from './sheet.ts'
import { signInSheet } from './sign-in.ts'
import { stepsFor } from './steps.ts'

export function preparationRoutes(mount: Mount): void {
  mount(contract.getAttendeeSheet, async ({ tx, actor, params }) => ({
    items: await attendeeSheet(tx, actor, params.id),
  }))
  mount(contract.suggestRoles, ({ tx, actor, params }) => roleSuggestions(tx, actor, params.id))
  mount(contract.getNextSteps, ({ tx, actor, params, now }) => stepsFor(tx, actor, { id: params.id, now }))
  mount(contract.listPositions, ({ tx, actor, params }) => listPositions(tx, actor, params.id))
  mount(contract.savePosition, ({ tx, actor, params, body, now }) =>
    savePosition(tx, actor, { ...params, said: body, at: now }),
  )
  mount(contract.getAlignment, ({ tx, actor, params }) => alignmentView(tx, actor, params.id))
  mount(contract.noteHeadAlignment, ({ tx, actor, params, body, now }) =>
    noteHead(tx, actor, { ...params, note: body, at: now }),
  )
  mount(contract.noteSuperiorAlignment, ({ tx, actor, params, body, now }) =>
    noteSuperior(tx, actor, { id: params.id, note: body, at: now }),
  )
  mount(contract.getSignIn, ({ app, tx, actor, params, now }) =>
    signInSheet(tx, actor, { id: params.id, publicUrl: app.config.publicUrl, now }),
  )
}
