import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { getNagsToday } from '#contract/notice.ts'
import * as contract from '#contract/supervision.ts'
import { addTaskUpdate } from '#contract/task.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export const supervisionKeys = {
  all: ['supervision'] as const,
  one: (taskId: string) => ['supervision', 'task', taskId] as const,
}

export function supervisionQuery(taskId: string) {
  return queryOptions({
    queryKey: supervisionKeys.one(taskId),
    queryFn: ({ signal }) => call(contract.getSupervision, { params: { id: taskId }, signal }),
  })
}

export const toCollectQuery = infiniteQueryOptions({
  queryKey: [...supervisionKeys.all, 'collection'] as const,
  queryFn: ({ pageParam, signal }) =>
    call(contract.listToCollect, { query: { ...(pageParam !== '' && { cursor: pageParam }) }, signal }),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
})

export function weeklyQuery(part: 'mine' | 'kept') {
  return infiniteQueryOptions({
    queryKey: [...supervisionKeys.all, 'weekly', part] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listWeekly, { query: { part, ...(pageParam !== '' && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export const stepsQuery = infiniteQueryOptions({
  queryKey: [...supervisionKeys.all, 'steps'] as const,
  queryFn: ({ pageParam, signal }) =>
    call(contract.listSteps, { query: { ...(pageParam !== '' && { cursor: pageParam }) }, signal }),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
})

export function bulletinQuery(days: number) {
  return queryOptions({
    queryKey: [...supervisionKeys.all, 'bulletin', days] as const,
    queryFn: ({ signal }) => call(contract.getBulletin, { query: { days }, signal }),
  })
}

export const ladderQuery = queryOptions({
  queryKey: [...supervisionKeys.all, 'ladder'] as const,
  queryFn: ({ signal }) => call(contract.getLadder, { signal }),
})

/** How often somebody has been urged today, for whoever is about to. */
export function nagsQuery(personId: string) {
  return queryOptions({
    queryKey: [...supervisionKeys.all, 'nags', personId] as const,
    queryFn: ({ signal }) => call(getNagsToday, { params: { id: personId }, signal }),
  })
}

export function useUrge(taskId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof contract.urgeTask>) =>
      call(contract.urgeTask, { params: { id: taskId }, body }),
    onSuccess: (view) => {
      cache.setQueryData(supervisionKeys.one(taskId), view)
      void cache.invalidateQueries({ queryKey: ['task', 'one', taskId] })
    },
  })
}

export function useReport(taskId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof addTaskUpdate>) => call(addTaskUpdate, { params: { id: taskId }, body }),
    onSuccess: () => {
      for (const queryKey of [supervisionKeys.all, ['task'], ['today']]) {
        void cache.invalidateQueries({ queryKey })
      }
    },
  })
}

export function useCollect(taskId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof contract.collectTask>) =>
      call(contract.collectTask, { params: { id: taskId }, body }),
    onSuccess: () => {
      for (const queryKey of [supervisionKeys.all, ['task'], ['today']]) {
        void cache.invalidateQueries({ queryKey })
      }
    },
  })
}

export function useSetLadder() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof contract.setLadder>) => call(contract.setLadder, { body }),
    onSuccess: (view) => cache.setQueryData(ladderQuery.queryKey, view),
  })
}
