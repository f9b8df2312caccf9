import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { PersonRef } from '#contract/common.ts'
import { lockEntry } from '#contract/record.ts'
import { call } from '#web/lib/api.ts'
import { type StreamEvent, useStream } from '#web/lib/events.ts'
import { meetingQuery } from '#web/lib/meeting.ts'
import { useMe } from '#web/lib/session.ts'
import { putEntry, putTopics, recordQuery, roomQuery } from './api.ts'
import { meetingEvent } from './meeting-event.ts'
import type { Outbox } from './outbox.ts'
import { Sender } from './sender.ts'

export interface Typing {
  readonly person: PersonRef
  readonly until: string
}

/** Reads the record and follows it; what others do comes by itself. */
export function useFollowedRecord(meetingId: string) {
  const cache = useQueryClient()
  const record = useQuery(recordQuery(meetingId))
  const meeting = useQuery(meetingQuery(meetingId))
  const [typing, setTyping] = useState<ReadonlyMap<string, Typing>>(new Map())

  const handleEvent = useCallback(
    (event: StreamEvent) => {
      const data = meetingEvent(event)
      if (data === undefined) {
        // Decisions and tasks of the record have changed, or too much was missed: read anew.
        if (event.kind !== 'reset') {
          void cache.invalidateQueries({ queryKey: recordQuery(meetingId).queryKey })
          return
        }
        // What is on the screen may hold lines whose end was missed: it is forgotten, not merged.
        void cache.resetQueries({ queryKey: recordQuery(meetingId).queryKey })
        void cache.invalidateQueries({ queryKey: meetingQuery(meetingId).queryKey })
        void cache.invalidateQueries({ queryKey: roomQuery(meetingId).queryKey })
        return
      }
      if (data.kind === 'entry') putEntry(cache, meetingId, data.entry)
      else if (data.kind === 'room') void cache.invalidateQueries({ queryKey: roomQuery(meetingId).queryKey })
      else if (data.kind === 'topics') putTopics(cache, meetingId, data.topics)
      else if (data.kind === 'lock') {
        setTyping((before) => {
          const after = new Map(before)
          if (data.until === null) after.delete(data.entryId)
          else after.set(data.entryId, { person: data.person, until: data.until })
          return after
        })
      } else void cache.invalidateQueries({ queryKey: meetingQuery(meetingId).queryKey })
    },
    [cache, meetingId],
  )
  useStream(record.data && `meeting:${meetingId}`, handleEvent, record.data?.lastEventId)
  return { record, meeting, typing }
}

/** The sender of this meeting's record. */
export function useSender(meetingId: string): Sender {
  const cache = useQueryClient()
  const { id: personId } = useMe()
  const [sender] = useState(
    () =>
      new Sender({
        personId,
        meetingId,
        onReply: (entry) => putEntry(cache, meetingId, entry),
        entryIdOf: (clientKey) =>
          cache
            .getQueryData(recordQuery(meetingId).queryKey)
            ?.entries.find((entry) => entry.clientKey === clientKey)?.id,
      }),
  )
  useEffect(() => sender.start(), [sender])
  return sender
}

/**
 * What has not been delivered yet. Read only where it is drawn: it changes with every key, and the rest of
 * the room must not be drawn anew for each.
 */
export function useOutbox(sender: Sender): Outbox {
  return useSyncExternalStore(sender.subscribe, () => sender.outbox)
}

const sayEvery = 8_000

/** Tells the others, not too often, that this line is being typed in. */
export function useTypingSign(): (entryId: string | undefined, isTyping: boolean) => void {
  const [said] = useState(() => new Map<string, number>())
  return useCallback(
    (entryId, isTyping) => {
      if (entryId === undefined) return
      const at = performance.now()
      if (isTyping && at - (said.get(entryId) ?? Number.NEGATIVE_INFINITY) < sayEvery) return
      if (!isTyping && !said.has(entryId)) return
      if (isTyping) said.set(entryId, at)
      else said.delete(entryId)
      // A courtesy to the others: when it does not get through, nothing is lost.
      call(lockEntry, { params: { id: entryId }, body: { isTyping } }).catch(() => {})
    },
    [said],
  )
}
