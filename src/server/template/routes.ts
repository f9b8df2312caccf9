import * as contract from '#contract/template.ts'
import type { Mount } from '#server/http/route.ts'
import { copyMeeting } from './copy.ts'
import {
  applyToMeeting,
  listTemplates,
  removeTemplate,
  restoreTemplate,
  saveTemplate,
  updateTemplate,
} from './templates.ts'

export function templateRoutes(mount: Mount): void {
  mount(contract.listTemplates, async ({ tx, actor }) => ({ items: await listTemplates(tx, actor) }))
  mount(contract.saveTemplate, ({ tx, actor, body, now }) => saveTemplate(tx, actor, { ...body, at: now }))
  mount(contract.updateTemplate, ({ tx, actor, params, body, now }) =>
    updateTemplate(tx, actor, { id: params.id, changes: body, at: now }),
  )
  mount(contract.removeTemplate, async ({ tx, actor, params, now }) => {
    await removeTemplate(tx, actor, { id: params.id, at: now })
    return { done: true } as const
  })
  mount(contract.restoreTemplate, ({ tx, actor, params }) => restoreTemplate(tx, actor, params.id))
  mount(contract.applyTemplateToMeeting, ({ tx, actor, params, body, now }) =>
    applyToMeeting(tx, actor, { id: params.id, template: body.template, at: now }),
  )
  mount(contract.copyMeeting, async ({ tx, actor, params, body, now }) => ({
    meeting: await copyMeeting(tx, actor, { id: params.id, name: body.name, at: now }),
  }))
}
