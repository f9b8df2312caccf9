import { sql } from 'kysely'
import { AppError } from '#domain/error.ts'
import { isFinal } from '#domain/minutes/lifecycle.ts'
import type { Db } from '#server/db/database.ts'
import type { Decision } from './decision.ts'

const columns = [
  'decision.id',
  'decision.number',
  'decision.source',
  'decision.collaboration_id as collaborationId',
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
  'decision.notice_audience as noticeAudience',
  'decision.notice_channel as noticeChannel',
  'decision.notice_sender_id as noticeSenderId',
  'decision.rule_metric as ruleMetric',
  'decision.rule_limit as ruleLimit',
  'decision.rule_unit as ruleUnit',
  'decision.party_ids as partyIds',
  'decision.norm_request as normRequest',
  'decision.refers_to as refersTo',
  'decision.refers_material_id as refersMaterialId',
  'decision.prepared_by_id as preparedById',
  'decision.prepare_what as prepareWhat',
  'decision.prepare_by as prepareBy',
  'decision.working_group as workingGroup',
  'decision.keeps_plan as keepsPlan',
  'decision.remark',
  'decision.superseded_by as supersededBy',
  'decision.classification',
  'decision.department_ids as departmentIds',
  'decision.participant_ids as participantIds',
  'decision.created_at as createdAt',
  'decision.version',
] as const

/** A decision as its policy sees it; what the row-level rules hide does not exist. */
export async function getDecision(tx: Db, id: string): Promise<Decision> {
  const row = await tx.selectFrom('decision').select(columns).where('id', '=', id).executeTakeFirst()
  return withSurroundings(tx, row)
}

/** Also holds the row until the transaction ends. */
export async function lockDecision(tx: Db, id: string): Promise<Decision> {
  const row = await tx
    .selectFrom('decision')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return withSurroundings(tx, row)
}

async function withSurroundings(
  tx: Db,
  row: Omit<Decision, 'hostId' | 'recorderId' | 'isFixed' | 'notice'> | undefined,
): Promise<Decision> {
  if (row === undefined) throw new AppError('not_found', 'decision.notFound')
  const { rows } = await sql<{
    hostId: string | null
    recorderId: string | null
    minutesState: Parameters<typeof isFinal>[0] | null
    notice: Decision['notice']
  }>`
    select coalesce(m.host_id, chat.decided_by) as "hostId", coalesce(m.recorder_id, chat.recorded_by) as "recorderId", x.state as "minutesState",
      case when n.id is null then 'none' when n.sent_at is null then 'drafted' else 'sent' end as notice
    from (select ${row.id}::uuid as id, ${row.meetingId}::uuid as meeting_id) d
    left join meeting m on m.id = d.meeting_id
    left join chat_decision chat on chat.id = d.id
    left join minutes x on x.meeting_id = d.meeting_id
    left join decision_notice n on n.decision_id = d.id`.execute(tx)
  const around = rows[0]
  return {
    ...row,
    hostId: around?.hostId ?? null,
    recorderId: around?.recorderId ?? null,
    isFixed: around?.minutesState != null && isFinal(around.minutesState),
    notice: around?.notice ?? 'none',
  }
}
