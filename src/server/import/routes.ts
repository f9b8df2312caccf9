import * as contract from '#contract/import.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import { reviewOf } from '#domain/import/from-analysis.ts'
import { loadNames } from '#server/analysis/directory.ts'
import { refuseIfTooOften } from '#server/analysis/rate.ts'
import { readText } from '#server/analysis/read-text.ts'
import { sourceOf } from '#server/analysis/source.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asActor } from '#server/db/actor-context.ts'
import type { Mount } from '#server/http/route.ts'
import { listAliases, removeAlias } from './aliases.ts'
import { applyImport } from './apply.ts'
import { keepImport, mayImportInto } from './create.ts'
import { importedLines } from './evidence.ts'
import { getImport, listMyImports } from './queries.ts'
import { registerOf } from './register.ts'
import { updateImport } from './update.ts'
import { importView } from './view.ts'

export function importRoutes(mount: Mount): void {
  mount(contract.listImports, ({ tx, actor, query }) => listMyImports(tx, actor, query))
  // No transaction is held open while a file comes in and a text is read.
  mount.signedIn(contract.createImport, async ({ app, actor, query, body, request, now }) => {
    refuseIfTooOften(actor.personId, now)
    const { source, name } = await sourceOf(request, body.text)
    const intoMeetingId = body.intoMeetingId ?? query.intoMeetingId ?? null
    const { names, time } = await asActor(app.db, actor, async (tx) => {
      await mayImportInto(tx, actor, intoMeetingId)
      return { names: await loadNames(tx), time: await loadWorkTime(tx) }
    })
    const date = body.date ?? query.date
    const referenceDate = date === undefined ? civilDateOf(now, time.zone) : civilDate(date)
    const { calendar } = time
    const job = { source, directory: names.data, calendar, referenceDate }
    const { text, analysis, model } = await readText(app, job, body.askModel ?? query.askModel)
    const review = reviewOf(analysis, registerOf(names))
    const kept = { text, sourceName: name, referenceDate, intoMeetingId, review }
    return { id: await asActor(app.db, actor, (tx) => keepImport(tx, actor, kept, now)), model }
  })
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
