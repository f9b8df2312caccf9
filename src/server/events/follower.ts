import { type Audience, sees } from '#domain/audience/audience.ts'
import type { Actor } from '#domain/person/actor.ts'
import { everyone, keyOf, type NounRef } from './audience.ts'
import { isAfter, type Position } from './position.ts'

/** One event as it is sent: put into text once, however many hear it. */
export interface Told extends NounRef {
  readonly at: Position
  readonly stream: string
  readonly text: string
}

/** One browser that listens. */
export interface Follower {
  readonly sessionId: string
  actor: Actor
  readonly streams: ReadonlySet<string>
  send(text: string): void
  close(): void
}

/** The noun a stream belongs to: `meeting:<id>` → that meeting. */
export function nounOfStream(stream: string): NounRef | undefined {
  const found = /^([a-z]+):([0-9a-f-]{36})$/.exec(stream)
  return found ? { noun: found[1] as string, nounId: found[2] as string } : undefined
}

export type Audiences = ReadonlyMap<string, Audience | typeof everyone>

/** What must be known before `mayHear` can be asked. */
export function refsOf({ stream, noun, nounId }: Pick<Told, 'stream' | 'noun' | 'nounId'>): NounRef[] {
  const ofStream = nounOfStream(stream)
  if (ofStream?.noun === 'person') return []
  return ofStream ? [ofStream, { noun, nounId }] : [{ noun, nounId }]
}

/** One's own stream is heard by oneself; any other by whoever sees the stream's noun and the event's. */
export function mayHear(
  actor: Actor,
  event: Pick<Told, 'stream' | 'noun' | 'nounId'>,
  audiences: Audiences,
): boolean {
  if (event.stream.startsWith('person:')) return event.stream === `person:${actor.personId}`
  return refsOf(event).every((ref) => {
    const audience = audiences.get(keyOf(ref))
    return audience === everyone || (audience !== undefined && sees(actor, audience))
  })
}

/** A follower who is still being told what they missed: what comes meanwhile waits its turn. */
export class CatchingUp {
  readonly #waiting: Told[] = []
  #isDone = false

  /** True: the caller sends it now. False: it is kept. */
  passes(event: Told): boolean {
    if (!this.#isDone) this.#waiting.push(event)
    return this.#isDone
  }

  /** Ends it; gives what came meanwhile and lies after what was told. */
  end(toldUntil: Position): readonly Told[] {
    this.#isDone = true
    return this.#waiting.filter(({ at }) => isAfter(at, toldUntil))
  }
}
