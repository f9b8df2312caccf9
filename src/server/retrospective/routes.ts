import * as contract from '#contract/retrospective.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { attached } from '#server/document/attachment.ts'
import type { Mount } from '#server/http/route.ts'
import { listNorms } from '#server/norm/norms.ts'
import { archiveCollaboration } from './archive.ts'
import { decideChange, proposeChange, withdrawChange } from './changes.ts'
import { changesOf } from './changes-view.ts'
import { checklistOf, listChecklist, retireEntry, tick } from './checklist.ts'
import { attach, detach, moveRetrospective, openRetrospective, updateRetrospective } from './commands.ts'
import { reportFile } from './document.ts'
import { callMeeting, makeMeasureTasks } from './follow-up.ts'
import { addNote, chooseNote, removeNote, updateNote } from './notes.ts'
import { recognise } from './recognise.ts'
import { retrospectiveView } from './view.ts'

interface Call {
  readonly app: App
  readonly tx: Db
  readonly actor: Actor
  readonly params: { readonly id: string }
  readonly now: Date
}

const byOf = ({ app, actor, now }: Call) => ({ app, actor, at: now })
const read = ({ tx, actor, params, now }: Call) => retrospectiveView(tx, actor, params.id, now)
/** Does it, and gives what it has become. */
async function after(call: Call, done: Promise<unknown>) {
  await done
  return read(call)
}

export function retrospectiveRoutes(mount: Mount): void {
  mount(contract.getRetrospective, (call) => read(call))
  mount(contract.openRetrospective, (call) =>
    after(call, openRetrospective(call.tx, call.params.id, call.body, byOf(call))),
  )
  mount(contract.updateRetrospective, (call) =>
    after(
      call,
      updateRetrospective(call.tx, call.params.id, call.body, { ...byOf(call), current: () => read(call) }),
    ),
  )
  mount(contract.moveRetrospective, (call) =>
    after(call, moveRetrospective(call.tx, call.params.id, call.body, byOf(call))),
  )
  mount(contract.addNote, (call) => after(call, addNote(call.tx, call.params.id, call.body, byOf(call))))
  mount(contract.updateNote, (call) =>
    after(call, updateNote(call.tx, call.params, call.body, { ...byOf(call), current: () => read(call) })),
  )
  mount(contract.removeNote, (call) => after(call, removeNote(call.tx, call.params, byOf(call))))
  mount(contract.chooseNote, (call) =>
    after(call, chooseNote(call.tx, call.params, call.body.isKept, byOf(call))),
  )
  mount(contract.makeMeasureTasks, (call) =>
    after(call, makeMeasureTasks(call.tx, call.params.id, byOf(call))),
  )
  mount(contract.callRetrospectiveMeeting, async (call) => ({
    meeting: await callMeeting(call.tx, call.params.id, byOf(call)),
  }))
  mount(contract.attachToRetrospective, (call) => {
    if (call.upload === undefined) throw new AppError('invalid', 'file.missing')
    return after(call, attach(call.tx, call.params.id, call.upload, byOf(call)))
  })
  mount(contract.detachFromRetrospective, (call) =>
    after(call, detach(call.tx, call.params.id, call.params.fileId, byOf(call))),
  )
  mount(contract.exportRetrospective, async (call) => {
    const { name, bytes } = await reportFile(await read(call), call.actor.locale)
    call.reply
      .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .header('content-disposition', attached(name))
    return bytes
  })
  mount(contract.proposeLessonChange, (call) =>
    after(call, proposeChange(call.tx, call.params.id, call.body, byOf(call))),
  )
  mount(contract.withdrawLessonChange, (call) =>
    after(call, withdrawChange(call.tx, call.params, byOf(call))),
  )
  mount(contract.listLessonChanges, async ({ tx, actor }) => ({
    items: await changesOf(tx, actor, 'forAdministrators'),
  }))
  mount(contract.decideLessonChange, async (call) => {
    const { tx, actor, params, body, now } = call
    const normId = await decideChange(tx, params.id, body, byOf(call))
    const [change] = await changesOf(tx, actor, { id: params.id })
    if (change === undefined) throw new AppError('not_found', 'retrospective.noSuchChange')
    const norm = (await listNorms(tx, now)).find(({ id }) => id === normId) ?? null
    return { change, norm }
  })
  mount(contract.recognise, (call) => after(call, recognise(call.tx, call.params.id, call.body, byOf(call))))
  mount(contract.archiveCollaboration, (call) =>
    after(call, archiveCollaboration(call.tx, call.params.id, call.body.overrides, byOf(call))),
  )
  mount(contract.getChecklist, ({ tx, actor, params }) => checklistOf(tx, actor, params.id))
  mount(contract.tickChecklist, async ({ tx, actor, params, body, now }) => {
    await tick(tx, actor, params, body.isTicked, now)
    return checklistOf(tx, actor, params.id)
  })
  mount(contract.listChecklist, ({ tx, actor }) => listChecklist(tx, actor))
  mount(contract.retireChecklistEntry, async ({ tx, actor, params, now }) => {
    await retireEntry(tx, actor, params.id, now)
    return { done: true as const }
  })
}
