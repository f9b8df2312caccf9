import { sql } from 'kysely'
import type * as contract from '#contract/meeting.ts'
import { AppError } from '#domain/error.ts'
import { meetingPhase } from '#domain/meeting/lifecycle.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { refreshAudience } from './audience.ts'
import { noteChange, requireActivePeople, tellMeeting, tellTopics } from './change.ts'
import type { Topic } from './meeting.ts'
import { lockMeeting, lockTopic, topicsOf } from './queries.ts'
import type { BodyOf, Some } from './requirements.ts'
import { topicView } from './view.ts'

type Fields = Some<Omit<BodyOf<typeof contract.addTopic>, 'about'>>
type About = NonNullable<BodyOf<typeof contract.addTopic>['about']>

/** At the end of the agenda. What comes up while people sit together is a 临时议题, and counted as one. */
export async function addTopic(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly topic: BodyOf<typeof contract.addTopic>; readonly at: Date },
): Promise<string> {
  const { id, at } = request
  const { about, ...topic } = request.topic
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  await requireActivePeople(tx, { ownerId: topic.ownerId })
  await requireDepartment(tx, topic.presentingDepartmentId)
  if (about !== undefined) await requireMatter(tx, about)
  const topics = await topicsOf(tx, id)
  const isAdHoc = meetingPhase(meeting.state) === 'during'
  const { id: topicId } = await tx
    .insertInto('topic')
    .values({
      ...columnsOf(topic),
      ...(about !== undefined && { [columnAbout[about.noun]]: about.id }),
      meeting_id: id,
      seq: (topics.at(-1)?.seq ?? 0) + 1,
      is_ad_hoc: isAdHoc,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await noteChange(tx, actor, id, { move: 'addTopic', at, data: { title: topic.title, isAdHoc } })
  await agendaChanged(tx, id, meeting.version)
  return topicId
}

const columnAbout = {
  task: 'about_task_id',
  entry: 'about_entry_id',
  topic: 'carried_from_topic_id',
} as const satisfies Record<About['noun'], string>

/** What the reader may not see does not exist for them, so it cannot be put on an agenda either. */
async function requireMatter(tx: Db, about: About): Promise<void> {
  const found = await tx.selectFrom(about.noun).select('id').where('id', '=', about.id).executeTakeFirst()
  if (found !== undefined) return
  const issues = [{ path: ['about'], reason: 'topic.matterUnknown' }]
  throw new AppError('invalid', 'topic.matterUnknown', {}, { issues })
}

async function requireDepartment(tx: Db, id: string | null | undefined): Promise<void> {
  if (id === null || id === undefined) return
  const found = await tx.selectFrom('department').select('id').where('id', '=', id).executeTakeFirst()
  if (found !== undefined) return
  const issues = [{ path: ['presentingDepartmentId'], reason: 'topic.departmentUnknown' }]
  throw new AppError('invalid', 'topic.departmentUnknown', {}, { issues })
}

export async function updateTopic(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly changes: BodyOf<typeof contract.updateTopic>; readonly at: Date },
): Promise<string> {
  const { id, at } = request
  const { version, ...changes } = request.changes
  const { topic, meeting } = await lockTopic(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  if (version !== topic.version) {
    const current = topicView(
      topic,
      await personRefs(tx, [topic.ownerId]),
      await departmentRefs(tx, [topic.presentingDepartmentId]),
    )
    throw new AppError('conflict', 'topic.stale', {}, { detail: { current } })
  }
  await requireActivePeople(tx, { ownerId: changes.ownerId })
  await requireDepartment(tx, changes.presentingDepartmentId)
  await tx
    .updateTable('topic')
    .set({ ...columnsOf(changes), version: topic.version + 1 })
    .where('id', '=', id)
    .execute()
  await noteChange(tx, actor, meeting.id, {
    move: 'updateTopic',
    at,
    data: { topicId: id, title: changes.title ?? topic.title, fields: Object.keys(changes) },
  })
  await agendaChanged(tx, meeting.id, meeting.version)
  return meeting.id
}

/** A topic about which something was written, decided or spent stays: it happened. */
export async function removeTopic(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly at: Date },
): Promise<string> {
  const { id, at } = request
  const { topic, meeting } = await lockTopic(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  if (await hasRecord(tx, topic)) throw new AppError('conflict', 'topic.hasRecord', { title: topic.title })
  await tx.deleteFrom('topic').where('id', '=', id).execute()
  const rest = await topicsOf(tx, meeting.id)
  await saveOrder(
    tx,
    meeting.id,
    rest.map((other) => other.id),
  )
  await noteChange(tx, actor, meeting.id, { move: 'removeTopic', at, data: { title: topic.title } })
  await agendaChanged(tx, meeting.id, meeting.version)
  return meeting.id
}

export async function orderTopics(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly topicIds: readonly string[]; readonly at: Date },
): Promise<void> {
  const { id, topicIds, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  const topics = await topicsOf(tx, id)
  const known = new Set(topics.map((topic) => topic.id))
  const isWhole = topicIds.length === known.size && topicIds.every((topicId) => known.has(topicId))
  if (!isWhole || new Set(topicIds).size !== topicIds.length) {
    const issues = [{ path: ['topicIds'], reason: 'topic.orderIncomplete' }]
    throw new AppError('invalid', 'topic.orderIncomplete', {}, { issues })
  }
  await saveOrder(tx, id, topicIds)
  await noteChange(tx, actor, id, { move: 'orderTopics', at })
  await agendaChanged(tx, id, meeting.version)
}

async function saveOrder(tx: Db, meetingId: string, topicIds: readonly string[]): Promise<void> {
  await sql`
    update topic set seq = placed.seq
    from unnest(${[...topicIds]}::uuid[]) with ordinality placed (id, seq)
    where topic.id = placed.id and topic.meeting_id = ${meetingId} and topic.seq <> placed.seq`.execute(tx)
}

/** Lines that were taken out count too: they can be put back. */
async function hasRecord(tx: Db, topic: Topic): Promise<boolean> {
  if (topic.state !== 'pending' || topic.spentSeconds > 0) return true
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from entry where topic_id = ${topic.id})
      or exists (select 1 from decision where topic_id = ${topic.id})
      or exists (select 1 from task where topic_id = ${topic.id}) as found`.execute(tx)
  return rows[0]?.found ?? false
}

/** Whoever presents a topic can see the meeting. */
async function agendaChanged(tx: Db, meetingId: string, version: number): Promise<void> {
  await refreshAudience(tx, meetingId)
  await tellTopics(tx, meetingId)
  await tellMeeting(tx, meetingId, version)
}

function columnsOf(fields: Fields) {
  const columns = {
    title: fields.title,
    kind: fields.kind,
    section: fields.section,
    discussion_content: fields.discussionContent,
    problem_to_solve: fields.problemToSolve,
    expected_output: fields.expectedOutput,
    owner_id: fields.ownerId,
    is_for_all: fields.isForAll,
    presenting_department_id: fields.presentingDepartmentId,
    priority: fields.priority,
    serves_goal: fields.servesGoal,
    goal_part: fields.goalPart,
    planned_minutes: fields.plannedMinutes,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<
    typeof columns
  >
}
