import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { type Config, readConfig } from '#server/config.ts'
import { migrationsToRun } from '#server/db/migrate.ts'
import { openProductDatabase } from '#server/db/product-database.ts'
import { productVersion } from '#server/main.ts'
import { productRoot } from '#server/root.ts'

type Finding = readonly [mark: '✓' | '!' | '✗', text: string]

/** Looks at everything a start needs, changes nothing in the database, and fails if a start would. */
export async function doctor(): Promise<number> {
  const config = readConfig(process.env)
  const findings: Finding[] = [
    ['✓', `Bihuan ${productVersion()}, Node ${process.versions.node}, ${process.platform}-${process.arch}`],
    ['✓', `DATA_DIR ${config.dataDir} can be written`],
    await freeSpace(config),
    ...(await database(config)),
    existsSync(join(productRoot, 'dist/web/index.html'))
      ? ['✓', 'The web app is built']
      : ['!', 'The web app is not built: npm run build'],
    await mail(config),
    publicAddress(config),
  ]
  console.log(findings.map(([mark, text]) => `${mark} ${text}`).join('\n'))
  return findings.some(([mark]) => mark === '✗') ? 1 : 0
}

async function freeSpace({ dataDir }: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir)
  const gigabytes = (bavail * bsize) / 1e9
  return [
    gigabytes < 0.2 ? '✗' : gigabytes < 2 ? '!' : '✓',
    `${gigabytes.toFixed(1)} GB are free for DATA_DIR`,
  ]
}

async function database(config: Config): Promise<Finding[]> {
  try {
    const opened = await openProductDatabase(config, { besideServer: true })
    try {
      const waiting = await migrationsToRun(opened.db)
      return [
        ['✓', `The ${opened.kind} database answers`],
        waiting.length === 0
          ? ['✓', 'It is up to date']
          : ['!', `${waiting.length} migrations will run at the next start`],
        opened.bypassesRowSecurity
          ? ['!', 'Row-level security does not bind the role of DATABASE_URL: use one that is no superuser']
          : ['✓', 'Row-level security binds the product'],
      ]
    } finally {
      await opened.close()
    }
  } catch (error) {
    return [['✗', (error as Error).message]]
  }
}

function mail({ smtpUrl }: Config): Promise<Finding> | Finding {
  if (smtpUrl === undefined) return ['!', 'SMTP_URL is not set: nobody gets mail']
  const { hostname, port, protocol } = new URL(smtpUrl)
  const number = Number(port || (protocol === 'smtps:' ? 465 : 587))
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: number, timeout: 5_000 })
    const answer = (finding: Finding) => {
      socket.destroy()
      resolve(finding)
    }
    socket.once('connect', () => answer(['✓', `The mail server ${hostname}:${number} answers`]))
    socket.once('timeout', () => answer(['✗', `The mail server ${hostname}:${number} does not answer`]))
    socket.once('error', ({ message }) => answer(['✗', `The mail server cannot be reached: ${message}`]))
  })
}

function publicAddress({ publicUrl, host }: Config): Finding {
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(publicUrl).hostname)
  if (isLocal && host !== '127.0.0.1') {
    return ['!', `PUBLIC_URL is ${publicUrl}: links in mail work on this machine only`]
  }
  return ['✓', `People use ${publicUrl}`]
}
