// The product in a process of its own, on a clock that whoever started this sets: days pass when told to.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../src/server/config.ts'
import { startProduct } from '../src/server/main.ts'

const [dataDir, port] = process.argv.slice(2)
let ahead = 0
const product = await startProduct(
  readConfig({ PORT: port, DATA_DIR: dataDir, LOG_LEVEL: 'error' }),
  undefined,
  () => new Date(Date.now() + ahead),
)

process.on('message', async ({ until, stop }) => {
  if (stop) {
    await product.stop()
    process.exit(0)
  }
  ahead = new Date(until).getTime() - Date.now()
  const began = performance.now()
  await product.runDue()
  process.send({ ms: performance.now() - began })
})
process.on('disconnect', () => void product.stop().finally(() => process.exit(0)))

// pid, data folder, start time, port, socket folder, …
const lines = readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')
process.send({ url: product.address, database: Number(lines[0]), socket: lines[4] })
