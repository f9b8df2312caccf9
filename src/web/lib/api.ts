import type { z } from 'zod'
import type { Refusal } from '#contract/common.ts'
import type { Endpoint, In, Schema } from '#contract/endpoint.ts'
import { readAtHeader } from '#contract/events.ts'
import { Reads } from './events-shared.ts'

type Given = Schema | undefined

/** The server said no, and why. What the reader is told is made of `reason` by `useError`. */
export class Refused extends Error {
  readonly status: number
  readonly kind: string
  readonly reason: string
  readonly params: Refusal['params']
  readonly issues: Refusal['issues']
  readonly detail: unknown
  /** For a bug: what to quote to the administrator. */
  readonly requestId: string | undefined

  constructor(status: number, refusal: Partial<Refusal> & { requestId?: unknown }) {
    super(`${status} ${refusal.reason ?? 'server.unexpected'}`)
    this.name = 'Refused'
    this.status = status
    this.kind = refusal.kind ?? 'internal'
    this.reason = refusal.reason ?? 'server.unexpected'
    this.params = refusal.params ?? {}
    this.issues = refusal.issues ?? []
    this.detail = refusal.detail
    this.requestId = typeof refusal.requestId === 'string' ? refusal.requestId : undefined
  }
}

/** Nobody answered, or nobody who could: nothing is wrong with the request, it may be sent again. */
export class Unreachable extends Error {
  readonly reason: string

  constructor(reason = 'server.unreachable') {
    super(reason)
    this.name = 'Unreachable'
    this.reason = reason
  }
}

type Part<Name extends string, S> = S extends Schema
  ? object extends z.input<S>
    ? { readonly [N in Name]?: z.input<S> }
    : { readonly [N in Name]: z.input<S> }
  : { readonly [N in Name]?: undefined }

/** What an endpoint takes as its body: `BodyOf<typeof contract.createTask>`. */
export type BodyOf<E> = E extends { readonly body?: infer B } ? In<Exclude<B, undefined>> : never
/** What it takes as its query. */
export type QueryOf<E> = E extends { readonly query?: infer Q } ? In<Exclude<Q, undefined>> : never

interface Extras {
  /** The one file of a `multipart` endpoint. */
  readonly file?: File
  /** 0 to 1, while a file is on its way. */
  readonly onProgress?: (share: number) => void
  /** The same key twice is one act; needed where a retry must not do it again. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

export type Input<P extends Given, Q extends Given, B extends Given> = Part<'params', P> &
  Part<'query', Q> &
  Part<'body', B> &
  Extras

type Rest<P extends Given, Q extends Given, B extends Given> =
  object extends Input<P, Q, B> ? [input?: Input<P, Q, B>] : [input: Input<P, Q, B>]

/** Asks the server what the contract says. The server has checked its reply against the contract already. */
export async function call<P extends Given, Q extends Given, B extends Given, R extends Schema>(
  contract: Endpoint<P, Q, B, R>,
  ...[given]: Rest<P, Q, B>
): Promise<z.output<R>> {
  const input = (given ?? {}) as Loose
  const address = addressOf(contract.path, input.params, input.query)
  const answer = input.file
    ? await upload(contract.method, address, input)
    : await ask(contract.method, address, input)
  return read(answer) as z.output<R>
}

interface Loose extends Extras {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** Path parameters filled in and escaped; empty query values left out. */
export function addressOf(
  path: string,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_all, name: string) =>
    encodeURIComponent(String(params[name])),
  )
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') asked.set(name, String(value))
  }
  const tail = asked.toString()
  return tail === '' ? filled : `${filled}?${tail}`
}

interface Answer {
  readonly status: number
  readonly text: string
}

/** Where in the log of events what is on the screen was read. */
export const reads = new Reads()

async function ask(method: string, address: string, input: Loose): Promise<Answer> {
  try {
    const reply = await fetch(address, {
      method,
      credentials: 'same-origin',
      headers: headersOf(input, input.body !== undefined),
      ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
      ...(input.signal && { signal: input.signal }),
    })
    reads.note(reply.headers.get(readAtHeader) ?? '', performance.now())
    return { status: reply.status, text: await reply.text() }
  } catch (error) {
    if (input.signal?.aborted) throw error
    throw new Unreachable()
  }
}

function headersOf(input: Loose, isJson: boolean): Record<string, string> {
  return {
    accept: 'application/json',
    ...(isJson && { 'content-type': 'application/json' }),
    ...(input.idempotencyKey && { 'idempotency-key': input.idempotencyKey }),
  }
}

/** fetch cannot tell how far an upload is; XMLHttpRequest can. */
function upload(method: string, address: string, input: Loose): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, address)
    for (const [name, value] of Object.entries(headersOf(input, false))) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => input.onProgress?.(total > 0 ? loaded / total : 0)
    request.onload = () => resolve({ status: request.status, text: request.responseText })
    request.onerror = () => reject(new Unreachable())
    request.ontimeout = () => reject(new Unreachable())
    request.onabort = () => reject(new DOMException('Aborted', 'AbortError'))
    input.signal?.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', input.file as File)
    request.send(form)
  })
}

/** The reply, or the refusal thrown. Whatever stands between us and the server may answer in its place. */
export function read({ status, text }: Answer): unknown {
  if (status === 204 || (status < 300 && text === '')) return undefined
  const said = parsed(text)
  if (status < 300) {
    if (said === undefined) throw new Unreachable('server.notOurs')
    return said
  }
  if (!isRefusal(said)) {
    throw status >= 502 && status <= 504 ? new Unreachable() : new Refused(status, {})
  }
  if (said.kind === 'unavailable') throw new Unreachable(said.reason)
  if (said.kind === 'unauthenticated') for (const listener of onSessionGone) listener()
  throw new Refused(status, said)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRefusal(said: unknown): said is Refusal & { requestId?: string } {
  return typeof said === 'object' && said !== null && 'kind' in said && 'reason' in said
}

const onSessionGone = new Set<() => void>()

/** Tells when the server no longer knows who we are; gives back how to stop listening. */
export function whenSessionGone(listener: () => void): () => void {
  onSessionGone.add(listener)
  return () => onSessionGone.delete(listener)
}
