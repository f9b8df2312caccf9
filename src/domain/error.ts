/** Which kind of "no" this is. The HTTP status follows from it and from nothing else. */
export type ErrorKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'too_many'
  | 'too_large'

/** One thing wrong with one field of a request; `path` is where, `reason` a key that the reader's language translates. */
export interface Issue {
  readonly path: readonly (string | number)[]
  readonly reason: string
  readonly params?: Readonly<Record<string, string | number>>
}

/**
 * An expected refusal. `reason` is a stable key such as `task.notYours`: the client translates it
 * and tests assert on it. Anything else that is thrown is a bug: logged whole, answered 500.
 * `detail` carries what the reader needs to go on (both texts of an edit conflict, blocking findings).
 */
export class AppError extends Error {
  readonly kind: ErrorKind
  readonly reason: string
  readonly params: Readonly<Record<string, string | number>>
  readonly issues: readonly Issue[]
  readonly detail: unknown

  constructor(
    kind: ErrorKind,
    reason: string,
    params: Readonly<Record<string, string | number>> = {},
    more: { issues?: readonly Issue[]; detail?: unknown } = {},
  ) {
    super(`${kind}: ${reason} ${JSON.stringify(params)}`)
    this.name = 'AppError'
    this.kind = kind
    this.reason = reason
    this.params = params
    this.issues = more.issues ?? []
    this.detail = more.detail
  }
}
