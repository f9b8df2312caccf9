import { type RawBuilder, sql } from 'kysely'
import type { DecisionRow } from '#contract/decision.ts'
import type { Actor } from '#domain/person/actor.ts'
import { isOpen, type TaskState } from '#domain/task/lifecycle.ts'
import type { Db } from '#server/db/database.ts'
import { cursorOf, keysOf } from '#server/http/page.ts'
import { chainLinks, topicLinks } from '#server/meeting/links.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { answers, questionOf } from '#server/search/question.ts'
import { stuckAt, stuckIn } from './stuck.ts'

export interface DecisionFilter {
  readonly state?: string | undefined
  readonly kind?: string | undefined
  readonly stuck?: boolean | undefined
  readonly meetingId?: string | undefined
  readonly source?: string | undefined
  readonly q?: string | undefined
}

/** 决议跟踪表, newest first. */
export async function listDecisions(
  tx: Db,
  actor: Actor,
  now: Date,
  { cursor, limit, ...filter }: DecisionFilter & { cursor?: string | undefined; limit: number },
): Promise<{ items: DecisionRow[]; nextCursor: string | null }> {
  const rows = await pickRows(tx, actor, now, { filter, cursor, limit: limit + 1 })
  const last = rows.slice(0, limit).at(-1)
  return {
    items: await viewRows(tx, actor, rows.slice(0, limit)),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(last.createdAt, last.id) : null,
  }
}

/** The same rows without pages: of these ids, or the newest of a filter. */
export async function rowsOfSheet(
  tx: Db,
  actor: Actor,
  now: Date,
  which: { readonly ids: readonly string[] } | { readonly filter: DecisionFilter; readonly limit: number },
): Promise<DecisionRow[]> {
  const rows = await pickRows(
    tx,
    actor,
    now,
    'ids' in which ? { ids: which.ids, filter: {}, limit: which.ids.length } : which,
  )
  return viewRows(tx, actor, rows)
}

interface Row {
  readonly id: string
  readonly number: string
  readonly content: string
  readonly kind: DecisionRow['kind']
  readonly state: DecisionRow['state']
  readonly ownerId: string | null
  readonly ownerDepartmentId: string | null
  readonly dueOn: string | null
  readonly dueText: string
  readonly confirmBy: string | null
  readonly meetingId: string | null
  readonly topicId: string | null
  readonly remark: string
  readonly source: DecisionRow['source']
  readonly collaborationId: string | null
  readonly chatPlace: string
  readonly stuck: DecisionRow['stuck']
  readonly createdAt: string
  readonly helping: { departmentId: string; contribution: string }[]
  /** Tasks out of the reader's sight are not counted. */
  readonly tasks: { state: TaskState; percent: number }[]
  readonly lastWords: string | null
  readonly acceptedBy: string[]
}

async function pickRows(
  tx: Db,
  actor: Actor,
  now: Date,
  asked: {
    readonly ids?: readonly string[]
    readonly filter: DecisionFilter
    readonly cursor?: string | undefined
    readonly limit: number
  },
): Promise<Row[]> {
  const { filter, cursor, limit, ids } = asked
  const after = cursor === undefined ? undefined : keysOf(cursor, ['string', 'string'])
  const at = await stuckAt(tx, now)
  const question = filter.q ? await questionOf(tx, filter.q) : undefined
  const when = (given: unknown, condition: RawBuilder<unknown>) =>
    given === undefined || given === '' ? sql`` : sql`and ${condition}`
  const seenTasks = sql`from task t where t.decision_id = d.id and ${visibleTo(actor, 't')}`
  const { rows } = await sql<Row>`
    select d.id, d.number, d.content, d.kind, d.state, d.owner_id as "ownerId",
      d.owner_department_id as "ownerDepartmentId", d.due_on as "dueOn", d.due_text as "dueText",
      d.confirm_by as "confirmBy", d.meeting_id as "meetingId", d.topic_id as "topicId", d.remark,
      d.source, d.collaboration_id as "collaborationId",
      coalesce((select chat.place from chat_decision chat where chat.id = d.id), '') as "chatPlace",
      d.created_at::text as "createdAt", ${stuckIn('d', at)} as stuck,
      coalesce((select json_agg(json_build_object('departmentId', c.department_id, 'contribution', c.contribution)
        order by h.sort, h.id) from decision_department c join department h on h.id = c.department_id
        where c.decision_id = d.id), '[]') as helping,
      coalesce((select json_agg(json_build_object('state', t.state, 'percent', t.percent)) ${seenTasks}), '[]') as tasks,
      (select u.text from task_update u where u.text <> '' and u.task_id in (select t.id ${seenTasks})
        order by u.at desc, u.id desc limit 1) as "lastWords",
      array(select distinct p.name from task_reviewer r join person p on p.id = r.person_id
        where r.verdict = 'pass' and r.task_id in (select t.id ${seenTasks}) order by 1) as "acceptedBy"
    from decision d
    where ${visibleTo(actor, 'd')}
      ${when(ids, sql`d.id = any(${ids ?? []}::uuid[])`)}
      ${when(filter.state, sql`d.state = ${filter.state}`)}
      ${when(filter.kind, sql`d.kind = ${filter.kind}`)}
      ${filter.stuck ? sql`and ${stuckIn('d', at)} is not null` : sql``}
      ${when(filter.meetingId, sql`d.meeting_id = ${filter.meetingId}`)}
      ${when(filter.source, sql`d.source = ${filter.source}`)}
      ${filter.q ? sql`and ${answers('decision', 'd.id', question)}` : sql``}
      ${after === undefined ? sql`` : sql`and (d.created_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by d.created_at desc, d.id desc
    limit ${limit}`.execute(tx)
  return rows
}

async function viewRows(tx: Db, actor: Actor, rows: readonly Row[]): Promise<DecisionRow[]> {
  const people = await personRefs(
    tx,
    rows.map(({ ownerId }) => ownerId),
  )
  const departments = await departmentRefs(
    tx,
    rows.flatMap(({ ownerDepartmentId, helping }) => [
      ownerDepartmentId,
      ...helping.map(({ departmentId }) => departmentId),
    ]),
  )
  const meetings = await chainLinks(
    tx,
    actor,
    'meeting',
    rows.flatMap(({ meetingId }) => meetingId ?? []),
  )
  const collaborations = await chainLinks(
    tx,
    actor,
    'collaboration',
    rows.map(({ collaborationId }) => collaborationId),
  )
  const topics = await topicLinks(
    tx,
    actor,
    rows.flatMap(({ topicId }) => topicId ?? []),
  )
  return rows.map((row) => {
    const live = row.tasks.filter(({ state }) => state !== 'cancelled')
    return {
      id: row.id,
      number: row.number,
      content: row.content,
      kind: row.kind,
      state: row.state,
      owner: (row.ownerId !== null && people.get(row.ownerId)) || null,
      ownerDepartment: (row.ownerDepartmentId !== null && departments.get(row.ownerDepartmentId)) || null,
      cooperating: row.helping.flatMap(({ departmentId, contribution }) => {
        const department = departments.get(departmentId)
        return department === undefined ? [] : [{ department, contribution }]
      }),
      dueOn: row.dueOn,
      dueText: row.dueText,
      confirmBy: row.confirmBy,
      meeting: (row.meetingId !== null && meetings.get(row.meetingId)) || null,
      topic: (row.topicId !== null && topics.get(row.topicId)) || null,
      taskCount: row.tasks.length,
      openTaskCount: row.tasks.filter(({ state }) => isOpen(state)).length,
      stuck: row.stuck,
      progress: {
        percent:
          live.length === 0
            ? null
            : Math.round(
                live.reduce((sum, { state, percent }) => sum + (state === 'done' ? 100 : percent), 0) /
                  live.length,
              ),
        text: row.lastWords ?? '',
      },
      acceptedBy: row.acceptedBy,
      remark: row.remark,
      source: row.source,
      chatPlace: row.chatPlace,
      collaboration: (row.collaborationId !== null && collaborations.get(row.collaborationId)) || null,
    }
  })
}
