import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formFields } from '#domain/form/fields.ts'
import { type FreshDatabase, freshDatabase } from '#test/fresh-database.ts'

let database: FreshDatabase
let columns: Set<string>

beforeAll(async () => {
  database = await freshDatabase()
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public'`.execute(database.db)
  columns = new Set(rows.map(({ name }) => name))
})
afterAll(() => database.close())

it.each(formFields)('$id $label is kept in $column', ({ column }) => {
  expect(columns.has(column)).toBe(true)
})
