import type { BodyOf, Out } from '#contract/endpoint.ts'
import type * as contract from '#contract/preparation.ts'
import type { PositionView } from '#contract/preparation.ts'
import { AppError } from '#domain/error.ts'
import { meetingPhase } from '#domain/meeting/lifecycle.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import {
  authorizePosition,
  departmentsSpokenFor,
  mayStatePosition,
  seesAlignment,
} from '#domain/preparation/policy.ts'
import type { Db } from '#server/db/database.ts'
import { noteChange, tellMeeting } from '#server/meeting/change.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { getMeeting, lockMeeting, topicsOf } from '#server/meeting/queries.ts'
import { guard } from '#server/norm/guard.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'

const columns = [
  'id',
  'topic_id as topicId',
  'department_id as departmentId',
  'position',
  'needs',
  'suggestion',
  'speaking_points as speakingPoints',
  'author_id as authorId',
  'version',
  'updated_at as updatedAt',
] as const

/** What departments bring to the topics, as far as the row-level rules let this person read it. */
export async function listPositions(
  tx: Db,
  actor: Actor,
  meetingId: string,
): Promise<Out<typeof contract.listPositions.reply>> {
  const meeting = await getMeeting(tx, meetingId)
  authorizeMeeting(actor, 'view', meeting)
  const items = await positionsOf(tx, meetingId)
  const mine = mayStatePosition(actor, meeting) ? await ownDepartments(tx, actor, meeting) : []
  const phase = meetingPhase(meeting.state)
  return {
    items,
    mine,
    showsAll: phase === 'during' || phase === 'after' || seesAlignment(actor, meeting, 'heads'),
  }
}

/** In the order of the agenda, then of the departments' names. */
export async function positionsOf(tx: Db, meetingId: string): Promise<PositionView[]> {
  const rows = await tx
    .selectFrom('position_statement')
    .select(columns)
    .where('meeting_id', '=', meetingId)
    .execute()
  const order = new Map((await topicsOf(tx, meetingId)).map(({ id }, at) => [id, at]))
  const people = await personRefs(
    tx,
    rows.map(({ authorId }) => authorId),
  )
  const departments = await departmentRefs(
    tx,
    rows.map(({ departmentId }) => departmentId),
  )
  return rows
    .flatMap(({ departmentId, authorId, updatedAt, ...rest }) => {
      const department = departments.get(departmentId)
      const author = people.get(authorId)
      if (department === undefined || author === undefined) return []
      return [{ ...rest, department, author, updatedAt: updatedAt.toISOString() }]
    })
    .toSorted(
      (a, b) =>
        (order.get(a.topicId) ?? 0) - (order.get(b.topicId) ?? 0) ||
        (a.department.name < b.department.name ? -1 : 1),
    )
}

export async function savePosition(
  tx: Db,
  actor: Actor,
  request: {
    readonly id: string
    readonly topicId: string
    readonly said: BodyOf<typeof contract.savePosition>
    readonly at: Date
  },
): Promise<PositionView> {
  const { id, topicId, said, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizePosition(actor, meeting, said.departmentId)
  await refuseObserver(tx, actor, meeting, { departmentId: said.departmentId, at })
  const topic = (await topicsOf(tx, id)).find((one) => one.id === topicId)
  if (topic === undefined) throw new AppError('not_found', 'topic.notFound')

  const present = await positionOf(tx, topicId, said.departmentId)
  if ((present?.version ?? 0) !== said.version) {
    throw new AppError('conflict', 'position.stale', {}, { detail: { current: present ?? null } })
  }
  const words = {
    position: said.position,
    needs: said.needs,
    suggestion: said.suggestion,
    speaking_points: said.speakingPoints,
    author_id: actor.personId,
    updated_at: at,
  }
  if (present === undefined) {
    await tx
      .insertInto('position_statement')
      .values({ meeting_id: id, topic_id: topicId, department_id: said.departmentId, ...words })
      .execute()
  } else {
    await tx
      .updateTable('position_statement')
      .set({ ...words, version: present.version + 1 })
      .where('id', '=', present.id)
      .execute()
  }
  // That there is one, not what it says: the history is read by the other departments too.
  if (present === undefined) {
    await noteChange(tx, actor, id, { move: 'statePosition', at, data: { topicId, title: topic.title } })
  }
  await tellMeeting(tx, id, meeting.version)
  return (await positionOf(tx, topicId, said.departmentId)) as PositionView
}

async function positionOf(tx: Db, topicId: string, departmentId: string): Promise<PositionView | undefined> {
  const row = await tx
    .selectFrom('position_statement')
    .select('meeting_id')
    .where('topic_id', '=', topicId)
    .where('department_id', '=', departmentId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const all = await positionsOf(tx, row.meeting_id)
  return all.find((one) => one.topicId === topicId && one.department.id === departmentId)
}

/** NM-MTG-05: whoever speaks for a department through an observer's seat has nothing to say there. */
async function refuseObserver(
  tx: Db,
  actor: Actor,
  meeting: Meeting,
  { departmentId, at }: { departmentId: string; at: Date },
): Promise<void> {
  const seats = meeting.attendees.filter(
    (attendee) =>
      attendee.departmentId === departmentId &&
      (attendee.personId === actor.personId || attendee.proxyId === actor.personId),
  )
  const speaking = seats.find(({ kind }) => kind === 'core') ?? seats[0]
  if (speaking === undefined) return
  const people = await personRefs(tx, [speaking.personId])
  await guard(tx, actor, {
    event: 'speak',
    facts: {
      meeting: { id: meeting.id, name: meeting.name, hostId: meeting.hostId },
      attendees: meeting.attendees.map(({ personId, kind }) => ({ personId, kind })),
      speakerIds: [speaking.personId],
      people: [...people.values()].map(({ id, name }) => ({ id, name })),
    },
    noun: 'meeting',
    nounId: meeting.id,
    overrides: [],
    now: at,
  })
}

async function ownDepartments(tx: Db, actor: Actor, meeting: Meeting) {
  const core = { ...meeting, attendees: meeting.attendees.filter(({ kind }) => kind === 'core') }
  const ids = departmentsSpokenFor(actor, core)
  const refs = await departmentRefs(tx, ids)
  return ids.flatMap((id) => refs.get(id) ?? [])
}
