import type { z } from 'zod'

/** The nouns that have a policy of their own; a rule names one and the path parameter that holds its id. */
export type Noun =
  | 'meeting'
  | 'series'
  | 'topic'
  | 'entry'
  | 'parked'
  | 'material'
  | 'decision'
  | 'vote'
  | 'approval'
  | 'task'
  | 'minutes'
  | 'collaboration'
  | 'risk'
  | 'request'
  | 'conflict'
  | 'issue'
  | 'contingency'
  | 'milestone'
  | 'change'
  | 'sync'
  | 'import'
  | 'file'
  | 'notification'
  | 'person'
  | 'department'

/**
 * Who may call an endpoint. The role × endpoint × level test is generated from this, so an endpoint
 * cannot exist without saying it.
 * - `open`: no sign-in needed
 * - `signedIn`: everybody signed in; what comes back is theirs, or filtered to what they may see
 * - `admin`: administrators
 * - `sees`: whoever may see the noun; for everybody else it does not exist (404)
 * - `may`: whoever sees the noun and whom its policy allows `action` (404, then 403)
 */
export type Access =
  | { readonly rule: 'open' }
  | { readonly rule: 'signedIn' }
  | { readonly rule: 'admin' }
  | { readonly rule: 'sees'; readonly noun: Noun; readonly by: string }
  | { readonly rule: 'may'; readonly noun: Noun; readonly by: string; readonly action: string }

/**
 * As much of a zod schema as types need: what goes in and what comes out. Whoever asks for a whole `ZodType`
 * has every schema compared with its hundred methods, call by call, which took most of a type check.
 */
export interface Schema {
  readonly _zod: { readonly output: unknown; readonly input: unknown }
}

export interface Endpoint<
  Params extends Schema | undefined = Schema | undefined,
  Query extends Schema | undefined = Schema | undefined,
  Body extends Schema | undefined = Schema | undefined,
  Reply extends Schema = Schema,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Under /api/v1, parameters as `:id`. */
  readonly path: `/api/v1/${string}`
  /** One line for the API's own documentation. */
  readonly summary: string
  readonly access: Access
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly reply: Reply
  /**
   * `multipart`: the body is one file in field `file`; `either`: that or JSON, as the handler finds it; `raw`: the
   * reply is bytes, not JSON.
   */
  readonly form?: 'json' | 'multipart' | 'either' | 'raw'
}

/** Returns its argument; it is here so that the schemas are inferred. */
export function endpoint<
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | undefined = undefined,
  Reply extends Schema = Schema,
>(definition: Endpoint<Params, Query, Body, Reply>): Endpoint<Params, Query, Body, Reply> {
  return definition
}

export type Out<S> = S extends Schema ? z.output<S> : undefined
export type In<S> = S extends Schema ? z.input<S> : undefined

/** What a handler gets as the body of an endpoint. */
export type BodyOf<E> = E extends { readonly body?: infer B } ? Out<NonNullable<B>> : undefined
