import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, type ErrorKind, type Issue } from '#domain/error.ts'
import { Unavailable } from './unavailable.ts'

/** Two kinds that no rule of ours gives: the database is away, and a bug. */
export type ProblemKind = ErrorKind | 'unavailable' | 'internal'

/** What leaves for every refusal; `reason` is a key for the reader's language. */
export interface Problem {
  readonly kind: ProblemKind
  readonly reason: string
  readonly params: Readonly<Record<string, string | number>>
  readonly issues: readonly Issue[]
  readonly detail?: unknown
  /** For a bug or an outage: what to quote to the administrator, who finds it in the log. */
  readonly requestId?: string
}

export const statusOf: Readonly<Record<ProblemKind, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 422,
  conflict: 409,
  too_many: 429,
  too_large: 413,
  unavailable: 503,
  internal: 500,
}

/** The only place where errors meet HTTP. */
export function answerErrors(http: FastifyInstance): void {
  http.setErrorHandler((error, request, reply) => {
    const { problem, loudness } = judged(error)
    if (loudness !== 'quiet')
      request.log[loudness]({ err: error, requestId: request.id, url: request.url }, problem.reason)
    return sendProblem(
      reply,
      loudness === 'error' || problem.kind === 'unavailable'
        ? { ...problem, requestId: request.id }
        : problem,
    )
  })
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.kind === 'unavailable') reply.header('retry-after', '2')
  if (problem.kind === 'too_many') reply.header('retry-after', String(problem.params.seconds ?? 10))
  reply.removeHeader('content-disposition')
  return reply
    .code(statusOf[problem.kind])
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(problem))
}

/** `warn` is for what the database had to refuse: right for the caller, but a rule of ours came too late. */
type Loudness = 'quiet' | 'warn' | 'error'

export function judged(error: unknown): { problem: Problem; loudness: Loudness } {
  if (error instanceof AppError) return { problem: problemOf(error), loudness: 'quiet' }
  const fromFramework = frameworkProblem(error)
  if (fromFramework) return { problem: fromFramework, loudness: 'quiet' }
  if (error instanceof Unavailable) return { problem: bare('unavailable', error.reason), loudness: 'warn' }
  if (isDatabaseAway(error)) return { problem: bare('unavailable', 'server.databaseAway'), loudness: 'warn' }
  const fromDatabase = databaseProblem(error)
  if (fromDatabase) return { problem: fromDatabase, loudness: 'warn' }
  return { problem: bare('internal', 'server.unexpected'), loudness: 'error' }
}

function problemOf({ kind, reason, params, issues, detail }: AppError): Problem {
  return { kind, reason, params, issues, ...(detail !== undefined && { detail }) }
}

function bare(kind: ProblemKind, reason: string, params: Problem['params'] = {}): Problem {
  return { kind, reason, params, issues: [] }
}

function frameworkProblem(error: unknown): Problem | undefined {
  const { statusCode = 500, code = '' } = error as Partial<FastifyError>
  if (statusCode < 400 || statusCode >= 500) return undefined
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return bare('too_large', 'request.tooLarge')
    case 'FST_REQ_FILE_TOO_LARGE':
      return bare('too_large', 'file.tooLarge')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return bare('invalid', 'request.wrongMediaType')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return bare('invalid', 'request.notJson')
    default:
      // The static files' own: a folder, a path that leads outside, a file that is gone.
      return statusCode === 403 || statusCode === 404
        ? bare('not_found', 'request.noSuchAddress')
        : bare('invalid', 'request.malformed')
  }
}

/** PostgreSQL's refusals, by SQLSTATE. A room that expects one catches it and says it in its own words. */
const refusals: Readonly<Record<string, { kind: ErrorKind; reason: string }>> = {
  '23505': { kind: 'conflict', reason: 'request.alreadyExists' },
  '23P01': { kind: 'conflict', reason: 'request.overlaps' },
  '23503': { kind: 'conflict', reason: 'request.refersToMissing' },
  '23514': { kind: 'conflict', reason: 'request.breaksRule' },
  '40001': { kind: 'conflict', reason: 'request.collided' },
  '40P01': { kind: 'conflict', reason: 'request.collided' },
  '55P03': { kind: 'conflict', reason: 'request.collided' },
  // A row-level policy: the second wall. The first one should have said it in better words.
  '42501': { kind: 'forbidden', reason: 'request.notAllowed' },
}

function databaseProblem(error: unknown): Problem | undefined {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  const refusal = typeof code === 'string' ? refusals[code] : undefined
  if (!refusal) return undefined
  return bare(refusal.kind, refusal.reason, typeof constraint === 'string' ? { constraint } : {})
}

/** Lost, refused, stopping, or out of connections: nothing is wrong with the request, it may be sent again. */
function isDatabaseAway(error: unknown): boolean {
  const { code, syscall, message } = error as { code?: unknown; syscall?: unknown; message?: unknown }
  if (syscall === 'connect') return true
  // Found out in the middle of a statement, before PostgreSQL's own word for it came.
  if ((syscall === 'read' || syscall === 'write') && (code === 'ECONNRESET' || code === 'EPIPE')) return true
  if (typeof code === 'string' && /^(08...|57P0[1-5]|53300|57014)$/.test(code)) return true
  return (
    typeof message === 'string' &&
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|driver has already been destroyed|Client was closed)/.test(
      message,
    )
  )
}

/** A request that no route takes. */
export function noSuchRoute(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, bare('not_found', 'request.noSuchAddress'))
}
