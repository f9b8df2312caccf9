import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { isBuilt } from '../scripts/source-hash.mjs'

/** Global setup of the project `e2e`: the product that people get, built from the sources as they are. */
export default function setup(): void {
  if (isBuilt()) return
  const build = join(import.meta.dirname, '../scripts/build.mjs')
  const { status } = spawnSync(process.execPath, [build, '--quiet'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The product does not build; see above.')
}
