import * as contract from '#contract/contingency.ts'
import type { Mount } from '#server/http/route.ts'
import {
  createContingency,
  dropContingency,
  endContingency,
  makeMeasureTask,
  startContingency,
  updateContingency,
} from './commands.ts'
import { contingencyView, listContingencies } from './view.ts'

export function contingencyRoutes(mount: Mount): void {
  mount(contract.listContingencies, ({ tx, actor, query }) => listContingencies(tx, actor, query))
  mount(contract.createContingency, async ({ app, tx, actor, body, now }) =>
    contingencyView(tx, actor, await createContingency(tx, body, { app, actor, at: now }), now),
  )
  mount(contract.getContingency, ({ tx, actor, params, now }) => contingencyView(tx, actor, params.id, now))
  mount(contract.updateContingency, async ({ app, tx, actor, params, body, now }) => {
    const current = () => contingencyView(tx, actor, params.id, now)
    await updateContingency(tx, params.id, body, { app, actor, at: now, current })
    return current()
  })
  mount(contract.startContingency, async ({ app, tx, actor, params, now }) => {
    await startContingency(tx, params.id, { app, actor, at: now })
    return contingencyView(tx, actor, params.id, now)
  })
  mount(contract.endContingency, async ({ app, tx, actor, params, body, now }) => {
    await endContingency(tx, params.id, body.note, { app, actor, at: now })
    return contingencyView(tx, actor, params.id, now)
  })
  mount(contract.dropContingency, async ({ app, tx, actor, params, body, now }) => {
    await dropContingency(tx, params.id, body.reason, { app, actor, at: now })
    return contingencyView(tx, actor, params.id, now)
  })
  mount(contract.makeMeasureTask, async ({ app, tx, actor, params, body, now }) => {
    await makeMeasureTask(tx, params, body, { app, actor, at: now })
    return contingencyView(tx, actor, params.id, now)
  })
}
