import { sql } from 'kysely'
import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'
import type { Attendee, Material, Meeting, Topic } from './meeting.ts'

const meetingColumns = [
  'id',
  'number',
  'name',
  'type',
  'state',
  'classification',
  'department_ids as departmentIds',
  'participant_ids as participantIds',
  'planned_start as plannedStart',
  'planned_end as plannedEnd',
  'actual_start as actualStart',
  'actual_end as actualEnd',
  'form',
  'place',
  'online_url as onlineUrl',
  'goal',
  'core_problem as coreProblem',
  'expected_outcome as expectedOutcome',
  'need_check as needCheck',
  'need_reason as needReason',
  'out_of_scope as outOfScope',
  'collaboration_id as collaborationId',
  'request_id as requestId',
  'collaboration_name as collaborationName',
  'initiating_department_id as initiatingDepartmentId',
  'organiser_id as organiserId',
  'host_id as hostId',
  'recorder_id as recorderId',
  'timekeeper_id as timekeeperId',
  'material_preparer_id as materialPreparerId',
  'decision_power as decisionPower',
  'is_resource_contested as isResourceContested',
  'confirm_minutes as confirmMinutes',
  'break_minutes as breakMinutes',
  'venue_confirmed_by as venueConfirmedBy',
  'venue_confirmed_at as venueConfirmedAt',
  'opening_checked_by as openingCheckedBy',
  'opening_checked_at as openingCheckedAt',
  'collecting_until as collectingUntil',
  'invited_at as invitedAt',
  'noticed_at as noticedAt',
  'cancelled_reason as cancelledReason',
  'calendar_sequence as calendarSequence',
  'is_imported as isImported',
  'version',
] as const

const topicIdsOfAttendee = sql<string[]>`array(
  select own.topic_id from attendee_topic own where own.attendee_id = meeting_attendee.id order by 1)`.as(
  'topicIds',
)

const attendeeColumns = [
  'id',
  'person_id as personId',
  'department_id as departmentId',
  'kind',
  'core_role as coreRole',
  'rsvp',
  'rsvp_reason as rsvpReason',
  'rsvp_at as rsvpAt',
  'proxy_id as proxyId',
  'proxy_scope as proxyScope',
  'sign_in as signIn',
  'signed_in_at as signedInAt',
  'sign_in_method as signInMethod',
  'left_at as leftAt',
  'absence_reason as absenceReason',
  'is_mandatory as isMandatory',
  'mode',
  'remark',
  topicIdsOfAttendee,
  'materials_to_prepare as materialsToPrepare',
  'notice_opened_at as noticeOpenedAt',
  'version',
] as const

export const topicColumns = [
  'id',
  'meeting_id as meetingId',
  'seq',
  'title',
  'kind',
  'section',
  'discussion_content as discussionContent',
  'problem_to_solve as problemToSolve',
  'expected_output as expectedOutput',
  'owner_id as ownerId',
  'is_for_all as isForAll',
  'presenting_department_id as presentingDepartmentId',
  'priority',
  'serves_goal as servesGoal',
  'goal_part as goalPart',
  'planned_minutes as plannedMinutes',
  'extended_minutes as extendedMinutes',
  'state',
  'outcome_note as outcomeNote',
  'started_at as startedAt',
  'ended_at as endedAt',
  'spent_seconds as spentSeconds',
  'is_ad_hoc as isAdHoc',
  'version',
] as const

function missing(noun: 'meeting' | 'topic' | 'material' | 'attendee'): never {
  throw new AppError('not_found', `${noun}.notFound`)
}

/** A meeting in domain words; what the row-level rules hide does not exist. */
export async function getMeeting(tx: Db, id: string): Promise<Meeting> {
  const row = await tx.selectFrom('meeting').select(meetingColumns).where('id', '=', id).executeTakeFirst()
  if (row === undefined) missing('meeting')
  return { ...row, attendees: await attendeesOf(tx, id) }
}

/** Also holds the row until the transaction ends, so that two changes of one meeting cannot race. */
export async function lockMeeting(tx: Db, id: string): Promise<Meeting> {
  const row = await tx
    .selectFrom('meeting')
    .select(meetingColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) missing('meeting')
  return { ...row, attendees: await attendeesOf(tx, id) }
}

/** In the order in which they were invited. */
export async function attendeesOf(tx: Db, meetingId: string): Promise<Attendee[]> {
  return tx
    .selectFrom('meeting_attendee')
    .select(attendeeColumns)
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()
}

/** In the order of the agenda. */
export async function topicsOf(tx: Db, meetingId: string): Promise<Topic[]> {
  return tx
    .selectFrom('topic')
    .select(topicColumns)
    .where('meeting_id', '=', meetingId)
    .orderBy('seq')
    .orderBy('id')
    .execute()
}

const materialQuery = (tx: Db) =>
  tx
    .selectFrom('material')
    .select((material) => [
      'id',
      'meeting_id as meetingId',
      'topic_id as topicId',
      'name',
      'kind',
      'revision',
      'preparer_id as preparerId',
      'due_at as dueAt',
      'file_id as fileId',
      'key_points as keyPoints',
      'data_source as dataSource',
      'review_state as reviewState',
      'review_comment as reviewComment',
      'reviewed_by as reviewedBy',
      'reviewed_at as reviewedAt',
      'version',
      material
        .selectFrom('material_revision')
        .whereRef('material_revision.material_id', '=', 'material.id')
        .select(sql<number>`count(*)::int`.as('count'))
        .as('revisionCount'),
      material
        .selectFrom('material_opened')
        .whereRef('material_opened.material_id', '=', 'material.id')
        .select(sql<string[]>`coalesce(array_agg(person_id order by at, person_id), '{}')`.as('persons'))
        .as('openedBy'),
    ])

export async function materialsOf(tx: Db, meetingId: string): Promise<Material[]> {
  const rows = await materialQuery(tx).where('meeting_id', '=', meetingId).orderBy('id').execute()
  return rows as Material[]
}

export async function getMaterial(tx: Db, id: string): Promise<Material> {
  const row = await materialQuery(tx).where('id', '=', id).executeTakeFirst()
  return (row as Material | undefined) ?? missing('material')
}

/**
 * A topic with its meeting, the meeting locked first: whoever works on the agenda holds the meeting, so
 * that the running topic and the order are never changed by two at once.
 */
export async function lockTopic(tx: Db, id: string): Promise<{ topic: Topic; meeting: Meeting }> {
  const found = await tx
    .selectFrom('topic')
    .select('meeting_id as meetingId')
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) missing('topic')
  const meeting = await lockMeeting(tx, found.meetingId)
  const topic = await tx.selectFrom('topic').select(topicColumns).where('id', '=', id).executeTakeFirst()
  if (topic === undefined) missing('topic')
  return { topic, meeting }
}

export function attendeeOf(meeting: Meeting, attendeeId: string): Attendee {
  return meeting.attendees.find(({ id }) => id === attendeeId) ?? missing('attendee')
}
