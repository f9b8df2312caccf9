import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { databaseUser } from '#server/db/database-user.ts'
import { installRuntime } from '#server/db/runtime.ts'
import { freePort } from './start-product.ts'

/**
 * A PostgreSQL as an administrator would offer one: on a TCP port, with passwords, and none of our
 * supervisor around it. Returns the superuser's URL.
 */
export async function startPlainPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const user = databaseUser()
  const place = mkdtempSync(join(tmpdir(), 'bihuan-plain-'))
  chmodSync(place, 0o755)
  const { bin } = await installRuntime(join(place, 'runtime'))
  const data = join(place, 'data')
  mkdirSync(data, { mode: 0o700 })
  const passwordFile = join(place, 'password')
  writeFileSync(passwordFile, 'only-for-tests')
  if (user) {
    chownSync(data, user.uid, user.gid)
    chownSync(passwordFile, user.uid, user.gid)
  }
  const flags = [
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', `--pwfile=${passwordFile}`, '--no-sync', '--lc-collate=C', ...flags],
    { cwd: '/', stdio: 'ignore', ...user },
  )
  const port = await freePort()
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', '', '-c', 'fsync=off'],
    { cwd: '/', stdio: 'ignore', ...user },
  )
  const url = `postgres://postgres:only-for-tests@127.0.0.1:${port}/postgres`
  for (let tries = 0; !(await answers(url)); tries++) {
    if (tries > 200 || server.exitCode !== null) throw new Error('The plain PostgreSQL did not start.')
    await sleep(50)
  }
  return {
    url,
    async stop() {
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
      rmSync(place, { recursive: true, force: true })
    },
  }
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}
