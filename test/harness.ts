import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Email } from 'postal-mime'
import type { z } from 'zod'
import type { Endpoint, In, Schema } from '#contract/endpoint.ts'
import type { Issue } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type App, buildApp, startApp, stopApp } from '#server/app.ts'
import type { Config } from '#server/config.ts'
import { loadDemo } from '#server/demo/load.ts'
import { makeLog } from '#server/http/log.ts'
import { buildHttp, type HttpOptions } from '#server/http/server.ts'
import { noteRefusal } from '#server/norm/strikes.ts'
import { cookieNameFor, signed } from '#server/session/cookie.ts'
import { freshDatabase } from './fresh-database.ts'
import { openMailbox } from './mailbox.ts'
import { type Cast, seedPeople } from './people.ts'

type Given = Schema | undefined
type Part<Name extends string, S extends Given> = S extends Schema
  ? undefined extends In<S>
    ? { readonly [key in Name]?: In<S> }
    : { readonly [key in Name]: In<S> }
  : unknown

/** Who asks; absent: nobody is signed in. */
type Someone = string | { readonly id: string }

export type CallOf<P extends Given, Q extends Given, B extends Given> = {
  readonly as?: Someone
  readonly headers?: Readonly<Record<string, string>>
  /** For a `multipart` endpoint. */
  readonly file?: { readonly name: string; readonly content: string | Buffer; readonly type?: string }
} & Part<'params', P> &
  Part<'query', Q> &
  Part<'body', B>

/** An answer other than 2xx, as the client gets it. */
export class Refused extends Error {
  readonly status: number
  readonly kind: string
  readonly reason: string
  readonly params: Readonly<Record<string, string | number>>
  readonly issues: readonly Issue[]
  readonly detail: unknown

  constructor(status: number, answer: Partial<Refused>, log: readonly string[]) {
    super(
      `${status} ${answer.kind} ${answer.reason} ${JSON.stringify(answer.params ?? {})} ${JSON.stringify(answer.issues ?? [])}${status >= 500 ? `\n${log.join('')}` : ''}`,
    )
    this.name = 'Refused'
    this.status = status
    this.kind = answer.kind ?? ''
    this.reason = answer.reason ?? ''
    this.params = answer.params ?? {}
    this.issues = answer.issues ?? []
    this.detail = answer.detail
  }
}

export interface TestApp {
  readonly app: App
  readonly http: FastifyInstance
  readonly now: () => Date
  setNow(instant: Date | string): void
  /** Calls an endpoint by its contract and returns its reply; throws Refused for anything but 2xx. */
  call<P extends Given, Q extends Given, B extends Given, R extends Schema>(
    contract: Endpoint<P, Q, B, R>,
    call: CallOf<P, Q, B>,
  ): Promise<z.output<R>>
  /** The cookie header of somebody signed in. */
  cookieOf(someone: Someone): Promise<string>
  /** The actor that the server makes of somebody now. */
  actorOf(someone: Someone): Promise<Actor>
  /** Follow-up work and schedules that are due at the test's clock; see Jobs.runDue. */
  runJobs(): Promise<void>
  /** What went out by mail, oldest first. */
  readonly mails: readonly Email[]
  /** The lines of the log so far; only warnings and worse. */
  readonly log: readonly string[]
  seedPeople(): Promise<Cast>
  close(): Promise<void>
}

export interface TestAppOptions extends HttpOptions {
  /** Where the clock stands; it moves only by setNow. The default is a Monday morning. */
  readonly now?: Date | string
  /** Listen for events and work off jobs by itself, as the product does. */
  readonly started?: boolean
  readonly config?: Partial<Config>
}

/** The whole server on a database of its own, with a real mail server to send to. Close it when done. */
export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { now = '2026-03-02T09:00:00+08:00', started = false, config: changes = {}, ...httpOptions } = options
  let clock = new Date(now)
  const log: string[] = []
  const dataDir = mkdtempSync(join(tmpdir(), 'bihuan-app-'))
  const [database, mailbox] = await Promise.all([freshDatabase(), openMailbox()])
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://bihuan.test',
    dataDir,
    databaseUrl: undefined,
    smtpUrl: mailbox.smtpUrl,
    mailFrom: 'Bihuan <bihuan@bihuan.test>',
    channelHosts: [],
    timeZone: 'Asia/Shanghai',
    logLevel: 'warn',
    authSecret: randomBytes(32).toString('hex'),
    ...changes,
  }
  const app = buildApp({
    config,
    db: database.db,
    connection: database.connection,
    log: makeLog(config.logLevel, (line) => void log.push(line)),
    now: () => clock,
    loadDemo,
    onRefused: noteRefusal,
  })
  const http = await buildHttp(app, httpOptions)
  await http.ready()
  if (started) await startApp(app)

  const cookies = new Map<string, string>()
  const cookieOf = async (someone: Someone): Promise<string> => {
    const id = typeof someone === 'string' ? someone : someone.id
    const known = cookies.get(id)
    if (known !== undefined) return known
    const cookie = await signIn(app, id)
    cookies.set(id, cookie)
    return cookie
  }

  return {
    app,
    http,
    now: () => clock,
    setNow(instant) {
      clock = new Date(instant)
    },
    async call(contract, call) {
      const { as, headers = {}, file } = call
      const { params, query, body } = call as { params?: object; query?: object; body?: object }
      const sent = file ? multipart(file) : { headers: {}, ...(body !== undefined && { payload: body }) }
      const response = await http.inject({
        method: contract.method,
        url: addressOf(contract.path, params, query),
        ...sent,
        headers: { ...sent.headers, ...headers, ...(as !== undefined && { cookie: await cookieOf(as) }) },
      })
      if (response.statusCode >= 300) {
        throw new Refused(response.statusCode, isJson(response) ? response.json() : {}, log)
      }
      if (contract.form === 'raw') return response.rawPayload as never
      return (response.statusCode === 204 ? undefined : response.json()) as never
    },
    cookieOf,
    async actorOf(someone) {
      const actor = await app.auth.actorOf({ cookie: await cookieOf(someone) })
      if (!actor) throw new Error('This person cannot sign in.')
      return actor
    },
    runJobs: () => app.jobs.runDue(clock),
    mails: mailbox.mails,
    log,
    seedPeople: () => seedPeople(database.db),
    async close() {
      await http.close()
      await stopApp(app)
      await Promise.all([database.close(), mailbox.close()])
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A session as sign-in makes it, without its password (argon and scrypt are slow on purpose). */
async function signIn({ db, config }: App, personId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const { rows } = await sql`
    insert into auth."session" ("token", "userId", "expiresAt", "updatedAt")
    select ${token}, p.user_id::uuid, '2100-01-01', now() from person p where p.id = ${personId} and p.user_id is not null
    returning 1`.execute(db)
  if (rows.length === 0) throw new Error(`Person ${personId} has no account to sign in with.`)
  return `${cookieNameFor(config.publicUrl)}=${signed(token, config.authSecret)}`
}

function addressOf(path: string, params: object = {}, query: object = {}): string {
  const filled = Object.entries(params).reduce(
    (address, [name, value]) => address.replace(`:${name}`, encodeURIComponent(String(value))),
    path,
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one))
    }
  }
  return search.size === 0 ? filled : `${filled}?${search}`
}

function multipart({
  name,
  content,
  type = 'application/octet-stream',
}: NonNullable<CallOf<Schema, Schema, Schema>['file']>) {
  const boundary = `----bihuan${randomBytes(12).toString('hex')}`
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}

function isJson({ headers }: { headers: Readonly<Record<string, unknown>> }): boolean {
  return String(headers['content-type'] ?? '').includes('json')
}
