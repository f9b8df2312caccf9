// npm test: static checks, then tables of cases, the server on a real PostgreSQL, and people in a real
// browser. Everything runs, even after a failure; the last line sums up.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from './check.mjs'
import { ensureBrowser } from './ensure-browser.mjs'

const root = join(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'bihuan-report-'))
const sum = { passed: 0, failed: 0, skipped: 0 }

function add({ passed = 0, failed = 0, skipped = 0 }) {
  sum.passed += passed
  sum.failed += failed
  sum.skipped += skipped
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
  if (!existsSync(report)) return { failed: 1 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  // A file that does not even load has no tests in it that could fail.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const failed = numFailedTests + broken
  return {
    passed: numPassedTests,
    failed: status !== 0 && failed === 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
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
  add({ failed: 1 })
}

rmSync(reports, { recursive: true, force: true })
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''
console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`)
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1
