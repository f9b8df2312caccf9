import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as shapes from '#contract/sync.ts'
import * as contract from '#contract/sync.ts'
import { type BodyOf, call, Refused } from '#web/lib/api.ts'

export type SyncView = z.output<typeof shapes.SyncView>
export type SyncRowView = SyncView['rows'][number]
export type SyncBoardView = z.output<typeof shapes.SyncBoardView>
export type StatusView = z.output<typeof shapes.StatusView>
export type ChangeOfSync = BodyOf<typeof contract.updateSync>

export const boardQuery = (id: string) =>
  queryOptions({
    queryKey: ['sync', 'board', id] as const,
    queryFn: ({ signal }) => call(contract.getSyncBoard, { params: { id }, signal }),
  })

export const statusQuery = (id: string) =>
  queryOptions({
    queryKey: ['sync', 'status', id] as const,
    queryFn: ({ signal }) => call(contract.getStatus, { params: { id }, signal }),
  })

export const syncsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['sync', 'list', id] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listSyncs, {
        params: { id },
        query: { limit: 20, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const syncQuery = (id: string) =>
  queryOptions({
    queryKey: ['sync', 'one', id] as const,
    queryFn: ({ signal }) => call(contract.getSync, { params: { id }, signal }),
  })

function useOnBoard<Asked>(id: string, act: (asked: Asked) => Promise<SyncBoardView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (now) => cache.setQueryData(boardQuery(id).queryKey, now),
  })
}

export const useSetRhythm = (id: string) =>
  useOnBoard(id, (weeks: number | null) => call(contract.setSyncRhythm, { params: { id }, body: { weeks } }))
export const useSetCopies = (id: string) =>
  useOnBoard(id, (personIds: string[]) =>
    call(contract.setSyncCopies, { params: { id }, body: { personIds } }),
  )
export const useRemind = (id: string) =>
  useOnBoard(id, () => call(contract.remindSilentOwners, { params: { id } }))

function useOnReport<Asked>(act: (asked: Asked) => Promise<SyncView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (now) => {
      cache.setQueryData(syncQuery(now.id).queryKey, now)
      for (const part of ['board', 'list', 'status']) {
        void cache.invalidateQueries({ queryKey: ['sync', part] })
      }
    },
  })
}

export const useGather = (collaborationId: string) =>
  useOnReport(() => call(contract.gatherSync, { params: { id: collaborationId } }))
export const useRegather = (id: string) => useOnReport(() => call(contract.regatherSync, { params: { id } }))
export const useUpdate = (id: string) =>
  useOnReport((body: ChangeOfSync) => call(contract.updateSync, { params: { id }, body }))
export const useRestore = (id: string) =>
  useOnReport((rowId: string) => call(contract.restoreSyncRow, { params: { id, rowId } }))
export const useSend = (id: string) =>
  useOnReport((version: number) => call(contract.sendSync, { params: { id }, body: { version } }))
export const useCorrect = (id: string) =>
  useOnReport((correction: string) => call(contract.correctSync, { params: { id }, body: { correction } }))
export const useAnswer = (id: string) =>
  useOnReport(({ rowId, ...body }: BodyOf<typeof contract.answerSyncSupport> & { rowId: string }) =>
    call(contract.answerSyncSupport, { params: { id, rowId }, body }),
  )
export const useSettle = (id: string) =>
  useOnReport(({ rowId, text }: { rowId: string; text: string }) =>
    call(contract.settleSyncSupport, { params: { id, rowId }, body: { text } }),
  )

export function useDiscard(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => call(contract.discardSync, { params: { id } }),
    onSuccess: () => {
      cache.removeQueries({ queryKey: syncQuery(id).queryKey })
      void cache.invalidateQueries({ queryKey: ['sync', 'board'] })
    },
  })
}

export function useCallMeeting(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => call(contract.callSyncMeeting, { params: { id } }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: syncQuery(id).queryKey }),
  })
}

/** What stands now, where somebody else was faster. */
export function presentAfter(error: unknown): SyncView | undefined {
  if (!(error instanceof Refused) || error.reason !== 'sync.stale') return undefined
  return (error.detail as { current?: SyncView } | null)?.current
}
