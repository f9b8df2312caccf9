import * as contract from '#contract/sync.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import type { Mount } from '#server/http/route.ts'
import { listSyncs, remindSilent, setCopies, setRhythm, syncBoard } from './board.ts'
import { correctSync, discardSync, gatherSync, regatherSync, restoreRow, updateSync } from './commands.ts'
import { callMeeting } from './meeting.ts'
import { answerSupport, sendSync, settleSupport } from './send.ts'
import { statusView } from './status.ts'
import { syncView } from './view.ts'

interface Call {
  readonly app: App
  readonly tx: Db
  readonly actor: Actor
  readonly params: { readonly id: string }
  readonly now: Date
}

const byOf = ({ app, actor, now }: Call) => ({ app, actor, at: now })
const read = ({ tx, actor, params, now }: Call, id = params.id) => syncView(tx, actor, id, now)
const readBoard = ({ tx, actor, params, now }: Call) => syncBoard(tx, actor, params.id, now)
/** Does it, and gives what the report has become. */
async function after(call: Call, done: Promise<unknown>) {
  await done
  return read(call)
}
async function afterOnBoard(call: Call, done: Promise<unknown>) {
  await done
  return readBoard(call)
}

export function syncRoutes(mount: Mount): void {
  mount(contract.getStatus, ({ tx, actor, params, now }) => statusView(tx, actor, params.id, now))
  mount(contract.getSyncBoard, (call) => readBoard(call))
  mount(contract.listSyncs, ({ tx, actor, params, query }) => listSyncs(tx, actor, params.id, query))
  mount(contract.setSyncRhythm, (call) =>
    afterOnBoard(call, setRhythm(call.tx, call.params.id, call.body.weeks, byOf(call))),
  )
  mount(contract.setSyncCopies, (call) =>
    afterOnBoard(call, setCopies(call.tx, call.params.id, call.body.personIds, byOf(call))),
  )
  mount(contract.remindSilentOwners, (call) =>
    afterOnBoard(call, remindSilent(call.tx, call.params.id, byOf(call))),
  )
  mount(contract.gatherSync, async (call) =>
    read(call, await gatherSync(call.tx, call.params.id, byOf(call))),
  )
  mount(contract.getSync, (call) => read(call))
  mount(contract.regatherSync, (call) => after(call, regatherSync(call.tx, call.params.id, byOf(call))))
  mount(contract.updateSync, (call) =>
    after(call, updateSync(call.tx, call.params.id, call.body, { ...byOf(call), current: () => read(call) })),
  )
  mount(contract.restoreSyncRow, (call) => after(call, restoreRow(call.tx, call.params, byOf(call))))
  mount(contract.discardSync, async (call) => {
    await discardSync(call.tx, call.params.id, byOf(call))
    return { done: true as const }
  })
  mount(contract.sendSync, (call) =>
    after(call, sendSync(call.tx, call.params.id, call.body, { ...byOf(call), current: () => read(call) })),
  )
  mount(contract.correctSync, async (call) =>
    read(call, await correctSync(call.tx, call.params.id, call.body.correction, byOf(call))),
  )
  mount(contract.callSyncMeeting, async (call) => ({
    meeting: await callMeeting(call.tx, call.params.id, byOf(call)),
  }))
  mount(contract.answerSyncSupport, (call) =>
    after(call, answerSupport(call.tx, call.params, call.body, byOf(call))),
  )
  mount(contract.settleSyncSupport, (call) =>
    after(call, settleSupport(call.tx, call.params, call.body.text, byOf(call))),
  )
}
