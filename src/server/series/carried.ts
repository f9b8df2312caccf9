import { sql } from 'kysely'
import type * as contract from '#contract/series.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { noteChange, tellMeeting, tellTopics } from '#server/meeting/change.ts'
import { lockMeeting } from '#server/meeting/queries.ts'
import type { BodyOf } from '#server/meeting/requirements.ts'
import { openTopicsOf } from './carry-over.ts'
import { lookBack } from './look-back.ts'
import { addReview } from './make.ts'

/** Undecided topics come onto this agenda. What is there already is passed over: a second click says nothing new. */
export async function takeTopics(
  tx: Db,
  actor: Actor,
  { id, topicIds, at }: { readonly id: string; readonly topicIds: readonly string[]; readonly at: Date },
): Promise<void> {
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  const { open } = await openTopicsOf(tx, actor, await lookedBackOn(tx, id), id)
  for (const topicId of topicIds) {
    const topic = open.find((one) => one.id === topicId)
    if (topic === undefined) throw new AppError('conflict', 'series.topicNotOpen')
    if (topic.takenIn !== null) continue
    await sql`
      insert into topic (meeting_id, seq, title, kind, section, discussion_content, problem_to_solve,
        expected_output, owner_id, is_for_all, planned_minutes, priority, presenting_department_id,
        carried_from_topic_id, created_at)
      select ${id}, (select coalesce(max(seq), 0) + 1 from topic where meeting_id = ${id}), title, kind, section,
        discussion_content, problem_to_solve, expected_output, owner_id, is_for_all, planned_minutes, priority,
        presenting_department_id, id, ${at}
      from topic where id = ${topicId}`.execute(tx)
    await noteChange(tx, actor, id, {
      move: 'addTopic',
      at,
      data: { title: topic.title, carriedFrom: topicId },
    })
  }
  await changed(tx, id, meeting.version)
}

/** 上次待办回顾 at the head of the agenda, once. */
export async function addReviewTo(
  tx: Db,
  actor: Actor,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<void> {
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  const there = await tx
    .selectFrom('topic')
    .select('id')
    .where('meeting_id', '=', id)
    .where('is_carry_over', '=', true)
    .executeTakeFirst()
  if (there !== undefined) return
  await sql`update topic set seq = seq + 1 where meeting_id = ${id}`.execute(tx)
  await addReview(tx, id, { seq: 1, ownerId: meeting.hostId, at })
  await noteChange(tx, actor, id, { move: 'addTopic', at, data: { carryOver: true } })
  await changed(tx, id, meeting.version)
}

/** 不再跟进: somebody says so, and why; it can be taken back. */
export async function settle(
  tx: Db,
  actor: Actor,
  {
    id,
    settled,
    at,
  }: {
    readonly id: string
    readonly settled: BodyOf<typeof contract.settleCarried>
    readonly at: Date
  },
): Promise<void> {
  const { noun, nounId, isSettled, reason } = settled
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  if (isSettled && reason.length < 2) {
    const issues = [{ path: ['reason'], reason: 'field.required' }]
    throw new AppError('invalid', 'series.reasonMissing', {}, { issues })
  }
  const ids = await lookedBackOn(tx, id)
  const found = await tx.selectFrom(noun).select('meeting_id').where('id', '=', nounId).executeTakeFirst()
  if (found === undefined || !ids.includes(found.meeting_id))
    throw new AppError('not_found', 'topic.notFound')
  if (isSettled) {
    await tx
      .insertInto('carry_over_settled')
      .values({ noun, noun_id: nounId, meeting_id: id, reason, person_id: actor.personId, at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  } else {
    await tx.deleteFrom('carry_over_settled').where('noun', '=', noun).where('noun_id', '=', nounId).execute()
  }
  await noteChange(tx, actor, id, {
    move: isSettled ? 'settleCarried' : 'unsettleCarried',
    at,
    reason,
    data: { noun, nounId },
  })
  await tellMeeting(tx, id, meeting.version)
}

async function lookedBackOn(tx: Db, id: string): Promise<string[]> {
  const { meetings } = await asSystemWithin(tx, () => lookBack(tx, id))
  return meetings.map((meeting) => meeting.id)
}

async function changed(tx: Db, id: string, version: number): Promise<void> {
  await refreshAudience(tx, id)
  await tellTopics(tx, id)
  await tellMeeting(tx, id, version)
}
