import * as contract from '#contract/analysis.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asActor } from '#server/db/actor-context.ts'
import type { Mount } from '#server/http/route.ts'
import { loadNames } from './directory.ts'
import { refuseIfTooOften } from './rate.ts'
import { readText } from './read-text.ts'
import { sourceOf } from './source.ts'
import { analysisView } from './view.ts'

export function analysisRoutes(mount: Mount): void {
  // No transaction is held open while a file comes in and a text is read.
  mount.signedIn(contract.analyse, async ({ app, actor, query, body, request, now }) => {
    refuseIfTooOften(actor.personId, now)
    const { source } = await sourceOf(request, body.text)
    const { names, time } = await asActor(app.db, actor, async (tx) => ({
      names: await loadNames(tx),
      time: await loadWorkTime(tx),
    }))
    const date = body.date ?? query.date
    const referenceDate = date === undefined ? civilDateOf(now, time.zone) : civilDate(date)
    const job = { source, directory: names.data, calendar: time.calendar, referenceDate }
    const read = await readText(app, job, body.askModel ?? query.askModel)
    const { text, format, encoding, analysis, model } = read
    return { text, format, encoding, referenceDate, analysis: analysisView(analysis, names), model }
  })
}
