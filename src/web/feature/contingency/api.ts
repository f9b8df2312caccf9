import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as shapes from '#contract/contingency.ts'
import * as contract from '#contract/contingency.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export type ContingencyView = z.output<typeof shapes.ContingencyView>

/** What a plan is for: one of these. */
export interface ContingencyPlace {
  readonly collaborationId?: string
  readonly conflictId?: string
  readonly riskId?: string
  readonly issueId?: string
}

const key = ['contingency'] as const

export function contingenciesQuery({ collaborationId, conflictId, riskId }: ContingencyPlace) {
  const query = {
    ...(collaborationId !== undefined && { collaborationId }),
    ...(conflictId !== undefined && { conflictId }),
    ...(riskId !== undefined && { riskId }),
  }
  return queryOptions({
    queryKey: [...key, 'list', query] as const,
    queryFn: ({ signal }) => call(contract.listContingencies, { query: { ...query, limit: 100 }, signal }),
  })
}

export function contingencyQuery(id: string) {
  return queryOptions({
    queryKey: [...key, 'one', id] as const,
    queryFn: ({ signal }) => call(contract.getContingency, { params: { id }, signal }),
  })
}

function useAct<Asked>(act: (asked: Asked) => Promise<ContingencyView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (now) => {
      cache.setQueryData(contingencyQuery(now.id).queryKey, now)
      void cache.invalidateQueries({ queryKey: [...key, 'list'] })
    },
  })
}

export const useBegin = () =>
  useAct(
    ({ body, idempotencyKey }: { body: BodyOf<typeof contract.createContingency>; idempotencyKey: string }) =>
      call(contract.createContingency, { body, idempotencyKey }),
  )
export const useEdit = (id: string) =>
  useAct((body: BodyOf<typeof contract.updateContingency>) =>
    call(contract.updateContingency, { params: { id }, body }),
  )
export const useStart = (id: string) => useAct(() => call(contract.startContingency, { params: { id } }))
export const useEnd = (id: string) =>
  useAct((body: BodyOf<typeof contract.endContingency>) =>
    call(contract.endContingency, { params: { id }, body }),
  )
export const useDrop = (id: string) =>
  useAct((body: BodyOf<typeof contract.dropContingency>) =>
    call(contract.dropContingency, { params: { id }, body }),
  )
export const useMakeTask = (id: string) =>
  useAct(({ measureId, ...body }: BodyOf<typeof contract.makeMeasureTask> & { measureId: string }) =>
    call(contract.makeMeasureTask, { params: { id, measureId }, body }),
  )
