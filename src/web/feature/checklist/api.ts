import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import * as contract from '#contract/retrospective.ts'
import { call } from '#web/lib/api.ts'

export const checklistQuery = (id: string) =>
  queryOptions({
    queryKey: ['checklist', 'of', id] as const,
    queryFn: ({ signal }) => call(contract.getChecklist, { params: { id }, signal }),
  })

export function useTick(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ entryId, isTicked }: { entryId: string; isTicked: boolean }) =>
      call(contract.tickChecklist, { params: { id, entryId }, body: { isTicked } }),
    onSuccess: (now) => cache.setQueryData(checklistQuery(id).queryKey, now),
  })
}

export const allEntriesQuery = queryOptions({
  queryKey: ['checklist', 'all'] as const,
  queryFn: ({ signal }) => call(contract.listChecklist, { signal }),
})

export function useRetire() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(contract.retireChecklistEntry, { params: { id } }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['checklist'] }),
  })
}
