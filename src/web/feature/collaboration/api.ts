import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as shapes from '#contract/collaboration.ts'
import * as contract from '#contract/collaboration.ts'
import { type BodyOf, call, type QueryOf, Refused } from '#web/lib/api.ts'

export type CollaborationRow = z.output<typeof shapes.CollaborationRow>
export type CollaborationView = z.output<typeof shapes.CollaborationView>
export type CollaborationLoad = z.output<typeof contract.getCollaborationLoad.reply>
export type CollaborationFilter = Omit<QueryOf<typeof contract.listCollaborations>, 'cursor' | 'limit'>
export type CollaborationChange = Omit<BodyOf<typeof contract.updateCollaboration>, 'version'>

const key = ['collaboration'] as const

export function collaborationsQuery(filter: CollaborationFilter) {
  return infiniteQueryOptions({
    queryKey: [...key, 'list', filter] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listCollaborations, {
        query: { ...filter, limit: 50, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function collaborationQuery(id: string) {
  return queryOptions({
    queryKey: [...key, 'one', id] as const,
    queryFn: ({ signal }) => call(contract.getCollaboration, { params: { id }, signal }),
  })
}

export function collaborationPartsQuery(id: string) {
  return queryOptions({
    queryKey: [...key, 'parts', id] as const,
    queryFn: ({ signal }) => call(contract.getCollaborationParts, { params: { id }, signal }),
  })
}

export function loadQuery(id: string) {
  return queryOptions({
    queryKey: [...key, 'load', id] as const,
    queryFn: ({ signal }) => call(contract.getCollaborationLoad, { params: { id }, signal }),
  })
}

export function orphansQuery(id: string) {
  return queryOptions({
    queryKey: [...key, 'orphans', id] as const,
    queryFn: ({ signal }) => call(contract.getOrphans, { params: { id }, signal }),
  })
}

export function useCreateCollaboration() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({
      body,
      idempotencyKey,
    }: {
      body: BodyOf<typeof contract.createCollaboration>
      idempotencyKey: string
    }) => call(contract.createCollaboration, { body, idempotencyKey }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  })
}

export function useEditCollaboration(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ version, change }: { version: number; change: CollaborationChange }) =>
      call(contract.updateCollaboration, { params: { id }, body: { version, ...change } }),
    onSuccess: (saved) => {
      cache.setQueryData(collaborationQuery(id).queryKey, saved)
      void cache.invalidateQueries({ queryKey: [...key, 'list'] })
    },
  })
}

/** What stands now, as the refusal of a stale version brings it along. */
export function presentAfter(error: unknown): CollaborationView | undefined {
  if (!(error instanceof Refused) || error.reason !== 'collaboration.stale') return undefined
  return (error.detail as { current?: CollaborationView } | undefined)?.current
}
