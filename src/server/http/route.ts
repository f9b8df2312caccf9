import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint, Out, Schema } from '#contract/endpoint.ts'
import { AppError, type Issue } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { asActor } from '#server/db/actor-context.ts'
import type { Db } from '#server/db/database.ts'
import { rememberStamp } from '#server/db/setting-stamp.ts'
import type { StoredFile } from '#server/files/store.ts'
import type { SignedIn } from '#server/session/resolve.ts'
import { onceOnly } from './idempotency.ts'
import { issuesOf, requestInvalid } from './issues.ts'
import { whole } from './schema.ts'
import { receiveUpload } from './upload.ts'

type Part = Schema | undefined

/** What came over the wire, checked, and where it came from. */
export interface OpenCall<Params extends Part, Query extends Part, Body extends Part> {
  readonly app: App
  /** Who asks, if anybody is signed in. */
  readonly actor: Actor | undefined
  readonly params: Out<Params>
  readonly query: Out<Query>
  readonly body: Out<Body>
  /** The instant of the request: one for everything that happens in it. */
  readonly now: Date
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export interface SignedInCall<Params extends Part, Query extends Part, Body extends Part>
  extends OpenCall<Params, Query, Body> {
  readonly actor: Actor
}

export interface TransactionCall<Params extends Part, Query extends Part, Body extends Part>
  extends SignedInCall<Params, Query, Body> {
  /** The one transaction of this request; the row-level rules in it are the actor's. */
  readonly tx: Db
  /** The file of a `multipart` endpoint, checked and in the store; undefined for the others. */
  readonly upload: StoredFile | undefined
}

type Answer<Reply extends Schema> = Promise<z.input<Reply>> | z.input<Reply>

/** Ties contracts to handlers: the rooms get it, and only this room knows what stands behind it. */
export interface Mount {
  /**
   * A signed-in call in one transaction, under the actor's row-level rules. For `form: 'raw'` the
   * handler sets headers on `reply` and returns a Buffer, a string or a stream, sent after the commit.
   */
  <P extends Part, Q extends Part, B extends Part, R extends Schema>(
    contract: Endpoint<P, Q, B, R>,
    handle: (call: TransactionCall<P, Q, B>) => Answer<R>,
  ): void
  /** A signed-in call that opens its own transactions, or none: sessions, streams that stay open. */
  signedIn<P extends Part, Q extends Part, B extends Part, R extends Schema>(
    contract: Endpoint<P, Q, B, R>,
    handle: (call: SignedInCall<P, Q, B>) => Answer<R>,
  ): void
  /** A call that needs no sign-in. It has no transaction: what it may touch, it says by asSystem. */
  open<P extends Part, Q extends Part, B extends Part, R extends Schema>(
    contract: Endpoint<P, Q, B, R>,
    handle: (call: OpenCall<P, Q, B>) => Answer<R>,
  ): void
}

// At the call of mount() the schemas are inferred; in here they are only carried.
// biome-ignore lint/suspicious/noExplicitAny: the handler of any endpoint
type AnyHandler = (call: any) => unknown
type Came = OpenCall<Part, Part, Part> & { readonly settingStamp: string | undefined }

/** `mounted` collects the contracts, in order: the API's documentation and the access test are made of them. */
export function mounting(http: FastifyInstance, app: App, mounted: Endpoint[]): Mount {
  function register(contract: Endpoint, answer: (came: Came) => Promise<unknown>): void {
    mounted.push(contract)
    http.route({
      method: contract.method,
      url: contract.path,
      handler: async (request, reply) => {
        const signedIn = await admitted(app, contract, request)
        const result = await answer({
          app,
          actor: signedIn?.actor,
          settingStamp: signedIn?.settingStamp,
          request,
          reply,
          now: app.now(),
          ...fitting(contract, request),
        })
        return send(reply, contract, result)
      },
    })
  }

  const inTransaction = (contract: Endpoint, handle: AnyHandler): void => {
    if (contract.access.rule === 'open') throw new Error(`${contract.path} is open: mount.open`)
    register(contract, async (came) => {
      const actor = came.actor as Actor
      // Before the transaction: a slow line must not hold one open.
      const upload = contract.form === 'multipart' ? await receiveUpload(came.request, app.files) : undefined
      try {
        return await asActor(app.db, actor, (tx) => {
          if (leavesSettings(contract) && came.settingStamp !== undefined)
            rememberStamp(tx, came.settingStamp)
          return onceOnly(tx, { contract, actor, request: came.request, upload, at: came.now }, async () =>
            declared(contract, await handle({ ...came, tx, upload })),
          )
        })
      } catch (error) {
        // Whatever becomes of the note, the refusal itself is what is answered.
        await app.onRefused(app.db, actor, error, came.now).catch((err: unknown) => {
          app.log.warn({ err }, 'a refusal could not be noted')
        })
        throw error
      }
    })
  }

  const signedIn = (contract: Endpoint, handle: AnyHandler): void => {
    if (contract.access.rule === 'open') throw new Error(`${contract.path} is open: mount.open`)
    register(contract, async (came) => declared(contract, await handle(came)))
  }

  const open = (contract: Endpoint, handle: AnyHandler): void => {
    if (contract.access.rule !== 'open') throw new Error(`${contract.path} is not open`)
    register(contract, async (came) => declared(contract, await handle(came)))
  }

  return Object.assign(inTransaction, { signedIn, open })
}

/** What cannot change calendar, norms or organisation goes by them as they were at the door. */
function leavesSettings({ method, access: { rule } }: Endpoint): boolean {
  return method === 'GET' || rule === 'sees' || rule === 'may'
}

/** Who asks, if the endpoint lets them in at all. `sees` and `may` are judged on the loaded object. */
async function admitted(
  app: App,
  contract: Endpoint,
  request: FastifyRequest,
): Promise<SignedIn | undefined> {
  const { rule } = contract.access
  const signedIn = await app.auth.sessionOf(request.headers)
  if (rule === 'open') return signedIn
  if (!signedIn) throw new AppError('unauthenticated', 'session.signInFirst')
  if (rule === 'admin' && !signedIn.actor.isAdmin) throw new AppError('forbidden', 'person.notAdmin')
  return signedIn
}

/**
 * Doubt at the door: all that is wrong with a request, at once. An address that cannot be one of ours, such
 * as a link cut short, is no field to put right: there is nothing there.
 */
function fitting(contract: Endpoint, request: FastifyRequest): { params: never; query: never; body: never } {
  const params = whole(contract.params)?.safeParse(request.params)
  if (params?.error) throw new AppError('not_found', 'request.nothingHere')
  const issues: Issue[] = []
  const part = (schema: Schema | undefined, input: unknown, at: readonly string[]): never => {
    const parsed = whole(schema)?.safeParse(input)
    if (parsed?.error) issues.push(...issuesOf(parsed.error, input, at))
    return parsed?.data as never
  }
  const fit = {
    params: params?.data as never,
    query: part(contract.query, request.query, ['query']),
    // Without a prefix: these are the fields of a form.
    body: part(contract.body, request.body, []),
  }
  if (issues.length > 0) throw requestInvalid(issues)
  return fit
}

/** Only what the contract declares leaves; a reply that lacks something is our bug, not the reader's. */
function declared(contract: Endpoint, raw: unknown): unknown {
  if (contract.form === 'raw') return raw
  const parsed = whole(contract.reply).safeParse(raw)
  if (parsed.error) {
    throw new Error(`The reply of ${contract.method} ${contract.path} does not fit its contract`, {
      cause: parsed.error,
    })
  }
  return parsed.data
}

function send(reply: FastifyReply, contract: Endpoint, result: unknown): FastifyReply {
  // Hijacked (a stream that stays open) or already sent.
  if (reply.sent) return reply
  if (result === undefined) return reply.code(204).send()
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  if (contract.form === 'raw') return reply.send(result)
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(result))
}
