// npm test: static checks, then tables of cases, the server on a real PostgreSQL, and people in a real
// browser. Everything runs, even after a failure; the last line sums up.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { check } from './check.mjs'
import { ensureBrowser } from './ensure-browser.mjs'

const root = join(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'bihuan-report-'))
const sum = { passed: 0, failed: 0, skipped: 0 }
/** What failed, in a line each, so that the last lines of a long run say it. */
const failures = []

function add({ passed = 0, failed = 0, skipped = 0, said = [] }) {
  sum.passed += passed
  sum.failed += failed
  sum.skipped += skipped
  failures.push(...said)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what it takes out
const plain = (text) => text.replaceAll(/\u001B\[[\d;]*m/g, '').trim()

/** The failures of one report: file, test, and how its message begins. */
function told(project, testResults) {
  const line = (file, name, message) =>
    `✗ ${project} ${relative(root, file)}${name ? ` > ${name}` : ''}: ${plain(message).split('\n').slice(0, 3).join(' ').slice(0, 300)}`
  return testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed')
    if (failed.length > 0)
      return failed.map(({ fullName, failureMessages }) =>
        line(file.name, fullName, failureMessages[0] ?? ''),
      )
    return file.status === 'failed' ? [line(file.name, '', file.message ?? '')] : []
  })
}

/** One run of vitest over a project. A run that ends without a report, or with none passed, is a failure. */
function vitest(project) {
  console.log(`\n── ${project}`)
  const report = join(reports, `${project}.json`)
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile=${report}`],
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  if (!existsSync(report)) return { failed: 1, said: [`✗ ${project}: ended without a report`] }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  // A file that does not even load has no tests in it that could fail.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const failed = numFailedTests + broken
  const said = told(project, testResults)
  // Nothing failed and yet it did not end well: an error outside every test, which vitest prints above.
  if (status !== 0 && failed === 0) said.push(`✗ ${project}: an error outside the tests, see above`)
  return {
    passed: numPassedTests,
    failed: status !== 0 && failed === 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
    said,
  }
}

console.log('── checks')
add(check())
for (const project of ['unit', 'server', 'external']) add(vitest(project))

const missing = ensureBrowser()
if (missing === undefined) {
  for (const project of ['e2e', 'alone']) add(vitest(project))
} else {
  console.log(`\n── e2e\n✗ ${missing}`)
  add({ failed: 1, said: [`✗ e2e: ${missing}`] })
}

rmSync(reports, { recursive: true, force: true })
if (failures.length > 0) console.log(`\n── what failed\n${failures.join('\n')}`)
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''
console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`)
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1
