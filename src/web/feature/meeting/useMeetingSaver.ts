import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { In } from '#contract/endpoint.ts'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import * as contract from '#contract/meeting.ts'
import { call, Refused } from '#web/lib/api.ts'
import { meetingQuery } from '#web/lib/meeting.ts'
import { showMeeting } from './api.ts'
import { queueOf, saveField } from './save.ts'

type MeetingChange = Omit<In<NonNullable<typeof contract.updateMeeting.body>>, 'version'>
type TopicChange = Omit<In<NonNullable<typeof contract.updateTopic.body>>, 'version'>

/** Fields of a meeting that are written as text; the others are picked. */
type TextOf<Thing> = {
  [Name in keyof Thing]: Thing[Name] extends string ? Name : never
}[keyof Thing]
export type MeetingText = Extract<TextOf<MeetingView>, keyof MeetingChange>
export type TopicText = Extract<TextOf<TopicView>, keyof TopicChange>

export interface MeetingSaver {
  /** Saves a text over what it was when typing began; throws FieldConflict when it has become another. */
  readonly saveText: (field: MeetingText, mine: string, base: string) => Promise<void>
  /** Saves what was picked: the last one to pick has it, as on paper; nothing typed can be lost. */
  readonly saveChoice: (change: MeetingChange) => Promise<void>
  readonly saveTopicText: (topicId: string, field: TopicText, mine: string, base: string) => Promise<void>
  readonly saveTopicChoice: (topicId: string, change: TopicChange) => Promise<void>
}

export function useMeetingSaver(id: string): MeetingSaver {
  const cache = useQueryClient()
  const known = useCallback(() => {
    const meeting = cache.getQueryData(meetingQuery(id).queryKey)
    if (meeting === undefined) throw new Error('a meeting is saved before it is shown')
    return meeting
  }, [cache, id])

  const saveMeeting = useCallback(
    (change: MeetingChange, valueIn: (meeting: MeetingView) => string, mine: string, base: string) =>
      queueOf(id).add(async () => {
        const send = (version: number) =>
          call(contract.updateMeeting, { params: { id }, body: { ...change, version } })
        showMeeting(cache, await saveField<MeetingView>({ send, known: known(), valueIn, mine, base }))
      }),
    [cache, id, known],
  )

  const saveTopic = useCallback(
    (
      topicId: string,
      change: TopicChange,
      valueIn: (topic: TopicView) => string,
      { mine, base }: { mine: string; base: string },
    ) =>
      queueOf(id).add(async () => {
        const topicIn = (meeting: MeetingView) => meeting.topics.find((one) => one.id === topicId)
        // What was read before the topic was added may have come in after it: what is typed waits for a new reading.
        const topic =
          topicIn(known()) ?? topicIn(await cache.fetchQuery({ ...meetingQuery(id), staleTime: 0 }))
        // It is gone. The field says that it was not saved and keeps its words.
        if (topic === undefined) throw new Refused(404, { kind: 'not_found', reason: 'topic.notFound' })
        const send = (version: number) =>
          call(contract.updateTopic, { params: { id: topicId }, body: { ...change, version } })
        showMeeting(cache, await saveField<TopicView>({ send, known: topic, valueIn, mine, base }))
      }),
    [cache, id, known],
  )

  const picked = () => ''
  return {
    saveText: (field, mine, base) =>
      saveMeeting({ [field]: mine } as MeetingChange, (meeting) => meeting[field], mine.trim(), base),
    saveChoice: (change) => saveMeeting(change, picked, '', ''),
    saveTopicText: (topicId, field, mine, base) =>
      saveTopic(topicId, { [field]: mine } as TopicChange, (topic) => topic[field], {
        mine: mine.trim(),
        base,
      }),
    saveTopicChoice: (topicId, change) => saveTopic(topicId, change, picked, { mine: '', base: '' }),
  }
}
