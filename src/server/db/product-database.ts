import { sql } from 'kysely'
import type pg from 'pg'
import type { Config } from '#server/config.ts'
import { StartRefusal } from '#server/refusal.ts'
import { DataDirInUse } from './data-lock.ts'
import { type Database, openDatabase } from './database.ts'
import { runningPostgres, startEmbeddedPostgres } from './embedded.ts'

export interface ProductDatabase extends Database {
  /** For what needs a connection of its own: listening, jobs, accounts. */
  readonly connection: pg.ClientConfig
  readonly kind: 'embedded' | 'external'
  /** True if row-level security does not bind the role we connect as: a wall is missing. */
  readonly bypassesRowSecurity: boolean
}

/** The database cannot be used as it is; the message is one sentence for whoever set it up. */
export class DatabaseUnusable extends StartRefusal {}

/** What ids are made with (uuidv7) came with this version. */
const leastMajor = 18

/**
 * Opens the database of the settings: the one of DATABASE_URL, or our own in DATA_DIR. Migrates nothing.
 * `besideServer`: for a command that may run while the product does; it then uses the server's database
 * instead of being refused (DataDirInUse).
 */
export async function openProductDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  { onNotice = () => {}, onLost = () => {}, besideServer = false }: OpenOptions = {},
): Promise<ProductDatabase> {
  const { connection, stop } =
    config.databaseUrl === undefined
      ? await ownDatabase(config.dataDir, onNotice, besideServer)
      : { connection: { connectionString: config.databaseUrl }, stop: async () => {} }
  const database = openDatabase(connection, onLost)
  const close = async () => {
    await database.close()
    await stop()
  }
  try {
    const { major, bypasses } = await inspect(database, config.databaseUrl)
    if (major < leastMajor) {
      throw new DatabaseUnusable(`The database is PostgreSQL ${major}; ${leastMajor} or later is needed.`)
    }
    const kind = config.databaseUrl === undefined ? 'embedded' : 'external'
    return { ...database, connection, kind, bypassesRowSecurity: bypasses, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function ownDatabase(
  dataDir: string,
  onNotice: (sentence: string) => void,
  besideServer: boolean,
): Promise<{ connection: pg.PoolConfig; stop: () => Promise<void> }> {
  try {
    return await startEmbeddedPostgres(dataDir, { onNotice })
  } catch (error) {
    if (!besideServer || !(error instanceof DataDirInUse)) throw error
    return { connection: runningPostgres(dataDir), stop: async () => {} }
  }
}

interface OpenOptions {
  /** A sentence on what happened to the embedded server. */
  readonly onNotice?: (sentence: string) => void
  readonly onLost?: (error: Error) => void
  readonly besideServer?: boolean
}

async function inspect(database: Database, url: string | undefined) {
  const question = sql<{ version: number; bypasses: boolean }>`
    select current_setting('server_version_num')::int as version, rolsuper or rolbypassrls as bypasses
    from pg_roles where rolname = current_user`
  const { rows } = await question.execute(database.db).catch((error: unknown) => {
    throw new DatabaseUnusable(whyUnreachable(error as NodeJS.ErrnoException, url), error)
  })
  const [found] = rows
  return { major: Math.floor((found?.version ?? 0) / 10_000), bypasses: found?.bypasses ?? false }
}

/** Says where we knocked, without the password, and what the answer was. */
function whyUnreachable(error: NodeJS.ErrnoException, url: string | undefined): string {
  const where = url === undefined ? 'The embedded database' : `The database at ${withoutPassword(url)}`
  const reason: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there; is PostgreSQL running?',
    ENOTFOUND: 'the host name is unknown',
    EAI_AGAIN: 'the host name could not be looked up',
    ETIMEDOUT: 'it does not answer; is a firewall in between?',
    '28P01': 'user name or password is wrong',
    '28000': 'it does not let this user in (pg_hba.conf)',
    '3D000': 'there is no database of that name; create it first',
    '53300': 'it has no connection to spare',
  }
  return `${where} cannot be reached: ${reason[error.code ?? ''] ?? (error.message || error.code)}.`
}

function withoutPassword(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || 5432}${pathname}`
}
