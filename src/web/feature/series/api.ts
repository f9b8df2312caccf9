import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type { In, Schema } from '#contract/endpoint.ts'
import type { CarryOverView, SeriesView } from '#contract/series.ts'
import * as contract from '#contract/series.ts'
import { call } from '#web/lib/api.ts'
import { meetingQuery } from '#web/lib/meeting.ts'

type Given<E extends { readonly body?: Schema | undefined }> = In<NonNullable<E['body']>>

export const seriesKeys = {
  all: ['series'] as const,
  one: (id: string) => ['series', 'one', id] as const,
  meetings: (id: string) => ['series', 'meetings', id] as const,
  carryOver: (meetingId: string) => ['series', 'carryOver', meetingId] as const,
  kin: (meetingId: string) => ['series', 'kin', meetingId] as const,
  ofTask: (taskId: string) => ['series', 'ofTask', taskId] as const,
}

export const seriesListQuery = infiniteQueryOptions({
  queryKey: ['series', 'list'] as const,
  queryFn: ({ pageParam, signal }) =>
    call(contract.listSeries, { query: { limit: 50, ...(pageParam && { cursor: pageParam }) }, signal }),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
})

export function seriesQuery(id: string) {
  return queryOptions({
    queryKey: seriesKeys.one(id),
    queryFn: ({ signal }) => call(contract.getSeries, { params: { id }, signal }),
  })
}

export function seriesMeetingsQuery(id: string, view: 'ahead' | 'over') {
  return infiniteQueryOptions({
    queryKey: [...seriesKeys.meetings(id), view] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listSeriesMeetings, {
        params: { id },
        query: { view, limit: 20, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function seriesHistoryQuery(id: string) {
  return queryOptions({
    queryKey: ['series', 'history', id] as const,
    queryFn: ({ signal }) => call(contract.getSeriesHistory, { params: { id }, signal }),
  })
}

export function carryOverQuery(meetingId: string) {
  return queryOptions({
    queryKey: seriesKeys.carryOver(meetingId),
    queryFn: ({ signal }) => call(contract.getCarryOver, { params: { id: meetingId }, signal }),
  })
}

export function kinQuery(meetingId: string) {
  return queryOptions({
    queryKey: seriesKeys.kin(meetingId),
    queryFn: ({ signal }) => call(contract.getMeetingKin, { params: { id: meetingId }, signal }),
  })
}

export function taskFollowUpsQuery(taskId: string) {
  return queryOptions({
    queryKey: seriesKeys.ofTask(taskId),
    queryFn: ({ signal }) => call(contract.getTaskFollowUps, { params: { id: taskId }, signal }),
  })
}

function showSeries(cache: QueryClient, series: SeriesView): void {
  cache.setQueryData(seriesKeys.one(series.id), series)
  void cache.invalidateQueries({ queryKey: seriesKeys.meetings(series.id) })
  void cache.invalidateQueries({ queryKey: ['series', 'list'] })
  void cache.invalidateQueries({ queryKey: ['series', 'history', series.id] })
  void cache.invalidateQueries({ queryKey: ['meeting'] })
}

function useSeriesAct<Sent>(act: (sent: Sent) => Promise<SeriesView>) {
  const cache = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: (series) => showSeries(cache, series) })
}

export function useCreateSeries() {
  return useSeriesAct((body: Given<typeof contract.createSeries>) => call(contract.createSeries, { body }))
}

export function useUpdateSeries(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: Given<typeof contract.updateSeries>) =>
      call(contract.updateSeries, { params: { id }, body }),
    onSuccess: ({ series }) => showSeries(cache, series),
  })
}

export function usePrepare(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (count: number) => call(contract.prepareOccurrences, { params: { id }, body: { count } }),
    onSuccess: ({ series }) => showSeries(cache, series),
  })
}

export function useSkip(id: string) {
  return useSeriesAct((body: Given<typeof contract.skipOccurrence>) =>
    call(contract.skipOccurrence, { params: { id }, body }),
  )
}

export function useStop(id: string) {
  return useSeriesAct((body: Given<typeof contract.stopSeries>) =>
    call(contract.stopSeries, { params: { id }, body }),
  )
}

export function useResume(id: string) {
  return useSeriesAct(() => call(contract.resumeSeries, { params: { id } }))
}

/** What is carried over as it is now; the agenda beside it is read anew. */
function useCarryAct<Sent>(meetingId: string, act: (sent: Sent) => Promise<CarryOverView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (view) => {
      cache.setQueryData(seriesKeys.carryOver(meetingId), view)
      void cache.invalidateQueries({ queryKey: meetingQuery(meetingId).queryKey })
      void cache.invalidateQueries({ queryKey: ['meeting', 'findings', meetingId] })
    },
  })
}

export function useTake(meetingId: string) {
  return useCarryAct(meetingId, (topicIds: readonly string[]) =>
    call(contract.takeCarriedTopics, { params: { id: meetingId }, body: { topicIds: [...topicIds] } }),
  )
}

export function useAddReview(meetingId: string) {
  return useCarryAct(meetingId, () => call(contract.addCarryOverReview, { params: { id: meetingId } }))
}

export function useSettle(meetingId: string) {
  return useCarryAct(meetingId, (body: Given<typeof contract.settleCarried>) =>
    call(contract.settleCarried, { params: { id: meetingId }, body }),
  )
}

export function useCallFollowUp() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (taskIds: readonly string[]) =>
      call(contract.callFollowUp, { body: { taskIds: [...taskIds] } }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: seriesKeys.all })
      void cache.invalidateQueries({ queryKey: ['meeting'] })
    },
  })
}
