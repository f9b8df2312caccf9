import { AppError } from '#domain/error.ts'
import { isFinal } from '#domain/minutes/lifecycle.ts'
import type { Db } from '#server/db/database.ts'
import type { Decision } from './decision.ts'

const columns = [
  'decision.id',
  'decision.number',
  'decision.meeting_id as meetingId',
  'decision.topic_id as topicId',
  'decision.content',
  'decision.kind',
  'decision.state',
  'decision.mechanism',
  'decision.owner_id as ownerId',
  'decision.owner_department_id as ownerDepartmentId',
  'decision.due_on as dueOn',
  'decision.due_text as dueText',
  'decision.confirm_by as confirmBy',
  'decision.condition_event as conditionEvent',
  'decision.notice_lead_days as noticeLeadDays',
  'decision.affected_date as affectedDate',
  'decision.superseded_by as supersededBy',
  'decision.classification',
  'decision.department_ids as departmentIds',
  'decision.participant_ids as participantIds',
  'decision.version',
] as const

/** A decision as its policy sees it; what the row-level rules hide does not exist. */
export async function getDecision(tx: Db, id: string): Promise<Decision> {
  const row = await tx.selectFrom('decision').select(columns).where('id', '=', id).executeTakeFirst()
  return withMeeting(tx, row)
}

/** Also holds the row until the transaction ends. */
export async function lockDecision(tx: Db, id: string): Promise<Decision> {
  const row = await tx
    .selectFrom('decision')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return withMeeting(tx, row)
}

async function withMeeting(
  tx: Db,
  row: Omit<Decision, 'hostId' | 'recorderId' | 'isFixed'> | undefined,
): Promise<Decision> {
  if (row === undefined) throw new AppError('not_found', 'decision.notFound')
  const meeting =
    row.meetingId === null
      ? undefined
      : await tx
          .selectFrom('meeting')
          .leftJoin('minutes', 'minutes.meeting_id', 'meeting.id')
          .select(['host_id', 'recorder_id', 'minutes.state as minutesState'])
          .where('meeting.id', '=', row.meetingId)
          .executeTakeFirst()
  return {
    ...row,
    hostId: meeting?.host_id ?? null,
    recorderId: meeting?.recorder_id ?? null,
    isFixed: meeting?.minutesState != null && isFinal(meeting.minutesState),
  }
}
