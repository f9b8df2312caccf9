import { sql } from 'kysely'
import type * as contract from '#contract/meeting.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { refreshAudience } from './audience.ts'
import { noteChange, requireActivePeople, tellMeeting } from './change.ts'
import type { Attendee, Meeting } from './meeting.ts'
import { inviteLate, uninvite } from './notice.ts'
import { attendeeOf, getMeeting, lockMeeting, topicsOf } from './queries.ts'
import type { BodyOf } from './requirements.ts'

/** Puts people on the list, with the department they have today; whoever is on it stays as they are. */
export async function addMissingAttendees(
  tx: Db,
  meetingId: string,
  personIds: readonly (string | null | undefined)[],
): Promise<void> {
  const wanted = [...new Set(personIds.filter((id) => id !== null && id !== undefined))]
  if (wanted.length === 0) return
  await sql`
    insert into meeting_attendee (meeting_id, person_id, department_id)
    select ${meetingId}, p.id, d.department_id
    from unnest(${wanted}::uuid[]) with ordinality p (id, at)
    left join person_department d on d.person_id = p.id and d.is_primary
    order by p.at
    on conflict (meeting_id, person_id) do nothing`.execute(tx)
}

export async function addAttendee(
  tx: Db,
  app: App,
  actor: Actor,
  request: {
    readonly id: string
    readonly attendee: BodyOf<typeof contract.addAttendee>
    readonly at: Date
  },
): Promise<void> {
  const { id, attendee, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'editPeople', meeting)
  await requireActivePeople(tx, { personId: attendee.personId })
  if (meeting.attendees.some(({ personId }) => personId === attendee.personId)) {
    throw new AppError('conflict', 'attendee.alreadyOnList')
  }
  requireSpeakers(meeting, attendee.personId, attendee.kind)
  await addMissingAttendees(tx, id, [attendee.personId])
  await tx
    .updateTable('meeting_attendee')
    .set({
      kind: attendee.kind,
      core_role: attendee.kind === 'core' ? attendee.coreRole : null,
      is_mandatory: attendee.isMandatory ?? attendee.kind === 'core',
      materials_to_prepare: attendee.materialsToPrepare,
    })
    .where('meeting_id', '=', id)
    .where('person_id', '=', attendee.personId)
    .execute()
  if (attendee.topicIds.length > 0) {
    const { attendees } = await getMeeting(tx, id)
    const row = attendees.find(({ personId }) => personId === attendee.personId) as Attendee
    await nameForTopics(tx, id, row.id, attendee.topicIds)
  }
  await refreshAudience(tx, id)
  await noteChange(tx, actor, id, {
    move: 'addAttendee',
    at,
    data: { personId: attendee.personId, kind: attendee.kind },
  })
  await tellMeeting(tx, id, meeting.version)
  await inviteLate(tx, app, actor, { meetingId: id, personId: attendee.personId, at })
}

export async function updateAttendee(
  tx: Db,
  actor: Actor,
  request: {
    readonly id: string
    readonly attendeeId: string
    readonly changes: BodyOf<typeof contract.updateAttendee>
    readonly at: Date
  },
): Promise<void> {
  const { id, attendeeId, changes, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'editPeople', meeting)
  const attendee = attendeeOf(meeting, attendeeId)
  const kind = changes.kind ?? attendee.kind
  requireSpeakers(meeting, attendee.personId, kind)
  const coreRole = changes.coreRole === undefined ? attendee.coreRole : changes.coreRole
  await tx
    .updateTable('meeting_attendee')
    .set({
      kind,
      // An observer decides, executes and provides nothing (S0-42).
      core_role: kind === 'core' ? coreRole : null,
      // Who becomes an observer need not come, and the other way round, unless somebody says otherwise.
      is_mandatory: changes.isMandatory ?? (kind === attendee.kind ? attendee.isMandatory : kind === 'core'),
      mode: changes.mode === undefined ? attendee.mode : changes.mode,
      remark: changes.remark ?? attendee.remark,
      materials_to_prepare: changes.materialsToPrepare ?? attendee.materialsToPrepare,
      version: attendee.version + 1,
    })
    .where('id', '=', attendeeId)
    .execute()
  // An observer is there for no topic in particular.
  if (kind === 'observer') await nameForTopics(tx, id, attendeeId, [])
  else if (changes.topicIds !== undefined) await nameForTopics(tx, id, attendeeId, changes.topicIds)
  await noteChange(tx, actor, id, {
    move: 'updateAttendee',
    at,
    data: { personId: attendee.personId, fields: Object.keys(changes) },
  })
  await tellMeeting(tx, id, meeting.version)
}

export async function removeAttendee(
  tx: Db,
  app: App,
  actor: Actor,
  request: { readonly id: string; readonly attendeeId: string; readonly at: Date },
): Promise<void> {
  const { id, attendeeId, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'editPeople', meeting)
  const attendee = attendeeOf(meeting, attendeeId)
  const { personId } = attendee
  const { hostId, recorderId, timekeeperId, materialPreparerId } = meeting
  if ([hostId, recorderId, timekeeperId, materialPreparerId].includes(personId)) {
    throw new AppError('conflict', 'attendee.hasRole')
  }
  if (attendee.signIn !== null) throw new AppError('conflict', 'attendee.wasThere')
  // While they still see the meeting, or they would not hear that they need not come.
  await uninvite(tx, app, actor, { meeting, personId, at })
  await tx.deleteFrom('meeting_attendee').where('id', '=', attendeeId).execute()
  await noteChange(tx, actor, id, { move: 'removeAttendee', at, data: { personId } })
  await refreshAudience(tx, id)
  await tellMeeting(tx, id, meeting.version)
}

/** Exactly these topics of the meeting are theirs (S0-37). */
async function nameForTopics(
  tx: Db,
  meetingId: string,
  attendeeId: string,
  topicIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(topicIds)]
  const known = await topicsOf(tx, meetingId)
  if (wanted.some((topicId) => !known.some(({ id }) => id === topicId))) {
    const issues = [{ path: ['topicIds'], reason: 'topic.notFound' }]
    throw new AppError('invalid', 'topic.notFound', {}, { issues })
  }
  await tx.deleteFrom('attendee_topic').where('attendee_id', '=', attendeeId).execute()
  if (wanted.length === 0) return
  await tx
    .insertInto('attendee_topic')
    .values(wanted.map((topic_id) => ({ attendee_id: attendeeId, topic_id })))
    .execute()
}

/** Whoever steers, records or keeps the time cannot be somebody who only listens. */
function requireSpeakers(meeting: Meeting, personId: string, kind: 'core' | 'observer'): void {
  if (kind === 'observer' && [meeting.hostId, meeting.recorderId].includes(personId)) {
    throw new AppError('conflict', 'attendee.roleSpeaks')
  }
}
