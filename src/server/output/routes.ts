import * as contract from '#contract/output.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Mount } from '#server/http/route.ts'
import { getTable } from './context.ts'
import { addEvidence, removeEvidence, updateEvidence, uploadEvidence } from './evidence.ts'
import {
  addResourceKind,
  listResourceKinds,
  removeResourceKind,
  renameResourceKind,
  setMatterKinds,
} from './kinds.ts'
import { addKpi, removeKpi, updateKpi } from './kpis.ts'
import { addLine, removeLine, setStance, updateLine } from './lines.ts'
import { addRequest, rankRequests, removeRequest, updateRequest } from './requests.ts'
import { outputsView } from './view.ts'

export function outputRoutes(mount: Mount): void {
  mount(contract.getOutputs, async ({ tx, actor, params }) => {
    const table = await getTable(tx, params.id)
    authorizeMeeting(actor, 'view', table.meeting)
    return outputsView(tx, actor, table)
  })
  mount(contract.setMatterKinds, async ({ tx, actor, params, body }) =>
    outputsView(tx, actor, await setMatterKinds(tx, actor, { id: params.id, kinds: body.kinds })),
  )
  lineRoutes(mount)
  figureRoutes(mount)
  requestRoutes(mount)
  evidenceRoutes(mount)
  resourceKindRoutes(mount)
}

function lineRoutes(mount: Mount): void {
  mount(contract.addOutputLine, async ({ tx, actor, params, body, now }) =>
    outputsView(tx, actor, await addLine(tx, actor, { id: params.id, line: body, at: now })),
  )
  mount(contract.updateOutputLine, async ({ tx, actor, params, body, now }) =>
    outputsView(tx, actor, await updateLine(tx, actor, { ...params, changes: body, at: now })),
  )
  mount(contract.removeOutputLine, async ({ tx, actor, params, now }) =>
    outputsView(tx, actor, await removeLine(tx, actor, { ...params, at: now })),
  )
  mount(contract.setStance, async ({ tx, actor, params, body, now }) =>
    outputsView(tx, actor, await setStance(tx, actor, { ...params, said: body, at: now })),
  )
}

function figureRoutes(mount: Mount): void {
  mount(contract.addKpi, async ({ tx, actor, params, body, now }) =>
    outputsView(tx, actor, await addKpi(tx, actor, { id: params.id, kpi: body, at: now })),
  )
  mount(contract.updateKpi, async ({ tx, actor, params, body, now }) =>
    outputsView(tx, actor, await updateKpi(tx, actor, { ...params, changes: body, at: now })),
  )
  mount(contract.removeKpi, async ({ tx, actor, params, now }) =>
    outputsView(tx, actor, await removeKpi(tx, actor, { ...params, at: now })),
  )
}

function requestRoutes(mount: Mount): void {
  mount(contract.addRequest, async ({ tx, actor, params, body, now }) =>
    outputsView(tx, actor, await addRequest(tx, actor, { id: params.id, asked: body, at: now })),
  )
  mount(contract.rankRequests, async ({ tx, actor, params, body, now }) =>
    outputsView(tx, actor, await rankRequests(tx, actor, { id: params.id, ...body, at: now })),
  )
  mount(contract.updateRequest, async ({ tx, actor, params, body, now }) =>
    outputsView(tx, actor, await updateRequest(tx, actor, { ...params, changes: body, at: now })),
  )
  mount(contract.removeRequest, async ({ tx, actor, params, now }) =>
    outputsView(tx, actor, await removeRequest(tx, actor, { ...params, at: now })),
  )
}

function evidenceRoutes(mount: Mount): void {
  mount(contract.addEvidence, async ({ tx, actor, params, body, now }) =>
    outputsView(tx, actor, await addEvidence(tx, actor, { id: params.id, evidence: body, at: now })),
  )
  mount(contract.updateEvidence, async ({ tx, actor, params, body, now }) =>
    outputsView(tx, actor, await updateEvidence(tx, actor, { ...params, changes: body, at: now })),
  )
  mount(contract.removeEvidence, async ({ tx, actor, params, now }) =>
    outputsView(tx, actor, await removeEvidence(tx, actor, { ...params, at: now })),
  )
  mount(contract.uploadEvidence, async ({ tx, actor, params, upload, now }) => {
    if (upload === undefined) throw new AppError('invalid', 'file.missing')
    return outputsView(tx, actor, await uploadEvidence(tx, actor, { ...params, upload, at: now }))
  })
}

function resourceKindRoutes(mount: Mount): void {
  mount(contract.listResourceKinds, ({ tx }) => listResourceKinds(tx))
  mount(contract.addResourceKind, ({ tx, body, now }) => addResourceKind(tx, body.name, now))
  mount(contract.renameResourceKind, ({ tx, params, body }) => renameResourceKind(tx, params.id, body.name))
  mount(contract.removeResourceKind, ({ tx, params, now }) => removeResourceKind(tx, params.id, now))
}
