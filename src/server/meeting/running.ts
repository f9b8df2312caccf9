import type * as contract from '#contract/meeting.ts'
import { AppError } from '#domain/error.ts'
import type { TopicOutcome } from '#domain/meeting/enums.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import { type TopicMove, topicLifecycle } from '#domain/meeting/topic.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { noteChange, requireActivePeople, tellMeeting, tellTopics } from './change.ts'
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
  const { outcome, note, followUp, keepsOriginalPlan } = request.outcome
  const { topic, meeting } = await lockTopic(tx, id)
  authorizeMeeting(actor, 'runTopics', meeting)
  const state = topicLifecycle.stateAfter(topic.state, moveFor[outcome])
  if (outcome === 'deferred') requireFollowUp(followUp)
  await requireActivePeople(tx, { ownerId: followUp?.ownerId })
  if (outcome === 'deferred' || outcome === 'escalated') {
    const agreed = {
      owner_id: followUp?.ownerId ?? null,
      what: followUp?.what ?? '',
      due_on: followUp?.dueOn ?? null,
      keeps_original_plan: keepsOriginalPlan,
    }
    await tx
      .insertInto('topic_follow_up')
      .values({ topic_id: id, meeting_id: meeting.id, ...agreed })
      .onConflict((conflict) => conflict.column('topic_id').doUpdateSet(agreed))
      .execute()
  }
  const outcomeNote = note !== '' || followUp === null ? note : await inWords(tx, followUp)
  await tx
    .updateTable('topic')
    .set({
      state,
      outcome_note: outcomeNote,
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
    reason: outcomeNote,
    data: { topicId: id, title: topic.title, ...(keepsOriginalPlan && { keepsOriginalPlan }) },
  })
  await tellTopics(tx, meeting.id)
  await tellMeeting(tx, meeting.id, meeting.version)
  return meeting.id
}

type FollowUp = NonNullable<BodyOf<typeof contract.closeTopic>['followUp']>

/** a topic is put off only until somebody has prepared something by some day. */
function requireFollowUp(followUp: FollowUp | null): void {
  const issues = [
    ...(followUp?.ownerId ? [] : [{ path: ['followUp', 'ownerId'], reason: 'topic.whoPrepares' }]),
    ...(followUp?.what ? [] : [{ path: ['followUp', 'what'], reason: 'topic.preparesWhat' }]),
    ...(followUp?.dueOn ? [] : [{ path: ['followUp', 'dueOn'], reason: 'topic.preparesByWhen' }]),
  ]
  if (issues.length > 0) throw new AppError('invalid', 'topic.followUpNeeded', {}, { issues })
}

/** As the minutes will say it, in no particular language: who, what, by when. */
async function inWords(tx: Db, { ownerId, what, dueOn }: FollowUp): Promise<string> {
  const name = (await personRefs(tx, [ownerId])).get(ownerId ?? '')?.name
  return [name, what, dueOn].filter(Boolean).join(' · ')
}

/** More time only if the room agrees, and so much of it. */
export async function extendTopic(
  tx: Db,
  actor: Actor,
  request: {
    readonly id: string
    readonly minutes: number
    readonly roomAgreed: boolean
    readonly at: Date
  },
): Promise<string> {
  const { id, minutes, roomAgreed, at } = request
  const { topic, meeting } = await lockTopic(tx, id)
  authorizeMeeting(actor, 'runTopics', meeting)
  if (topic.state !== 'pending' && topic.state !== 'running') {
    throw new AppError('conflict', 'topic.closed', { title: topic.title })
  }
  if (!roomAgreed) {
    const issues = [{ path: ['roomAgreed'], reason: 'topic.roomMustAgree' }]
    throw new AppError('invalid', 'topic.roomMustAgree', {}, { issues })
  }
  // Whatever the timekeeper had proposed has been decided by this.
  await tx
    .updateTable('live_room')
    .set({ proposed_topic_id: null, proposed_minutes: null, proposed_by: null })
    .where('meeting_id', '=', meeting.id)
    .where('proposed_topic_id', '=', id)
    .execute()
  await tx
    .updateTable('topic')
    .set({ extended_minutes: topic.extendedMinutes + minutes, version: topic.version + 1 })
    .where('id', '=', id)
    .execute()
  await noteChange(tx, actor, meeting.id, {
    move: 'extendTopic',
    at,
    data: { topicId: id, title: topic.title, minutes, roomAgreed },
  })
  await tellTopics(tx, meeting.id)
  await tellMeeting(tx, meeting.id, meeting.version)
  return meeting.id
}

/**
 * Stops the clock of the running topic, or lets it go on. A running topic whose present run has no
 * beginning stands still: what it took so far is kept, and nothing is added to it.
 */
export async function pauseTopic(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly isPaused: boolean; readonly at: Date },
): Promise<string> {
  const { id, isPaused, at } = request
  const { topic, meeting } = await lockTopic(tx, id)
  authorizeMeeting(actor, 'keepTime', meeting)
  if (topic.state !== 'running') throw new AppError('conflict', 'topic.notRunning', { title: topic.title })
  if (isPaused === (topic.startedAt === null)) return meeting.id
  await tx
    .updateTable('topic')
    .set({
      started_at: isPaused ? null : at,
      spent_seconds: spentSecondsAt(topic, at),
      version: topic.version + 1,
    })
    .where('id', '=', id)
    .execute()
  await noteChange(tx, actor, meeting.id, {
    move: isPaused ? 'pauseTopic' : 'resumeTopic',
    at,
    data: { topicId: id, title: topic.title },
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
