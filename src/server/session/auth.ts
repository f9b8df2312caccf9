import type { IncomingHttpHeaders } from 'node:http'
import { betterAuth } from 'better-auth'
import pg from 'pg'
import type { Actor } from '#domain/person/actor.ts'
import type { Config } from '#server/config.ts'
import type { Db } from '#server/db/database.ts'
import { cookieNameFor, tokenIn } from './cookie.ts'
import { actorsOf, type SignedIn, signedInBy } from './resolve.ts'

export const sessionDays = 30
export const shortestPassword = 10
export const longestPassword = 200

export interface Auth {
  /** Who asks, if the request carries a session that holds. */
  sessionOf(headers: IncomingHttpHeaders): Promise<SignedIn | undefined>
  actorOf(headers: IncomingHttpHeaders): Promise<Actor | undefined>
  /** The actors of those sessions that still hold. */
  actorsOf(sessionIds: readonly string[]): Promise<ReadonlyMap<string, Actor>>
  /** better-auth's own front door, limits included; only the session room knocks at it. */
  readonly accounts: Accounts
  close(): Promise<void>
}

export type Accounts = ReturnType<typeof makeAccounts>

export interface AuthParts {
  readonly config: Config
  readonly db: Db
  readonly connection: pg.ClientConfig
  readonly now: () => Date
}

export function openAuth({ config, db, connection, now }: AuthParts): Auth {
  // Its own few connections, because it finds its tables by search_path.
  const pool = new pg.Pool({
    ...connection,
    application_name: 'bihuan accounts',
    options: '-c search_path=auth',
    max: 4,
  })
  pool.on('error', () => {})
  const cookie = cookieNameFor(config.publicUrl)
  const sessionOf = async (headers: IncomingHttpHeaders): Promise<SignedIn | undefined> => {
    const token = tokenIn(headers.cookie, cookie, config.authSecret)
    return token === undefined ? undefined : signedInBy(db, token, now())
  }
  return {
    sessionOf,
    actorOf: async (headers) => (await sessionOf(headers))?.actor,
    actorsOf: (sessionIds) => actorsOf(db, sessionIds, now()),
    accounts: makeAccounts(config, pool),
    close: () => pool.end(),
  }
}

function makeAccounts(config: Config, pool: pg.Pool) {
  return betterAuth({
    appName: 'Bihuan',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.authSecret,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Accounts come from invitations and imports, never from strangers.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    session: {
      expiresIn: sessionDays * 24 * 3600,
      disableSessionRefresh: true,
      // A copy in the cookie would outlive the session.
      cookieCache: { enabled: false },
    },
    // One office is one address: this stops machines, the count per account in sign-in-limit.ts stops guessing.
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 10,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 60 } },
    },
    advanced: {
      cookiePrefix: 'bihuan',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      database: { generateId: 'uuid' },
      // Set by us from the connection before it is asked; what a client sends in it is thrown away.
      ipAddress: { ipAddressHeaders: ['x-client-ip'] },
    },
  })
}
