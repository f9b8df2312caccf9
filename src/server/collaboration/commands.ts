import { sql } from 'kysely'
import type {
  createCollaboration as createContract,
  updateCollaboration as updateContract,
} from '#contract/collaboration.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { authorizeCollaboration } from '#domain/collaboration/policy.ts'
import { AppError, type Issue } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { lockCollaboration, refreshCollaborationAudience } from './queries.ts'
import { tellOfCollaboration } from './tell.ts'

type NewFields = BodyOf<typeof createContract>
type Fields = { readonly [Name in keyof NewFields]?: NewFields[Name] | undefined }
type Change = BodyOf<typeof updateContract>

/** Whoever sets it up leads it until somebody else is named; their department called for it. */
export async function createCollaboration(
  tx: Db,
  actor: Actor,
  fields: NewFields,
  at: Date,
): Promise<string> {
  await requireNamed(tx, fields)
  const home = await tx
    .selectFrom('person_department')
    .select('department_id')
    .where('person_id', '=', actor.personId)
    .orderBy('is_primary', 'desc')
    .executeTakeFirst()
  const { zone } = await loadWorkTime(tx)
  const year = Number(civilDateOf(at, zone).slice(0, 4))
  const id = await asSystemWithin(tx, async () => {
    const row = await tx
      .insertInto('collaboration')
      .values({
        ...columnsOf(fields),
        name: fields.name,
        number: sql<string>`next_number('XM', ${year}::int)`,
        initiating_department_id:
          fields.initiatingDepartmentId === undefined
            ? (home?.department_id ?? null)
            : fields.initiatingDepartmentId,
        leader_id: fields.leaderId === undefined ? actor.personId : fields.leaderId,
        initiated_on: civilDateOf(at, zone),
        created_by: actor.personId,
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await saveParts(tx, row.id, fields)
    await refreshCollaborationAudience(tx, row.id)
    return row.id
  })
  await noteMove(tx, {
    noun: 'collaboration',
    nounId: id,
    move: 'create',
    from: null,
    to: 'preparing',
    actorId: actor.personId,
    at,
  })
  await tellOfCollaboration(tx, id, 'collaboration.created')
  return id
}

export async function updateCollaboration(
  tx: Db,
  id: string,
  { version, ...fields }: Change,
  by: { readonly actor: Actor; readonly at: Date; readonly current: () => Promise<unknown> },
): Promise<void> {
  const { actor, at } = by
  const before = await lockCollaboration(tx, id)
  authorizeCollaboration(actor, 'edit', before)
  if (version !== before.version) {
    throw new AppError('conflict', 'collaboration.stale', {}, { detail: { current: await by.current() } })
  }
  await requireNamed(tx, fields)
  // Whoever hands the lead on may lose sight of it by that.
  await asSystemWithin(tx, async () => {
    await tx
      .updateTable('collaboration')
      .set({ ...columnsOf(fields), version: before.version + 1, updated_at: at })
      .where('id', '=', id)
      .execute()
    await saveParts(tx, id, fields)
    await refreshCollaborationAudience(tx, id)
  })
  await noteMove(tx, {
    noun: 'collaboration',
    nounId: id,
    move: 'edit',
    from: before.state,
    to: before.state,
    actorId: actor.personId,
    data: {
      fields: Object.keys(fields),
      ...(fields.launchOn !== undefined && { launchOn: before.launchOn, newLaunchOn: fields.launchOn }),
    },
    at,
  })
  await tellOfCollaboration(tx, id, 'collaboration.changed')
}

function columnsOf(fields: Fields) {
  const columns = {
    name: fields.name,
    classification: fields.classification,
    initiating_department_id: fields.initiatingDepartmentId,
    leader_id: fields.leaderId,
    goal: fields.goal,
    theme: fields.theme,
    launch_on: fields.launchOn,
    is_launch_provisional: fields.isLaunchProvisional,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<
    typeof columns
  >
}

async function saveParts(tx: Db, id: string, { participatingDepartmentIds, targets }: Fields): Promise<void> {
  if (participatingDepartmentIds) {
    const kept = [...new Set(participatingDepartmentIds)]
    let gone = tx.deleteFrom('collaboration_department').where('collaboration_id', '=', id)
    if (kept.length > 0) gone = gone.where('department_id', 'not in', kept)
    await gone.execute()
    await addDepartments(tx, id, kept)
  }
  await addInitiating(tx, id)
  if (targets) {
    // The day by which a metric is to be reached is the charter's; here it stays as it was.
    const before = await tx
      .selectFrom('collaboration_target')
      .select(['metric', 'target_on'])
      .where('collaboration_id', '=', id)
      .execute()
    const dayOf = new Map(before.map(({ metric, target_on }) => [metric, target_on]))
    await tx.deleteFrom('collaboration_target').where('collaboration_id', '=', id).execute()
    const rows = targets.map((target, position) => ({
      collaboration_id: id,
      position,
      target_on: dayOf.get(target.metric) ?? null,
      ...target,
    }))
    if (rows.length > 0) await tx.insertInto('collaboration_target').values(rows).execute()
  }
}

async function addDepartments(tx: Db, id: string, departmentIds: readonly string[]): Promise<void> {
  if (departmentIds.length === 0) return
  await tx
    .insertInto('collaboration_department')
    .values(
      departmentIds.map((department_id, index) => ({
        collaboration_id: id,
        department_id,
        position: index + 1,
      })),
    )
    .onConflict((conflict) => conflict.columns(['collaboration_id', 'department_id']).doNothing())
    .execute()
}

/** The department that called for it takes part (S1-06). */
export async function addInitiating(tx: Db, id: string): Promise<void> {
  await sql`
    insert into collaboration_department (collaboration_id, department_id, position)
    select id, initiating_department_id, 0 from collaboration
    where id = ${id} and initiating_department_id is not null
    on conflict do nothing`.execute(tx)
}

async function requireNamed(tx: Db, fields: Fields): Promise<void> {
  const departments = [
    ['initiatingDepartmentId', [fields.initiatingDepartmentId]],
    ['participatingDepartmentIds', fields.participatingDepartmentIds ?? []],
  ] as const
  const ids = departments.flatMap(([, all]) => [...all]).filter((id) => typeof id === 'string')
  const known = new Set(
    ids.length === 0
      ? []
      : (await tx.selectFrom('department').select('id').where('id', 'in', ids).execute()).map(({ id }) => id),
  )
  const issues: Issue[] = departments
    .filter(([, all]) => all.some((id) => typeof id === 'string' && !known.has(id)))
    .map(([field]) => ({ path: [field], reason: 'field.unknownDepartment' }))
  if (typeof fields.leaderId === 'string') {
    const person = await tx
      .selectFrom('person')
      .select('id')
      .where('id', '=', fields.leaderId)
      .executeTakeFirst()
    if (!person) issues.push({ path: ['leaderId'], reason: 'field.unknownPerson' })
  }
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}
