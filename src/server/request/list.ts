import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PersonRef } from '#contract/common.ts'
import type { getRequestMeasures, listRequests as listContract, RequestRow } from '#contract/request.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt } from '#domain/calendar/instant.ts'
import type { Actor } from '#domain/person/actor.ts'
import { measuresOf } from '#domain/request/measures.ts'
import { standingOf } from '#domain/request/standing.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { answersOf } from './queries.ts'
import type { Answer, Request } from './request.ts'
import { reviewersOf } from './reviewer.ts'
import { holdersOf, type Standing, standingView } from './standing.ts'

type Asked = z.output<NonNullable<typeof listContract.query>>
type Row = z.output<typeof RequestRow>
type Known = Standing &
  Pick<
    Request,
    | 'id'
    | 'number'
    | 'name'
    | 'urgency'
    | 'classification'
    | 'initiatingDepartmentId'
    | 'wishedOn'
    | 'createdAt'
  > & { readonly answers: readonly Answer[] }

const over = ['rejected', 'withdrawn', 'closed'] as const

export async function listRequests(
  tx: Db,
  actor: Actor,
  { view, state, q, cursor, limit }: Asked,
  now: Date,
): Promise<{ items: Row[]; nextCursor: string | null }> {
  const where: RawBuilder<boolean>[] = []
  if (view === 'mine') where.push(sql<boolean>`request.initiator_id = ${actor.personId}`)
  if (view === 'department') {
    where.push(sql<boolean>`request.department_ids && ${[...actor.departmentIds]}::uuid[]`)
  }
  if (view === 'waiting') where.push(mayWaitFor(actor))
  if (state !== 'any') {
    where.push(
      state === 'over'
        ? sql<boolean>`request.state = any(${[...over]})`
        : sql<boolean>`request.state <> all(${[...over]})`,
    )
  }
  if (q !== undefined && q !== '') {
    const part = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
    where.push(sql<boolean>`(request.name ilike ${part} or request.number ilike ${part})`)
  }
  if (cursor !== undefined) {
    const [at, id] = keysOf(cursor, ['string', 'string'])
    where.push(sql<boolean>`(request.created_at, request.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const rows = await knownRequests(tx, actor, where, view === 'waiting' ? 500 : limit + 1)
  const kept = view === 'waiting' ? rows.filter((row) => waitsFor(actor, row)).slice(0, limit + 1) : rows
  const views = new Map((await rowsOf(tx, kept, now)).map((row) => [row.id, row]))
  return pageOf(
    kept,
    limit,
    (last) => [last.createdAt.toISOString(), last.id],
    (row) => views.get(row.id) as Row,
  )
}

/** A first sieve in the database for what may wait for somebody; `waitsFor` decides. */
function mayWaitFor(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(
    (request.state in ('draft', 'returned', 'negotiating', 'accepted') and request.initiator_id = ${actor.personId})
    or (request.state = 'closed' and request.rating is null and request.initiator_id = ${actor.personId})
    or (request.state in ('submitted', 'assessing')
      and (request.participant_ids @> array[${actor.personId}]::uuid[]
        or request.department_ids && ${[...actor.oversees]}::uuid[])))`
}

/** Whether it is this person's turn: named as holder, or speaking for a department whose answer is awaited. */
export function waitsFor(actor: Actor, request: Known): boolean {
  if (holdersOf(request).includes(actor.personId)) return true
  const { departmentIds } = standingOf(request)
  return request.answers.some(
    ({ departmentId, headId, speakerIds }) =>
      departmentIds.includes(departmentId) &&
      // Superiors may answer too, but it is the head and the liaison who are asked.
      (headId === actor.personId ||
        speakerIds.includes(actor.personId) ||
        (headId === null && speakerIds.length === 0 && actor.oversees.has(departmentId))),
  )
}

/** What waits for this person, for their day. */
export async function requestsWaiting(tx: Db, actor: Actor): Promise<Known[]> {
  const rows = await knownRequests(tx, actor, [mayWaitFor(actor)], 500)
  return rows.filter((row) => waitsFor(actor, row))
}

async function knownRequests(
  tx: Db,
  actor: Actor,
  where: readonly RawBuilder<boolean>[],
  limit: number,
): Promise<Known[]> {
  let query = tx
    .selectFrom('request')
    .select([
      'request.id',
      'request.number',
      'request.name',
      'request.state',
      'request.urgency',
      'request.classification',
      'request.initiating_department_id as initiatingDepartmentId',
      'request.initiator_id as initiatorId',
      'request.wished_on as wishedOn',
      'request.submitted_at as submittedAt',
      'request.since',
      'request.feasibility',
      'request.rating',
      'request.created_at as createdAt',
      sql<string[]>`array(select s.person_id from request_assessor s where s.request_id = request.id)`.as(
        'assessorIds',
      ),
    ])
    .where(visibleTo(actor, 'request'))
    .orderBy('request.created_at', 'desc')
    .orderBy('request.id', 'desc')
    .limit(limit)
  for (const condition of where) query = query.where(condition)
  const rows = await query.execute()
  const answers = await answersOf(
    tx,
    rows.map(({ id }) => id),
  )
  const reviewers = await reviewersOf(tx, rows)
  return rows.map((row) => ({
    ...row,
    answers: answers.get(row.id) ?? [],
    reviewerId: reviewers.get(row.id)?.personId ?? null,
  }))
}

async function rowsOf(tx: Db, requests: readonly Known[], now: Date): Promise<Row[]> {
  const setting = await loadClockSetting(tx)
  const people = await personRefs(
    tx,
    requests.flatMap((request) => [request.initiatorId, ...holdersOf(request)]),
  )
  const departments = await departmentRefs(
    tx,
    requests.flatMap(({ initiatingDepartmentId, answers }) => [
      initiatingDepartmentId,
      ...answers.map(({ departmentId }) => departmentId),
    ]),
  )
  const names = {
    person: (id: string | null): PersonRef | null => (id !== null && people.get(id)) || null,
    department: (id: string) => departments.get(id) ?? null,
  }
  return requests.map((request) => ({
    id: request.id,
    number: request.number,
    name: request.name,
    state: request.state,
    urgency: request.urgency,
    classification: request.classification,
    initiatingDepartment: names.department(request.initiatingDepartmentId) as Row['initiatingDepartment'],
    initiator: names.person(request.initiatorId) as PersonRef,
    departments: request.answers.map(({ departmentId, departmentName, state }) => ({
      department: { id: departmentId, name: departmentName },
      state,
    })),
    wishedOn: request.wishedOn,
    standing: standingView(request, names, setting, now),
    createdAt: request.createdAt.toISOString(),
  }))
}

type Span = z.output<NonNullable<typeof getRequestMeasures.query>>

/** S4-01, of the requests that this person may see, by the day of their first submission. */
export async function requestMeasures(
  tx: Db,
  actor: Actor,
  { from, until }: Span,
): Promise<z.output<typeof getRequestMeasures.reply>> {
  const { zone } = await loadWorkTime(tx)
  let query = tx
    .selectFrom('request')
    .select([
      'request.first_submitted_at as firstSubmittedAt',
      'request.decided_at as decidedAt',
      sql<number>`(select count(*)::int from request_round o where o.request_id = request.id and o.kind = 'forward')`.as(
        'reassignments',
      ),
    ])
    .where(visibleTo(actor, 'request'))
    .where('request.first_submitted_at', 'is not', null)
  if (from !== undefined) {
    query = query.where('request.first_submitted_at', '>=', instantAt(civilDate(from), '00:00', zone))
  }
  if (until !== undefined) {
    query = query.where('request.first_submitted_at', '<=', instantAt(civilDate(until), '23:59', zone))
  }
  return measuresOf(await query.execute())
}
