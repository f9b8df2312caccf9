import { sql } from 'kysely'
import type { ApprovalKind } from '#domain/approval/lifecycle.ts'
import type { ApprovalInQuestion } from '#domain/approval/policy.ts'
import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'

/** A request with what its policy needs of the decision it belongs to. */
export interface Approval extends ApprovalInQuestion {
  readonly id: string
  readonly number: string
  readonly decisionId: string
  readonly decisionNumber: string
  readonly decisionContent: string
  readonly decisionState: string
  readonly kind: ApprovalKind
  readonly subject: string
  readonly note: string
  readonly departmentId: string | null
  readonly headcount: number | null
  readonly amountCents: number | null
  readonly submitBy: string | null
  readonly comment: string
  readonly submittedAt: Date | null
  readonly decidedAt: Date | null
  readonly version: number
}

/** Requests by one of their ids, in the order they were started. */
export async function approvalsWhere(
  tx: Db,
  by: { readonly id: string } | { readonly decisionId: string },
): Promise<Approval[]> {
  const { rows } = await sql<Approval>`
    select a.id, a.number, a.decision_id as "decisionId", d.number as "decisionNumber",
      d.content as "decisionContent", d.state as "decisionState", a.kind, a.subject, a.note,
      a.department_id as "departmentId", a.headcount, a.amount_cents as "amountCents",
      a.submitter_id as "submitterId", a.submit_by as "submitBy", a.approver_id as "approverId", a.state,
      a.comment, a.submitted_at as "submittedAt", a.decided_at as "decidedAt", a.version,
      m.host_id as "hostId", m.recorder_id as "recorderId", d.classification,
      d.department_ids as "departmentIds", d.participant_ids as "participantIds"
    from approval a join decision d on d.id = a.decision_id left join meeting m on m.id = d.meeting_id
    where ${'id' in by ? sql`a.id = ${by.id}` : sql`a.decision_id = ${by.decisionId}`}
    order by a.created_at, a.id`.execute(tx)
  return rows
}

export async function getApproval(tx: Db, id: string): Promise<Approval> {
  const [approval] = await approvalsWhere(tx, { id })
  if (approval === undefined) throw new AppError('not_found', 'approval.notFound')
  return approval
}

/** Also holds it until the transaction ends. */
export async function lockApproval(tx: Db, id: string): Promise<Approval> {
  await tx.selectFrom('approval').select('id').where('id', '=', id).forUpdate().execute()
  return getApproval(tx, id)
}
