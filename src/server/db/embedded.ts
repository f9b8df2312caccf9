import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { StartRefusal } from '#server/refusal.ts'
import { claimDataDir } from './data-lock.ts'
import { canEnter, type DatabaseUser, databaseUser } from './database-user.ts'
import { installRuntime, type Runtime } from './runtime.ts'

export interface EmbeddedPostgres {
  /** As the product: owner of its database, yet bound by row-level security. */
  readonly connection: pg.PoolConfig
  /** As the one who may do anything: backup, tests. */
  readonly superuser: pg.PoolConfig
  /** The process id of the server; another one after it was restarted. */
  pid(): number | undefined
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Told, in a sentence, when the server ended by itself and when it is back. */
  readonly onNotice?: (sentence: string) => void
  /** PostgreSQL settings on top of our own. */
  readonly settings?: Readonly<Record<string, string>>
}

/** For one organisation on a small machine; nothing here trades a committed row for speed. */
const ourSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '96MB',
  work_mem: '8MB',
  max_wal_size: '512MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  jit: 'off',
  // Parallel plans need /dev/shm, which containers keep very small.
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  log_min_error_statement: 'panic', // statements carry people's words; they do not belong in a log
}

/** What the data folder consists of. `data` and `run` belong to the database's user. */
interface Places {
  readonly runtime: string
  readonly data: string
  /** Where the socket is; in the temp folder if the data folder's path is too long for one. */
  readonly run: string
  readonly log: string
}

/**
 * Starts the PostgreSQL that lives in `dataDir`, making it on the first start, and keeps it running
 * until `stop()`: if it dies underneath, it is started again, and pools reconnect by themselves. It has
 * no TCP port; only we and root can reach its socket. A server left behind by a killed process is
 * stopped first. One data folder serves one process; a second is refused (DataDirInUse).
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  { onNotice = () => {}, settings = {} }: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const user = databaseUser()
  const places = preparePlaces(resolve(dataDir), user)
  const claim = await claimDataDir(resolve(dataDir), places.run)
  try {
    const runtime = await installRuntime(places.runtime)
    const wasCutShort = await stopOrphan(runtime, places, user)
    await initialize(runtime, places, user)
    trimLog(places.log)

    const server = new Server(runtime, places, user, { ...ourSettings, ...settings }, onNotice)
    await server.start(wasCutShort)
    const superuser = { host: places.run, user: 'postgres', database: 'postgres' }
    const connection = asProduct(places.run)
    await prepareDatabase(superuser).catch(async (error: unknown) => {
      await server.stop()
      throw error
    })
    return {
      connection,
      superuser,
      pid: () => server.pid(),
      async stop() {
        await server.stop()
        claim.release()
        if (dirname(places.run) === farFromData) rmSync(places.run, { recursive: true, force: true })
      },
    }
  } catch (error) {
    claim.release()
    throw error
  }
}

/** How to reach the server that another process of the same user keeps in `dataDir`. */
export function runningPostgres(dataDir: string): pg.PoolConfig {
  return asProduct(socketDir(databaseHome(resolve(dataDir), databaseUser())))
}

function asProduct(run: string): pg.PoolConfig {
  return { host: run, user: 'bihuan', database: 'bihuan' }
}

/** One running server: started, kept alive, stopped. */
class Server {
  readonly #command: { readonly bin: string; readonly args: readonly string[] }
  readonly #places: Places
  readonly #user: DatabaseUser | undefined
  readonly #onNotice: (sentence: string) => void
  #child: ChildProcess | undefined
  #stopping = false
  #reviving: Promise<void> | undefined
  // If Node itself ends without stop(), the server must not stay behind.
  readonly #atExit = () => void this.#child?.kill('SIGINT')

  constructor(
    runtime: Runtime,
    places: Places,
    user: DatabaseUser | undefined,
    settings: Readonly<Record<string, string>>,
    onNotice: (sentence: string) => void,
  ) {
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    this.#command = {
      bin: join(runtime.bin, 'postgres'),
      args: ['-D', places.data, '-k', places.run, ...flags],
    }
    this.#places = places
    this.#user = user
    this.#onNotice = onNotice
  }

  pid(): number | undefined {
    return this.#child?.pid
  }

  /** `patiently`: the server before us was killed, and its backends may hold its memory for a moment yet. */
  async start(patiently: boolean): Promise<void> {
    for (let wait = 100; ; wait *= 2) {
      try {
        await this.#launch()
        break
      } catch (error) {
        if (!patiently || wait > 5_000) throw error
        await sleep(wait)
      }
    }
    process.once('exit', this.#atExit)
  }

  /** Fast: open transactions are rolled back, everything committed is safe. */
  async stop(): Promise<void> {
    this.#stopping = true
    process.removeListener('exit', this.#atExit)
    await this.#reviving
    const child = this.#child
    if (child === undefined || hasEnded(child)) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      child.kill(signal)
      if (await Promise.race([ended.then(() => true), sleep(10_000, false, { ref: false })])) return
    }
  }

  async #launch(): Promise<void> {
    const log = openSync(this.#places.log, 'a', 0o600)
    const child = spawn(this.#command.bin, this.#command.args, {
      // Its own process group: Ctrl-C must reach us first, so that requests can end before it does.
      detached: true,
      cwd: '/',
      stdio: ['ignore', log, log],
      env: bareEnvironment(),
      ...this.#user,
    })
    closeSync(log)
    this.#child = child
    let failed: Error | undefined
    child.once('error', (error) => {
      failed = error
    })
    await this.#answers(child, () => failed)
    child.once('exit', () => this.#ended())
    if (hasEnded(child)) this.#ended()
  }

  /** Waits until the server takes connections (crash recovery included). */
  async #answers(child: ChildProcess, failure: () => Error | undefined): Promise<void> {
    const patience = Date.now() + 120_000
    for (;;) {
      if (failure() !== undefined || hasEnded(child)) {
        throw new StartRefusal(`PostgreSQL did not start; see ${this.#places.log}.`, failure())
      }
      if (await canConnect({ host: this.#places.run, user: 'postgres', database: 'postgres' })) return
      if (Date.now() > patience) {
        child.kill('SIGQUIT')
        throw new Error(`PostgreSQL did not answer within two minutes; see ${this.#places.log}.`)
      }
      await sleep(25)
    }
  }

  #ended(): void {
    if (this.#stopping || this.#reviving !== undefined) return
    this.#onNotice('PostgreSQL ended unexpectedly; starting it again.')
    this.#reviving = this.#revive().finally(() => {
      this.#reviving = undefined
    })
  }

  async #revive(): Promise<void> {
    for (let wait = 50; !this.#stopping; wait = Math.min(wait * 2, 5_000)) {
      // Backends of the dead server may still hold its memory for a moment; then the next try succeeds.
      await sleep(wait)
      try {
        await this.#launch()
        if (this.#child === undefined || hasEnded(this.#child)) continue
        this.#onNotice('PostgreSQL is back.')
        return
      } catch (error) {
        if (wait >= 1_000) this.#onNotice(`PostgreSQL does not start: ${(error as Error).message}`)
      }
    }
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function canConnect(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

function bareEnvironment(): NodeJS.ProcessEnv {
  // Nothing of ours leaks in: PGDATA, LC_ALL or LD_LIBRARY_PATH of the shell would change what it does.
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' }
}

function preparePlaces(dataDir: string, user: DatabaseUser | undefined): Places {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  // A folder of root's own is opened for passing through, not for looking around in.
  if (user !== undefined) chmodSync(dataDir, (statSync(dataDir).mode & 0o777) | 0o011)
  const home = databaseHome(dataDir, user)
  const run = socketDir(home)
  ownFolder(run, user)
  return { runtime: join(home, 'runtime'), data: join(home, 'data'), run, log: join(dataDir, 'postgres.log') }
}

/**
 * `dataDir`/postgres, unless we are root and the way there leads through a folder that only root may
 * enter (a clone under /root): then a folder under /var/lib that `dataDir`/postgres links to.
 */
function databaseHome(dataDir: string, user: DatabaseUser | undefined): string {
  const home = join(dataDir, 'postgres')
  if (!existsSync(home)) {
    if (user === undefined || canEnter(dataDir, user)) {
      openFolder(home)
    } else {
      const elsewhere = join('/var/lib/bihuan', shortHash(realpathSync(dataDir)))
      openFolder(dirname(elsewhere))
      openFolder(elsewhere)
      rmSync(home, { force: true })
      symlinkSync(elsewhere, home)
    }
  }
  const real = realpathSync(home)
  if (user !== undefined && !canEnter(real, user)) {
    throw new StartRefusal(
      `PostgreSQL runs as user ${user.uid}, who cannot enter ${dirname(real)}. ` +
        'Move DATA_DIR to a folder that everybody may pass through.',
    )
  }
  return real
}

/** Makes a folder that everybody may pass through, whatever the umask. */
function openFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
}

/** Not the temp folder of the environment: two processes must come to the same place. */
const farFromData = '/tmp'

/** A socket's path may have 107 bytes. */
function socketDir(home: string): string {
  const near = join(home, 'run')
  const far = join(farFromData, `bihuan-${shortHash(home)}`)
  return Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= 107 ? near : far
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Makes a folder for the database's user alone; refuses one that somebody else put there. */
function ownFolder(folder: string, user: DatabaseUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const ours = [process.getuid?.(), user?.uid]
  if (!found.isDirectory() || !ours.includes(found.uid)) {
    throw new StartRefusal(`${folder} belongs to somebody else; remove it.`)
  }
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  chmodSync(folder, 0o700)
}

/**
 * A killed Node leaves its PostgreSQL running. It is ours: nobody else can have claimed the folder.
 * True if the last server was not stopped in order.
 */
async function stopOrphan(
  runtime: Runtime,
  places: Places,
  user: DatabaseUser | undefined,
): Promise<boolean> {
  const pidFile = join(places.data, 'postmaster.pid')
  if (!existsSync(pidFile)) return false
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
  if (await isServerOf(pid, places.data)) {
    const stop = (mode: string) =>
      run(join(runtime.bin, 'pg_ctl'), ['stop', '-D', places.data, '-m', mode, '-w', '-t', '30'], user)
    await stop('fast').catch(() => stop('immediate'))
  } else if (isTaken(pid)) {
    // The machine went down, and the number belongs to another program now. PostgreSQL would believe
    // that it still runs. (A number that nobody has it sorts out by itself.)
    rmSync(pidFile, { force: true })
  }
  return true
}

function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0) // signals nothing, only asks
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 1) return false
  try {
    const command = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : (await promisify(execFile)('ps', ['-p', String(pid), '-o', 'args='])).stdout
    return command.includes('postgres') && command.includes(data)
  } catch {
    return false
  }
}

/** Makes the data folder beside its place and moves it there when complete, so that half of one never counts. */
async function initialize(runtime: Runtime, places: Places, user: DatabaseUser | undefined): Promise<void> {
  if (existsSync(places.data)) {
    const major = Number.parseInt(readFileSync(join(places.data, 'PG_VERSION'), 'utf8'), 10)
    if (major === runtime.major) return
    throw new StartRefusal(
      `The data folder was made by PostgreSQL ${major}; this version brings PostgreSQL ${runtime.major}. ` +
        'Back up with the version that made it and restore with this one.',
    )
  }
  const unfinished = `${places.data}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  ownFolder(unfinished, user)
  await run(
    join(runtime.bin, 'initdb'),
    [
      '-D',
      unfinished,
      '-U',
      'postgres',
      '--auth-local=trust',
      '--auth-host=scram-sha-256',
      '--encoding=UTF8',
      // Built in: no dependence on the machine's collations. With LC_CTYPE C, pg_trgm finds nothing in Chinese.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--lc-collate=C',
      `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
      '--no-instructions',
    ],
    user,
  )
  renameSync(unfinished, places.data)
}

/** The product's role and database; every step may have been done by an earlier start that was cut short. */
async function prepareDatabase(superuser: pg.ClientConfig): Promise<void> {
  await withClient(superuser, async (client) => {
    const role = await client.query(`select from pg_roles where rolname = 'bihuan'`)
    if (role.rowCount === 0) {
      await client.query('create role bihuan login nosuperuser nobypassrls nocreatedb nocreaterole')
    }
    const database = await client.query(`select from pg_database where datname = 'bihuan'`)
    if (database.rowCount === 0) await client.query('create database bihuan owner bihuan')
  })
  await withClient({ ...superuser, database: 'bihuan' }, async (client) => {
    await client.query('create extension if not exists pg_trgm; create extension if not exists btree_gist')
  })
}

async function withClient(
  connection: pg.ClientConfig,
  use: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}

async function run(file: string, args: readonly string[], user: DatabaseUser | undefined): Promise<void> {
  try {
    await promisify(execFile)(file, args, { cwd: '/', env: bareEnvironment(), ...user })
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string }
    throw new Error(`${basename(file)} failed: ${(stderr || stdout).trim()}`, { cause: error })
  }
}

/** Keeps the log from growing for years: at 20 MB it starts anew and the last one stays beside it. */
function trimLog(log: string): void {
  if (existsSync(log) && statSync(log).size > 20_000_000) renameSync(log, `${log}.1`)
}
