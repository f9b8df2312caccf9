import type { DepartmentRef, FileRef, PersonRef } from '#contract/common.ts'
import type { LineView, OutputsView, StanceView } from '#contract/output.ts'
import { responsibilityGaps } from '#domain/output/gaps.ts'
import { kindsFor } from '#domain/output/kinds.ts'
import { kpiGap } from '#domain/output/kpi.ts'
import { type OutputAct, offeredInOutput } from '#domain/output/policy.ts'
import { isFilled, isRequired, keptElsewhere, slotDefinitions, typeOutputs } from '#domain/output/slots.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import type { Table } from './context.ts'
import {
  contentOf,
  evidenceOf,
  kindsOf,
  kpisOf,
  linesOf,
  requestsOf,
  resourceKindsOf,
  stancesOf,
} from './queries.ts'

/** Everything of the section, as this person sees it now: one query a part, whatever its size. */
export async function outputsView(tx: Db, actor: Actor, table: Table): Promise<OutputsView> {
  const { meeting } = table
  const lines = await linesOf(tx, meeting.id)
  const stances = await stancesOf(tx, meeting.id)
  const kpis = await kpisOf(tx, meeting.id)
  const requests = await requestsOf(tx, meeting.id)
  const evidence = await evidenceOf(tx, meeting.id)
  const kinds = await kindsOf(tx, meeting.id)
  const people = await personRefs(tx, [
    ...stances.map(({ personId }) => personId),
    ...evidence.map(({ authorId }) => authorId),
  ])
  // Departments that no longer sit there keep what they put down.
  const refs = await departmentRefs(tx, [
    ...table.departments.map(({ id }) => id),
    ...[...lines, ...kpis, ...requests, ...evidence].map(({ departmentId }) => departmentId),
  ])
  const files = await filesOf(tx, evidence)
  const evidenceIds = new Set(evidence.map(({ id }) => id))
  const content = contentOf(lines, requests, kpis, kinds, evidenceIds)
  const choices = kindsFor(meeting.type)

  const offered = (departmentId: string | null): OutputAct[] =>
    offeredInOutput(actor, meeting, table.heads, departmentId)
  const mayKeep = offered(null).includes('keep')
  const canEdit = (departmentId: string | null, isOpen = true): ('edit' | 'rank')[] => {
    if (mayKeep) return ['edit', 'rank']
    return isOpen && offered(departmentId).includes('contribute') ? ['edit'] : []
  }
  const mine = table.departments.filter(({ id }) => offered(id).includes('contribute'))
  const department = (id: string): DepartmentRef => refs.get(id) ?? { id, name: '' }

  const stancesOn = (line: (typeof lines)[number]): StanceView[] => {
    if (slotDefinitions[line.slot].shape !== 'aligned') return []
    return table.departments.map((one) => {
      const said = stances.find(({ lineId, departmentId }) => lineId === line.id && departmentId === one.id)
      return {
        department: one,
        stance: said?.stance ?? 'pending',
        note: said?.note ?? '',
        person: (said && people.get(said.personId)) || null,
        at: said?.at.toISOString() ?? null,
        can: offered(one.id).includes('stance') ? ['stance'] : [],
      }
    })
  }

  return {
    meetingId: meeting.id,
    type: meeting.type,
    slots: typeOutputs[meeting.type].map(({ slot }) => ({
      slot,
      isRequired: isRequired(meeting.type, slot, content),
      isFilled: isFilled(slot, content),
    })),
    departments: [...table.departments],
    lines: lines.map((line): LineView => {
      const { departmentId, cites, ...rest } = line
      return {
        ...rest,
        department: departmentId === null ? null : department(departmentId),
        cites: cites.filter((id) => evidenceIds.has(id)),
        stances: stancesOn(line),
        can: canEdit(departmentId, slotDefinitions[line.slot].openToDepartments),
      }
    }),
    kpis: kpis.map(({ departmentId, ...kpi }) => ({
      ...kpi,
      department: department(departmentId),
      gap: kpiGap(kpi.target, kpi.actual),
      can: canEdit(departmentId),
    })),
    requests: requests.map(({ departmentId, ownKindId, ownKindName, ...request }) => ({
      ...request,
      department: department(departmentId),
      ownKind: ownKindId === null ? null : { id: ownKindId, name: ownKindName ?? '' },
      can: canEdit(departmentId),
    })),
    kinds: choices.filter((kind) => kinds.includes(kind)),
    kindChoices: [...choices],
    ownKinds: await resourceKindsOf(tx),
    evidence: evidence.map(({ departmentId, fileId, authorId, ...one }) => ({
      ...one,
      department: department(departmentId),
      file: (fileId !== null && files.get(fileId)) || null,
      author: (authorId !== null && people.get(authorId)) || null,
      can: canEdit(departmentId),
    })),
    gaps: responsibilityGaps({
      type: meeting.type,
      departments: table.departments,
      content,
      stances,
      tasks: await tasksOf(tx, meeting.id),
      isOver: meeting.state === 'ended' || meeting.state === 'followUp' || meeting.state === 'closed',
    }),
    keptCount: keptElsewhere(meeting.type, content),
    can: (['keep', 'contribute', 'stance'] as const).filter(
      (act) => offered(null).includes(act) || table.departments.some(({ id }) => offered(id).includes(act)),
    ),
    mine,
  }
}

async function tasksOf(tx: Db, meetingId: string) {
  const rows = await tx
    .selectFrom('task')
    .select(['name', 'owner_id as ownerId', 'due_on as dueOn', 'due_text as dueText'])
    .where('meeting_id', '=', meetingId)
    .where('state', '<>', 'cancelled')
    .orderBy('id')
    .execute()
  return rows.map(({ name, ownerId, dueOn, dueText }) => ({
    name,
    ownerId,
    hasDue: dueOn !== null || dueText !== '',
  }))
}

async function filesOf(
  tx: Db,
  evidence: readonly { readonly fileId: string | null }[],
): Promise<Map<string, FileRef>> {
  const ids = evidence.flatMap(({ fileId }) => fileId ?? [])
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('file')
    .select(['id', 'name', 'size', 'mime', 'uploaded_by as uploadedBy', 'uploaded_at as uploadedAt'])
    .where('id', 'in', ids)
    .execute()
  const people: ReadonlyMap<string, PersonRef> = await personRefs(
    tx,
    rows.map(({ uploadedBy }) => uploadedBy),
  )
  return new Map(
    rows.map(({ uploadedBy, uploadedAt, ...file }) => [
      file.id,
      {
        ...file,
        uploadedBy: (uploadedBy !== null && people.get(uploadedBy)) || null,
        uploadedAt: uploadedAt.toISOString(),
      },
    ]),
  )
}
