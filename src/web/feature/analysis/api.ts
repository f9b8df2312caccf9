import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import * as contract from '#contract/import.ts'
import { call } from '#web/lib/api.ts'

const key = ['import'] as const

export const importKeys = {
  all: key,
  lists: [...key, 'list'] as const,
  one: (id: string) => [...key, 'one', id] as const,
  aliases: [...key, 'aliases'] as const,
}

export function importQuery(id: string) {
  return queryOptions({
    queryKey: importKeys.one(id),
    queryFn: ({ signal }) => call(contract.getImport, { params: { id }, signal }),
    // What is being worked on is not read anew under one's hands; saving tells when it was changed elsewhere.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

export function importsQuery() {
  return infiniteQueryOptions({
    queryKey: importKeys.lists,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listImports, { query: { limit: 20, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })
}

export const aliasesQuery = queryOptions({
  queryKey: importKeys.aliases,
  queryFn: ({ signal }) => call(contract.listAliases, { signal }),
})

export function importedLinesQuery(meetingId: string) {
  return queryOptions({
    queryKey: [...key, 'lines', meetingId] as const,
    queryFn: ({ signal }) => call(contract.listImportedLines, { params: { id: meetingId }, signal }),
  })
}
