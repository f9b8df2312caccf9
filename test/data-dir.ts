import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export function makeDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'bihuan-'))
}

/** Its database may lie elsewhere, if the way to the temp folder is closed to the database's user. */
export function removeDataDir(dataDir: string): void {
  const home = join(dataDir, 'postgres')
  if (existsSync(home)) rmSync(realpathSync(home), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}
