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

export interface Endpoint<
  Params extends z.ZodType | undefined = z.ZodType | undefined,
  Query extends z.ZodType | undefined = z.ZodType | undefined,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Reply extends z.ZodType = z.ZodType,
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
  /** `multipart`: the body is one file in field `file`; `raw`: the reply is bytes, not JSON. */
  readonly form?: 'json' | 'multipart' | 'raw'
}

/** Returns its argument; it is here so that the schemas are inferred. */
export function endpoint<
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  Reply extends z.ZodType = z.ZodType,
>(definition: Endpoint<Params, Query, Body, Reply>): Endpoint<Params, Query, Body, Reply> {
  return definition
}

export type Out<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
export type In<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined

/** What a handler gets as the body of an endpoint. */
export type BodyOf<E> = E extends { readonly body?: infer B } ? Out<NonNullable<B>> : undefined
