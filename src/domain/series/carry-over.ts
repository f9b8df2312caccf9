import type { TopicState } from '#domain/meeting/topic.ts'

/** A topic of the meetings that are looked back on, or one that was made out of such a topic. */
export interface LookedAt {
  readonly id: string
  readonly carriedFromId: string | null
  readonly state: TopicState
  readonly meetingId: string
  /** `over`: ended or later; `ahead`: still to come, or under way; a cancelled meeting has dealt with nothing. */
  readonly meeting: 'over' | 'ahead' | 'cancelled'
  /** Somebody said that it will not be taken up again. */
  readonly isSettled: boolean
  /** It has a decision that stands. */
  readonly isDecided: boolean
}

export interface OpenTopic {
  readonly id: string
  /** On how many agendas the matter was, this topic's own included (第N次上会). */
  readonly times: number
  /** The meeting still to come that has it on its agenda, if one has. */
  readonly taken: { readonly topicId: string; readonly meetingId: string } | null
}

const undecided: readonly TopicState[] = ['deferred', 'escalated', 'parked', 'pending', 'running']

/**
 * What was left undecided. A matter goes on through the topics made out of it; what counts is how the last
 * of them ended. A topic that was on an agenda and never taken up is as open as one that was put off.
 */
export function openTopics(topics: readonly LookedAt[]): OpenTopic[] {
  const byId = new Map(topics.map((topic) => [topic.id, topic]))
  const live = topics.filter(({ meeting }) => meeting !== 'cancelled')
  const next = new Map<string, LookedAt[]>()
  for (const topic of live) {
    const from = heldBefore(topic, byId)
    if (from !== undefined) next.set(from.id, [...(next.get(from.id) ?? []), topic])
  }
  return live.flatMap((topic) => {
    if (topic.meeting !== 'over' || topic.isSettled || topic.isDecided) return []
    if (!undecided.includes(topic.state)) return []
    const after = next.get(topic.id) ?? []
    // Its successor has been dealt with, or stands in this list itself.
    if (after.some(({ meeting }) => meeting === 'over')) return []
    const taken = after.find(({ meeting }) => meeting === 'ahead')
    return [
      {
        id: topic.id,
        times: timesOf(topic, byId),
        taken: taken === undefined ? null : { topicId: taken.id, meetingId: taken.meetingId },
      },
    ]
  })
}

function timesOf(topic: LookedAt, byId: ReadonlyMap<string, LookedAt>): number {
  let times = 1
  for (let at = heldBefore(topic, byId); at !== undefined; at = heldBefore(at, byId)) times += 1
  return times
}

/** The topic it was made out of; an agenda in between that never met passes it through. */
function heldBefore(topic: LookedAt, byId: ReadonlyMap<string, LookedAt>): LookedAt | undefined {
  const before = topic.carriedFromId === null ? undefined : byId.get(topic.carriedFromId)
  return before?.meeting === 'cancelled' ? heldBefore(before, byId) : before
}

export interface Completion {
  readonly done: number
  readonly total: number
  /** Whole percent; null where nothing was to be done. */
  readonly percent: number | null
}

/** How much of what a meeting asked for is done. What was called off counts neither way. */
export function completionOf(states: readonly string[]): Completion {
  const counted = states.filter((state) => state !== 'cancelled')
  const done = counted.filter((state) => state === 'done').length
  return {
    done,
    total: counted.length,
    percent: counted.length === 0 ? null : Math.round((done / counted.length) * 100),
  }
}
