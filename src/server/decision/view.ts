import { sql } from 'kysely'
import type { ChainLink } from '#contract/common.ts'
import type { DecisionRow, DecisionView } from '#contract/decision.ts'
import { addDays, civilDate } from '#domain/calendar/civil-date.ts'
import { authorizeDecision, offeredInDecision } from '#domain/decision/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { isOpen, type TaskState } from '#domain/task/lifecycle.ts'
import type { Db } from '#server/db/database.ts'
import { historyOf } from '#server/history/history.ts'
import { cursorOf, keysOf } from '#server/http/page.ts'
import { meetingFacts } from '#server/meeting/facts.ts'
import { linksOf, meetingLinks } from '#server/meeting/links.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { getDecision } from './queries.ts'

export async function decisionView(tx: Db, actor: Actor, id: string, now: Date): Promise<DecisionView> {
  const decision = await getDecision(tx, id)
  authorizeDecision(actor, 'view', decision)
  const tasks = await tx
    .selectFrom('task')
    .select(['id', 'number', 'name as title', 'state'])
    .where('decision_id', '=', id)
    .where(visibleTo(actor, 'task'))
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  const helping = await tx
    .selectFrom('decision_department')
    .select(['department_id', 'contribution'])
    .where('decision_id', '=', id)
    .execute()
  const people = await personRefs(tx, [decision.ownerId])
  const departments = await departmentRefs(tx, [
    decision.ownerDepartmentId,
    ...helping.map(({ department_id }) => department_id),
  ])
  const successor =
    decision.supersededBy === null ? undefined : await decisionLink(tx, actor, decision.supersededBy)
  const { meeting, topic } = await linksOf(tx, actor, decision)
  const minutes = decision.meetingId === null ? null : await minutesOf(tx, actor, decision.meetingId)
  const findings =
    decision.meetingId === null || meeting === null
      ? []
      : await findingsOf(tx, {
          event: ['decision.save', 'minutes.finalise'],
          facts: await meetingFacts(tx, decision.meetingId, now),
          noun: 'decision',
          nounId: id,
          subject: { noun: 'decision', id },
          now,
        })
  const { affectedDate, noticeLeadDays } = decision
  return {
    id: decision.id,
    number: decision.number,
    content: decision.content,
    kind: decision.kind,
    state: decision.state,
    mechanism: decision.mechanism,
    classification: decision.classification,
    owner: (decision.ownerId !== null && people.get(decision.ownerId)) || null,
    ownerDepartment:
      (decision.ownerDepartmentId !== null && departments.get(decision.ownerDepartmentId)) || null,
    dueOn: decision.dueOn,
    dueText: decision.dueText,
    confirmBy: decision.confirmBy,
    conditionEvent: decision.conditionEvent,
    noticeLeadDays,
    affectedDate,
    latestNoticeOn:
      affectedDate !== null && noticeLeadDays !== null
        ? addDays(civilDate(affectedDate), -noticeLeadDays)
        : null,
    cooperating: helping.flatMap(({ department_id, contribution }) => {
      const department = departments.get(department_id)
      return department ? [{ department, contribution }] : []
    }),
    meeting,
    topic,
    minutes,
    tasks: tasks.map((task) => ({ noun: 'task' as const, ...task })),
    taskCount: tasks.length,
    openTaskCount: tasks.filter(({ state }) => isOpen(state)).length,
    supersededBy: successor ?? null,
    findings,
    history: await historyOf(tx, 'decision', id),
    can: offeredInDecision(actor, decision),
    version: decision.version,
  }
}

async function decisionLink(tx: Db, actor: Actor, id: string): Promise<ChainLink | undefined> {
  const row = await tx
    .selectFrom('decision')
    .select(['id', 'number', 'content as title', 'state'])
    .where('id', '=', id)
    .where(visibleTo(actor, 'decision'))
    .executeTakeFirst()
  return row === undefined ? undefined : { noun: 'decision', ...row }
}

async function minutesOf(tx: Db, actor: Actor, meetingId: string): Promise<ChainLink | null> {
  const row = await tx
    .selectFrom('minutes')
    .innerJoin('meeting', 'meeting.id', 'minutes.meeting_id')
    .select(['minutes.id', 'minutes.number', 'meeting.name as title', 'minutes.state'])
    .where('minutes.meeting_id', '=', meetingId)
    .where(visibleTo(actor, 'minutes'))
    .executeTakeFirst()
  return row === undefined ? null : { noun: 'minutes', ...row }
}

export interface DecisionFilter {
  readonly state?: string | undefined
  readonly kind?: string | undefined
  readonly meetingId?: string | undefined
  readonly q?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** 决议跟踪表, newest first. Tasks out of the reader's sight are not counted either. */
export async function listDecisions(
  tx: Db,
  actor: Actor,
  filter: DecisionFilter,
): Promise<{ items: DecisionRow[]; nextCursor: string | null }> {
  const after = filter.cursor === undefined ? undefined : keysOf(filter.cursor, ['string', 'string'])
  const { rows } = await sql<{
    id: string
    number: string
    content: string
    kind: DecisionRow['kind']
    state: DecisionRow['state']
    ownerId: string | null
    dueOn: string | null
    meetingId: string | null
    createdAt: string
    states: TaskState[]
  }>`
    select d.id, d.number, d.content, d.kind, d.state, d.owner_id as "ownerId", d.due_on as "dueOn",
      d.meeting_id as "meetingId", d.created_at::text as "createdAt",
      array(select t.state from task t where t.decision_id = d.id and ${visibleTo(actor, 't')}) as states
    from decision d
    where ${visibleTo(actor, 'd')}
      ${filter.state === undefined ? sql`` : sql`and d.state = ${filter.state}`}
      ${filter.kind === undefined ? sql`` : sql`and d.kind = ${filter.kind}`}
      ${filter.meetingId === undefined ? sql`` : sql`and d.meeting_id = ${filter.meetingId}`}
      ${filter.q ? sql`and d.search @@ phraseto_tsquery('simple', search_tokens(${filter.q}))` : sql``}
      ${after === undefined ? sql`` : sql`and (d.created_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by d.created_at desc, d.id desc
    limit ${filter.limit + 1}`.execute(tx)
  const shown = rows.slice(0, filter.limit)
  const people = await personRefs(
    tx,
    shown.map(({ ownerId }) => ownerId),
  )
  const meetings = await meetingLinks(
    tx,
    actor,
    shown.flatMap(({ meetingId }) => meetingId ?? []),
  )
  const last = shown.at(-1)
  return {
    items: shown.map(({ ownerId, meetingId, createdAt: _, states, ...row }) => ({
      ...row,
      owner: (ownerId !== null && people.get(ownerId)) || null,
      meeting: (meetingId !== null && meetings.get(meetingId)) || null,
      taskCount: states.length,
      openTaskCount: states.filter(isOpen).length,
    })),
    nextCursor: rows.length > filter.limit && last !== undefined ? cursorOf(last.createdAt, last.id) : null,
  }
}
