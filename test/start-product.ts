import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeDataDir, removeDataDir } from './data-dir.ts'

const program = join(import.meta.dirname, '../bin/bihuan.mjs')

/** The real product in a process of its own, with a data folder of its own. */
export interface RunningProduct {
  /** http://127.0.0.1:<port>; the same after a restart. */
  readonly url: string
  readonly dataDir: string
  /** Everything it printed so far, over restarts. */
  output(): string
  /** The environment it runs with, for commands beside it. */
  readonly env: NodeJS.ProcessEnv
  /** kill -9 of the product; its database lives on as an orphan. */
  kill(): Promise<void>
  /** kill -9 of the embedded PostgreSQL underneath it. */
  killDatabase(): void
  /** SIGTERM; returns the exit code. */
  stop(): Promise<number | null>
  /** Starts it again on the same data, stopping it first if it runs. */
  restart(env?: NodeJS.ProcessEnv): Promise<void>
  /** Stops it, orphans included, and removes its data. */
  close(): Promise<void>
  /** Runs a command of the product beside it and returns what it printed. */
  run(...words: string[]): Promise<{ code: number | null; output: string }>
}

/** Starts `bihuan serve` on a free port and waits until /healthz answers 200; closing removes its data. */
export async function startProduct({
  env = {},
  dataDir = makeDataDir(),
}: {
  env?: NodeJS.ProcessEnv
  dataDir?: string
} = {}): Promise<RunningProduct> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let environment: NodeJS.ProcessEnv = {
    ...withoutSettings(process.env),
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ...env,
  }
  let printed = ''
  let child: ChildProcess

  const begin = async () => {
    child = spawn(process.execPath, [program, 'serve'], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const keep = (chunk: Buffer) => {
      printed += chunk.toString()
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    await ready(url, child, () => printed)
  }
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal)
      await once(child, 'exit')
    }
    return child.exitCode
  }
  const product: RunningProduct = {
    url,
    dataDir,
    get env() {
      return environment
    },
    output: () => printed,
    kill: async () => void (await end('SIGKILL')),
    killDatabase: () =>
      void process.kill(postgresPid(dataDir) ?? fail(`no database runs in ${dataDir}`), 'SIGKILL'),
    stop: () => end('SIGTERM'),
    async restart(changes = {}) {
      await end('SIGTERM')
      environment = { ...environment, ...changes }
      await begin()
    },
    async close() {
      await end('SIGTERM')
      const orphan = postgresPid(dataDir)
      if (orphan !== undefined) await endProcess(orphan)
      removeDataDir(dataDir)
    },
    run: (...words) => runCommand(words, environment),
  }
  try {
    await begin()
  } catch (error) {
    await product.close()
    throw error
  }
  return product
}

/** Runs a command of the product to its end. */
export async function runCommand(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : fail('no port')
}

/** What a developer has set for their own product must not reach the one under test. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _1,
    PUBLIC_URL: _2,
    HOST: _3,
    SMTP_URL: _4,
    AUTH_SECRET: _5,
    NODE_ENV: _6,
    ...rest
  } = env
  return rest
}

async function ready(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const patience = Date.now() + 90_000
  while (Date.now() < patience) {
    if (child.exitCode !== null || child.signalCode !== null) {
      fail(`The product ended instead of starting:\n${printed()}`)
    }
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.status === 200) return
    await sleep(50)
  }
  child.kill('SIGKILL')
  fail(`The product did not answer within 90 seconds:\n${printed()}`)
}

/** The first line of postmaster.pid, if that server still runs. */
function postgresPid(dataDir: string): number | undefined {
  const file = join(dataDir, 'postgres/data/postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  return isRunning(pid) ? pid : undefined
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A zombie has ended; nobody has asked after it yet.
    return !(existsSync('/proc') && /^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8')))
  } catch {
    return false
  }
}

async function endProcess(pid: number): Promise<void> {
  process.kill(pid, 'SIGQUIT')
  for (let tries = 0; isRunning(pid) && tries < 100; tries++) await sleep(50)
}

function fail(sentence: string): never {
  throw new Error(sentence)
}
