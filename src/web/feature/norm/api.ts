import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { getNorm, listStrikes } from '#contract/norm.ts'
import { listNorms, updateNorm } from '#contract/organisation.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export const normsQuery = queryOptions({
  queryKey: ['norm', 'all'] as const,
  queryFn: ({ signal }) => call(listNorms, { signal }),
  staleTime: 60_000,
})

/** One norm with its versions. */
export const normQuery = (id: string) =>
  queryOptions({
    queryKey: ['norm', 'one', id] as const,
    queryFn: ({ signal }) => call(getNorm, { params: { id }, signal }),
  })

/** Where it struck, page by page. */
export const strikesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['norm', 'strikes', id] as const,
    queryFn: ({ pageParam, signal }) =>
      call(listStrikes, {
        params: { id },
        query: { limit: 20, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export function useUpdateNorm(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateNorm>) => call(updateNorm, { params: { id }, body }),
    onSuccess: (norm) => {
      cache.setQueryData(
        normsQuery.queryKey,
        (all) => all && { items: all.items.map((one) => (one.id === norm.id ? norm : one)) },
      )
      void cache.invalidateQueries({ queryKey: normQuery(id).queryKey })
    },
  })
}
