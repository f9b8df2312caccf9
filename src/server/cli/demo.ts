import { readConfig } from '#server/config.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { migrate } from '#server/db/migrate.ts'
import { openProductDatabase } from '#server/db/product-database.ts'
import { loadDemo } from '#server/demo/load.ts'
import { StartRefusal } from '#server/refusal.ts'
import { theOrganisation } from '#server/session/queries.ts'

/** Fills an empty database with a company to try. Never touches one that somebody has set up. */
export async function demo(words: readonly string[]): Promise<number> {
  if (words.join(' ') !== 'load') {
    console.error('Usage: bihuan demo load')
    return 2
  }
  const config = readConfig(process.env)
  const database = await openProductDatabase(config, { besideServer: true })
  try {
    await migrate(database.db)
    await asSystem(database.db, async (tx) => {
      if (await theOrganisation(tx)) {
        throw new StartRefusal(
          'There is an organisation already; the demo needs an empty database (DATA_DIR).',
        )
      }
      await loadDemo(tx, new Date(), config)
    })
  } finally {
    await database.close()
  }
  console.log(`  演示数据已载入,打开 ${config.publicUrl} 选一个身份进入`)
  console.log(`  The demo is loaded: open ${config.publicUrl} and step into one of its people`)
  return 0
}
