// Writes docs/requirements.md: every requirement with the tests that prove it. A row counts as proven when a
// test names its id, in its title or in its table of cases; comments do not count. `--check` only compares.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const target = 'docs/requirements.md'
const id = /\b(?:S[0-4]-\d{2}|X-\d{2}|NM-[A-Z]{3}-\d{2}|C-\d{2}|J-\d{2}|A\d{2})\b/g
const groups = [
  ['S0', 'Guide to organising cross-department meetings'],
  ['S1', 'Strategy and templates for collaboration'],
  ['S2', 'Process, record and summary of a meeting'],
  ['S3', 'Minutes and task allocation sheet'],
  ['S4', 'Coordination workflow'],
  ['X', 'Inferred requirements'],
  ['NM', 'Norms'],
  ['C', 'Clocks'],
  ['J', 'Journeys'],
  ['A', 'Printable artefacts'],
]

function testFiles() {
  return ['src', 'e2e'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.test\.tsx?$/.test(name))
      .map((name) => join(room, name)),
  )
}

/** id → where it is proven: `file › title`, or the file alone when the id stands in a table of cases. */
function proofs() {
  const found = new Map()
  const note = (key, where) => found.set(key, (found.get(key) ?? new Set()).add(where))
  for (const file of testFiles().sort()) {
    if (file.endsWith('requirements.test.ts')) continue
    const code = readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/^\s*\/\/.*$/gm, '')
      .replace(/\s\/\/ .*$/gm, '')
    const titled = new Set()
    for (const match of code.matchAll(
      /\b(?:it|test|describe)\b[^'"`(]*\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*?)\1/g,
    )) {
      for (const key of match[2].match(id) ?? []) {
        titled.add(key)
        note(key, `${file} › ${match[2].replace(/\s+/g, ' ').replaceAll('|', '\\|')}`)
      }
    }
    // The tables of lifecycles name norms and clocks as guards; that proves the table, not the norm.
    if (/lifecycle|machine/.test(file)) continue
    for (const match of code.matchAll(/(['"`])((?:\\.|(?!\1)[^\n])*?)\1/g)) {
      for (const key of match[2].match(id) ?? []) if (!titled.has(key)) note(key, file)
    }
  }
  // The fields of the forms are a table of cases in a file of their own, which these tests read.
  const fields = readFileSync('src/domain/form/fields.ts', 'utf8')
  for (const key of fields.match(id) ?? []) note(key, 'e2e/forms.test.ts')
  return found
}

const rows = readFileSync('docs/requirements.tsv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'))
const found = proofs()
const belongs = (key, group) =>
  group.length === 1 && group !== 'X' ? key.startsWith(group) : key.startsWith(`${group}-`)
const proven = rows.filter(([key]) => found.has(key)).length

const lines = [
  '# Requirements and their proofs',
  '',
  'Made by `node scripts/requirements.mjs` from `docs/requirements.tsv` and the tests; a test compares. A row is proven',
  'when a test that would fail without it names its id. "Not yet" means just that; where it says why, the last column',
  'of the list does.',
  '',
  `Proven: ${proven} of ${rows.length}.`,
]
for (const [group, title] of groups) {
  const members = rows.filter(([key]) => belongs(key, group))
  const done = members.filter(([key]) => found.has(key)).length
  lines.push(
    '',
    `## ${group} ${title} (${done} of ${members.length})`,
    '',
    '| Id | What | Proven by |',
    '| --- | --- | --- |',
  )
  for (const [key, what, why] of members) {
    const where = [...(found.get(key) ?? [])]
    const shown =
      where.slice(0, 3).join('<br>') + (where.length > 3 ? `<br>and ${where.length - 3} more` : '')
    lines.push(
      `| ${key} | ${what.replaceAll('|', '\\|')} | ${shown || (why ? `not yet: ${why}` : 'not yet')} |`,
    )
  }
}
const text = `${lines.join('\n')}\n`

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error(`${target} is out of date: run \`node scripts/requirements.mjs\``)
    process.exit(1)
  }
} else {
  writeFileSync(target, text)
  console.log(`${target}: ${proven} of ${rows.length} proven`)
}
