import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { In } from '#contract/endpoint.ts'
import * as meetings from '#contract/meeting.ts'
import * as contract from '#contract/preparation.ts'
import { call } from '#web/lib/api.ts'
import { meetingQuery } from '#web/lib/meeting.ts'

/** Everything below hangs on one meeting; its page asks for all of it again when the meeting changes. */
export const preparationKey = (meetingId: string) => ['meeting', 'preparation', meetingId] as const

export function stepsQuery(id: string) {
  return queryOptions({
    queryKey: [...preparationKey(id), 'steps'] as const,
    queryFn: ({ signal }) => call(contract.getNextSteps, { params: { id }, signal }),
  })
}

export function positionsQuery(id: string) {
  return queryOptions({
    queryKey: [...preparationKey(id), 'positions'] as const,
    queryFn: ({ signal }) => call(contract.listPositions, { params: { id }, signal }),
  })
}

export function alignmentQuery(id: string) {
  return queryOptions({
    queryKey: [...preparationKey(id), 'alignment'] as const,
    queryFn: ({ signal }) => call(contract.getAlignment, { params: { id }, signal }),
  })
}

export function signInQuery(id: string) {
  return queryOptions({
    queryKey: [...preparationKey(id), 'signIn'] as const,
    queryFn: ({ signal }) => call(contract.getSignIn, { params: { id }, signal }),
  })
}

export function useSavePosition(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({
      topicId,
      ...body
    }: In<NonNullable<typeof contract.savePosition.body>> & { topicId: string }) =>
      call(contract.savePosition, { params: { id, topicId }, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: preparationKey(id) }),
  })
}

export function useNoteHead(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({
      departmentId,
      ...body
    }: In<NonNullable<typeof contract.noteHeadAlignment.body>> & { departmentId: string }) =>
      call(contract.noteHeadAlignment, { params: { id, departmentId }, body }),
    onSuccess: (view) => {
      cache.setQueryData(alignmentQuery(id).queryKey, view)
      void cache.invalidateQueries({ queryKey: stepsQuery(id).queryKey })
      void cache.invalidateQueries({ queryKey: ['meeting', 'findings', id] })
    },
  })
}

export function useNoteSuperior(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: In<NonNullable<typeof contract.noteSuperiorAlignment.body>>) =>
      call(contract.noteSuperiorAlignment, { params: { id }, body }),
    onSuccess: (view) => {
      cache.setQueryData(alignmentQuery(id).queryKey, view)
      void cache.invalidateQueries({ queryKey: stepsQuery(id).queryKey })
      void cache.invalidateQueries({ queryKey: ['meeting', 'findings', id] })
    },
  })
}

/** What a meeting's own endpoint gives back goes straight onto the screen. */
function useMeetingAct<Sent>(id: string, act: (sent: Sent) => Promise<meetings.MeetingView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (meeting) => {
      cache.setQueryData(meetingQuery(id).queryKey, meeting)
      void cache.invalidateQueries({ queryKey: preparationKey(id) })
    },
  })
}

export function useContested(id: string) {
  return useMeetingAct(id, (body: { isResourceContested: boolean; version: number }) =>
    call(meetings.updateMeeting, { params: { id }, body }),
  )
}

export function useSignMeIn(id: string) {
  return useMeetingAct(id, (code: string) => call(meetings.signMeIn, { params: { id }, body: { code } }))
}

export function useLeave(id: string) {
  return useMeetingAct(id, () => call(meetings.leaveMeeting, { params: { id } }))
}
