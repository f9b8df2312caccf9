import { spawnSync } from 'node:child_process'
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { makeDataDir, removeDataDir } from './data-dir.ts'
import { type RunningProduct, startProduct } from './start-product.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A stopped product's data folder with the demo organisation in it, to copy from. */
    demoData: string
  }
}

/** Fills a new data folder with the demo organisation, the way an administrator does. */
export async function makeDemoData(): Promise<string> {
  const dataDir = makeDataDir()
  const product = await startProduct({ dataDir })
  try {
    const { code, output } = await product.run('demo', 'load')
    if (code !== 0) throw new Error(`The demo does not load:\n${output}`)
    await product.stop()
  } catch (error) {
    await product.close()
    throw error
  }
  return dataDir
}

/**
 * A product of one's own that has the demo organisation. Loading it once a run and copying the folder
 * saves each file its own making of a database.
 */
export async function startDemoProduct({
  env = {},
}: {
  env?: NodeJS.ProcessEnv
} = {}): Promise<RunningProduct> {
  const made = inject('demoData')
  // A database that had to be made elsewhere is only linked to; it is not copied with the folder.
  if (lstatSync(join(made, 'postgres')).isSymbolicLink()) {
    return startProduct({ env, dataDir: await makeDemoData() })
  }
  const dataDir = makeDataDir()
  // Owners and times stay: PostgreSQL takes only a folder of its own user.
  const { status, stderr } = spawnSync('cp', ['-a', `${made}/.`, dataDir], { encoding: 'utf8' })
  if (status !== 0) {
    removeDataDir(dataDir)
    throw new Error(`The demo's data cannot be copied: ${stderr}`)
  }
  return startProduct({ env, dataDir })
}
