import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { isBuilt } from '../scripts/source-hash.mjs'
import { removeDataDir } from './data-dir.ts'
import { makeDemoData } from './demo-product.ts'

/** Global setup of the project `e2e`: the product that people get, built from the sources as they are, and its demo. */
export default async function setup(project: TestProject): Promise<() => void> {
  if (!isBuilt()) {
    const build = join(import.meta.dirname, '../scripts/build.mjs')
    const { status } = spawnSync(process.execPath, [build, '--quiet'], { stdio: 'inherit' })
    if (status !== 0) throw new Error('The product does not build; see above.')
  }
  const demoData = await makeDemoData()
  project.provide('demoData', demoData)
  return () => removeDataDir(demoData)
}
