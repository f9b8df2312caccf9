import { sql } from 'kysely'
import type { createConflict as contract } from '#contract/conflict.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { ConflictKind } from '#domain/conflict/conflict.ts'
import { signersOf } from '#domain/conflict/reporting.ts'
import { AppError } from '#domain/error.ts'
import { authorizeIssue } from '#domain/issue/policy.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { getIssue } from '#server/issue/queries.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { nameOf } from '#server/task/acting.ts'
import type { ConflictPlaces } from './conflict.ts'
import { disputeInRecord } from './from-record.ts'
import { loadLines } from './lines.ts'
import { refreshConflictAudience } from './queries.ts'
import { noteConflict, tellOfConflict } from './stops.ts'

export interface NewSide {
  readonly departmentId: string
  readonly position: string
  readonly demand: string
  readonly facts: string
}

export interface NewConflict {
  readonly title: string
  readonly kind: ConflictKind
  readonly commonGoal: string
  readonly sides: readonly NewSide[]
  readonly leaderId: string | null
  readonly places: ConflictPlaces
  readonly entryId: string | null
  readonly voteId: string | null
}

interface By {
  readonly app: App
  readonly actor: Actor
  readonly at: Date
}

/** Raised by hand, or out of a disputed point of the record in one step. */
export async function createConflict(tx: Db, body: BodyOf<typeof contract>, by: By): Promise<string> {
  const { meetingId, topicId, decisionId, taskId, collaborationId } = body
  const said = body.entryId === undefined ? undefined : await disputeInRecord(tx, by.actor, body.entryId)
  const issue = body.issueId === null ? undefined : await getIssue(tx, body.issueId)
  if (issue !== undefined) authorizeIssue(by.actor, 'edit', issue)
  const places = said?.places ?? {
    meetingId,
    topicId,
    decisionId,
    taskId,
    collaborationId: collaborationId ?? issue?.collaborationId ?? null,
  }
  const title = body.title ?? said?.title ?? issue?.text.slice(0, 200) ?? ''
  if (title === '') {
    const issues = [{ path: ['title'], reason: 'field.required' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  const id = await openConflict(
    tx,
    {
      title,
      kind: body.kind ?? 'goal',
      commonGoal: body.commonGoal,
      sides: body.sides.length > 0 ? body.sides : (said?.sides ?? []),
      leaderId: body.leaderId,
      places,
      entryId: body.entryId ?? null,
      voteId: null,
    },
    by,
  )
  if (issue !== undefined) {
    await tx
      .updateTable('issue')
      .set({ conflict_id: id, updated_at: by.at })
      .where('id', '=', issue.id)
      .execute()
  }
  return id
}

/** From any room in which departments cannot agree. Its leader and both sides hear of it. */
export async function openConflict(tx: Db, made: NewConflict, by: By): Promise<string> {
  const { actor, app, at } = by
  const { sides, places } = made
  if (new Set(sides.map(({ departmentId }) => departmentId)).size < 2) {
    throw new AppError(
      'invalid',
      'conflict.needsTwoSides',
      {},
      {
        issues: [{ path: ['sides'], reason: 'field.required' }],
      },
    )
  }
  await requireNamed(tx, made)
  const home = await homeOf(tx, actor, places)
  const leaderId = made.leaderId ?? home.leaderId ?? actor.personId
  const { zone } = await loadWorkTime(tx)
  const year = Number(civilDateOf(at, zone).slice(0, 4))
  const signers = signersOf(
    sides.map(({ departmentId }) => departmentId),
    await loadLines(tx),
  ).map(({ personId }) => personId)
  const { id, number } = await asSystemWithin(tx, async () => {
    const row = await tx
      .insertInto('conflict')
      .values({
        number: sql<string>`next_number('CT', ${year}::int)`,
        title: made.title,
        kind: made.kind,
        common_goal: made.commonGoal,
        leader_id: leaderId,
        raised_by: actor.personId,
        meeting_id: places.meetingId,
        topic_id: places.topicId,
        entry_id: made.entryId,
        vote_id: made.voteId,
        decision_id: places.decisionId,
        task_id: places.taskId,
        collaboration_id: places.collaborationId ?? home.collaborationId,
        classification: home.classification,
        created_at: at,
        updated_at: at,
      })
      .returning(['id', 'number'])
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('conflict_side')
      .values(
        sides.map((side, seq) => ({
          conflict_id: row.id,
          seq,
          department_id: side.departmentId,
          position: side.position,
          demand: side.demand,
          facts: side.facts,
          ...(side.position !== '' && { stated_by: actor.personId, stated_at: at }),
        })),
      )
      .execute()
    await refreshConflictAudience(tx, row.id, signers)
    return row
  })
  const conflict = { id, number, title: made.title, meetingId: places.meetingId, state: null }
  await noteConflict(tx, by, { conflict, move: 'create', to: 'open' })
  const params = { number, title: made.title, by: await nameOf(tx, actor.personId) }
  const about = { app, conflict, at }
  await tellOfConflict(tx, about, [leaderId], { kind: 'conflict.toLead', params, occasion: 'new' })
  await tellOfConflict(
    tx,
    about,
    signers.filter((one) => one !== leaderId),
    { kind: 'conflict.toState', params, occasion: 'new' },
  )
  return id
}

async function requireNamed(tx: Db, { sides, leaderId }: NewConflict): Promise<void> {
  const ids = sides.map(({ departmentId }) => departmentId)
  const known = await tx.selectFrom('department').select('id').where('id', 'in', ids).execute()
  const issues = [
    ...(ids.every((id) => known.some((one) => one.id === id))
      ? []
      : [{ path: ['sides'], reason: 'field.unknownDepartment' }]),
    ...(new Set(ids).size === ids.length ? [] : [{ path: ['sides'], reason: 'conflict.knownSide' }]),
  ]
  if (leaderId !== null) {
    const leader = await tx.selectFrom('person').select('id').where('id', '=', leaderId).executeTakeFirst()
    if (leader === undefined) issues.push({ path: ['leaderId'], reason: 'field.unknownPerson' })
  }
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}

interface Home {
  readonly classification: Classification
  readonly leaderId: string | null
  readonly collaborationId: string | null
}

/** What it is about, as far as the actor sees it; who leads there leads the negotiation. */
async function homeOf(tx: Db, actor: Actor, places: ConflictPlaces): Promise<Home> {
  const { rows } = await sql<Home & { place: string }>`
    select 'collaboration' as place, c.classification, c.leader_id as "leaderId", c.id as "collaborationId"
      from collaboration c where c.id = ${places.collaborationId} and ${visibleTo(actor, 'c')}
    union all
    select 'meeting', m.classification, m.host_id, m.collaboration_id
      from meeting m where m.id = ${places.meetingId} and ${visibleTo(actor, 'm')}
    union all
    select 'decision', d.classification, m.host_id, m.collaboration_id
      from decision d left join meeting m on m.id = d.meeting_id
      where d.id = ${places.decisionId} and ${visibleTo(actor, 'd')}
    union all
    select 'task', t.classification, t.assigner_id, t.collaboration_id
      from task t where t.id = ${places.taskId} and ${visibleTo(actor, 't')}`.execute(tx)
  const named = [places.collaborationId, places.meetingId, places.decisionId, places.taskId].filter(
    (id) => id !== null,
  )
  const topic =
    places.topicId === null
      ? undefined
      : await tx.selectFrom('topic').select('meeting_id').where('id', '=', places.topicId).executeTakeFirst()
  const isTopicThere = places.topicId === null || topic?.meeting_id === places.meetingId
  if (rows.length < named.length || !isTopicThere) throw new AppError('not_found', 'conflict.homeNotFound')
  const levels: Classification[] = ['public', 'internal', 'secret', 'confidential']
  const strictest = rows.map(({ classification }) => levels.indexOf(classification))
  return {
    // It tells of all it is about, so it is as closed as the most closed of them.
    classification: rows.length === 0 ? 'internal' : (levels[Math.max(...strictest)] ?? 'internal'),
    leaderId: rows.find((row) => row.leaderId !== null)?.leaderId ?? null,
    collaborationId: rows.find((row) => row.collaborationId !== null)?.collaborationId ?? null,
  }
}
