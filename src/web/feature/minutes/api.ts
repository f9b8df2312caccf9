import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { MinutesView } from '#contract/minutes.ts'
import * as contract from '#contract/minutes.ts'
import { callNextMeeting } from '#contract/series.ts'
import { type BodyOf, call, Refused } from '#web/lib/api.ts'
import type { Override } from '#web/ui/overrides.ts'

export const minutesKeys = {
  all: ['minutes'] as const,
  one: (id: string) => ['minutes', 'one', id] as const,
  findings: (id: string) => ['minutes', 'findings', id] as const,
  amendments: (id: string) => ['minutes', 'amendments', id] as const,
}

/** As they stand, or one earlier version. */
export function minutesQuery(id: string, version?: number) {
  return queryOptions({
    queryKey: [...minutesKeys.one(id), version ?? 'current'] as const,
    queryFn: ({ signal }) =>
      call(contract.getMinutes, {
        params: { id },
        query: version === undefined ? {} : { version },
        signal,
      }),
    // Between two versions the paper stays where it is.
    placeholderData: keepPreviousData,
  })
}

export function minutesFindingsQuery(id: string, moment: 'send' | 'finalise') {
  return queryOptions({
    queryKey: [...minutesKeys.findings(id), moment] as const,
    queryFn: ({ signal }) => call(contract.getMinutesFindings, { params: { id }, query: { moment }, signal }),
    staleTime: 0,
  })
}

/** Every act answers with the minutes as they then stand. */
function useAct<Asked>(id: string, act: (asked: Asked) => Promise<MinutesView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (view) => {
      cache.setQueryData(minutesQuery(id).queryKey, view)
      void cache.invalidateQueries({ queryKey: minutesKeys.findings(id) })
      void cache.invalidateQueries({ queryKey: minutesKeys.amendments(id) })
      void cache.invalidateQueries({ queryKey: ['records'] })
      void cache.invalidateQueries({ queryKey: ['meeting'] })
      void cache.invalidateQueries({ queryKey: ['today'] })
    },
  })
}

export type MinutesChange = Omit<BodyOf<typeof contract.updateMinutes>, 'version'>

export function useUpdateMinutes(id: string) {
  return useAct(id, ({ version, change }: { version: number; change: MinutesChange }) =>
    call(contract.updateMinutes, { params: { id }, body: { version, ...change } }),
  )
}

export function useSetRecipients(id: string) {
  return useAct(id, (recipients: BodyOf<typeof contract.setRecipients>['recipients']) =>
    call(contract.setRecipients, { params: { id }, body: { recipients } }),
  )
}

export function useSendMinutes(id: string) {
  return useAct(id, (overrides: readonly Override[]) =>
    call(contract.sendMinutes, { params: { id }, body: { overrides: [...overrides] } }),
  )
}

export function useConfirmMinutes(id: string) {
  return useAct(id, (_: undefined) => call(contract.confirmMinutes, { params: { id } }))
}

export function useProposeChange(id: string) {
  return useAct(id, (body: BodyOf<typeof contract.proposeChange>) =>
    call(contract.proposeChange, { params: { id }, body }),
  )
}

export function useAnswerProposal(id: string) {
  return useAct(
    id,
    ({ proposalId, ...body }: { proposalId: string } & BodyOf<typeof contract.answerProposal>) =>
      call(contract.answerProposal, { params: { id, proposalId }, body }),
  )
}

export function useResendMinutes(id: string) {
  return useAct(id, (note: string) => call(contract.resendMinutes, { params: { id }, body: { note } }))
}

export function useFinaliseMinutes(id: string) {
  return useAct(
    id,
    ({ overrides, withoutSilent }: { overrides: readonly Override[]; withoutSilent: boolean }) =>
      call(contract.finaliseMinutes, { params: { id }, body: { overrides: [...overrides], withoutSilent } }),
  )
}

export function amendmentsQuery(id: string) {
  return queryOptions({
    queryKey: minutesKeys.amendments(id),
    queryFn: ({ signal }) => call(contract.listAmendments, { params: { id }, signal }),
  })
}

/** Asked anew for each version of the minutes: an edit may have changed what is complete. */
export function checklistQuery(id: string, version: number) {
  return queryOptions({
    queryKey: [...minutesKeys.findings(id), 'checklist', version] as const,
    queryFn: ({ signal }) => call(contract.getMinutesChecklist, { params: { id }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

export function suggestedCopiesQuery(id: string) {
  return queryOptions({
    queryKey: [...minutesKeys.one(id), 'copies'] as const,
    queryFn: ({ signal }) => call(contract.suggestCopies, { params: { id }, signal }),
  })
}

export function useRedrawMinutes(id: string) {
  return useAct(id, (_: undefined) => call(contract.redrawMinutes, { params: { id } }))
}

export function useSetProperties(id: string) {
  return useAct(
    id,
    ({
      version,
      change,
    }: {
      version: number
      change: Omit<BodyOf<typeof contract.setMinutesProperties>, 'version'>
    }) => call(contract.setMinutesProperties, { params: { id }, body: { version, ...change } }),
  )
}

export function useHoldMinutes(id: string) {
  return useAct(id, (body: BodyOf<typeof contract.holdMinutes>) =>
    call(contract.holdMinutes, { params: { id }, body }),
  )
}

export function useDisposeOfMinutes(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (_: undefined) => call(contract.disposeOfMinutes, { params: { id } }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['records'] }),
  })
}

/** An amendment is a part of its own on the screen; deciding it may make a new version of the minutes. */
function useAmend<Asked>(id: string, act: (asked: Asked) => Promise<{ items: contract.AmendmentView[] }>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (list) => {
      cache.setQueryData(amendmentsQuery(id).queryKey, list)
      void cache.invalidateQueries({ queryKey: minutesKeys.one(id) })
      void cache.invalidateQueries({ queryKey: ['records'] })
      void cache.invalidateQueries({ queryKey: ['today'] })
    },
  })
}

export function useProposeAmendment(id: string) {
  return useAmend(id, (body: BodyOf<typeof contract.proposeAmendment>) =>
    call(contract.proposeAmendment, { params: { id }, body }),
  )
}

export function useAnswerAmendment(id: string) {
  return useAmend(
    id,
    ({ amendmentId, ...body }: { amendmentId: string } & BodyOf<typeof contract.answerAmendment>) =>
      call(contract.answerAmendment, { params: { id, amendmentId }, body }),
  )
}

/** The draft of the next meeting, made once. */
export function useCallNext(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (_: undefined) => call(callNextMeeting, { params: { id } }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: minutesKeys.one(id) })
      void cache.invalidateQueries({ queryKey: ['meeting'] })
    },
  })
}

/** Where the browser gets the Word file. */
export function wordAddress(id: string, { layout, version }: { layout: string; version?: number }): string {
  const search = new URLSearchParams({ layout, ...(version !== undefined && { version: String(version) }) })
  return `/api/v1/minutes/${id}/document.docx?${search}`
}

/** What stands now, as the refusal of a stale version brings it along. */
export function presentAfter(error: unknown): MinutesView | undefined {
  if (!(error instanceof Refused) || error.reason !== 'minutes.stale') return undefined
  return (error.detail as { current?: MinutesView } | undefined)?.current
}
