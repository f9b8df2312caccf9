import type { MeetingView, TopicView } from '#contract/meeting.ts'
import { Refused } from '#web/lib/api.ts'

/** Somebody else saved this very field in the meantime. */
export class FieldConflict extends Error {
  readonly mine: string
  readonly theirs: string

  constructor(mine: string, theirs: string) {
    super('conflict')
    this.name = 'FieldConflict'
    this.mine = mine
    this.theirs = theirs
  }
}

/** What stands now, as the refusal of a stale version brings it along; undefined for other refusals. */
export function presentAfter<Thing extends MeetingView | TopicView>(error: unknown): Thing | undefined {
  if (!(error instanceof Refused) || !error.reason.endsWith('.stale')) return undefined
  return (error.detail as { current?: Thing } | undefined)?.current
}

export interface Saving<Thing> {
  /** Sends the change over the given version. */
  readonly send: (version: number) => Promise<MeetingView>
  /** What is on the screen now. */
  readonly known: Thing & { readonly version: number }
  /** The value of the field, and what it was when typing began. */
  readonly valueIn: (thing: Thing) => string
  readonly base: string
  readonly mine: string
}

const mostTries = 4

/**
 * Saves one field over the version it knows. A thing that moved on elsewhere is no conflict: the field
 * is sent again over the present version. Only a change of the same field is, and then nothing is
 * overwritten: the caller gets both texts.
 */
export async function saveField<Thing extends MeetingView | TopicView>({
  send,
  known,
  valueIn,
  base,
  mine,
}: Saving<Thing>): Promise<MeetingView> {
  let version = known.version
  for (let tries = 1; ; tries++) {
    try {
      return await send(version)
    } catch (error) {
      const present = presentAfter<Thing>(error)
      if (present === undefined || tries === mostTries) throw error
      const theirs = valueIn(present)
      if (theirs !== base && theirs !== mine) throw new FieldConflict(mine, theirs)
      version = present.version
    }
  }
}

/** One save after the other: the second knows the version that the first made. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve()

  add<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = this.#last.then(work, work)
    this.#last = next.catch(() => undefined)
    return next
  }

  /** When all that was put in has been sent, whatever came of it. */
  async idle(): Promise<void> {
    let seen: Promise<unknown> | undefined
    while (seen !== this.#last) {
      seen = this.#last
      await seen
    }
  }
}

/** Changes of one meeting leave this tab one after the other. */
const queues = new Map<string, Queue>()
export function queueOf(meetingId: string): Queue {
  const queue = queues.get(meetingId) ?? new Queue()
  queues.set(meetingId, queue)
  return queue
}
