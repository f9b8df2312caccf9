// What can be told without running the product: types, style, leftovers. Each is one check.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const tool = (name) => join(import.meta.dirname, '../node_modules/.bin', name)

const checks = [
  { name: 'types (tsc)', command: [tool('tsc'), '-b'] },
  {
    name: 'style and floating promises (biome)',
    command: [tool('biome'), 'ci', '--colors=off', '--error-on-warnings', '.'],
  },
  {
    name: 'types of the database rows (migrations)',
    command: [process.execPath, join(import.meta.dirname, 'db-types.mjs'), '--check'],
  },
  { name: 'unused files, exports and packages (knip)', command: [tool('knip'), '--no-progress'] },
]

/** Runs them all, even after one failed, and returns how many held. */
export function check() {
  const results = checks.map(({ name, command: [file, ...words] }) => {
    const { status, stdout, stderr } = spawnSync(file, words, {
      cwd: join(import.meta.dirname, '..'),
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    })
    const passed = status === 0
    console.log(`${passed ? '✓' : '✗'} ${name}`)
    if (!passed) console.log(`${stdout}${stderr}`.trim().split('\n').slice(0, 200).join('\n'))
    return passed
  })
  const passed = results.filter(Boolean).length
  const said = checks.filter((_, at) => !results[at]).map(({ name }) => `✗ ${name}: see above`)
  return { passed, failed: said.length, said }
}

if (process.argv[1] === import.meta.filename) process.exitCode = check().failed === 0 ? 0 : 1
