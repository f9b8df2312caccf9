import { readConfig } from '#server/config.ts'
import { migrate } from '#server/db/migrate.ts'
import { openProductDatabase } from '#server/db/product-database.ts'

export async function migrateOnly(): Promise<number> {
  const database = await openProductDatabase(readConfig(process.env), { besideServer: true })
  try {
    const ran = await migrate(database.db)
    console.log(ran.length === 0 ? 'The database is up to date.' : ran.map((name) => `✓ ${name}`).join('\n'))
    return 0
  } finally {
    await database.close()
  }
}
