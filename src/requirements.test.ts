import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('keeps the ledger of requirements true to the tests', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/requirements.mjs', '--check'], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})
