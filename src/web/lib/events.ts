import { useEffect, useEffectEvent } from 'react'
import { reads } from './api.ts'
import { type ChannelMessage, earliestOf, Listeners, latestOf, type StreamEvent } from './events-shared.ts'

/**
 * One stream of events per browser. HTTP/1.1 allows six connections to a server, so twenty open tabs
 * must not hold twenty: one tab leads (Web Locks decides which), holds the connection for everybody's
 * streams and passes on what it hears; when it closes, another takes over and resumes from the last id.
 * Where Web Locks is missing (plain http in a company network) each visible tab holds its own.
 */
const pauses = [1_000, 2_000, 5_000, 10_000, 30_000]

export class Hub {
  readonly #id = crypto.randomUUID?.() ?? `${performance.now()}.${performance.timeOrigin}`
  readonly #channel =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('bihuan.events')
  readonly #listeners = new Listeners()
  /** What the other tabs follow; only the leader needs it. */
  readonly #others = new Map<string, readonly string[]>()
  #source: EventSource | undefined
  #following = ''
  /** Where the present connection began, until it has told something. */
  #began = ''
  #lastId = ''
  /** What is shown of a followed stream may have been read before what we heard last: a connection begins there. */
  #from = ''
  #isConnecting = false
  #failures = 0
  #isLeader = false
  #isStarted = false
  #again: ReturnType<typeof setTimeout> | undefined
  #endLead: (() => void) | undefined

  follow(stream: string, onEvent: (event: StreamEvent) => void, after?: string): () => void {
    this.#start()
    const stop = this.#listeners.add(stream, onEvent)
    this.#streamsChanged(after ?? reads.from(performance.now()))
    return () => {
      stop()
      this.#streamsChanged()
    }
  }

  /** Another person at the same screen: what was followed was followed as somebody else. */
  restart(): void {
    this.#lastId = ''
    this.#from = ''
    reads.clear()
    this.#others.clear()
    this.#disconnect()
    this.#say({ kind: 'restart' })
    this.#streamsChanged()
  }

  #start(): void {
    if (this.#isStarted) return
    this.#isStarted = true
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<ChannelMessage>) => this.#hear(data))
    addEventListener('pagehide', () => {
      this.#say({ kind: 'leave', tab: this.#id })
      this.#endLead?.()
    })
    addEventListener('online', () => this.#reconnectNow())
    document.addEventListener('visibilitychange', () => {
      if (!navigator.locks) this.#lead(document.visibilityState === 'visible')
      if (document.visibilityState === 'visible') this.#reconnectNow()
    })
    if (!navigator.locks || !this.#channel) {
      this.#lead(document.visibilityState === 'visible')
      return
    }
    void navigator.locks.request('bihuan.events', () => {
      this.#lead(true)
      // The lock is held for as long as this promise waits: until the tab closes.
      return new Promise<void>((resolve) => {
        this.#endLead = resolve
      })
    })
    this.#say({ kind: 'hello' })
  }

  #lead(isLeader: boolean): void {
    this.#isLeader = isLeader
    if (isLeader) {
      this.#say({ kind: 'hello' })
      this.#connectSoon()
    } else this.#disconnect()
  }

  #say(message: ChannelMessage): void {
    this.#channel?.postMessage(message)
  }

  #hear(message: ChannelMessage): void {
    switch (message.kind) {
      case 'hello':
        this.#want()
        break
      case 'want':
        this.#others.set(message.tab, message.streams)
        this.#lastId ||= message.lastId
        this.#connectSoon(message.from)
        break
      case 'ready':
        this.#caughtUp(message.lastId)
        break
      case 'leave':
        this.#others.delete(message.tab)
        break
      case 'event':
        this.#lastId = latestOf(this.#lastId, message.event.id)
        this.#listeners.tell(message.event)
        break
      case 'restart':
        this.#lastId = ''
        location.reload()
    }
  }

  #want(from = ''): void {
    this.#say({ kind: 'want', tab: this.#id, streams: this.#listeners.streams, lastId: this.#lastId, from })
  }

  #streamsChanged(from?: string): void {
    this.#want(from)
    this.#connectSoon(from)
  }

  /** Once for all the parts of a page that begin to follow together. */
  #connectSoon(from = ''): void {
    if (from !== '') this.#from = earliestOf(this.#from, from)
    if (this.#isConnecting) return
    this.#isConnecting = true
    queueMicrotask(() => {
      this.#isConnecting = false
      this.#connect()
    })
  }

  #connect(): void {
    if (!this.#isLeader) return
    const all = [...new Set([...this.#listeners.streams, ...[...this.#others.values()].flat()])].sort()
    const streams = all.slice(0, 50).join(',')
    const begin = this.#from === '' ? this.#lastId : earliestOf(this.#from, this.#lastId)
    // It has told all before it, or is about to.
    const isCovered = begin === this.#lastId || begin === this.#began
    if (streams === this.#following && this.#source && isCovered) return
    this.#disconnect()
    if (streams === '') return
    this.#following = streams
    this.#began = begin
    const query = new URLSearchParams({ streams, ...(begin && { after: begin }) })
    const source = new EventSource(`/api/v1/events?${query}`)
    this.#source = source
    source.addEventListener('ready', ({ lastEventId }: MessageEvent<string>) => {
      this.#failures = 0
      this.#caughtUp(lastEventId)
      this.#say({ kind: 'ready', lastId: lastEventId })
    })
    source.addEventListener('message', ({ data, lastEventId }: MessageEvent<string>) =>
      this.#pass({ ...(JSON.parse(data) as StreamEvent), id: lastEventId }),
    )
    // Too much was missed to be told one by one.
    source.addEventListener('reset', ({ lastEventId }: MessageEvent<string>) =>
      this.#pass(resetAt(lastEventId)),
    )
    source.addEventListener('error', () => {
      // The browser reconnects by itself, with the last id, unless the server refused.
      if (source.readyState !== EventSource.CLOSED) return
      this.#disconnect()
      const pause = pauses[Math.min(this.#failures++, pauses.length - 1)] as number
      clearTimeout(this.#again)
      this.#again = setTimeout(() => this.#connect(), pause * (0.75 + Math.random() / 2))
    })
  }

  /** Until then a connection that breaks begins again where it began. */
  #caughtUp(lastId: string): void {
    this.#from = ''
    this.#began = ''
    this.#lastId = latestOf(this.#lastId, lastId)
  }

  #pass(event: StreamEvent): void {
    this.#began = ''
    this.#lastId = latestOf(this.#lastId, event.id)
    this.#listeners.tell(event)
    this.#say({ kind: 'event', event })
  }

  #reconnectNow(): void {
    if (!this.#isLeader || this.#source) return
    clearTimeout(this.#again)
    this.#connect()
  }

  #disconnect(): void {
    this.#source?.close()
    this.#source = undefined
    this.#following = ''
  }
}

function resetAt(id: string): StreamEvent {
  return { id, stream: '*', kind: 'reset', noun: '', nounId: '' }
}

const hub = new Hub()

/** After sign-in as somebody else; other tabs reload, since all they show was that person's. */
export function restartEvents(): void {
  hub.restart()
}

/**
 * Calls `onEvent` for what happens on a stream (`meeting:<id>`, `person:<id>`, `tasks`), and once with
 * kind `reset` when so much was missed that everything must be asked for again. `after` is where what is
 * on the screen was read (`lastEventId`); without it, before anything that is on the screen was read. An
 * undefined stream follows nothing.
 */
export function useStream(
  stream: string | undefined,
  onEvent: (event: StreamEvent) => void,
  after?: string,
): void {
  const told = useEffectEvent(onEvent)
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it began does not change while it is followed
  useEffect(() => {
    if (stream === undefined) return undefined
    return hub.follow(stream, (event) => told(event), after)
  }, [stream])
}

export type { StreamEvent }
