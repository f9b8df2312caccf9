import { sql } from 'kysely'
import type { z } from 'zod'
import type {
  CollaborationRow,
  CollaborationView,
  getCollaborationParts,
  listCollaborations as listContract,
} from '#contract/collaboration.ts'
import type { ChainLink, DepartmentRef, PersonRef } from '#contract/common.ts'
import { authorizeCollaboration, offeredInCollaboration } from '#domain/collaboration/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { historyOf } from '#server/history/history.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { requestBehind } from '#server/request/queries.ts'
import { getCollaboration, partsOf } from './queries.ts'

export async function collaborationView(tx: Db, actor: Actor, id: string): Promise<CollaborationView> {
  const collaboration = await getCollaboration(tx, id)
  authorizeCollaboration(actor, 'view', collaboration)
  const parts = await partsOf(tx, id)
  const people = await personRefs(tx, [collaboration.leaderId, collaboration.createdById])
  const departments = await departmentRefs(tx, [collaboration.initiatingDepartmentId, ...parts.departmentIds])
  const [counts] = await countsOf(tx, actor, [id])
  const person = (key: string | null): PersonRef | null => (key !== null && people.get(key)) || null
  const department = (key: string | null): DepartmentRef | null =>
    (key !== null && departments.get(key)) || null
  return {
    id,
    number: collaboration.number,
    name: collaboration.name,
    state: collaboration.state,
    classification: collaboration.classification,
    initiatingDepartment: department(collaboration.initiatingDepartmentId),
    participatingDepartments: parts.departmentIds
      .filter((one) => one !== collaboration.initiatingDepartmentId)
      .flatMap((one) => department(one) ?? []),
    leader: person(collaboration.leaderId),
    goal: collaboration.goal,
    theme: collaboration.theme,
    targets: parts.targets.map((target) => ({ ...target })),
    launchOn: collaboration.launchOn,
    isLaunchProvisional: collaboration.isLaunchProvisional,
    meetingCount: counts?.meetings ?? 0,
    openTaskCount: counts?.tasks ?? 0,
    request: await requestBehind(tx, actor, { collaborationId: id }),
    createdBy: person(collaboration.createdById),
    createdAt: collaboration.createdAt.toISOString(),
    history: await historyOf(tx, 'collaboration', id),
    can: offeredInCollaboration(actor, collaboration),
    version: collaboration.version,
  }
}

/** How much belongs to each, of what this person may see. */
async function countsOf(tx: Db, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; meetings: number; tasks: number }>`
    select asked.id,
      (select count(*)::int from meeting m where m.collaboration_id = asked.id and ${visibleTo(actor, 'm')}) as meetings,
      (select count(*)::int from task t where t.collaboration_id = asked.id
        and t.state not in ('done', 'cancelled') and ${visibleTo(actor, 't')}) as tasks
    from unnest(${[...ids]}::uuid[]) asked (id)`.execute(tx)
  return rows
}

type Asked = z.output<NonNullable<typeof listContract.query>>

export async function listCollaborations(
  tx: Db,
  actor: Actor,
  { view, q, cursor, limit }: Asked,
): Promise<{ items: z.output<typeof CollaborationRow>[]; nextCursor: string | null }> {
  let query = tx
    .selectFrom('collaboration')
    .select([
      'id',
      'number',
      'name',
      'state',
      'classification',
      'initiating_department_id',
      'leader_id',
      'launch_on',
      'is_launch_provisional',
      'created_at',
    ])
    .where(visibleTo(actor, 'collaboration'))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (view !== 'all')
    query = query.where('state', view === 'over' ? 'in' : 'not in', ['archived', 'terminated'])
  if (q !== undefined && q !== '') {
    const part = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where((row) => row.or([row('name', 'ilike', part), row('number', 'ilike', part)]))
  }
  if (cursor !== undefined) {
    const [at, id] = keysOf(cursor, ['string', 'string'])
    query = query.where(sql<boolean>`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await query.execute()
  const counts = new Map(
    (
      await countsOf(
        tx,
        actor,
        rows.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  )
  const people = await personRefs(
    tx,
    rows.map(({ leader_id }) => leader_id),
  )
  const departments = await departmentRefs(
    tx,
    rows.map(({ initiating_department_id }) => initiating_department_id),
  )
  return pageOf(
    rows,
    limit,
    (last) => [last.created_at.toISOString(), last.id],
    (row) => ({
      id: row.id,
      number: row.number,
      name: row.name,
      state: row.state,
      classification: row.classification,
      initiatingDepartment:
        (row.initiating_department_id !== null && departments.get(row.initiating_department_id)) || null,
      leader: (row.leader_id !== null && people.get(row.leader_id)) || null,
      launchOn: row.launch_on,
      isLaunchProvisional: row.is_launch_provisional,
      meetingCount: counts.get(row.id)?.meetings ?? 0,
      openTaskCount: counts.get(row.id)?.tasks ?? 0,
    }),
  )
}

const most = 200

/** What came together under it: each only for whom it exists on its own. */
export async function collaborationParts(
  tx: Db,
  actor: Actor,
  id: string,
): Promise<z.output<typeof getCollaborationParts.reply>> {
  authorizeCollaboration(actor, 'view', await getCollaboration(tx, id))
  const { rows: meetings } = await sql<ChainLink & { plannedStart: Date | null }>`
    select 'meeting' as noun, m.id, m.number, m.name as title, m.state, m.planned_start as "plannedStart"
    from meeting m where m.collaboration_id = ${id} and ${visibleTo(actor, 'm')}
    order by m.planned_start desc nulls first, m.id desc limit ${most + 1}`.execute(tx)
  const { rows: decisions } = await sql<ChainLink>`
    select 'decision' as noun, d.id, d.number, left(d.content, 120) as title, d.state
    from decision d left join meeting m on m.id = d.meeting_id
    where (d.collaboration_id = ${id} or (m.collaboration_id = ${id} and ${visibleTo(actor, 'm')}))
      and ${visibleTo(actor, 'd')}
    order by d.id desc limit ${most + 1}`.execute(tx)
  const { rows: beforeLaunch } = await sql<ChainLink & { dueOn: string | null; isDone: boolean }>`
    select 'task' as noun, t.id, t.number, t.name as title, t.state, t.due_on as "dueOn",
      t.state in ('done', 'cancelled') as "isDone"
    from dependency d join task t on t.id = d.from_task_id
    where d.to_collaboration_id = ${id} and ${visibleTo(actor, 't')}
    order by t.due_on nulls last, t.id limit ${most}`.execute(tx)
  return {
    meetings: meetings.slice(0, most).map(({ plannedStart, ...link }) => ({
      ...link,
      plannedStart: plannedStart?.toISOString() ?? null,
    })),
    decisions: decisions.slice(0, most),
    beforeLaunch,
    isCut: meetings.length > most || decisions.length > most,
  }
}
