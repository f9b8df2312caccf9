import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/room.ts'
import type { ParkedView } from '#contract/room.ts'
import { AppError } from '#domain/error.ts'
import { type ParkedState, parkedLifecycle } from '#domain/meeting/parking.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { addTopic } from '#server/meeting/agenda.ts'
import { noteChange, requireActivePeople } from '#server/meeting/change.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { lockMeeting } from '#server/meeting/queries.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { createTask } from '#server/task/commands.ts'
import { topicOf } from './queries.ts'
import { tellRoom } from './tell.ts'

interface By {
  readonly actor: Actor
  readonly app: App
  readonly at: Date
}

const selectParked = (tx: Db) => tx.selectFrom('parked_item').selectAll()
type Parked = Awaited<ReturnType<typeof parkedOf>>[number]

/** What was put aside in a meeting, in the order of putting. */
export function parkedOf(tx: Db, meetingId: string) {
  return selectParked(tx).where('meeting_id', '=', meetingId).orderBy('id').execute()
}

export async function viewParked(tx: Db, items: readonly Parked[]): Promise<ParkedView[]> {
  const people = await personRefs(
    tx,
    items.flatMap(({ owner_id, raised_by, settled_by }) => [owner_id, raised_by, settled_by]),
  )
  const topicIds = items.flatMap(({ became_topic_id }) => became_topic_id ?? [])
  const taskIds = items.flatMap(({ became_task_id }) => became_task_id ?? [])
  // A topic or task that the reader may not see is not among these.
  const topics =
    topicIds.length === 0
      ? []
      : await tx
          .selectFrom('topic')
          .select(['id', 'title', 'meeting_id as meetingId'])
          .where('id', 'in', topicIds)
          .execute()
  const tasks =
    taskIds.length === 0
      ? []
      : await tx
          .selectFrom('task')
          .select(['id', 'number', 'name as title', 'state'])
          .where('id', 'in', taskIds)
          .execute()
  const person = (id: string | null) => (id !== null && people.get(id)) || null
  return items.map((item) => {
    const task = tasks.find(({ id }) => id === item.became_task_id)
    return {
      id: item.id,
      meetingId: item.meeting_id,
      topicId: item.topic_id,
      text: item.text,
      owner: person(item.owner_id),
      followUp: item.follow_up,
      state: item.state,
      topic: topics.find(({ id }) => id === item.became_topic_id) ?? null,
      task: task ? { noun: 'task' as const, ...task } : null,
      dropReason: item.drop_reason,
      raisedBy: person(item.raised_by),
      settledBy: person(item.settled_by),
      settledAt: item.settled_at?.toISOString() ?? null,
      version: item.version,
    }
  })
}

async function oneView(tx: Db, id: string): Promise<ParkedView> {
  const [view] = await viewParked(tx, await selectParked(tx).where('id', '=', id).execute())
  return view as ParkedView
}

/** Puts a point aside. What arrives twice is one point, as with the lines of the record. */
export async function park(
  tx: Db,
  meetingId: string,
  point: BodyOf<typeof contract.park>,
  { actor, at }: By,
): Promise<ParkedView> {
  const meeting = await lockMeeting(tx, meetingId)
  authorizeMeeting(actor, 'record', meeting)
  const before = await selectParked(tx).where('client_key', '=', point.clientKey).executeTakeFirst()
  if (before !== undefined) return oneView(tx, before.id)
  await requireActivePeople(tx, { ownerId: point.ownerId })
  if (point.topicId !== null && (await topicOf(tx, point.topicId)).meetingId !== meetingId) {
    throw new AppError('invalid', 'record.otherMeeting')
  }
  const { id } = await tx
    .insertInto('parked_item')
    .values({
      meeting_id: meetingId,
      topic_id: point.topicId,
      text: point.text,
      owner_id: point.ownerId,
      follow_up: point.followUp,
      raised_by: actor.personId,
      client_key: point.clientKey,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tellRoom(tx, meetingId)
  return oneView(tx, id)
}

export async function changeParked(
  tx: Db,
  id: string,
  change: BodyOf<typeof contract.changeParked>,
  { actor }: By,
): Promise<ParkedView> {
  const { item } = await opened(tx, id, actor)
  if (item.state !== 'open') throw new AppError('conflict', 'parked.settled')
  if (change.version !== item.version) {
    throw new AppError('conflict', 'parked.stale', {}, { detail: { current: await oneView(tx, id) } })
  }
  await requireActivePeople(tx, { ownerId: change.ownerId })
  await tx
    .updateTable('parked_item')
    .set({
      text: change.text ?? item.text,
      owner_id: change.ownerId === undefined ? item.owner_id : change.ownerId,
      follow_up: change.followUp ?? item.follow_up,
      version: item.version + 1,
    })
    .where('id', '=', id)
    .execute()
  await tellRoom(tx, item.meeting_id)
  return oneView(tx, id)
}

const moveFor = { topic: 'makeTopic', task: 'makeTask', dropped: 'drop' } as const

/** every point that was put aside ends as a topic, as a task, or dropped with a reason. */
export async function settleParked(
  tx: Db,
  id: string,
  settlement: BodyOf<typeof contract.settleParked>,
  { actor, app, at }: By,
): Promise<ParkedView> {
  const { item, meeting } = await opened(tx, id, actor)
  const state: ParkedState = parkedLifecycle.stateAfter(item.state, moveFor[settlement.as])
  const became = { topicId: null as string | null, taskId: null as string | null }
  if (settlement.as === 'topic') {
    const on = settlement.meetingId ?? meeting.id
    await addTopic(tx, actor, {
      id: on,
      topic: {
        title: item.text.slice(0, 200),
        discussionContent: item.text.length > 200 ? item.text : '',
        ownerId: item.owner_id,
      },
      at,
    })
    became.topicId = await lastTopic(tx, on)
  } else if (settlement.as === 'task') {
    became.taskId = await createTask(tx, {
      actor,
      app,
      fields: {
        name: item.text.slice(0, 200),
        description: [item.text.length > 200 ? item.text : '', item.follow_up].filter(Boolean).join('\n'),
        ownerId: settlement.ownerId ?? item.owner_id,
        dueOn: settlement.dueOn,
      },
      meetingId: meeting.id,
      topicId: item.topic_id,
      at,
    })
  }
  await tx
    .updateTable('parked_item')
    .set({
      state,
      became_topic_id: became.topicId,
      became_task_id: became.taskId,
      drop_reason: settlement.as === 'dropped' ? settlement.reason : '',
      settled_by: actor.personId,
      settled_at: at,
      version: item.version + 1,
    })
    .where('id', '=', id)
    .execute()
  await noteChange(tx, actor, meeting.id, {
    move: 'settleParked',
    at,
    from: item.state,
    to: state,
    reason: settlement.as === 'dropped' ? settlement.reason : '',
    data: { title: item.text.slice(0, 100) },
  })
  await tellRoom(tx, meeting.id)
  return oneView(tx, id)
}

async function opened(tx: Db, id: string, actor: Actor): Promise<{ item: Parked; meeting: Meeting }> {
  const found = await selectParked(tx).where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new AppError('not_found', 'parked.notFound')
  const meeting = await lockMeeting(tx, found.meeting_id)
  authorizeMeeting(actor, 'settleParked', meeting)
  // Read again: whoever held the meeting before may have settled it.
  const item = await selectParked(tx).where('id', '=', id).executeTakeFirstOrThrow()
  return { item, meeting }
}

/** The meeting is held, so the last topic is the one that was just put there. */
async function lastTopic(tx: Db, meetingId: string): Promise<string> {
  const { id } = await tx
    .selectFrom('topic')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .orderBy('seq', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}
