import type { EntryView } from '#contract/record.ts'
import * as contract from '#contract/record.ts'
import { call, Refused, Unreachable } from '#web/lib/api.ts'
import { hasText, say, sayError } from '#web/lib/text.ts'
import {
  acknowledged,
  conflicting,
  dropped,
  type LineFields,
  type LinePlace,
  nextToSend,
  type Outbox,
  type Pending,
  refused,
  restored,
  sending,
  serialised,
  settled,
  typed,
  unanswered,
} from './outbox.ts'

const pauses = [500, 1_000, 2_000, 5_000, 10_000]
/** Long enough not to send every letter, short enough that followers read along. */
const settleAfter = 350

/**
 * Sends what is typed, one line at a time, and keeps it in the browser until the server has it: a lost
 * connection, an expired session, a killed server or a closed tab loses no keystroke.
 */
export class Sender {
  readonly #key: string
  readonly #onReply: (entry: EntryView) => void
  readonly #entryIdOf: (clientKey: string) => string | undefined
  #outbox: Outbox
  #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #isBusy = false

  constructor(about: {
    personId: string
    meetingId: string
    onReply: (entry: EntryView) => void
    entryIdOf: (clientKey: string) => string | undefined
  }) {
    this.#key = `bihuan.outbox.${about.personId}.${about.meetingId}`
    this.#onReply = about.onReply
    this.#entryIdOf = about.entryIdOf
    this.#outbox = restored(localStorage.getItem(this.#key))
    this.#soon(0)
  }

  get outbox(): Outbox {
    return this.#outbox
  }

  /** The last attempt was not answered. */
  get isCutOff(): boolean {
    return this.#failures > 0
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  type(place: LinePlace, fields: LineFields): void {
    this.#set(typed(this.#outbox, place, fields))
    this.#soon(settleAfter)
  }

  /** The line is left: there is nothing to wait for. */
  flush(): void {
    this.#soon(0)
  }

  settle(clientKey: string, text: string): void {
    this.#set(settled(this.#outbox, clientKey, text))
    this.#soon(0)
  }

  drop(clientKey: string): void {
    this.#set(dropped(this.#outbox, clientKey))
  }

  readonly wake = (): void => {
    this.#failures = 0
    this.#soon(0)
  }

  start(): () => void {
    addEventListener('online', this.wake)
    return () => {
      removeEventListener('online', this.wake)
      clearTimeout(this.#timer)
    }
  }

  #set(outbox: Outbox): void {
    this.#outbox = outbox
    try {
      if (outbox.size === 0) localStorage.removeItem(this.#key)
      else localStorage.setItem(this.#key, serialised(outbox))
    } catch {
      // A full storage costs the safety net, not the record.
    }
    for (const listener of this.#listeners) listener()
  }

  #soon(pause: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#work(), pause)
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    try {
      for (let line = nextToSend(this.#outbox); line !== undefined; line = nextToSend(this.#outbox)) {
        this.#set(sending(this.#outbox, line.clientKey))
        const goesOn = await this.#send(line)
        if (!goesOn) return
      }
    } finally {
      this.#isBusy = false
    }
  }

  async #send(line: Pending): Promise<boolean> {
    try {
      const reply = await this.#ask(line)
      this.#failures = 0
      this.#onReply(reply)
      await shown()
      this.#set(acknowledged(this.#outbox, line, reply))
      return true
    } catch (error) {
      if (error instanceof Refused && error.status !== 401 && error.status < 500) {
        this.#failures = 0
        this.#set(await this.#answerOf(line, error))
        return true
      }
      // Nobody there, signed out, or a fault of the server's: it is all still here, and is sent again.
      const pause = pauses[Math.min(this.#failures, pauses.length - 1)] as number
      this.#failures += error instanceof Unreachable || error instanceof Refused ? 1 : 0
      this.#set(unanswered(this.#outbox, line.clientKey))
      this.#soon(pause)
      return false
    }
  }

  #ask({ clientKey, topicId, afterKey, fields, entryId, baseVersion }: Pending): Promise<EntryView> {
    const body = bodyOf(fields)
    if (entryId === null || baseVersion === null) {
      const afterId = (afterKey !== null && this.#entryIdOf(afterKey)) || null
      return call(contract.addEntry, { params: { id: topicId }, body: { ...body, clientKey, afterId } }).then(
        (reply) => this.#afterFirst(reply, fields),
      )
    }
    return call(contract.updateEntry, { params: { id: entryId }, body: { ...body, version: baseVersion } })
  }

  /** The line had arrived before, with older words, and the answer was lost: the newer words follow at once. */
  #afterFirst(reply: EntryView, fields: LineFields): EntryView | Promise<EntryView> {
    if (reply.text === fields.text.trim() && reply.kind === fields.kind) return reply
    return call(contract.updateEntry, {
      params: { id: reply.id },
      body: { ...bodyOf(fields), version: reply.version },
    })
  }

  async #answerOf({ clientKey }: Pending, error: Refused): Promise<Outbox> {
    const theirs = (error.detail as { theirs?: EntryView } | undefined)?.theirs
    if (error.reason === 'entry.stale' && theirs !== undefined) {
      this.#onReply(theirs)
      await shown()
      return conflicting(this.#outbox, clientKey, theirs)
    }
    const { message, fields } = sayError(error, say, hasText)
    return refused(this.#outbox, clientKey, { message, fields })
  }
}

/**
 * The record on the screen is told of a reply in a task of its own (the cache tells its readers by a timer).
 * Until then the words stay in the outbox: a line that had neither would show older words for a moment, and
 * a key pressed in that moment would go on from those.
 */
function shown(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

function bodyOf({ criterion, partyIds, ...fields }: LineFields) {
  return {
    ...fields,
    text: fields.text.trim(),
    ...(criterion !== undefined && { doneCriterion: criterion }),
    ...(partyIds !== undefined && { partyIds: [...partyIds] }),
  }
}
