import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as shapes from '#contract/indicator.ts'
import { getIndicators, writeProcessReview } from '#contract/indicator.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export type IndicatorsView = z.output<typeof shapes.IndicatorsView>
export interface Period {
  readonly from?: string
  readonly to?: string
}

export const indicatorsQuery = (period: Period) =>
  queryOptions({
    queryKey: ['indicators', period] as const,
    queryFn: ({ signal }) => call(getIndicators, { query: period, signal }),
  })

export function useWriteReview() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof writeProcessReview>) => call(writeProcessReview, { body }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['indicators'] }),
  })
}
