/** One event as the server sends it; what it carries besides depends on its kind. */
export interface StreamEvent {
  /** Where it stands in the log: `<transaction>-<number>`. */
  readonly id: string
  readonly stream: string
  readonly kind: string
  readonly noun: string
  readonly nounId: string
  readonly [field: string]: unknown
}

/** What tabs tell each other. */
export type ChannelMessage =
  /** A tab opened, or began to lead: say what you follow. */
  | { readonly kind: 'hello' }
  | {
      readonly kind: 'want'
      readonly tab: string
      readonly streams: readonly string[]
      readonly lastId: string
      /** Where the newest of the streams was read; empty: from now on. */
      readonly from: string
    }
  | { readonly kind: 'leave'; readonly tab: string }
  | { readonly kind: 'event'; readonly event: StreamEvent }
  /** The leader is connected: all before it has been told. */
  | { readonly kind: 'ready'; readonly lastId: string }
  | { readonly kind: 'restart' }

/** The later of two places in the log; an empty one is before everything. */
export function latestOf(one: string, other: string): string {
  if (one === '' || other === '') return one || other
  const [a, b] = [placeOf(one), placeOf(other)]
  if (a.transaction !== b.transaction) return a.transaction > b.transaction ? one : other
  return a.number >= b.number ? one : other
}

/** The earlier of two places; an empty one is no place at all. */
export function earliestOf(one: string, other: string): string {
  if (one === '' || other === '') return one || other
  return latestOf(one, other) === one ? other : one
}

function placeOf(id: string): { transaction: bigint; number: number } {
  const [transaction = '0', number = '0'] = id.split('-')
  return { transaction: BigInt(transaction), number: Number(number) }
}

/** What is on the screen may have been read that long ago, or it is asked for anew. In ms. */
const shownFor = 15_000

/** Places in the log before which something was read, of the last seconds. */
export class Reads {
  #noted: { readonly id: string; readonly at: number }[] = []

  /** @param at in ms of one monotonic clock */
  note(id: string, at: number): void {
    if (id === '') return
    if (this.#noted.at(-1)?.id === id) return
    this.#noted.push({ id, at })
    this.#forget(at)
  }

  /** Nothing that is shown was read before it: to follow from here is to miss nothing. Empty: nothing was read. */
  from(now: number): string {
    this.#forget(now)
    return this.#noted.reduce((earliest, { id }) => earliestOf(earliest, id), '')
  }

  /** Whoever follows again leaves everything behind. */
  clear(): void {
    this.#noted = []
  }

  /** The newest of the old ones stays: nothing happened between it and the next one. */
  #forget(now: number): void {
    const kept = this.#noted.findLastIndex(({ at }) => at < now - shownFor)
    if (kept > 0) this.#noted = this.#noted.slice(kept)
  }
}

/** As many events as one listener remembers having heard. */
const mostRemembered = 2_000

type Listener = (event: StreamEvent) => void

/**
 * Who in this tab listens to what. A reset is for everybody. Each hears an event once, whoever repeats it; one
 * that comes later may still be told what others have heard, since what it shows was read before.
 */
export class Listeners {
  /** Of each stream, its listeners, with what each has heard. */
  readonly #byStream = new Map<string, Map<object, { hear: Listener; heard: Set<string> }>>()

  get streams(): string[] {
    return [...this.#byStream.keys()].sort()
  }

  add(stream: string, hear: Listener): () => void {
    const listening = this.#byStream.get(stream) ?? new Map()
    const key = {}
    this.#byStream.set(stream, listening.set(key, { hear, heard: new Set() }))
    return () => {
      listening.delete(key)
      if (listening.size === 0 && this.#byStream.get(stream) === listening) this.#byStream.delete(stream)
    }
  }

  tell(event: StreamEvent): void {
    const concerned =
      event.stream === '*' ? [...this.#byStream.values()] : [this.#byStream.get(event.stream) ?? new Map()]
    for (const { hear, heard } of concerned.flatMap((listening) => [...listening.values()])) {
      if (event.id !== '') {
        if (heard.has(event.id)) continue
        heard.add(event.id)
        if (heard.size > mostRemembered) heard.delete(heard.values().next().value as string)
      }
      hear(event)
    }
  }
}
