import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readConfig, SettingError, settings } from './config.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'bihuan-config-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

const read = (env: NodeJS.ProcessEnv = {}) => readConfig({ DATA_DIR: join(place, 'data'), ...env })

it('needs nothing to start', () => {
  expect(read()).toEqual({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:3000',
    dataDir: join(place, 'data'),
    databaseUrl: undefined,
    smtpUrl: undefined,
    mailFrom: 'Bihuan <bihuan@localhost>',
    channelHosts: [],
    timeZone: 'Asia/Shanghai',
    logLevel: 'warn',
    authSecret: expect.stringMatching(/^[\w-]{64}$/),
  })
})

it('reads exactly the settings that it lists', () => {
  const example: Record<string, string> = {
    PORT: '8080',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://meet.example.com',
    DATA_DIR: join(place, 'elsewhere'),
    DATABASE_URL: 'postgres://app:pw@db:5433/bihuan',
    SMTP_URL: 'smtp://mail:25',
    MAIL_FROM: '闭环 <meet@example.com>',
    CHANNEL_HOSTS: 'gateway.example:8443, robots.example',
    TZ_DEFAULT: 'Asia/Taipei',
    LOG_LEVEL: 'info',
    AUTH_SECRET: 'x'.repeat(32),
  }
  expect(settings.map(({ name }) => name).sort()).toEqual(Object.keys(example).sort())
  const { channelHosts, ...rest } = read(example)
  const { CHANNEL_HOSTS: _, PORT: __, ...texts } = example
  expect(channelHosts).toEqual(['gateway.example:8443', 'robots.example'])
  expect(Object.values(rest)).toEqual(expect.arrayContaining([8080, ...Object.values(texts)]))
})

it.each([
  ['without a slash at its end', { PUBLIC_URL: 'https://meet.example.com/' }, 'https://meet.example.com'],
  ['with the port', { PORT: '8080' }, 'http://127.0.0.1:8080'],
  ['as something a browser can open', { HOST: '0.0.0.0' }, 'http://127.0.0.1:3000'],
  ['with brackets around IPv6', { HOST: '::1' }, 'http://[::1]:3000'],
])('gives the public address %s', (_case, env, publicUrl) => {
  expect(read(env).publicUrl).toBe(publicUrl)
})

it.each(settings.map(({ name }) => name).filter((name) => name !== 'DATA_DIR'))(
  'takes an empty %s for one that is not set',
  (name) => {
    const { authSecret: _, ...standard } = read()
    expect(read({ [name]: '' })).toMatchObject(standard)
  },
)

it.each([
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['PUBLIC_URL', 'meet.example.com'],
  ['DATABASE_URL', 'mysql://db/bihuan'],
  ['SMTP_URL', 'https://mail'],
  ['CHANNEL_HOSTS', 'https://gateway.example/robots'],
  ['TZ_DEFAULT', 'Peking'],
  ['LOG_LEVEL', 'loud'],
  ['AUTH_SECRET', 'short'],
])('refuses %s=%s in a sentence that names it', (name, value) => {
  const refused = () => read({ [name]: value })
  expect(refused).toThrow(SettingError)
  expect(refused).toThrow(new RegExp(`^${name} .+\\.$`))
})

it('makes the secret once, for its owner only', () => {
  const { authSecret, dataDir } = read()
  expect(read().authSecret).toBe(authSecret)
  expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(authSecret)
  expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
})

it('writes no secret when it is given one', () => {
  const { dataDir } = read({ AUTH_SECRET: 'x'.repeat(32) })
  expect(existsSync(join(dataDir, 'secret'))).toBe(false)
})

it('refuses a data folder that cannot be one', () => {
  writeFileSync(join(place, 'file'), '')
  expect(() => read({ DATA_DIR: join(place, 'file/data') })).toThrow(/cannot be written \(ENOTDIR\)/)
})
