import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import * as contract from '#contract/approval.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export const approvalKeys = {
  all: ['approval'] as const,
  decision: (id: string) => ['approval', 'decision', id] as const,
}

export function approvalsQuery(decisionId: string) {
  return queryOptions({
    queryKey: approvalKeys.decision(decisionId),
    queryFn: ({ signal }) => call(contract.listApprovals, { params: { id: decisionId }, signal }),
  })
}

function useApprovalAct<Asked>(act: (asked: Asked) => Promise<unknown>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => {
      for (const queryKey of [approvalKeys.all, ['decision'], ['today']]) {
        void cache.invalidateQueries({ queryKey })
      }
    },
  })
}

export type ApprovalFields = BodyOf<typeof contract.createApproval>

export const useSaveApproval = (
  decisionId: string,
  approval: { readonly id: string; readonly version: number } | undefined,
) =>
  useApprovalAct((fields: ApprovalFields) => {
    if (approval === undefined) {
      return call(contract.createApproval, { params: { id: decisionId }, body: fields })
    }
    const { submitterId, ...rest } = fields
    return call(contract.updateApproval, {
      params: { id: approval.id },
      body: { version: approval.version, ...rest, ...(submitterId && { submitterId }) },
    })
  })

export const useMoveApproval = (id: string) =>
  useApprovalAct((body: BodyOf<typeof contract.moveApproval>) =>
    call(contract.moveApproval, { params: { id }, body }),
  )
