import { queryOptions } from '@tanstack/react-query'
import { getMeeting } from '#contract/meeting.ts'
import { call } from './api.ts'

/** One meeting, as its page and its live room share it. */
export function meetingQuery(id: string) {
  return queryOptions({
    queryKey: ['meeting', 'one', id] as const,
    queryFn: ({ signal }) => call(getMeeting, { params: { id }, signal }),
  })
}
