import type * as contract from '#contract/meeting.ts'
import { AppError } from '#domain/error.ts'
import type { TopicOutcome } from '#domain/meeting/enums.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import { type TopicMove, topicLifecycle } from '#domain/meeting/topic.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { noteChange, tellMeeting, tellTopics } from './change.ts'
import { lockTopic, topicsOf } from './queries.ts'
import type { BodyOf } from './requirements.ts'
import { spentSecondsAt } from './topic-clock.ts'

const moveFor: Readonly<Record<TopicOutcome, TopicMove>> = {
  decided: 'decide',
  deferred: 'defer',
  escalated: 'escalate',
  informed: 'inform',
  parked: 'park',
}

/** One topic runs at a time: the clock of the one before stops, and it can be taken up again. */
export async function beginTopic(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly at: Date },
): Promise<string> {
  const { id, at } = request
  const { topic, meeting } = await lockTopic(tx, id)
  authorizeMeeting(actor, 'runTopics', meeting)
  const state = topicLifecycle.stateAfter(topic.state, 'begin')
  await pauseRunning(tx, meeting.id, at)
  await tx
    .updateTable('topic')
    .set({ state, started_at: at, ended_at: null, version: topic.version + 1 })
    .where('id', '=', id)
    .execute()
  await noteChange(tx, actor, meeting.id, {
    move: 'beginTopic',
    at,
    from: topic.state,
    to: state,
    data: { topicId: id, title: topic.title },
  })
  await tellTopics(tx, meeting.id)
  await tellMeeting(tx, meeting.id, meeting.version)
  return meeting.id
}

/** A topic ends by an outcome that the host says (S2-35); a deferred one says with whom and until when. */
export async function closeTopic(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly outcome: BodyOf<typeof contract.closeTopic>; readonly at: Date },
): Promise<string> {
  const { id, at } = request
  const { outcome, note } = request.outcome
  const { topic, meeting } = await lockTopic(tx, id)
  authorizeMeeting(actor, 'runTopics', meeting)
  const state = topicLifecycle.stateAfter(topic.state, moveFor[outcome])
  if (outcome === 'deferred' && note === '') {
    const issues = [{ path: ['note'], reason: 'topic.noteNeeded' }]
    throw new AppError('invalid', 'topic.noteNeeded', {}, { issues })
  }
  await tx
    .updateTable('topic')
    .set({
      state,
      outcome_note: note,
      ended_at: at,
      spent_seconds: spentSecondsAt(topic, at),
      version: topic.version + 1,
    })
    .where('id', '=', id)
    .execute()
  await noteChange(tx, actor, meeting.id, {
    move: 'closeTopic',
    at,
    from: topic.state,
    to: state,
    reason: note,
    data: { topicId: id, title: topic.title },
  })
  await tellTopics(tx, meeting.id)
  await tellMeeting(tx, meeting.id, meeting.version)
  return meeting.id
}

export async function extendTopic(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly minutes: number; readonly at: Date },
): Promise<string> {
  const { id, minutes, at } = request
  const { topic, meeting } = await lockTopic(tx, id)
  authorizeMeeting(actor, 'runTopics', meeting)
  if (topic.state !== 'pending' && topic.state !== 'running') {
    throw new AppError('conflict', 'topic.closed', { title: topic.title })
  }
  await tx
    .updateTable('topic')
    .set({ extended_minutes: topic.extendedMinutes + minutes, version: topic.version + 1 })
    .where('id', '=', id)
    .execute()
  await noteChange(tx, actor, meeting.id, {
    move: 'extendTopic',
    at,
    data: { topicId: id, title: topic.title, minutes },
  })
  await tellTopics(tx, meeting.id)
  await tellMeeting(tx, meeting.id, meeting.version)
  return meeting.id
}

/** Stops the clock of the topic that runs, if one does; what it took so far is kept. Hold the meeting locked. */
export async function pauseRunning(tx: Db, meetingId: string, at: Date): Promise<void> {
  const topics = await topicsOf(tx, meetingId)
  for (const topic of topics) {
    if (topic.state !== 'running') continue
    await tx
      .updateTable('topic')
      .set({
        state: 'pending',
        started_at: null,
        spent_seconds: spentSecondsAt(topic, at),
        version: topic.version + 1,
      })
      .where('id', '=', topic.id)
      .execute()
  }
}
