import type { Endpoint, In, Out, Schema } from '#contract/endpoint.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Config } from '#server/config.ts'
import type { Db } from '#server/db/database.ts'
import { rooms } from '#server/http/rooms.ts'
import type { Mount } from '#server/http/route.ts'
import { whole } from '#server/http/schema.ts'
import { readersById } from '#server/notification/readers.ts'

type Part = Schema | undefined
type Given<P extends Part, Q extends Part, B extends Part> = {
  readonly [Key in 'params' | 'query' | 'body' as { params: P; query: Q; body: B }[Key] extends Schema
    ? Key
    : never]: In<{ params: P; query: Q; body: B }[Key]>
}

/** What people of the demo did through the product, at the time when they did it. */
export interface Stage {
  /** Throws what the product refuses: the story is wrong then. */
  act<P extends Part, Q extends Part, B extends Part, R extends Schema>(
    personId: string,
    at: Date,
    contract: Endpoint<P, Q, B, R>,
    given: Given<P, Q, B>,
  ): Promise<Out<R>>
}

// biome-ignore lint/suspicious/noExplicitAny: the handler of any endpoint
type Handler = (call: any) => unknown

/**
 * Plays a story by the same handlers that answer over HTTP, so that what the demo shows is what the product would
 * have made of it: histories, numbers, links, findings. All in the one transaction of the demo, which is the
 * system's; whose act it is, the policies are told. Of the app a handler gets the settings and the clock.
 */
export function openStage(tx: Db, config: Config): Stage {
  const handlers = new Map<Endpoint, Handler>()
  const mount = Object.assign(
    (contract: Endpoint, handle: Handler) => {
      handlers.set(contract, handle)
    },
    // Sessions, streams and downloads open transactions of their own: no part of a story.
    { signedIn: () => {}, open: () => {} },
  ) as unknown as Mount
  for (const room of rooms) room(mount)
  // Nobody changes departments or offices in a story.
  const actors = new Map<string, Actor>()
  const actorOf = async (personId: string): Promise<Actor> => {
    const known = actors.get(personId) ?? (await readersById(tx, [personId]))[0]
    if (known === undefined) throw new Error('Nobody is there to act.')
    actors.set(personId, known)
    return known
  }
  return {
    async act(personId, at, contract, given) {
      const handle = handlers.get(contract as unknown as Endpoint)
      if (handle === undefined) throw new Error(`Nobody plays ${contract.path}.`)
      const actor = await actorOf(personId)
      const { params, query, body } = given as Readonly<Record<'params' | 'query' | 'body', unknown>>
      const app = { config, now: () => at } as App
      try {
        return whole(contract.reply).parse(
          await handle({
            app,
            actor,
            tx,
            now: at,
            params: whole(contract.params)?.parse(params),
            query: whole(contract.query)?.parse(query ?? {}),
            body: whole(contract.body)?.parse(body),
          }),
        ) as never
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        const { reason, issues, detail } = error
        const said = JSON.stringify({ reason, issues, detail })
        throw new Error(`The story is wrong at ${contract.method} ${contract.path}: ${said}`, {
          cause: error,
        })
      }
    },
  }
}
