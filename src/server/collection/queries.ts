import type { ProposalState } from '#domain/collection/lifecycle.ts'
import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'

export interface Proposal {
  readonly id: string
  readonly meetingId: string
  readonly proposerId: string
  readonly departmentId: string | null
  readonly title: string
  readonly problemToSolve: string
  readonly expectedOutput: string
  readonly plannedMinutes: number | null
  readonly state: ProposalState
  readonly answer: string
  readonly answeredBy: string | null
  readonly answeredAt: Date | null
  readonly topicId: string | null
  readonly at: Date
}

const columns = [
  'id',
  'meeting_id as meetingId',
  'proposer_id as proposerId',
  'department_id as departmentId',
  'title',
  'problem_to_solve as problemToSolve',
  'expected_output as expectedOutput',
  'planned_minutes as plannedMinutes',
  'state',
  'answer',
  'answered_by as answeredBy',
  'answered_at as answeredAt',
  'topic_id as topicId',
  'at',
] as const

/** In the order in which they came in. */
export async function proposalsOf(tx: Db, meetingId: string): Promise<Proposal[]> {
  return tx
    .selectFrom('topic_proposal')
    .select(columns)
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()
}

/** The meeting is held already, so nobody else answers at the same time. */
export async function getProposal(tx: Db, meetingId: string, id: string): Promise<Proposal> {
  const row = await tx
    .selectFrom('topic_proposal')
    .select(columns)
    .where('meeting_id', '=', meetingId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new AppError('not_found', 'proposal.notFound')
  return row
}
