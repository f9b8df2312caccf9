import { help } from './cli/help.ts'
import { StartRefusal } from './refusal.ts'

/** A command gets the words after its name and returns the exit code. */
type Command = (words: readonly string[]) => Promise<number>

/** Loaded when called, so that none pays for the others. */
const commands: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./cli/serve.ts')).serve,
  dev: async () => (await import('./cli/dev.ts')).dev,
  migrate: async () => (await import('./cli/migrate.ts')).migrateOnly,
  doctor: async () => (await import('./cli/doctor.ts')).doctor,
  demo: async () => (await import('./cli/demo.ts')).demo,
  analyze: async () => (await import('./cli/analyze.ts')).analyze,
  user: async () => (await import('./cli/user.ts')).user,
}

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
    if (!(error instanceof StartRefusal)) throw error
    console.error(`✗ ${error.message}`)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
