import * as contract from '#contract/register.ts'
import { AppError } from '#domain/error.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Mount } from '#server/http/route.ts'
import { changeMany, undoMany } from './changes.ts'
import { groupRegister } from './groups.ts'
import { importSheet } from './import/commands.ts'
import { owingOf, owingRows } from './owing.ts'
import { planOf } from './plan.ts'
import { createView, listViews, removeView, updateView } from './views.ts'

export function registerRoutes(mount: Mount): void {
  mount(contract.groupTasks, async ({ tx, actor, query, now }) =>
    groupRegister(tx, actor, query, now, await loadClockSetting(tx)),
  )
  mount(contract.readPlan, async ({ tx, actor, query, now }) =>
    planOf(tx, actor, query, now, await loadClockSetting(tx)),
  )
  mount(contract.readOwing, async ({ tx, actor, now }) => owingOf(tx, actor, now, await loadClockSetting(tx)))
  mount(contract.listOwing, async ({ tx, actor, query, now }) =>
    owingRows(tx, actor, query, now, await loadClockSetting(tx)),
  )
  mount(contract.listRegisterViews, ({ tx, actor, query }) => listViews(tx, actor, query))
  mount(contract.createRegisterView, ({ tx, actor, body, now }) => createView(tx, actor, body, now))
  mount(contract.updateRegisterView, ({ tx, actor, params, body, now }) =>
    updateView(tx, actor, params.id, body, now),
  )
  mount(contract.removeRegisterView, ({ tx, actor, params }) => removeView(tx, actor, params.id))
  mount(contract.changeTasks, ({ tx, app, actor, body, now }) =>
    changeMany(tx, { app, actor, at: now }, body),
  )
  mount(contract.undoChange, ({ tx, app, actor, params, now }) =>
    undoMany(tx, { app, actor, at: now }, params.id),
  )
  mount(contract.previewTaskImport, ({ tx, app, actor, upload, now }) => {
    if (upload === undefined) throw new AppError('invalid', 'file.missing')
    return importSheet(tx, { app, actor, at: now }, upload, { isTrial: true })
  })
  mount(contract.importTasks, ({ tx, app, actor, upload, now }) => {
    if (upload === undefined) throw new AppError('invalid', 'file.missing')
    return importSheet(tx, { app, actor, at: now }, upload, { isTrial: false })
  })
}
