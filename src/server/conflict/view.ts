import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ChainLink, PersonRef } from '#contract/common.ts'
import type {
  ConflictRow,
  ConflictView,
  listConflicts as listContract,
  StopView,
} from '#contract/conflict.ts'
import { civilDate, daysBetween } from '#domain/calendar/civil-date.ts'
import { escalationAnswerBy } from '#domain/calendar/clocks.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { clockLevelOf } from '#domain/conflict/climb.ts'
import { type ConflictStop, isUndecided } from '#domain/conflict/lifecycle.ts'
import { authorizeConflict, offeredInConflict, offeredInSide } from '#domain/conflict/policy.ts'
import { ladderOf, signersOf } from '#domain/conflict/reporting.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { historyOf } from '#server/history/history.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { topicLinks } from '#server/meeting/links.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { homeLinks } from '#server/risk/queries.ts'
import { coordinatorsFor, superiorOf } from './climb.ts'
import { type Conflict, disputeOf } from './conflict.ts'
import { conflictFacts, nextOf } from './facts.ts'
import { loadLines } from './lines.ts'
import { type ConflictListed, findConflicts, getConflict } from './queries.ts'

type Refs<Ref> = ReadonlyMap<string, Ref>
const from = <Ref>(refs: Refs<Ref>, id: string | null): Ref | null => (id !== null && refs.get(id)) || null
const allFrom = <Ref>(refs: Refs<Ref>, ids: readonly string[]): Ref[] =>
  ids.flatMap((id) => refs.get(id) ?? [])

type Asked = z.output<NonNullable<typeof listContract.query>>

/** S4-43: what is open and how long already. */
export async function listConflicts(
  tx: Db,
  actor: Actor,
  asked: Asked,
  now: Date,
): Promise<{ items: ConflictRow[]; nextCursor: string | null }> {
  const { view, open, cursor, limit } = asked
  const homes = [
    ['meeting_id', asked.meetingId],
    ['decision_id', asked.decisionId],
    ['collaboration_id', asked.collaborationId],
  ] as const
  const where = [
    ...homes.flatMap(([column, id]) =>
      id === undefined ? [] : [sql<boolean>`${sql.ref(`c.${column}`)} = ${id}`],
    ),
    // Of a task: what it was raised about, and what the task came of.
    ...(asked.taskId === undefined
      ? []
      : [
          sql<boolean>`(c.task_id = ${asked.taskId}
            or c.id in (select x.conflict_id from conflict_task x where x.task_id = ${asked.taskId}))`,
        ]),
    ...(open === 'open' ? [sql<boolean>`c.state not in ('closed', 'withdrawn')`] : []),
    ...(open === 'closed' ? [sql<boolean>`c.state in ('closed', 'withdrawn')`] : []),
    ...(view === 'mine' ? [await waitsFor(tx, actor)] : []),
    ...(view === 'ours'
      ? [
          sql<boolean>`c.department_ids && ${[...new Set([...actor.departmentIds, ...actor.oversees])]}::uuid[]`,
        ]
      : []),
    ...(cursor !== undefined ? [sql<boolean>`c.id < ${keysOf(cursor, ['string'])[0]}::uuid`] : []),
  ]
  const rows = await findConflicts(tx, actor, where, limit + 1)
  const setting = await loadClockSetting(tx)
  const people = await personRefs(
    tx,
    rows.flatMap(({ leaderId, handlerIds }) => [leaderId, ...handlerIds]),
  )
  const departments = await departmentRefs(
    tx,
    rows.flatMap(({ sideIds }) => sideIds),
  )
  return pageOf(
    rows,
    limit,
    (last) => [last.id],
    (row) => rowView(row, { now, zone: setting.zone, people, departments }),
  )
}

/** 待我处理: in my hands, mine to lead or follow up, or my side to state or sign. */
async function waitsFor(tx: Db, { personId }: Actor): Promise<RawBuilder<boolean>> {
  const lines = await loadLines(tx)
  const signs = signersOf([...lines.departments.keys()], lines)
    .filter((post) => post.personId === personId)
    .map(({ departmentId }) => departmentId)
  const undecided = sql`c.state in ('open', 'negotiating', 'level1', 'level2', 'level3', 'coordinator')`
  return sql<boolean>`(
    (c.handler_ids @> array[${personId}]::uuid[] and ${undecided} and not c.ruling_signed_by @> array[${personId}]::uuid[])
    or (c.leader_id = ${personId} and c.state in ('open', 'ruled', 'implementing'))
    or (${undecided} and exists (
      select 1 from conflict_side s where s.conflict_id = c.id and s.signed_at is null
        and (s.department_id = any(${signs}::uuid[]) or (s.spokesperson_id = ${personId} and s.position = '')))))`
}

function rowView(
  row: ConflictListed,
  {
    now,
    zone,
    people,
    departments,
  }: { now: Date; zone: string; people: Refs<PersonRef>; departments: Refs<{ id: string; name: string }> },
): ConflictRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    kind: row.kind,
    state: row.state,
    isSkip: row.isSkip,
    departments: allFrom(departments, row.sideIds),
    leader: from(people, row.leaderId),
    handlers: allFrom(people, row.handlerIds),
    dueAt: row.dueAt?.toISOString() ?? null,
    isLate: row.dueAt !== null && row.dueAt < now,
    ageDays: daysBetween(civilDateOf(row.createdAt, zone), civilDateOf(row.settledAt ?? now, zone)),
    raisedAt: row.createdAt.toISOString(),
  }
}

interface StopRow {
  readonly level: ConflictStop
  readonly handlerIds: string[]
  readonly enteredAt: Date
  readonly dueAt: Date
  readonly enteredById: string | null
  readonly reason: string
  readonly isSkip: boolean
  readonly offeredAt: Date | null
  readonly leftAt: Date | null
}

export async function conflictView(tx: Db, actor: Actor, id: string, now: Date): Promise<ConflictView> {
  const conflict = await getConflict(tx, id, now)
  authorizeConflict(actor, 'view', conflict)
  const setting = await loadClockSetting(tx)
  const stops: StopRow[] = await tx
    .selectFrom('conflict_stop')
    .select([
      'level',
      'handler_ids as handlerIds',
      'entered_at as enteredAt',
      'due_at as dueAt',
      'entered_by as enteredById',
      'reason',
      'is_skip as isSkip',
      'offered_at as offeredAt',
      'left_at as leftAt',
    ])
    .where('conflict_id', '=', id)
    .orderBy('entered_at')
    .orderBy('id')
    .execute()
  const talks = await tx
    .selectFrom('conflict_talk')
    .select(['id', 'by_id as byId', 'is_negotiation as isNegotiation', 'text', 'at'])
    .where('conflict_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const tasks = await tasksOf(tx, actor, id)
  const ladder = ladderOf(disputeOf(conflict), conflict.lines)
  const superior = superiorOf(conflict)
  const coordinators = await coordinatorsFor(tx, conflict)
  const next = isUndecided(conflict.state) ? await nextOf(tx, conflict) : undefined
  const people = await personRefs(tx, [
    conflict.leaderId,
    conflict.raisedById,
    superior,
    ...coordinators,
    ...conflict.handlerIds,
    ...conflict.rulingSignedBy,
    ...(next?.handlerIds ?? []),
    ...conflict.sides.flatMap((side) => [
      side.spokespersonId,
      side.signerId,
      side.statedById,
      side.signedById,
    ]),
    ...stops.flatMap((stop) => [...stop.handlerIds, stop.enteredById]),
    ...talks.map(({ byId }) => byId),
    ...ladder.flatMap(({ posts }) => posts.map(({ personId }) => personId)),
    ...tasks.map(({ ownerId }) => ownerId),
  ])
  const sideIds = conflict.sides.map(({ departmentId }) => departmentId)
  const departments = await departmentRefs(tx, sideIds)
  const links = await linksOf(tx, actor, conflict)
  const row = rowView(
    {
      ...conflict,
      sideIds,
      handlerIds: [...conflict.handlerIds],
      settledAt: conflict.resolvedAt ?? conflict.decidedAt,
    },
    { now, zone: setting.zone, people, departments },
  )
  const stopView = (stop: StopRow): StopView => ({
    level: stop.level,
    handlers: allFrom(people, stop.handlerIds),
    enteredAt: stop.enteredAt.toISOString(),
    enteredBy: from(people, stop.enteredById),
    due: viewDeadline(
      'C-13',
      escalationAnswerBy(stop.enteredAt, clockLevelOf(stop.level), setting),
      stop.leftAt === null
        ? now > stop.dueAt
          ? 'missed'
          : 'waiting'
        : stop.leftAt <= stop.dueAt
          ? 'met'
          : 'missed',
      stop.dueAt,
    ),
    reason: stop.reason,
    isSkip: stop.isSkip,
    offeredAt: stop.offeredAt?.toISOString() ?? null,
    leftAt: stop.leftAt?.toISOString() ?? null,
  })
  return {
    ...row,
    commonGoal: conflict.commonGoal,
    options: conflict.options,
    raisedBy: from(people, conflict.raisedById),
    sides: conflict.sides.flatMap((side) => {
      const department = departments.get(side.departmentId)
      if (department === undefined) return []
      return [
        {
          department,
          spokesperson: from(people, side.spokespersonId),
          signer: from(people, side.signerId),
          position: side.position,
          demand: side.demand,
          facts: side.facts,
          statedBy: from(people, side.statedById),
          statedAt: side.statedAt?.toISOString() ?? null,
          signedBy: from(people, side.signedById),
          signedAt: side.signedAt?.toISOString() ?? null,
          can: offeredInSide(actor, conflict, side),
          version: side.version,
        },
      ]
    }),
    talks: talks.map(({ byId, at, ...talk }) => ({ ...talk, by: from(people, byId), at: at.toISOString() })),
    stops: stops.map(stopView),
    ladder: ladder.map(({ level, posts }) => ({
      level,
      posts: posts.flatMap((post) => {
        const department = departments.get(post.departmentId)
        const person = people.get(post.personId)
        return department === undefined || person === undefined ? [] : [{ department, person, as: post.as }]
      }),
    })),
    commonSuperior: from(people, superior),
    coordinators: allFrom(people, coordinators),
    next:
      next === undefined
        ? null
        : {
            level: next.level,
            handlers: allFrom(people, next.handlerIds),
            isOffered: conflict.isOffered,
            findings: await findingsOf(tx, {
              event: ['escalation.raise', 'escalation.next'],
              facts: await conflictFacts(tx, conflict, { to: next.level, expected: next.level }),
              noun: 'conflict',
              nounId: id,
              now,
            }),
          },
    resolution: conflict.resolution,
    ruling: conflict.ruling,
    rulingSignedBy: allFrom(people, conflict.rulingSignedBy),
    tasks: tasks.map(({ ownerId, ...task }) => ({ ...task, owner: from(people, ownerId) })),
    recheckOn: conflict.recheckOn === null ? null : civilDate(conflict.recheckOn),
    recheckNote: conflict.recheckNote,
    respondedAt: conflict.respondedAt?.toISOString() ?? null,
    decidedAt: conflict.decidedAt?.toISOString() ?? null,
    resolvedAt: conflict.resolvedAt?.toISOString() ?? null,
    ...links,
    classification: conflict.classification,
    history: await historyOf(tx, 'conflict', id),
    can: offeredInConflict(actor, conflict),
    version: conflict.version,
  }
}

/** What came of it, as far as this person may see it. */
async function tasksOf(tx: Db, actor: Actor, id: string) {
  const { rows } = await sql<{
    kind: 'ruling' | 'recheck'
    id: string
    number: string
    name: string
    state: TaskState
    ownerId: string | null
    dueOn: string | null
  }>`
    select x.kind, t.id, t.number, t.name, t.state, t.owner_id as "ownerId", t.due_on as "dueOn"
    from conflict_task x join task t on t.id = x.task_id
    where x.conflict_id = ${id} and ${visibleTo(actor, 't')}
    order by x.kind desc, t.id`.execute(tx)
  return rows
}

async function linksOf(tx: Db, actor: Actor, conflict: Conflict) {
  const links = await homeLinks(tx, actor, [conflict])
  const topics = await topicLinks(tx, actor, conflict.topicId === null ? [] : [conflict.topicId])
  const link = (id: string | null): ChainLink | null => from(links, id)
  return {
    meeting: link(conflict.meetingId),
    topic: from(topics, conflict.topicId),
    decision: link(conflict.decisionId),
    task: link(conflict.taskId),
    collaboration: link(conflict.collaborationId),
  }
}
