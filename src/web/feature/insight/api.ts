import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { getInsights, listUndecided } from '#contract/insight.ts'
import { call } from '#web/lib/api.ts'

export interface Period {
  readonly from?: string
  readonly to?: string
}

export const insightsQuery = (period: Period) =>
  queryOptions({
    queryKey: ['insights', period] as const,
    queryFn: ({ signal }) => call(getInsights, { query: period, signal }),
  })

export const undecidedQuery = (period: Period) =>
  infiniteQueryOptions({
    queryKey: ['insights', 'undecided', period] as const,
    queryFn: ({ pageParam, signal }) =>
      call(listUndecided, {
        query: { ...period, limit: 50, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
