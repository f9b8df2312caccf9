import { sql } from 'kysely'
import { departmentAnswerClocks, firstReviewBy } from '#domain/calendar/clocks.ts'
import { answerLifecycle } from '#domain/request/lifecycle.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { tellOfRequest } from '#server/request/change.ts'
import { answerers } from '#server/request/notices.ts'
import { answersOf } from '#server/request/queries.ts'
import type { Answer } from '#server/request/request.ts'
import { reviewersOf } from '#server/request/reviewer.ts'
import { tellOnce } from './once.ts'
import type { Tick } from './sweep.ts'

/** C-01: a working day has passed and the first review has not been given. */
export async function warnReviews(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const rows = await tx
    .selectFrom('request')
    .select([
      'id',
      'number',
      'name as title',
      'submitted_at as submittedAt',
      'initiator_id as initiatorId',
      'initiating_department_id as initiatingDepartmentId',
    ])
    .where('state', '=', 'submitted')
    .execute()
  const reviewers = await reviewersOf(tx, rows)
  for (const { id, number, title, submittedAt } of rows) {
    if (submittedAt === null) continue
    const { at: dueAt } = firstReviewBy(submittedAt, setting)
    if (dueAt >= now) continue
    const occasion = { clock: 'C-01', noun: 'request', nounId: id, occasion: dueAt.toISOString(), at: now }
    await tellOnce(tx, app, occasion, [reviewers.get(id)?.personId ?? null], {
      kind: 'request.reviewLate',
      params: { number, title, dueAt: dueAt.toISOString() },
      link: `/requests/${id}`,
    })
  }
  // All of them are looked at in one go: there is no second batch.
  return 0
}

interface Owed {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly homeHeadId: string | null
  readonly initiatorId: string
  readonly answer: Answer
}

/** Answers that are owed, each with the request it belongs to. */
async function owed(tx: Db): Promise<Owed[]> {
  const { rows } = await sql<Omit<Owed, 'answer'>>`
    select r.id, r.number, r.name as title, r.state, r.initiator_id as "initiatorId",
      coalesce(d.head_id, d.deputy_id) as "homeHeadId"
    from request r join department d on d.id = r.initiating_department_id
    where r.state in ('assessing', 'negotiating')
      and exists (select 1 from request_answer a where a.request_id = r.id and a.state = 'pending')
    order by r.since, r.id`.execute(tx)
  const answers = await answersOf(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) =>
    (answers.get(row.id) ?? []).flatMap((answer) => (answer.state === 'pending' ? [{ ...row, answer }] : [])),
  )
}

/** C-02: halfway, to whoever answers for the department. */
export async function remindAnswers(tx: Db, { app, now, setting }: Tick): Promise<number> {
  for (const { id, number, title, answer } of await owed(tx)) {
    if (answer.sentAt === null) continue
    const { remindAt, answerBy } = departmentAnswerClocks(answer.sentAt, setting)
    if (remindAt.at > now || answerBy.at < now) continue
    await tellOnce(tx, app, occasionOf(id, answer, 'remind', now), answerers(answer), {
      kind: 'request.answerDue',
      params: { number, title, department: answer.departmentName, dueAt: answerBy.at.toISOString() },
      link: `/requests/${id}`,
    })
  }
  return 0
}

/** C-02, NM-COL-20: run out. The answer is marked overdue, and the heads of both sides hear of it, once. */
export async function expireAnswers(tx: Db, { app, now, setting }: Tick): Promise<number> {
  for (const { id, number, title, state, homeHeadId, initiatorId, answer } of await owed(tx)) {
    if (answer.sentAt === null) continue
    const { answerBy } = departmentAnswerClocks(answer.sentAt, setting)
    if (answerBy.at >= now) continue
    const expired = await tx
      .updateTable('request_answer')
      .set({ state: answerLifecycle.stateAfter(answer.state, 'expire') })
      .where('request_id', '=', id)
      .where('department_id', '=', answer.departmentId)
      .where('state', '=', 'pending')
      .returning('id')
      .execute()
    if (expired.length === 0) continue
    await noteMove(tx, {
      noun: 'request',
      nounId: id,
      move: 'answerLate',
      from: state,
      to: state,
      actorId: null,
      data: { departmentId: answer.departmentId, department: answer.departmentName },
      at: now,
    })
    await tellOfRequest(tx, id, state)
    await tellOnce(
      tx,
      app,
      occasionOf(id, answer, 'late', now),
      [answer.headId ?? answer.departmentLiaisonId, homeHeadId ?? initiatorId],
      {
        kind: 'request.answerLate',
        params: { number, title, department: answer.departmentName, dueAt: answerBy.at.toISOString() },
        link: `/requests/${id}`,
      },
    )
  }
  return 0
}

/** One asking of one department; asked again it is another occasion. */
function occasionOf(requestId: string, { departmentId, sentAt }: Answer, which: 'remind' | 'late', at: Date) {
  return {
    clock: 'C-02',
    noun: 'request',
    nounId: requestId,
    occasion: `${departmentId} ${sentAt?.toISOString() ?? ''} ${which}`,
    at,
  }
}
