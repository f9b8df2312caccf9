import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { makeDataDir, removeDataDir } from '#test/data-dir.ts'
import { DataDirInUse } from './data-lock.ts'
import { openDatabase } from './database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts'

let dataDir: string
const running: EmbeddedPostgres[] = []

beforeAll(() => {
  dataDir = makeDataDir()
  return () => removeDataDir(dataDir)
})
afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.stop()
})

async function start(options = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(dataDir, options)
  running.push(postgres)
  return postgres
}

async function ask(postgres: EmbeddedPostgres, statement: string): Promise<unknown[]> {
  const { pool, close } = openDatabase(postgres.connection)
  try {
    return (await pool.query(statement)).rows
  } finally {
    await close()
  }
}

/** Whether a process runs; one that has ended but that nobody has asked after yet (a zombie) does not. */
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return !(existsSync('/proc') && /^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8')))
  } catch {
    return false
  }
}

/** Another Node process that starts the database of `dataDir` and then does nothing. */
async function inOtherProcess(): Promise<{ kill(): Promise<void>; postgresPid: number }> {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))})
    const postgres = await startEmbeddedPostgres(${JSON.stringify(dataDir)})
    console.log(postgres.pid())
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    postgresPid: Number(line.toString()),
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

it('starts, keeps what was committed over a restart, and leaves no process behind', async () => {
  const first = await start()
  await ask(first, 'create table kept (word text)')
  await ask(first, `insert into kept values ('会议')`)
  const pid = first.pid() as number
  await first.stop()
  expect(isAlive(pid)).toBe(false)
  expect(await ask(await start(), 'select word from kept')).toEqual([{ word: '会议' }])
})

it('opens no port, and answers only at its socket', async () => {
  const postgres = await start()
  expect(await ask(postgres, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
  expect(await ask(postgres, 'show fsync')).toEqual([{ fsync: 'on' }])
})

it('refuses a second process on the same data folder, and names the first', async () => {
  await start()
  const refusal = await startEmbeddedPostgres(dataDir).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(DataDirInUse)
  expect((refusal as Error).message).toContain(`process ${process.pid}`)
})

it('takes over the server of a process that was killed', async () => {
  const other = await inOtherProcess()
  await expect(startEmbeddedPostgres(dataDir)).rejects.toBeInstanceOf(DataDirInUse)
  await other.kill()
  expect(isAlive(other.postgresPid)).toBe(true)

  const postgres = await start()
  expect(isAlive(other.postgresPid)).toBe(false)
  expect(await ask(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
})

it('starts over a server that was killed together with its process', async () => {
  const other = await inOtherProcess()
  process.kill(other.postgresPid, 'SIGKILL')
  await other.kill()
  expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
})

it('starts the server again when it is killed, and an open pool goes on', async () => {
  const onNotice = vi.fn()
  const postgres = await start({ onNotice })
  const { pool, close } = openDatabase(postgres.connection)
  try {
    await pool.query('create table if not exists survivor (n int)')
    await pool.query('insert into survivor values (1)')
    const killed = postgres.pid() as number
    process.kill(killed, 'SIGKILL')
    await vi.waitFor(
      async () => {
        expect(postgres.pid()).not.toBe(killed)
        expect((await pool.query('select n from survivor')).rows).toEqual([{ n: 1 }])
      },
      { timeout: 20_000, interval: 50 },
    )
    await vi.waitFor(() => expect(onNotice).toHaveBeenLastCalledWith('PostgreSQL is back.'))
  } finally {
    await close()
  }
})

it('stops for good while it is being started again', async () => {
  const postgres = await start()
  const killed = postgres.pid() as number
  process.kill(killed, 'SIGKILL')
  await sleep(30)
  await postgres.stop()
  const last = postgres.pid()
  expect(last === undefined || !isAlive(last)).toBe(true)
})

it('is not misled by the process id of a server that a power cut ended', async () => {
  const postgres = await start()
  await postgres.stop()
  // The number belongs to another program now: this one, which must not be signalled.
  writeFileSync(join(dataDir, 'postgres/data/postmaster.pid'), `${process.pid}\n`)
  expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
})

it.runIf(process.getuid?.() === 0)(
  'works for root below a folder that only root may enter: its database then lives elsewhere',
  async () => {
    const closed = makeDataDir()
    const below = join(closed, 'project/data')
    mkdirSync(below, { recursive: true })
    chmodSync(closed, 0o700)
    try {
      const postgres = await startEmbeddedPostgres(below)
      running.push(postgres)
      expect(await ask(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
      expect(lstatSync(join(below, 'postgres')).isSymbolicLink()).toBe(true)
      expect(realpathSync(join(below, 'postgres'))).toMatch(/^\/var\/lib\/bihuan\//)
      await postgres.stop()
    } finally {
      removeDataDir(below)
      removeDataDir(closed)
    }
  },
)

it('keeps its database inside the data folder otherwise', async () => {
  await start()
  expect(realpathSync(join(dataDir, 'postgres')).startsWith(realpathSync(dataDir))).toBe(true)
})

it('finds a place for its socket when the path is too long for one', async () => {
  const outer = makeDataDir()
  const deep = join(outer, 'a'.repeat(100))
  mkdirSync(deep)
  chmodSync(outer, 0o755)
  try {
    const postgres = await startEmbeddedPostgres(deep)
    running.push(postgres)
    expect(await ask(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(String(postgres.connection.host).length).toBeLessThan(90)
  } finally {
    await Promise.all(running.splice(0).map((postgres) => postgres.stop()))
    removeDataDir(deep)
    removeDataDir(outer)
  }
})
