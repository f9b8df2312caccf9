import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { LibraryEntry, MeetingRisksView } from '#contract/meeting-risk.ts'
import * as contract from '#contract/meeting-risk.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'

export const libraryQuery = queryOptions({
  queryKey: ['meetingRisk', 'library'] as const,
  queryFn: ({ signal }) => call(contract.listMeetingRiskLibrary, { signal }),
})

export function meetingRisksQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['meetingRisk', 'of', meetingId] as const,
    queryFn: ({ signal }) => call(contract.getMeetingRisks, { params: { id: meetingId }, signal }),
  })
}

type Risk = LibraryEntry['risk']

export function useAttach(meetingId: string) {
  return useRisksAct(meetingId, ({ risk, note }: { risk: Risk; note: string }) =>
    call(contract.attachMeetingRisk, { params: { id: meetingId, risk }, body: { note } }),
  )
}

export function useDetach(meetingId: string) {
  return useRisksAct(meetingId, (risk: Risk) =>
    call(contract.detachMeetingRisk, { params: { id: meetingId, risk } }),
  )
}

function useRisksAct<Sent>(meetingId: string, act: (sent: Sent) => Promise<MeetingRisksView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (view) => cache.setQueryData(meetingRisksQuery(meetingId).queryKey, view),
  })
}

export function useWriteRisk() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ risk, ...body }: { risk: Risk; version: number } & NonNullable<LibraryEntry['own']>) =>
      call(contract.writeMeetingRisk, { params: { risk }, body }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['meetingRisk'] }),
  })
}

export function useResetRisk() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (risk: Risk) => call(contract.resetMeetingRisk, { params: { risk } }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['meetingRisk'] }),
  })
}

/** The words of an entry: the organisation's own, or the standard ones in the reader's language. */
export function useRiskWords(): (entry: LibraryEntry) => NonNullable<LibraryEntry['own']> {
  const text = useText()
  return ({ risk, own }) =>
    own ?? {
      name: text(`meetingRisk.library.${risk}.name`),
      sign: text(`meetingRisk.library.${risk}.sign`),
      beforeAction: text(`meetingRisk.library.${risk}.before`),
      duringAction: text(`meetingRisk.library.${risk}.during`),
    }
}
