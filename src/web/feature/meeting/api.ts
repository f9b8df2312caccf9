import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type { In, Schema } from '#contract/endpoint.ts'
import type { MeetingView } from '#contract/meeting.ts'
import * as contract from '#contract/meeting.ts'
import { generateMinutes } from '#contract/minutes.ts'
import { listNorms } from '#contract/organisation.ts'
import type { EditedNorms } from '#domain/norm/settings.ts'
import { type NormSettings, withDefaults } from '#domain/norm/settings.ts'
import { call } from '#web/lib/api.ts'
import { meetingQuery } from '#web/lib/meeting.ts'
import type { Override } from '#web/ui/overrides.ts'
import { queueOf } from './save.ts'

/** What is sent to an endpoint. */
type Given<E extends { readonly body?: Schema | undefined }> = In<NonNullable<E['body']>>

export const meetingKeys = {
  lists: ['meeting', 'list'] as const,
  one: (id: string) => meetingQuery(id).queryKey,
  findings: (id: string) => ['meeting', 'findings', id] as const,
  history: (id: string) => ['meeting', 'history', id] as const,
}

export type MeetingListView = 'upcoming' | 'past' | 'mine' | 'all'
export type Moment = 'ready' | 'notice' | 'start' | 'end' | 'finalise'

export interface ListFilters {
  readonly view: MeetingListView
  readonly state?: MeetingView['state'] | undefined
  readonly q?: string | undefined
}

export function meetingsQuery({ view, state, q }: ListFilters, limit = 50) {
  return infiniteQueryOptions({
    queryKey: [...meetingKeys.lists, view, state ?? '', q ?? '', limit] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listMeetings, {
        query: {
          view,
          limit,
          ...(state && { state }),
          ...(q && { q }),
          ...(pageParam && { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

/** Of these meetings, in the order they are given in. */
export function checksQuery(ids: readonly string[]) {
  return queryOptions({
    queryKey: ['meeting', 'checks', ids] as const,
    queryFn: ({ signal }) => call(contract.getMeetingChecks, { query: { ids: ids.join(',') }, signal }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  })
}

export function findingsQuery(id: string, moment: Moment) {
  return queryOptions({
    queryKey: [...meetingKeys.findings(id), moment] as const,
    queryFn: async ({ signal }) => {
      // What was typed a moment ago may still be on its way: nobody is asked for what they have just filled in.
      await queueOf(id).idle()
      return call(contract.getMeetingFindings, { params: { id }, query: { moment }, signal })
    },
  })
}

export function historyQuery(id: string) {
  return queryOptions({
    queryKey: meetingKeys.history(id),
    queryFn: ({ signal }) => call(contract.getMeetingHistory, { params: { id }, signal }),
  })
}

export function noticeQuery(id: string) {
  return queryOptions({
    queryKey: ['meeting', 'notice', id] as const,
    queryFn: ({ signal }) => call(contract.previewNotice, { params: { id }, signal }),
    staleTime: 0,
    gcTime: 0,
  })
}

/** The norms as the organisation has set them, for the same engine in the browser. */
export const normSettingsQuery = queryOptions({
  queryKey: ['norm', 'settings'] as const,
  queryFn: async ({ signal }): Promise<NormSettings> => {
    const { items } = await call(listNorms, { signal })
    return withDefaults(
      Object.fromEntries(
        items.map(({ id, value, severity, enabled }) => [id, { value, severity, enabled }]),
      ) as EditedNorms,
    )
  },
  staleTime: 10 * 60_000,
})

/**
 * What every act on a meeting gives back is the meeting as it is now: it goes straight onto the screen.
 * What was read from it elsewhere (lists, findings, history, today) is asked for again when it is looked at.
 */
export function showMeeting(cache: QueryClient, meeting: MeetingView): void {
  const before = cache.getQueryData(meetingQuery(meeting.id).queryKey)
  // A reply that was overtaken by a later one says nothing new.
  if (before !== undefined && before.version > meeting.version) return
  cache.setQueryData(meetingQuery(meeting.id).queryKey, meeting)
  void cache.invalidateQueries({ queryKey: meetingKeys.lists })
  void cache.invalidateQueries({ queryKey: meetingKeys.findings(meeting.id) })
  void cache.invalidateQueries({ queryKey: meetingKeys.history(meeting.id) })
  // What people prepare, who has read what, what is still to do.
  void cache.invalidateQueries({ queryKey: ['meeting', 'preparation', meeting.id] })
  void cache.invalidateQueries({ queryKey: ['today'] })
}

/** One act whose reply is the meeting. */
function useAct<Sent>(act: (sent: Sent) => Promise<MeetingView>) {
  const cache = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: (meeting) => showMeeting(cache, meeting) })
}

export function useCreateMeeting() {
  return useAct((body: Given<typeof contract.createMeeting>) => call(contract.createMeeting, { body }))
}

export function useAddAttendee(id: string) {
  return useAct((body: Given<typeof contract.addAttendee>) =>
    call(contract.addAttendee, { params: { id }, body }),
  )
}

export function useUpdateAttendee(id: string) {
  return useAct(({ attendeeId, ...body }: Given<typeof contract.updateAttendee> & { attendeeId: string }) =>
    call(contract.updateAttendee, { params: { id, attendeeId }, body }),
  )
}

export function useRemoveAttendee(id: string) {
  return useAct((attendeeId: string) => call(contract.removeAttendee, { params: { id, attendeeId } }))
}

export function useAddTopic(id: string) {
  return useAct((body: Given<typeof contract.addTopic>) => call(contract.addTopic, { params: { id }, body }))
}

export function useRemoveTopic() {
  return useAct((topicId: string) => call(contract.removeTopic, { params: { id: topicId } }))
}

export function useOrderTopics(id: string) {
  return useAct((topicIds: readonly string[]) =>
    call(contract.orderTopics, { params: { id }, body: { topicIds: [...topicIds] } }),
  )
}

export function useAddMaterial(id: string) {
  return useAct((body: Given<typeof contract.addMaterial>) =>
    call(contract.addMaterial, { params: { id }, body }),
  )
}

export function useRemoveMaterial() {
  return useAct((materialId: string) => call(contract.removeMaterial, { params: { id: materialId } }))
}

export function useUploadMaterial() {
  const cache = useQueryClient()
  return async (materialId: string, file: File, onProgress: (share: number) => void) => {
    showMeeting(cache, await call(contract.uploadMaterial, { params: { id: materialId }, file, onProgress }))
  }
}

/** Read receipts are noted on the side: whoever reads is not held up, and a failure is tried next time. */
export async function noteMaterialOpened(materialId: string): Promise<void> {
  await call(contract.openMaterial, { params: { id: materialId } }).catch(() => undefined)
}

export async function noteNoticeOpened(id: string): Promise<void> {
  await call(contract.openNotice, { params: { id } }).catch(() => undefined)
}

export function useConfirmVenue(id: string) {
  return useAct((isConfirmed: boolean) =>
    call(contract.confirmVenue, { params: { id }, body: { isConfirmed } }),
  )
}

const taken = (overrides: readonly Override[]) => overrides.map((each) => ({ ...each }))

export function useMakeReady(id: string) {
  return useAct((overrides: readonly Override[]) =>
    call(contract.makeReady, { params: { id }, body: { overrides: taken(overrides) } }),
  )
}

export function useSendNotice(id: string) {
  return useAct((overrides: readonly Override[]) =>
    call(contract.sendNotice, { params: { id }, body: { overrides: taken(overrides) } }),
  )
}

export function useReschedule(id: string) {
  return useAct((body: Given<typeof contract.rescheduleMeeting>) =>
    call(contract.rescheduleMeeting, { params: { id }, body }),
  )
}

export function useCancelMeeting(id: string) {
  return useAct((reason: string) => call(contract.cancelMeeting, { params: { id }, body: { reason } }))
}

export function useAnswer(id: string) {
  return useAct((body: Given<typeof contract.answerInvitation>) =>
    call(contract.answerInvitation, { params: { id }, body }),
  )
}

export function useStartMeeting(id: string) {
  return useAct(
    ({ openingChecked, overrides }: { openingChecked: boolean; overrides: readonly Override[] }) =>
      call(contract.startMeeting, { params: { id }, body: { openingChecked, overrides: taken(overrides) } }),
  )
}

export function useGenerateMinutes(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => call(generateMinutes, { params: { id } }),
    // Not waited for: with the meeting read anew the button goes, and what it leads to with it.
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['meeting'] }),
  })
}
