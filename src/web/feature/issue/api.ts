import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as shapes from '#contract/issue.ts'
import * as contract from '#contract/issue.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export type IssueView = z.output<typeof shapes.IssueView>

const key = ['issue'] as const

export function issuesQuery(collaborationId: string) {
  return infiniteQueryOptions({
    queryKey: [...key, collaborationId] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listIssues, {
        params: { id: collaborationId },
        query: { limit: 50, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

function useAct<Asked>(act: (asked: Asked) => Promise<unknown>) {
  const cache = useQueryClient()
  return useMutation({ mutationFn: act, onSettled: () => cache.invalidateQueries({ queryKey: key }) })
}

export const useAddIssue = (collaborationId: string) =>
  useAct(({ body, idempotencyKey }: { body: BodyOf<typeof contract.createIssue>; idempotencyKey: string }) =>
    call(contract.createIssue, { params: { id: collaborationId }, body, idempotencyKey }),
  )
export const useEditIssue = (id: string) =>
  useAct((body: BodyOf<typeof contract.updateIssue>) => call(contract.updateIssue, { params: { id }, body }))
export const useMoveIssue = (id: string) =>
  useAct((body: BodyOf<typeof contract.moveIssue>) => call(contract.moveIssue, { params: { id }, body }))
