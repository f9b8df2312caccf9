import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startPlainPostgres } from '#test/plain-postgres.ts'
import { freePort, type RunningProduct, runCommand, startProduct } from '#test/start-product.ts'

// What whoever runs the machine meets: starting, stopping, killing, and being told what is wrong.

const healthOf = async (url: string) => (await fetch(`${url}/healthz`).catch(() => undefined))?.status
const program = join(import.meta.dirname, '../bin/bihuan.mjs')

describe('a running product', () => {
  let product: RunningProduct
  beforeAll(async () => {
    product = await startProduct()
  })
  afterAll(() => product.close())

  it('ends its start with the address and the next step, in two languages, in a few lines', () => {
    expect(product.output()).toContain(`打开 ${product.url} 建立你的组织`)
    expect(product.output()).toContain(`Open ${product.url} to set up your organisation`)
    expect(product.output().trim().split('\n').length).toBeLessThanOrEqual(6)
  })

  it('serves the web app and the description of its API', async () => {
    const page = await fetch(product.url, { headers: { accept: 'text/html' } })
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')])
    const api = (await (await fetch(`${product.url}/api/openapi.json`)).json()) as { openapi: string }
    expect(api.openapi).toBe('3.1.0')
  })

  it('keeps its secret to itself, and over restarts', async () => {
    const secret = join(product.dataDir, 'secret')
    expect(statSync(secret).mode & 0o777).toBe(0o600)
    const before = readFileSync(secret, 'utf8')
    expect(before.length).toBeGreaterThanOrEqual(32)
    await product.restart()
    expect(readFileSync(secret, 'utf8')).toBe(before)
  })

  it('lets commands work beside it on the same data', async () => {
    expect(await product.run('user', 'list')).toMatchObject({
      code: 0,
      output: expect.stringContaining('Nobody'),
    })
    expect(await product.run('migrate')).toMatchObject({ code: 0, output: 'The database is up to date.\n' })
    const doctor = await product.run('doctor')
    expect(doctor.code).toBe(0)
    expect(doctor.output).toContain('✓ The embedded database answers')
    expect(doctor.output).toContain('✓ Row-level security binds the product')
  })

  it('refuses a second one on the same data folder', async () => {
    const second = await runCommand(['serve'], { ...product.env, PORT: String(await freePort()) })
    expect(second.code).toBe(1)
    expect(second.output).toContain(`✗ DATA_DIR ${product.dataDir} is in use by a running Bihuan`)
    expect(await healthOf(product.url)).toBe(200)
  })

  it('recovers by itself when its database is killed', async () => {
    product.killDatabase()
    await vi.waitFor(() => expect(product.output()).toContain('PostgreSQL is back.'), { timeout: 30_000 })
    expect(await healthOf(product.url)).toBe(200)
  })

  it('starts again after it was killed, over the database it left behind', async () => {
    await product.kill()
    expect(await healthOf(product.url)).toBeUndefined()
    await product.restart()
    expect(await healthOf(product.url)).toBe(200)
  })

  it('stops when told, with exit code 0', async () => {
    expect(await product.stop()).toBe(0)
    expect(await healthOf(product.url)).toBeUndefined()
  })
})

describe('a product with the demo organisation, loaded by a command beside it', () => {
  let product: RunningProduct
  beforeAll(async () => {
    product = await startProduct()
  })
  afterAll(() => product.close())

  it('is loaded once, and never over an organisation', async () => {
    const first = await product.run('demo', 'load')
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining(product.url) })
    const people = (await (await fetch(`${product.url}/api/v1/session/demo-people`)).json()) as {
      items: unknown[]
    }
    expect(people.items.length).toBeGreaterThan(3)

    const second = await product.run('demo', 'load')
    expect(second).toMatchObject({
      code: 1,
      output: expect.stringContaining('✗ There is an organisation already'),
    })
  })

  it('lists people, makes one administrator, and gives a link for a new password', async () => {
    const rows = async () => {
      const lines = (await product.run('user', 'list')).output.trim().split('\n')
      return lines.map((line) => line.split('\t'))
    }
    const [email = ''] = (await rows()).find(([, , , marks]) => marks === '') ?? []
    expect(email).toContain('@')

    expect((await product.run('user', 'make-admin', email)).code).toBe(0)
    expect((await rows()).find(([address]) => address === email)?.[3]).toContain('administrator')

    const { code, output } = await product.run('user', 'reset-password', email.toUpperCase())
    expect(code).toBe(0)
    const token = /\/invitation\/(\S+)/.exec(output)?.[1]
    const invitation = await fetch(`${product.url}/api/v1/invitations/${token}`)
    expect([invitation.status, await invitation.json()]).toMatchObject([200, { email }])
  })

  it('says so when nobody has that address', async () => {
    expect(await product.run('user', 'reset-password', 'nobody@example.com')).toMatchObject({
      code: 1,
      output: expect.stringContaining('✗ Nobody has the address nobody@example.com'),
    })
  })
})

describe('a product on a PostgreSQL of its own choice', () => {
  let plain: Awaited<ReturnType<typeof startPlainPostgres>>
  let url: string
  beforeAll(async () => {
    plain = await startPlainPostgres()
    const client = new pg.Client({ connectionString: plain.url })
    await client.connect()
    await client.query(`create role app login password 'only-for-tests'`)
    await client.query('create database app owner app')
    await client.end()
    url = plain.url.replace('postgres:only', 'app:only').replace(/postgres$/, 'app')
  })
  afterAll(() => plain.stop())

  it('starts, and two nodes share it', async () => {
    const secret = 'a secret that both nodes were given'
    const [one, two] = await Promise.all(
      [1, 2].map(() => startProduct({ env: { DATABASE_URL: url, AUTH_SECRET: secret } })),
    )
    try {
      expect(await Promise.all([healthOf(one?.url ?? ''), healthOf(two?.url ?? '')])).toEqual([200, 200])
      expect((await one?.run('doctor'))?.output).toContain('✓ The external database answers')
    } finally {
      await Promise.all([one?.close(), two?.close()])
    }
  })
})

describe('a start that cannot succeed says why in one line', () => {
  let dataDir: string
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'bihuan-refused-'))
  })
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  const start = (env: NodeJS.ProcessEnv) =>
    runCommand(['serve'], { ...process.env, DATA_DIR: dataDir, ...env })

  it('the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await vi.waitFor(() => expect(server.listening).toBe(true))
    const { port } = server.address() as { port: number }
    const { code, output } = await start({ PORT: String(port) })
    server.close()
    expect(code).toBe(1)
    expect(output).toContain(`✗ Port ${port} on 127.0.0.1 is in use.`)
    expect(output).not.toContain('    at ')
  })

  it.each([
    ['the data folder cannot be written', () => ({ DATA_DIR: join(blocked(), 'data') }), 'cannot be written'],
    [
      'nobody listens at DATABASE_URL',
      () => ({ DATABASE_URL: 'postgres://me:s3cret@127.0.0.1:9/x' }),
      'at 127.0.0.1:9/x cannot be reached: nothing listens there',
    ],
    ['the port is not a number', () => ({ PORT: 'http' }), '✗ PORT '],
    [
      'the time zone does not exist',
      () => ({ TZ_DEFAULT: 'Asia/Atlantis' }),
      '✗ TZ_DEFAULT is not a time zone',
    ],
    ['the secret is too short', () => ({ AUTH_SECRET: 'short' }), '✗ AUTH_SECRET must have 32 characters'],
  ])('%s', async (_case, env, sentence) => {
    const { code, output } = await start(env())
    expect(code).toBe(1)
    expect(output).toContain(sentence)
    expect(output).not.toContain('s3cret')
    expect(output.trim().split('\n')).toHaveLength(1)
  })

  /** A file where a folder should be: even root cannot make a folder below it. */
  function blocked(): string {
    const file = join(dataDir, 'a-file')
    writeFileSync(file, '')
    return file
  }
})

describe('the launcher', () => {
  const oldNode = spawnSync('sh', ['-c', 'command -v node'], {
    encoding: 'utf8',
    env: {
      PATH: (process.env.PATH ?? '')
        .split(':')
        .filter((place) => !place.includes('node_modules'))
        .join(':'),
    },
  }).stdout.trim()

  it.runIf(oldNode !== '')('lists commands and settings, whatever Node starts it', () => {
    const { status, stdout } = spawnSync(oldNode, [program, '--help'], { encoding: 'utf8' })
    expect(status).toBe(0)
    expect(stdout).toContain('DATA_DIR')
    expect(stdout).toContain('serve')
  })

  it('refuses a command that does not exist', async () => {
    const { code, output } = await runCommand(['serv'], process.env)
    expect(code).toBe(2)
    expect(output).toContain('There is no command serv.')
  })
})
