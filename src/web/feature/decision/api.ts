import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { DecisionView } from '#contract/decision.ts'
import * as contract from '#contract/decision.ts'
import { type BodyOf, call, type QueryOf, Refused } from '#web/lib/api.ts'

export type DecisionFilter = Omit<QueryOf<typeof contract.listDecisions>, 'cursor' | 'limit'>

export const decisionKeys = {
  lists: ['decision', 'list'] as const,
  one: (id: string) => ['decision', 'one', id] as const,
}

export function decisionsQuery(filter: DecisionFilter) {
  return infiniteQueryOptions({
    queryKey: [...decisionKeys.lists, filter] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listDecisions, {
        query: { ...filter, limit: 50, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function decisionQuery(id: string) {
  return queryOptions({
    queryKey: decisionKeys.one(id),
    queryFn: ({ signal }) => call(contract.getDecision, { params: { id }, signal }),
  })
}

function useAct<Asked>(id: string, act: (asked: Asked) => Promise<DecisionView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (decision) => {
      cache.setQueryData(decisionQuery(id).queryKey, decision)
      for (const queryKey of [decisionKeys.lists, ['task'], ['meeting'], ['minutes']]) {
        void cache.invalidateQueries({ queryKey })
      }
    },
  })
}

export type DecisionChange = Omit<BodyOf<typeof contract.updateDecision>, 'version'>

export function useEditDecision(id: string) {
  return useAct(id, ({ version, change }: { version: number; change: DecisionChange }) =>
    call(contract.updateDecision, { params: { id }, body: { version, ...change } }),
  )
}

export function useMeetCondition(id: string) {
  return useAct(id, (body: BodyOf<typeof contract.meetCondition>) =>
    call(contract.meetCondition, { params: { id }, body }),
  )
}

export function useSendNotice(id: string) {
  return useAct(id, (body: BodyOf<typeof contract.sendDecisionNotice>) =>
    call(contract.sendDecisionNotice, { params: { id }, body }),
  )
}

export function useMoveDecision(id: string) {
  return useAct(id, (body: BodyOf<typeof contract.moveDecision>) =>
    call(contract.moveDecision, { params: { id }, body }),
  )
}

/** What stands now, as the refusal of a stale version brings it along. */
export function presentAfter(error: unknown): DecisionView | undefined {
  if (!(error instanceof Refused) || error.reason !== 'decision.stale') return undefined
  return (error.detail as { current?: DecisionView } | undefined)?.current
}
