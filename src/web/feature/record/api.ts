import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import { listNorms } from '#contract/organisation.ts'
import type { EntryView, RecordView } from '#contract/record.ts'
import { getRecord } from '#contract/record.ts'
import type { RoomView } from '#contract/room.ts'
import { getRoom } from '#contract/room.ts'
import { call } from '#web/lib/api.ts'
import { meetingQuery } from '#web/lib/meeting.ts'

export function recordQuery(id: string) {
  return queryOptions({
    queryKey: ['record', id] as const,
    queryFn: async ({ signal, client }) =>
      withNewer(
        await call(getRecord, { params: { id }, signal }),
        client.getQueryData<RecordView>(['record', id]),
      ),
    // What comes later is told by the meeting's stream.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function roomQuery(id: string) {
  return queryOptions({
    queryKey: ['room', id] as const,
    queryFn: ({ signal }) => call(getRoom, { params: { id }, signal }),
    // Changes are told by the meeting's stream; a page without one asks again when it is opened.
    staleTime: 5_000,
  })
}

export function putRoom(cache: QueryClient, room: RoomView): void {
  cache.setQueryData(roomQuery(room.meetingId).queryKey, room)
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

/**
 * A record that was read while events came in: what they told meanwhile is newer than what was read, and
 * must not be lost to it.
 */
export function withNewer(read: RecordView, told: RecordView | undefined): RecordView {
  return (told?.entries ?? []).reduce((record, entry) => {
    const known = record.entries.find(({ id }) => id === entry.id)
    // Taken out before it was read.
    if (known === undefined && entry.isDeleted) return record
    return known === undefined || known.version < entry.version ? withEntry(record, entry) : record
  }, read)
}

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
