import { type Insertable, sql } from 'kysely'
import type { BodyOf } from '#contract/endpoint.ts'
import type { createRequest as createContract, editRequest as updateContract } from '#contract/request.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError, type Issue } from '#domain/error.ts'
import { authorizeRequest } from '#domain/request/policy.ts'
import { monthOfNumber } from '#domain/request/request.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import type { Tables } from '#server/db/tables.ts'
import { noteMove } from '#server/history/history.ts'
import { levelOf } from '#server/information/level.ts'
import { type By, changeRequest, refreshRequestAudience, tellOfRequest } from './change.ts'
import { lockRequest } from './queries.ts'
import type { Request } from './request.ts'

type NewFields = Omit<BodyOf<typeof createContract>, 'initiatingDepartmentId'>
export type Fields = { readonly [Name in keyof NewFields]?: NewFields[Name] | undefined }

/** A draft of the department of whoever begins it, or of one that they name and belong to (S4-11). */
export async function createRequest(
  tx: Db,
  { initiatingDepartmentId, ...fields }: BodyOf<typeof createContract>,
  { actor, at }: By,
): Promise<string> {
  const home = await tx
    .selectFrom('person_department')
    .select('department_id')
    .where('person_id', '=', actor.personId)
    .$if(initiatingDepartmentId !== undefined, (query) =>
      query.where('department_id', '=', initiatingDepartmentId as string),
    )
    .orderBy('is_primary', 'desc')
    .executeTakeFirst()
  const departmentId =
    home?.department_id ??
    (initiatingDepartmentId !== undefined && actor.oversees.has(initiatingDepartmentId)
      ? initiatingDepartmentId
      : undefined)
  if (departmentId === undefined) {
    const issues = [{ path: ['initiatingDepartmentId'], reason: 'request.noDepartment' }]
    throw new AppError('invalid', 'request.noDepartment', {}, { issues })
  }
  await requireFit(tx, fields, departmentId)
  const { zone } = await loadWorkTime(tx)
  const month = monthOfNumber(civilDateOf(at, zone))
  const phone = await tx
    .selectFrom('person')
    .select('phone')
    .where('id', '=', actor.personId)
    .executeTakeFirstOrThrow()
  const level = await levelOf(tx, 'request')
  const id = await asSystemWithin(tx, async () => {
    const row = await tx
      .insertInto('request')
      .values({
        ...columnsOf(fields),
        classification: fields.classification ?? level,
        name: fields.name,
        contact: fields.contact ?? phone.phone ?? '',
        number: sql<string>`next_number('XQ', ${month}::int)`,
        initiating_department_id: departmentId,
        initiator_id: actor.personId,
        since: at,
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await saveParts(tx, row.id, fields)
    const made = { id: row.id, initiatorId: actor.personId, initiatingDepartmentId: departmentId }
    await refreshRequestAudience(tx, made)
    return row.id
  })
  await noteMove(tx, {
    noun: 'request',
    nounId: id,
    move: 'create',
    from: null,
    to: 'draft',
    actorId: actor.personId,
    at,
  })
  await tellOfRequest(tx, id, 'draft')
  return id
}

export async function updateRequest(
  tx: Db,
  id: string,
  { version, ...fields }: BodyOf<typeof updateContract>,
  by: By & { readonly current: () => Promise<unknown> },
): Promise<void> {
  const before = await lockRequest(tx, id)
  authorizeRequest(by.actor, 'edit', before)
  await refuseStale(before, version, by.current)
  await requireFit(tx, fields, before.initiatingDepartmentId)
  await asSystemWithin(tx, () => saveParts(tx, id, fields))
  const columns = columnsOf(fields)
  if (await hasJustEdited(tx, id, by.actor.personId)) {
    // It saves itself while somebody types: one line in the history for one sitting is enough.
    await asSystemWithin(tx, async () => {
      await tx
        .updateTable('request')
        .set((row) => ({ ...columns, version: row('version', '+', 1), updated_at: by.at }))
        .where('id', '=', id)
        .execute()
      await refreshRequestAudience(tx, before)
    })
    await tellOfRequest(tx, id, before.state)
    return
  }
  await changeRequest(tx, before, { move: 'edit', columns, actorId: by.actor.personId, at: by.at })
}

async function hasJustEdited(tx: Db, id: string, personId: string): Promise<boolean> {
  const last = await tx
    .selectFrom('history')
    .select(['move', 'actor_id'])
    .where('noun', '=', 'request')
    .where('noun_id', '=', id)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return last?.actor_id === personId && (last.move === 'edit' || last.move === 'create')
}

export async function refuseStale(
  before: Request,
  version: number,
  current: () => Promise<unknown>,
): Promise<void> {
  if (version === before.version) return
  throw new AppError('conflict', 'request.stale', {}, { detail: { current: await current() } })
}

export function columnsOf(fields: Fields) {
  const columns = {
    name: fields.name,
    urgency: fields.urgency,
    classification: fields.classification,
    contact: fields.contact,
    background: fields.background,
    goal: fields.goal,
    expected_outcome: fields.expectedOutcome,
    concrete_tasks: fields.concreteTasks,
    delivery_standard: fields.deliveryStandard,
    wished_on: fields.wishedOn,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<
    typeof columns
  >
}

/** Lists are replaced whole; a need keeps what was said to it as long as its line is there. */
export async function saveParts(tx: Db, id: string, fields: Fields): Promise<void> {
  if (fields.needs) await saveNeeds(tx, id, fields.needs)
  if (fields.nodes) {
    await tx.deleteFrom('request_node').where('request_id', '=', id).execute()
    const rows = fields.nodes.map(({ name, on }, position) => ({
      request_id: id,
      position,
      name,
      on_date: on,
    }))
    if (rows.length > 0) await tx.insertInto('request_node').values(rows).execute()
  }
  if (fields.risks) {
    await tx.deleteFrom('request_risk').where('request_id', '=', id).execute()
    const rows = fields.risks.map(({ text, response, departmentId }, position) => ({
      request_id: id,
      position,
      text,
      response,
      department_id: departmentId,
    }))
    if (rows.length > 0) await tx.insertInto('request_risk').values(rows).execute()
  }
  if (fields.departmentIds) await saveDepartments(tx, id, [...new Set(fields.departmentIds)])
}

async function saveNeeds(tx: Db, id: string, needs: NonNullable<Fields['needs']>): Promise<void> {
  const known = new Set(
    (await tx.selectFrom('request_need').select('id').where('request_id', '=', id).execute()).map(
      (row) => row.id,
    ),
  )
  const kept = needs.flatMap((need) => (need.id !== null && known.has(need.id) ? [need.id] : []))
  await tx
    .deleteFrom('request_need')
    .where('request_id', '=', id)
    .$if(kept.length > 0, (query) => query.where('id', 'not in', kept))
    .execute()
  for (const [position, need] of needs.entries()) {
    const values: Insertable<Tables['request_need']> = {
      request_id: id,
      position,
      kind: need.kind,
      spec: need.spec,
      quantity: need.quantity,
      unit: need.unit,
      from_on: need.fromOn,
      until_on: need.untilOn,
      purpose: need.purpose,
      priority: need.priority,
      provider_department_id: need.providerDepartmentId,
    }
    if (need.id !== null && known.has(need.id)) {
      await tx.updateTable('request_need').set(values).where('id', '=', need.id).execute()
    } else {
      await tx.insertInto('request_need').values(values).execute()
    }
  }
}

/** Of a draft: nobody has been asked yet. */
async function saveDepartments(tx: Db, id: string, departmentIds: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('request_answer')
    .where('request_id', '=', id)
    .where('state', '=', 'waiting')
    .$if(departmentIds.length > 0, (query) => query.where('department_id', 'not in', [...departmentIds]))
    .execute()
  for (const [position, department_id] of departmentIds.entries()) {
    await tx
      .insertInto('request_answer')
      .values({ request_id: id, department_id, position })
      .onConflict((conflict) => conflict.columns(['request_id', 'department_id']).doUpdateSet({ position }))
      .execute()
  }
}

/** What is named exists, spans are not reversed, and nobody asks themselves. */
export async function requireFit(tx: Db, fields: Fields, initiatingDepartmentId: string): Promise<void> {
  const issues: Issue[] = []
  const named = [
    ...(fields.departmentIds ?? []).map((id, at) => ({ path: ['departmentIds', at], id })),
    ...(fields.needs ?? []).flatMap(({ providerDepartmentId: id }, at) =>
      id === null ? [] : [{ path: ['needs', at, 'providerDepartmentId'], id }],
    ),
    ...(fields.risks ?? []).flatMap(({ departmentId: id }, at) =>
      id === null ? [] : [{ path: ['risks', at, 'departmentId'], id }],
    ),
  ]
  if (named.length > 0) {
    const known = new Set(
      (
        await tx
          .selectFrom('department')
          .select('id')
          .where(
            'id',
            'in',
            named.map(({ id }) => id),
          )
          .execute()
      ).map(({ id }) => id),
    )
    for (const { path, id } of named) {
      if (!known.has(id)) issues.push({ path, reason: 'field.unknownDepartment' })
    }
  }
  if (fields.departmentIds?.includes(initiatingDepartmentId)) {
    issues.push({ path: ['departmentIds'], reason: 'request.ownDepartment' })
  }
  for (const [at, { fromOn, untilOn }] of (fields.needs ?? []).entries()) {
    if (fromOn !== null && untilOn !== null && untilOn < fromOn) {
      issues.push({ path: ['needs', at, 'untilOn'], reason: 'request.spanReversed' })
    }
  }
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}
