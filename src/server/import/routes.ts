import * as contract from '#contract/import.ts'
import { AppError } from '#domain/error.ts'
import type { Mount } from '#server/http/route.ts'
import { listAliases, removeAlias } from './aliases.ts'
import { applyImport } from './apply.ts'
import { createImport } from './create.ts'
import { importedLines } from './evidence.ts'
import { getImport, listMyImports } from './queries.ts'
import { updateImport } from './update.ts'
import { importView } from './view.ts'

export function importRoutes(mount: Mount): void {
  mount(contract.listImports, ({ tx, actor, query }) => listMyImports(tx, actor, query))
  mount(contract.createImport, async ({ tx, actor, body, now }) => ({
    id: await createImport(tx, actor, body, now),
  }))
  mount(contract.getImport, async ({ tx, actor, params }) =>
    importView(tx, await getImport(tx, actor, params.id)),
  )
  mount(contract.updateImport, ({ tx, actor, params, body, now }) =>
    updateImport(tx, actor, { id: params.id, change: body, at: now }),
  )
  mount(contract.applyImport, async ({ tx, app, actor, params, body, now }) => ({
    meetingId: await applyImport(tx, app, actor, { id: params.id, version: body.version, at: now }),
  }))
  mount(contract.dropImport, async ({ tx, actor, params }) => {
    const found = await getImport(tx, actor, params.id, { lock: true })
    if (found.state === 'applied') throw new AppError('conflict', 'import.applied')
    await tx.deleteFrom('import_review').where('id', '=', params.id).execute()
    return { done: true as const }
  })
  mount(contract.listImportedLines, async ({ tx, params }) => ({
    items: await importedLines(tx, params.id),
  }))
  mount(contract.listAliases, async ({ tx }) => ({ items: await listAliases(tx) }))
  mount(contract.removeAlias, async ({ tx, params }) => {
    await removeAlias(tx, params.id)
    return { done: true as const }
  })
}
