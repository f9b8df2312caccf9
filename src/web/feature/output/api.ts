import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OutputsView } from '#contract/output.ts'
import { getOutputs } from '#contract/output.ts'
import { call } from '#web/lib/api.ts'
import { useStream } from '#web/lib/events.ts'

export function outputsQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['output', meetingId] as const,
    queryFn: ({ signal }) => call(getOutputs, { params: { id: meetingId }, signal }),
  })
}

/** What the meeting has brought forth; what others put down comes by itself. */
export function useOutputs(meetingId: string) {
  const cache = useQueryClient()
  const query = useQuery(outputsQuery(meetingId))
  useStream(query.data === undefined ? undefined : `meeting:${meetingId}`, ({ kind }) => {
    // Lines of the record change nothing here.
    if (kind === 'entry' || kind === 'lock' || kind === 'topics') return
    void cache.invalidateQueries({ queryKey: outputsQuery(meetingId).queryKey })
  })
  return query
}

export function putOutputs(cache: QueryClient, view: OutputsView): void {
  cache.setQueryData(outputsQuery(view.meetingId).queryKey, view)
  // What stands in the way at the end may have been filled in.
  void cache.invalidateQueries({ queryKey: ['meeting', 'findings', view.meetingId] })
}

/** Sends one change; the reply is the whole section as it stands. */
export function useChange() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (send: () => Promise<OutputsView>) => send(),
    onSuccess: (view) => putOutputs(cache, view),
  })
}
