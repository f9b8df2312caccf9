import { readConfig } from '#server/config.ts'
import { startProduct } from '#server/main.ts'
import { makeDataDir, removeDataDir } from './data-dir.ts'
import { freePort } from './start-product.ts'

/** The product within this process, on a clock of its own: the past can be lived through day by day. */
export interface ProductInTime {
  /** http://127.0.0.1:<port> */
  readonly url: string
  /** It goes on from where it was set. */
  now(): Date
  setNow(instant: Date | string): void
  /** What the minute that has come would do. */
  runDue(): Promise<void>
  /** Stops it and removes its data. */
  close(): Promise<void>
}

export async function startProductAt(instant: Date | string): Promise<ProductInTime> {
  let ahead = 0
  const setNow = (to: Date | string) => {
    ahead = new Date(to).getTime() - Date.now()
  }
  const now = () => new Date(Date.now() + ahead)
  setNow(instant)
  const dataDir = makeDataDir()
  const port = await freePort()
  const config = readConfig({ PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' })
  const product = await startProduct(config, undefined, now)
  return {
    url: config.publicUrl,
    now,
    setNow,
    runDue: () => product.runDue(),
    async close() {
      await product.stop()
      removeDataDir(dataDir)
    },
  }
}
