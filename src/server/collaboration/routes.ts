import * as contract from '#contract/collaboration.ts'
import * as shared from '#contract/shared-file.ts'
import { AppError } from '#domain/error.ts'
import type { Mount } from '#server/http/route.ts'
import { createCollaboration, updateCollaboration } from './commands.ts'
import { moveWithNotice } from './lead.ts'
import { loadOf } from './load.ts'
import { orphansOf } from './orphans.ts'
import { listSharedFiles, removeSharedFile, shareFile } from './shared-files.ts'
import { collaborationParts, collaborationView, listCollaborations } from './view.ts'

export function collaborationRoutes(mount: Mount): void {
  mount(contract.listCollaborations, ({ tx, actor, query }) => listCollaborations(tx, actor, query))
  mount(contract.createCollaboration, async ({ tx, actor, body, now }) =>
    collaborationView(tx, actor, await createCollaboration(tx, actor, body, now)),
  )
  mount(contract.getCollaboration, ({ tx, actor, params }) => collaborationView(tx, actor, params.id))
  mount(contract.updateCollaboration, async ({ tx, actor, params, body, now }) => {
    const current = () => collaborationView(tx, actor, params.id)
    await updateCollaboration(tx, params.id, body, { actor, at: now, current })
    return current()
  })
  mount(contract.moveCollaboration, async ({ tx, app, actor, params, body, now }) => {
    await moveWithNotice(tx, params.id, body, { actor, app, at: now })
    return collaborationView(tx, actor, params.id)
  })
  mount(contract.getCollaborationLoad, ({ tx, actor, params, now }) => loadOf(tx, actor, params.id, now))
  mount(contract.getOrphans, ({ tx, actor, params }) => orphansOf(tx, actor, params.id))
  mount(shared.listSharedFiles, ({ tx, actor, params, query }) =>
    listSharedFiles(tx, actor, params.id, query),
  )
  mount(shared.shareFile, async ({ tx, actor, params, upload, now }) => {
    if (upload === undefined) throw new AppError('invalid', 'file.missing')
    await shareFile(tx, params.id, upload, { actor, at: now })
    return { done: true as const }
  })
  mount(shared.removeSharedFile, async ({ tx, actor, params, now }) => {
    await removeSharedFile(tx, params, { actor, at: now })
    return { done: true as const }
  })
  mount(contract.getCollaborationParts, ({ tx, actor, params }) => collaborationParts(tx, actor, params.id))
}
