import type { PersonView } from '#contract/organisation.ts'
import * as contract from '#contract/organisation.ts'
import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'
import type { Mount } from '#server/http/route.ts'
import { archiveDepartment, createDepartment, updateDepartment } from './department-commands.ts'
import { departmentTree } from './department-queries.ts'
import { previewImport, saveImport } from './import/commands.ts'
import { staffTemplate } from './import/template.ts'
import { invitePerson } from './invite.ts'
import { organisationView, updateOrganisation } from './organisation.ts'
import { createPerson, setPersonState, updatePerson } from './person-commands.ts'
import { listPeople, personView, searchPeople } from './person-queries.ts'

export function organisationRoutes(mount: Mount): void {
  mount(contract.searchPeople, async ({ tx, query }) => ({
    items: await searchPeople(tx, query.q, query.limit),
  }))

  mount(contract.listPeople, ({ tx, query }) => listPeople(tx, query, query))

  mount(contract.createPerson, async ({ tx, actor, body, now }) =>
    viewOf(tx, await createPerson(tx, actor, body, now)),
  )

  mount(contract.updatePerson, async ({ tx, actor, params, body, now }) => {
    await updatePerson(tx, actor, params.id, body, now)
    return viewOf(tx, params.id)
  })

  mount(contract.setPersonState, async ({ tx, actor, params, body, now }) => {
    await setPersonState(tx, actor, params.id, body.state, now)
    return viewOf(tx, params.id)
  })

  mount(contract.invitePerson, async ({ tx, app, actor, params, now }) => {
    const { link, expiresAt, mailed } = await invitePerson(tx, app, actor, params.id, now)
    return { link, expiresAt: expiresAt.toISOString(), mailed }
  })

  mount(contract.previewPeopleImport, ({ tx, app, upload }) => {
    if (!upload) throw new AppError('invalid', 'file.missing')
    return previewImport(tx, app, upload)
  })

  mount(contract.importPeople, ({ tx, actor, body, now }) => saveImport(tx, actor, body.rows, now))

  mount(contract.getPeopleTemplate, async ({ actor, reply }) => {
    const { name, bytes } = await staffTemplate(actor.locale)
    reply.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    return bytes
  })

  mount(contract.listDepartments, async ({ tx }) => ({ items: await departmentTree(tx) }))

  mount(contract.createDepartment, ({ tx, actor, body, now }) => createDepartment(tx, actor, body, now))

  mount(contract.updateDepartment, ({ tx, actor, params, body, now }) =>
    updateDepartment(tx, actor, params.id, body, now),
  )

  mount(contract.archiveDepartment, async ({ tx, actor, params, now }) => {
    await archiveDepartment(tx, actor, params.id, now)
    return { done: true as const }
  })

  mount(contract.getOrganisation, ({ tx, app }) => organisationView(tx, app))

  mount(contract.updateOrganisation, async ({ tx, app, actor, body, now }) => {
    await updateOrganisation(tx, app, actor, body, now)
    return organisationView(tx, app)
  })
}

async function viewOf(tx: Db, id: string): Promise<PersonView> {
  const view = await personView(tx, id)
  if (!view) throw new AppError('not_found', 'person.notFound')
  return view
}
