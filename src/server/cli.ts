import { help } from './cli/help.ts'
import { SettingError } from './config.ts'
import { DataDirInUse } from './db/data-lock.ts'
import { DatabaseIsNewer } from './db/migrate.ts'
import { DatabaseUnusable } from './db/product-database.ts'
import { NoRuntime } from './db/runtime.ts'
import { PortInUse } from './main.ts'

/** A command gets the words after its name and returns the exit code. */
type Command = (words: readonly string[]) => Promise<number>

/** Loaded when called, so that none pays for the others. */
const commands: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./cli/serve.ts')).serve,
  dev: async () => (await import('./cli/dev.ts')).dev,
  migrate: async () => (await import('./cli/migrate.ts')).migrateOnly,
  doctor: async () => (await import('./cli/doctor.ts')).doctor,
  user: async () => (await import('./cli/user.ts')).user,
  demo: async () => (await import('./cli/demo.ts')).demo,
}

/** These say in one sentence what is wrong and what to do; a stack would hide it. */
const plainRefusals = [SettingError, DataDirInUse, DatabaseIsNewer, DatabaseUnusable, NoRuntime, PortInUse]

async function main([name = 'help', ...words]: readonly string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name) || words.includes('--help')) {
    console.log(help())
    return 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) {
    console.error(`There is no command ${name}.\n\n${help()}`)
    return 2
  }
  try {
    const command = await load()
    return await command(words)
  } catch (error) {
    if (!plainRefusals.some((kind) => error instanceof kind)) throw error
    console.error(`✗ ${(error as Error).message}`)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
