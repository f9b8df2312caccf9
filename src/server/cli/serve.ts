import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '#server/config.ts'
import { type Product, startProduct } from '#server/main.ts'

/** Runs until it is told to stop by SIGTERM or Ctrl-C; a second one does not wait for open requests. */
export async function serve(): Promise<number> {
  const config = readConfig(process.env)
  if (config.databaseUrl === undefined && !existsSync(join(config.dataDir, 'postgres/data'))) {
    say('首次启动,正在建立数据库 · First start: making the database, a few seconds')
  }
  const asked = stopSignal()
  const product = await startProduct(config, say)
  console.log(welcome(product))
  await asked
  say('正在停止 · Stopping')
  await product.stop()
  return 0
}

function say(line: string): void {
  console.log(`  ${line}`)
}

/**
 * Resolves at the first signal, or when the launcher is gone. Listens from the beginning, so that one
 * during the start is not lost.
 */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined
    const stop = () => {
      // Ctrl-C under npm arrives twice at once: from the terminal and from npm.
      if (first !== undefined && performance.now() - first > 1_000) process.exit(130)
      first ??= performance.now()
      setTimeout(() => process.exit(1), 30_000).unref()
      resolve()
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
    process.on('SIGHUP', stop)
    process.on('disconnect', stop)
    process.channel?.unref()
  })
}

function welcome({ address, isNew }: Product): string {
  const next = isNew
    ? [
        `打开 ${address} 建立你的组织,或载入演示数据先看看`,
        `Open ${address} to set up your organisation, or to look around in a demo`,
      ]
    : [`打开 ${address} 登录`, `Open ${address} to sign in`]
  return `\n${next.map((line) => `  ${line}`).join('\n')}\n`
}
