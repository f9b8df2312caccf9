import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as shapes from '#contract/rating.ts'
import { getRatings, rateDepartment } from '#contract/rating.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export type RatingView = z.output<typeof shapes.RatingView>

export const ratingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['retrospective', 'ratings', id] as const,
    queryFn: ({ signal }) => call(getRatings, { params: { id }, signal }),
  })

export function useRate(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof rateDepartment>) => call(rateDepartment, { params: { id }, body }),
    onSuccess: (now) => cache.setQueryData(ratingsQuery(id).queryKey, now),
  })
}
