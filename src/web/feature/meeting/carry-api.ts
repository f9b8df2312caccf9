import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import * as contract from '#contract/carry.ts'
import { call } from '#web/lib/api.ts'

export type Noun = contract.OpenMatter['noun']

export const originsKey = (id: string) => ['meeting', 'origins', id] as const

export function openMattersQuery(id: string, noun: Noun, q: string) {
  return infiniteQueryOptions({
    queryKey: ['meeting', 'openMatters', id, noun, q] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listOpenMatters, {
        params: { id },
        query: { noun, limit: 20, ...(q !== '' && { q }), ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  })
}

export function originsQuery(id: string) {
  return queryOptions({
    queryKey: originsKey(id),
    queryFn: ({ signal }) => call(contract.getAgendaOrigins, { params: { id }, signal }),
  })
}

/** What a topic takes up is known by another question than the meeting. */
export function useForgetOrigins(id: string): () => void {
  const cache = useQueryClient()
  return () => {
    void cache.invalidateQueries({ queryKey: originsKey(id) })
    void cache.invalidateQueries({ queryKey: ['meeting', 'openMatters', id] })
  }
}
