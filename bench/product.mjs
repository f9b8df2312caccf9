// The product as people start it, on a data folder of its own, and its database for filling.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const program = join(import.meta.dirname, '../bin/bihuan.mjs')
const {
  DATABASE_URL: _1,
  PUBLIC_URL: _2,
  HOST: _3,
  SMTP_URL: _4,
  AUTH_SECRET: _5,
  NODE_ENV: _6,
  ...inherited
} = process.env

export function makeDataDir() {
  return mkdtempSync(join(tmpdir(), 'bihuan-bench-'))
}

export function removeDataDir(dataDir) {
  try {
    // The database may lie elsewhere; see databaseHome in the server.
    rmSync(realpathSync(join(dataDir, 'postgres')), { recursive: true, force: true })
  } catch {}
  rmSync(dataDir, { recursive: true, force: true })
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** Starts the product and gives back when /healthz first answered 200, in ms after the command. */
export async function startProduct(dataDir, nodeOptions = []) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const began = performance.now()
  const child = spawn(process.execPath, [...nodeOptions, program, 'serve'], {
    env: { ...inherited, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    // With a channel: should the bench be killed, the product sees it close and stops.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  for (;;) {
    if (child.exitCode !== null) throw new Error('The product ended instead of starting.')
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.status === 200) break
    await sleep(10)
  }
  const ms = performance.now() - began
  // pid, data folder, start time, port, socket folder, …
  const lines = readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')
  return {
    url,
    ms,
    pids: { app: child.pid, database: Number(lines[0]) },
    socket: lines[4],
    async stop() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** A connection as the one who may do anything; the product itself has no such. */
export async function asSuperuser({ socket }) {
  const client = new pg.Client({ host: socket, user: 'postgres', database: 'bihuan' })
  await client.connect()
  return client
}

/** Asks the API and gives back the answer; anything but 2xx ends the run. */
export async function ask(url, { method = 'GET', cookie, body } = {}) {
  const reply = await fetch(url, {
    method,
    headers: { ...(cookie && { cookie }), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${method} ${url}: ${reply.status} ${text.slice(0, 300)}`)
  return { json: text === '' ? undefined : JSON.parse(text), cookies: reply.headers.getSetCookie() }
}

/** Steps into people of the demo: their ids and cookies by name. */
export async function stepInto({ url }, names) {
  const { json } = await ask(`${url}/api/v1/session/demo-people`)
  const people = {}
  for (const { id, name } of json.items.filter((person) => names.includes(person.name))) {
    const { cookies } = await ask(`${url}/api/v1/session/switch`, { method: 'POST', body: { personId: id } })
    people[name] = { id, name, cookie: cookies.map((line) => line.split(';')[0]).join('; ') }
  }
  return people
}
