// Writes src/server/db/tables.ts from a database that has just been migrated (`npm run db:types`).
// With --check it changes nothing and fails if the file is out of date.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../src/server/db/database.ts'
import { startEmbeddedPostgres } from '../src/server/db/embedded.ts'
import { migrate } from '../src/server/db/migrate.ts'
import { makeDataDir, removeDataDir } from '../test/data-dir.ts'

const place = join(import.meta.dirname, '../src/server/db/tables.ts')
const dataDir = makeDataDir()
const postgres = await startEmbeddedPostgres(dataDir, { settings: { fsync: 'off' } })
try {
  const database = openDatabase(postgres.connection)
  await migrate(database.db)
  const choices = await checkedChoices(database.pool)
  await database.close()

  const raw = join(dataDir, 'tables.ts')
  const { user, host } = postgres.connection
  execFileSync(
    process.execPath,
    [
      join(import.meta.dirname, '../node_modules/kysely-codegen/dist/cli/bin.js'),
      ...['--dialect', 'postgres', '--url', `postgres://${user}@localhost/bihuan?host=${host}`],
      ...['--date-parser', 'string', '--type-mapping', '{"int8":"number"}'],
      ...['--exclude-pattern', '{kysely_*,jobs.*}', '--out-file', raw],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const tables = withChoices(readFileSync(raw, 'utf8'), choices)
    .replace(
      /^\/\*\*[\s\S]*?\*\/\n/,
      '/** Written by `npm run db:types` from a migrated database. Do not edit. */\n',
    )
    .replace('export interface DB {', 'export interface Tables {')
  if (!process.argv.includes('--check')) {
    writeFileSync(place, tables)
    console.log('src/server/db/tables.ts is written')
  } else if (readFileSync(place, 'utf8') !== tables) {
    console.error('src/server/db/tables.ts is out of date: run npm run db:types')
    process.exitCode = 1
  }
} finally {
  await postgres.stop()
  removeDataDir(dataDir)
}

/** Columns that a check restricts to a list of words: [{ table, column, words }]. */
async function checkedChoices(pool) {
  const { rows } = await pool.query(`
    select conrelid::regclass::text as table, pg_get_constraintdef(oid) as rule
    from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`)
  return rows.flatMap(({ table, rule }) => {
    const [, column, list] = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(rule) ?? []
    return list === undefined
      ? []
      : [{ table, column, words: [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, word]) => word) }]
  })
}

/** Narrows `string` to those words, so that the compiler compares them with the domain's lists. */
function withChoices(source, choices) {
  const interfaceOf = new Map(
    [...source.matchAll(/^ {2}(\w+): (\w+);$/gm)].map(([, table, name]) => [table, name]),
  )
  return choices.reduce((text, { table, column, words }) => {
    const union = words.map((word) => `'${word}'`).join(' | ')
    const line = new RegExp(
      `(export interface ${interfaceOf.get(table)} \\{[^}]*?\\n {2}${column}: [^;\\n]*?)\\bstring\\b`,
    )
    return text.replace(line, (_whole, before) => before + union)
  }, source)
}
