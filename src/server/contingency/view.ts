import { sql } from 'kysely'
import type { z } from 'zod'
import type {
  ContingencyRow,
  ContingencyView,
  listContingencies as listContract,
} from '#contract/contingency.ts'
import { sees } from '#domain/audience/audience.ts'
import { authorizeContingency, offeredInContingency } from '#domain/contingency/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import type { Db } from '#server/db/database.ts'
import { historyOf } from '#server/history/history.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { personRefs } from '#server/organisation/refs.ts'
import type { Contingency } from './contingency.ts'
import { contingencyFacts } from './facts.ts'
import { findContingencies, getContingency, sourceOf } from './queries.ts'

type Asked = z.output<NonNullable<typeof listContract.query>>

export async function listContingencies(
  tx: Db,
  actor: Actor,
  { collaborationId, conflictId, riskId, cursor, limit }: Asked,
): Promise<{ items: ContingencyRow[]; nextCursor: string | null }> {
  const where = [
    ...(collaborationId === undefined ? [] : [sql<boolean>`c.collaboration_id = ${collaborationId}`]),
    ...(conflictId === undefined ? [] : [sql<boolean>`c.conflict_id = ${conflictId}`]),
    ...(riskId === undefined ? [] : [sql<boolean>`c.risk_id = ${riskId}`]),
    ...(cursor === undefined ? [] : [sql<boolean>`c.id < ${keysOf(cursor, ['string'])[0]}::uuid`]),
  ]
  const rows = await findContingencies(tx, actor, where, limit + 1)
  const views = new Map<string, ContingencyRow>()
  for (const row of rows) views.set(row.id, await rowOf(tx, actor, row))
  return pageOf(
    rows,
    limit,
    (last) => [last.id],
    (row) => views.get(row.id) as ContingencyRow,
  )
}

async function rowOf(
  tx: Db,
  actor: Actor,
  row: Omit<Contingency, 'measures' | 'leaderIds'>,
): Promise<ContingencyRow> {
  const people = await personRefs(tx, [row.interimOwnerId])
  const collaborations = await chainLinks(tx, actor, 'collaboration', [row.collaborationId])
  const source = await sourceOf(tx, row)
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    source:
      source === undefined || !sees(actor, source)
        ? null
        : { noun: source.noun, id: source.id, number: source.number, title: source.title },
    collaboration: (row.collaborationId !== null && collaborations.get(row.collaborationId)) || null,
    interimOwner: (row.interimOwnerId !== null && people.get(row.interimOwnerId)) || null,
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}

export async function contingencyView(tx: Db, actor: Actor, id: string, now: Date): Promise<ContingencyView> {
  const contingency = await getContingency(tx, id)
  authorizeContingency(actor, 'view', contingency)
  const tasks = await tasksOf(tx, actor, id)
  const people = await personRefs(tx, [
    contingency.createdById,
    contingency.startedById,
    contingency.endedById,
    ...[...tasks.values()].map(({ ownerId }) => ownerId),
  ])
  const person = (key: string | null) => (key !== null && people.get(key)) || null
  return {
    ...(await rowOf(tx, actor, contingency)),
    measures: contingency.measures.map(({ id: measureId, text, taskId }) => {
      const task = taskId === null ? undefined : tasks.get(taskId)
      if (task === undefined) return { id: measureId, text, task: null }
      const { ownerId, ...seen } = task
      return { id: measureId, text, task: { ...seen, owner: person(ownerId) } }
    }),
    impactSchedule: contingency.impactSchedule,
    impactCost: contingency.impactCost,
    impactScope: contingency.impactScope,
    affected: contingency.affected,
    endNote: contingency.endNote,
    createdBy: person(contingency.createdById),
    startedBy: person(contingency.startedById),
    endedBy: person(contingency.endedById),
    findings:
      contingency.state !== 'draft'
        ? []
        : await findingsOf(tx, {
            event: 'contingency.start',
            facts: contingencyFacts(contingency),
            noun: 'contingency',
            nounId: id,
            now,
          }),
    history: await historyOf(tx, 'contingency', id),
    can: offeredInContingency(actor, contingency),
    version: contingency.version,
  }
}

async function tasksOf(tx: Db, actor: Actor, id: string) {
  const { rows } = await sql<{
    id: string
    number: string
    name: string
    state: TaskState
    ownerId: string | null
    dueOn: string | null
  }>`
    select t.id, t.number, t.name, t.state, t.owner_id as "ownerId", t.due_on as "dueOn"
    from contingency_measure x join task t on t.id = x.task_id
    where x.contingency_id = ${id} and ${visibleTo(actor, 't')}`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}
