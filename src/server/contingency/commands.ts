import { sql } from 'kysely'
import type * as contract from '#contract/contingency.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { sees } from '#domain/audience/audience.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { type ContingencyState, contingencyLifecycle } from '#domain/contingency/lifecycle.ts'
import { authorizeContingency } from '#domain/contingency/policy.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { membersOf } from '#server/collaboration/members.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import { guard } from '#server/norm/guard.ts'
import { notify } from '#server/notification/notify.ts'
import { nameOf } from '#server/task/acting.ts'
import { createTask } from '#server/task/commands.ts'
import type { Contingency } from './contingency.ts'
import { contingencyFacts } from './facts.ts'
import { getContingency, lockContingency, sourceOf } from './queries.ts'

interface By {
  readonly app: App
  readonly actor: Actor
  readonly at: Date
}

/** S1-38: from a risk that occurred, an issue or a conflict, or for the collaboration as a whole. */
export async function createContingency(
  tx: Db,
  body: BodyOf<typeof contract.createContingency>,
  by: By,
): Promise<string> {
  const { riskId, issueId, conflictId, collaborationId, ...fields } = body
  const ids = { riskId, issueId, conflictId, collaborationId }
  if (Object.values(ids).every((id) => id === null)) throw new AppError('invalid', 'contingency.needsHome')
  const source = await sourceOf(tx, ids)
  if (source === undefined || !sees(by.actor, source)) throw new AppError('not_found', 'contingency.notFound')
  const { actor, at } = by
  const takesPart =
    source.participantIds.includes(actor.personId) ||
    source.departmentIds.some((id) => actor.departmentIds.has(id) || actor.oversees.has(id))
  if (!takesPart) throw new AppError('forbidden', 'contingency.notYours', { action: 'create' })
  await requirePerson(tx, fields.interimOwnerId)
  const { zone } = await loadWorkTime(tx)
  const id = await asSystemWithin(tx, async () => {
    const row = await tx
      .insertInto('contingency')
      .values({
        ...columnsOf(fields),
        title: fields.title ?? source.title,
        number: sql<string>`next_number('YA', ${Number(civilDateOf(at, zone).slice(0, 4))}::int)`,
        risk_id: riskId,
        issue_id: issueId,
        conflict_id: conflictId,
        collaboration_id: source.collaborationId,
        classification: source.classification,
        department_ids: [...source.departmentIds],
        participant_ids: peopleOf(source.participantIds, [actor.personId, fields.interimOwnerId]),
        created_by: actor.personId,
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await saveMeasures(tx, row.id, fields.measures, [])
    return row.id
  })
  await note(tx, { ...(await getContingency(tx, id)), state: null }, { move: 'create', to: 'draft' }, by)
  return id
}

export async function updateContingency(
  tx: Db,
  id: string,
  { version, ...fields }: BodyOf<typeof contract.updateContingency>,
  by: By & { readonly current: () => Promise<unknown> },
): Promise<void> {
  const contingency = await lockContingency(tx, id)
  authorizeContingency(by.actor, 'edit', contingency)
  if (version !== contingency.version) {
    throw new AppError('conflict', 'contingency.stale', {}, { detail: { current: await by.current() } })
  }
  await requirePerson(tx, fields.interimOwnerId)
  await asSystemWithin(tx, async () => {
    await tx
      .updateTable('contingency')
      .set({
        ...columnsOf(fields),
        participant_ids: peopleOf(contingency.participantIds, [fields.interimOwnerId]),
        version: version + 1,
        updated_at: by.at,
      })
      .where('id', '=', id)
      .execute()
    await saveMeasures(tx, id, fields.measures, contingency.measures)
  })
  // What a running plan rests on stays said: nothing of its three facts is taken away again.
  if (contingency.state === 'running') await requireFacts(tx, by, await getContingency(tx, id))
  await note(
    tx,
    contingency,
    { move: 'edit', to: contingency.state, data: { fields: Object.keys(fields) } },
    by,
  )
  const { interimOwnerId } = fields
  if (
    contingency.state === 'running' &&
    interimOwnerId != null &&
    interimOwnerId !== contingency.interimOwnerId
  ) {
    await tellInterim(tx, { ...contingency, interimOwnerId }, by)
  }
}

/** NM-ESC-05: not before somebody is in charge, knows what to do, and has said what it means. */
export async function startContingency(tx: Db, id: string, by: By): Promise<void> {
  const contingency = await lockContingency(tx, id)
  authorizeContingency(by.actor, 'start', contingency)
  await requireFacts(tx, by, contingency)
  const to = contingencyLifecycle.stateAfter(contingency.state, 'start')
  await move(tx, contingency, to, by, { started_by: by.actor.personId, started_at: by.at })
  await note(tx, contingency, { move: 'start', to }, by)
  await tellInterim(tx, contingency, by)
  await tellGroup(tx, contingency, 'contingency.started', by)
}

async function requireFacts(tx: Db, { actor, at }: By, contingency: Contingency): Promise<void> {
  await guard(tx, actor, {
    event: 'contingency.start',
    facts: contingencyFacts(contingency),
    noun: 'contingency',
    nounId: contingency.id,
    overrides: [],
    now: at,
  })
}

export async function endContingency(tx: Db, id: string, endNote: string, by: By): Promise<void> {
  const contingency = await lockContingency(tx, id)
  authorizeContingency(by.actor, 'end', contingency)
  const to = contingencyLifecycle.stateAfter(contingency.state, 'end')
  await move(tx, contingency, to, by, { ended_by: by.actor.personId, ended_at: by.at, end_note: endNote })
  await note(tx, contingency, { move: 'end', to, reason: endNote }, by)
  await tellGroup(tx, contingency, 'contingency.ended', by)
}

export async function dropContingency(tx: Db, id: string, reason: string, by: By): Promise<void> {
  const contingency = await lockContingency(tx, id)
  authorizeContingency(by.actor, 'drop', contingency)
  const to = contingencyLifecycle.stateAfter(contingency.state, 'drop')
  await move(tx, contingency, to, by, { end_note: reason })
  await note(tx, contingency, { move: 'drop', to, reason }, by)
}

/** S1-40: a measure becomes a task like any other. */
export async function makeMeasureTask(
  tx: Db,
  { id, measureId }: { readonly id: string; readonly measureId: string },
  { ownerId, dueOn }: BodyOf<typeof contract.makeMeasureTask>,
  { app, actor, at }: By,
): Promise<void> {
  const contingency = await lockContingency(tx, id)
  authorizeContingency(actor, 'makeTask', contingency)
  const measure = contingency.measures.find((one) => one.id === measureId)
  if (measure === undefined) throw new AppError('not_found', 'contingency.notFound')
  if (measure.taskId !== null) throw new AppError('conflict', 'contingency.measureTaken')
  const taskId = await asSystemWithin(tx, () =>
    createTask(tx, {
      actor,
      app,
      fields: {
        name: measure.text.slice(0, 200),
        description: measure.text.length > 200 ? measure.text : '',
        ownerId,
        dueOn,
        priority: 'P0',
        classification: contingency.classification,
        collaborationId: contingency.collaborationId,
      },
      at,
    }),
  )
  await tx.updateTable('contingency_measure').set({ task_id: taskId }).where('id', '=', measureId).execute()
  await note(
    tx,
    contingency,
    { move: 'addTask', to: contingency.state, data: { taskId } },
    { app, actor, at },
  )
}

async function move(
  tx: Db,
  { id, version, collaborationId }: Contingency,
  state: ContingencyState,
  { at }: By,
  more: {
    readonly started_by?: string
    readonly started_at?: Date
    readonly ended_by?: string
    readonly ended_at?: Date
    readonly end_note?: string
  },
): Promise<void> {
  await tx
    .updateTable('contingency')
    .set({ state, ...more, version: version + 1, updated_at: at })
    .where('id', '=', id)
    .execute()
  if (collaborationId === null) return
  await asSystemWithin(tx, () =>
    sql`update collaboration c set is_emergency = exists (
      select 1 from contingency p where p.collaboration_id = c.id and p.state = 'running')
    where c.id = ${collaborationId}`.execute(tx),
  )
}

async function tellInterim(tx: Db, contingency: Contingency, { app, actor, at }: By): Promise<void> {
  await notify(tx, app, {
    kind: 'contingency.yours',
    personIds: [contingency.interimOwnerId],
    noun: 'contingency',
    nounId: contingency.id,
    params: {
      number: contingency.number,
      title: contingency.title,
      by: await nameOf(tx, actor.personId),
    },
    link: `/contingencies/${contingency.id}`,
    dedupe: `contingency.yours:${contingency.id}:${contingency.interimOwnerId}`,
    at,
  })
}

/** Everybody of the group is to know that it is 应急中, and when it is over. */
async function tellGroup(
  tx: Db,
  contingency: Contingency,
  kind: 'contingency.started' | 'contingency.ended',
  { app, actor, at }: By,
): Promise<void> {
  const { collaborationId } = contingency
  const members = collaborationId === null ? [] : await membersOf(tx, collaborationId)
  await notify(tx, app, {
    kind,
    personIds: [...members, ...contingency.participantIds].filter(
      (id) => kind === 'contingency.ended' || id !== contingency.interimOwnerId,
    ),
    noun: 'contingency',
    nounId: contingency.id,
    params: { number: contingency.number, title: contingency.title, by: await nameOf(tx, actor.personId) },
    link: `/contingencies/${contingency.id}`,
    dedupe: `${kind}:${contingency.id}`,
    at,
  })
}

type Fields = Omit<BodyOf<typeof contract.updateContingency>, 'version'>

function columnsOf(fields: Fields) {
  const columns = {
    title: fields.title,
    interim_owner_id: fields.interimOwnerId,
    impact_schedule: fields.impactSchedule,
    impact_cost: fields.impactCost,
    impact_scope: fields.impactScope,
    affected: fields.affected,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<
    typeof columns
  >
}

async function saveMeasures(
  tx: Db,
  id: string,
  measures: Fields['measures'],
  before: Contingency['measures'],
): Promise<void> {
  if (measures === undefined) return
  await tx.deleteFrom('contingency_measure').where('contingency_id', '=', id).execute()
  const rows = measures.map(({ id: known, text }, seq) => {
    const kept = before.find((one) => one.id === known)
    return {
      contingency_id: id,
      seq,
      text,
      ...(kept !== undefined && { id: kept.id, task_id: kept.taskId }),
    }
  })
  if (rows.length > 0) await tx.insertInto('contingency_measure').values(rows).execute()
}

function peopleOf(before: readonly string[], also: readonly (string | null | undefined)[]): string[] {
  return [...new Set([...before, ...also.filter((id) => id != null)])]
}

async function requirePerson(tx: Db, id: string | null | undefined): Promise<void> {
  if (id == null) return
  const person = await tx.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()
  if (person !== undefined) return
  const issues = [{ path: ['interimOwnerId'], reason: 'field.unknownPerson' }]
  throw new AppError('invalid', 'request.invalid', {}, { issues })
}

async function note(
  tx: Db,
  contingency: Pick<Contingency, 'id' | 'collaborationId'> & { readonly state: ContingencyState | null },
  made: {
    readonly move: string
    readonly to: ContingencyState
    readonly reason?: string
    readonly data?: Readonly<Record<string, unknown>>
  },
  { actor, at }: By,
): Promise<void> {
  await noteMove(tx, {
    noun: 'contingency',
    nounId: contingency.id,
    move: made.move,
    from: contingency.state,
    to: made.to,
    actorId: actor.personId,
    ...(made.reason !== undefined && { reason: made.reason }),
    ...(made.data !== undefined && { data: made.data }),
    at,
  })
  await publish(tx, {
    stream: 'tasks',
    kind: 'contingency.changed',
    noun: 'contingency',
    nounId: contingency.id,
    payload: { id: contingency.id },
  })
}
