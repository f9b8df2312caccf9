import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import { getMeeting } from '#contract/meeting.ts'
import { listNorms } from '#contract/organisation.ts'
import type { EntryView, RecordView } from '#contract/record.ts'
import { getRecord } from '#contract/record.ts'
import { call } from '#web/lib/api.ts'

export function meetingQuery(id: string) {
  return queryOptions({
    queryKey: ['meeting', 'one', id] as const,
    queryFn: ({ signal }) => call(getMeeting, { params: { id }, signal }),
  })
}

export function recordQuery(id: string) {
  return queryOptions({
    queryKey: ['record', id] as const,
    queryFn: ({ signal }) => call(getRecord, { params: { id }, signal }),
    // What comes later is told by the meeting's stream.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The words that a decision or task should not have, as this organisation has set them. */
export const vagueWordsQuery = queryOptions({
  queryKey: ['norm', 'vagueWords'] as const,
  queryFn: async ({ signal }) => {
    const { items } = await call(listNorms, { signal })
    const listOf = (id: string) => {
      const norm = items.find((item) => item.id === id)
      return norm?.enabled && Array.isArray(norm.value) ? (norm.value as string[]) : []
    }
    return { forbidden: listOf('NM-WRD-01'), vague: listOf('NM-WRD-02'), subjective: listOf('NM-MTG-12') }
  },
  staleTime: 10 * 60_000,
})

/** Puts one line in, unless what is there is newer. */
export function putEntry(cache: QueryClient, meetingId: string, entry: EntryView): void {
  cache.setQueryData(recordQuery(meetingId).queryKey, (record) => record && withEntry(record, entry))
}

export function withEntry(record: RecordView, entry: EntryView): RecordView {
  const known = record.entries.find(({ id }) => id === entry.id)
  if (known !== undefined && known.version > entry.version) return record
  return { ...record, entries: [...record.entries.filter(({ id }) => id !== entry.id), entry] }
}

export function putMeeting(cache: QueryClient, meeting: MeetingView): void {
  cache.setQueryData(meetingQuery(meeting.id).queryKey, meeting)
  putTopics(cache, meeting.id, meeting.topics)
}

export function putTopics(cache: QueryClient, meetingId: string, topics: readonly TopicView[]): void {
  cache.setQueryData(
    recordQuery(meetingId).queryKey,
    (record) => record && { ...record, topics: [...topics] },
  )
}
