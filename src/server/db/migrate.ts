import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import { StartRefusal } from '#server/refusal.ts'
import { productRoot } from '#server/root.ts'
import type { Db } from './database.ts'

const ownMigrations = join(productRoot, 'migrations')
const fileName = /^(\d{4}-[a-z0-9-]+)\.sql$/

/** The database was migrated by a later version of the product than the one that is starting. */
export class DatabaseIsNewer extends StartRefusal {
  readonly unknown: readonly string[]

  constructor(unknown: readonly string[]) {
    super(
      `The database has migrations that this version does not know: ${unknown.join(', ')}. Install the newer version again.`,
    )
    this.unknown = unknown
  }
}

/**
 * Brings the database forward to what `migrations/NNNN-name.sql` says, in order and in one transaction:
 * all of it or nothing. Several processes may call it at once; Kysely's advisory lock lets one work
 * and the others find it done. There is no way back. Returns the names that ran.
 */
export async function migrate(db: Db, folder = ownMigrations): Promise<string[]> {
  const migrator = new Migrator({ db, provider: sqlFiles(folder) })
  await migrationsToRun(db, folder) // refuses a newer database before anything is touched

  const { error, results = [] } = await migrator.migrateToLatest()
  if (error !== undefined) {
    const failed = results.find(({ status }) => status === 'Error')
    throw failed === undefined
      ? error
      : new Error(`Migration ${failed.migrationName} failed.`, { cause: error })
  }
  return results.filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName)
}

/** What `migrate` would run, in order. Changes nothing; throws DatabaseIsNewer. */
export async function migrationsToRun(db: Db, folder = ownMigrations): Promise<string[]> {
  const known = Object.keys(await sqlFiles(folder).getMigrations())
  const executed = await executedMigrations(db)
  const newer = executed.filter((name) => !known.includes(name))
  if (newer.length > 0) throw new DatabaseIsNewer(newer)
  return known.filter((name) => !executed.includes(name))
}

function sqlFiles(folder: string): MigrationProvider {
  return {
    async getMigrations() {
      const migrations: Record<string, Migration> = {}
      for (const file of (await readdir(folder)).sort()) {
        if (!file.endsWith('.sql')) continue
        const name = fileName.exec(file)?.[1]
        if (name === undefined) throw new Error(`migrations/${file} is not named NNNN-name.sql.`)
        migrations[name] = {
          // Without parameters pg sends the text as it is, so one file may hold many statements.
          up: async (tx) => void (await sql.raw(await readFile(join(folder, file), 'utf8')).execute(tx)),
        }
      }
      return migrations
    },
  }
}

async function executedMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ present: boolean }>`
    select to_regclass('kysely_migration') is not null as present`.execute(db)
  if (rows[0]?.present !== true) return []
  const executed = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return executed.rows.map(({ name }) => name)
}
