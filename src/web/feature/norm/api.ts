import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { listNorms, updateNorm } from '#contract/organisation.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export const normsQuery = queryOptions({
  queryKey: ['norm', 'all'] as const,
  queryFn: ({ signal }) => call(listNorms, { signal }),
  staleTime: 60_000,
})

export function useUpdateNorm(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateNorm>) => call(updateNorm, { params: { id }, body }),
    onSuccess: (norm) =>
      cache.setQueryData(
        normsQuery.queryKey,
        (all) => all && { items: all.items.map((one) => (one.id === norm.id ? norm : one)) },
      ),
  })
}
