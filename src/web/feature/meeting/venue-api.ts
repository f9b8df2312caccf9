import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { In } from '#contract/endpoint.ts'
import * as contract from '#contract/venue.ts'
import { call } from '#web/lib/api.ts'

export const venueKey = (id: string) => ['meeting', 'venue', id] as const

export function venueQuery(id: string) {
  return queryOptions({
    queryKey: venueKey(id),
    queryFn: ({ signal }) => call(contract.getVenueChecks, { params: { id }, signal }),
  })
}

type Change = In<NonNullable<typeof contract.setVenueCheck.body>> & { readonly key: string }

export function useSetVenueCheck(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ key, ...body }: Change) => call(contract.setVenueCheck, { params: { id, key }, body }),
    onSuccess: (list) => cache.setQueryData(venueKey(id), list),
  })
}
