import type { ApprovalView } from '#contract/approval.ts'
import { offeredInApproval } from '#domain/approval/policy.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import type { Approval } from './queries.ts'

export async function approvalViews(
  tx: Db,
  actor: Actor,
  approvals: readonly Approval[],
  now: Date,
): Promise<ApprovalView[]> {
  const { zone } = await loadWorkTime(tx)
  const today = civilDateOf(now, zone)
  const people = await personRefs(
    tx,
    approvals.flatMap(({ submitterId, approverId }) => [submitterId, approverId]),
  )
  const departments = await departmentRefs(
    tx,
    approvals.map(({ departmentId }) => departmentId),
  )
  return approvals.map((approval) => ({
    id: approval.id,
    number: approval.number,
    decision: {
      noun: 'decision' as const,
      id: approval.decisionId,
      number: approval.decisionNumber,
      title: approval.decisionContent,
      state: approval.decisionState,
    },
    kind: approval.kind,
    subject: approval.subject,
    note: approval.note,
    department: (approval.departmentId !== null && departments.get(approval.departmentId)) || null,
    headcount: approval.headcount,
    amountCents: approval.amountCents,
    submitter: people.get(approval.submitterId) ?? null,
    submitBy: approval.submitBy,
    approver: (approval.approverId !== null && people.get(approval.approverId)) || null,
    state: approval.state,
    comment: approval.comment,
    submittedAt: approval.submittedAt?.toISOString() ?? null,
    decidedAt: approval.decidedAt?.toISOString() ?? null,
    isLate: approval.state === 'draft' && approval.submitBy !== null && approval.submitBy < today,
    can: offeredInApproval(actor, approval),
    version: approval.version,
  }))
}
