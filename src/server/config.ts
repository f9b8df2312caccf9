import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { StartRefusal } from '#server/refusal.ts'

/** One setting: how `--help` and the handbook list it. */
interface Setting {
  readonly name: string
  readonly standard: string
  readonly what: string
}

/** Every setting there is; all come from the environment and none is needed to start. */
export const settings: readonly Setting[] = [
  { name: 'PORT', standard: '3000', what: 'Port to listen on' },
  { name: 'HOST', standard: '127.0.0.1', what: 'Address to listen on; 0.0.0.0 for all' },
  {
    name: 'PUBLIC_URL',
    standard: 'http://HOST:PORT',
    what: 'Address that people use; goes into mail and calendars',
  },
  { name: 'DATA_DIR', standard: './data', what: 'Files, the secret and the embedded database' },
  {
    name: 'DATABASE_URL',
    standard: 'embedded',
    what: 'postgres://… of a PostgreSQL 18 or later, as a role that is no superuser',
  },
  { name: 'SMTP_URL', standard: 'no mail', what: 'smtp://user:password@host:port for outgoing mail' },
  { name: 'MAIL_FROM', standard: 'Bihuan <bihuan@localhost>', what: 'Sender of outgoing mail' },
  {
    name: 'CHANNEL_HOSTS',
    standard: 'none',
    what: 'Hosts besides DingTalk, Feishu and WeCom that group robots may stand on; host or host:port, by commas',
  },
  { name: 'TZ_DEFAULT', standard: 'Asia/Shanghai', what: 'Time zone of the organisation' },
  { name: 'LOG_LEVEL', standard: 'warn', what: 'fatal, error, warn, info, debug, trace or silent' },
  {
    name: 'AUTH_SECRET',
    standard: 'DATA_DIR/secret',
    what: 'Signs sessions; 32 characters or more, the same on every node',
  },
]

export interface Config {
  readonly port: number
  readonly host: string
  /** Without a slash at its end. */
  readonly publicUrl: string
  readonly dataDir: string
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** Absent: mail is not sent. */
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** Hosts, with their port unless it is the standard one, that may be sent to besides the services' own. */
  readonly channelHosts: readonly string[]
  readonly timeZone: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  readonly authSecret: string
}

/** A setting that cannot be used; the message is one sentence for whoever typed it. */
export class SettingError extends StartRefusal {}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: webAddress.transform((url) => url.replace(/\/+$/, '')).optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must begin with postgres://' }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z.string().default('Bihuan <bihuan@localhost>'),
  CHANNEL_HOSTS: z
    .string()
    .default('')
    .transform((list) => list.split(/[,\s]+/).filter((host) => host !== ''))
    .refine(
      (hosts) => hosts.every((host) => /^[\w.[\]:-]+$/.test(host)),
      'must be hosts, not addresses, by commas',
    ),
  TZ_DEFAULT: z
    .string()
    .refine(isTimeZone, 'is not a time zone such as Asia/Shanghai')
    .default('Asia/Shanghai'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  AUTH_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
})

/**
 * Reads the settings once, at start. An empty variable counts as not set. Makes DATA_DIR, and on the
 * first start the secret in it.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new SettingError(`${issue?.path.join('.')} ${issue?.message}.`)
  }
  const env = parsed.data
  const dataDir = resolve(env.DATA_DIR)
  makeDataDir(dataDir)
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? `http://${shown(env.HOST)}:${env.PORT}`,
    dataDir,
    databaseUrl: env.DATABASE_URL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    channelHosts: env.CHANNEL_HOSTS.map((host) => host.toLowerCase()),
    timeZone: env.TZ_DEFAULT,
    logLevel: env.LOG_LEVEL,
    authSecret: env.AUTH_SECRET ?? keptSecret(join(dataDir, 'secret')),
  }
}

/** An address that a browser can open: nobody types 0.0.0.0, and IPv6 needs brackets. */
function shown(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

function makeDataDir(dataDir: string): void {
  try {
    // Others may pass through it (the database runs as another user when we are root), not look around.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    const probe = join(dataDir, '.writable')
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw new SettingError(
      `DATA_DIR ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}). ` +
        'Give the folder to the user who runs this, or set DATA_DIR to another one.',
    )
  }
}

function keptSecret(file: string): string {
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      // Two processes may start at once on one DATA_DIR; the first one's secret counts.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}
