// The statement the product really sends, as PostgreSQL heard it: a copy kept here would grow old.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Runs `ask` while PostgreSQL notes what it is asked, and gives the statement that begins like this. */
export async function statementOf(client, dataDir, beginsWith, ask) {
  const log = join(dataDir, 'postgres.log')
  const length = statSync(log).size
  await set(client, "alter system set log_min_duration_statement = '0'")
  await ask()
  await set(client, 'alter system reset log_min_duration_statement')
  const noted = readFileSync(log).subarray(length).toString()
  // It is noted three times, as parsed, bound and executed.
  const executed = noted.search(new RegExp(`execute (?:<unnamed>|\\w+):\\s+${beginsWith}`))
  const start = noted.indexOf(beginsWith, executed)
  const end = noted.indexOf('DETAIL:  Parameters: ', start)
  if (executed < 0 || end < 0) throw new Error('PostgreSQL did not note the statement.')
  const text = noted.slice(start, noted.lastIndexOf('\n', end))
  const details = noted.slice(end, noted.indexOf('\n', end))
  const values = []
  for (const [, number, value] of details.matchAll(/\$(\d+) = (NULL|'(?:[^']|'')*')/g)) {
    values[Number(number) - 1] = value === 'NULL' ? null : value.slice(1, -1).replaceAll("''", "'")
  }
  return { text, values }
}

async function set(client, statement) {
  await client.query(statement)
  await client.query('select pg_reload_conf()')
  await sleep(300)
}
