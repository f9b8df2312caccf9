import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '#test/harness.ts'

let test: TestApp
const webDir = mkdtempSync(join(tmpdir(), 'bihuan-web-'))
beforeAll(async () => {
  mkdirSync(join(webDir, 'assets'))
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>闭环</title>')
  writeFileSync(join(webDir, 'assets/app-1a2b3c.js'), 'plain()')
  writeFileSync(join(webDir, 'assets/app-1a2b3c.js.br'), brotliCompressSync('compressed()'))
  writeFileSync(join(webDir, 'favicon.svg'), '<svg/>')
  test = await openTestApp({ webDir })
})
afterAll(async () => {
  await test.close()
  rmSync(webDir, { recursive: true })
})

const get = (url: string, headers = {}) => test.http.inject({ url, headers })
const asPage = { accept: 'text/html,application/xhtml+xml' }

it.each(['/', '/meetings/0198c0de-0000-7000-8000-000000000001?tab=record', '/settings/me'])(
  'gives the app for an address that a person opens: %s',
  async (url) => {
    const answer = await get(url, asPage)
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-cache'])
    expect(answer.body).toContain('闭环')
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  },
)

it.each([
  ['/api/v1/nowhere', asPage],
  ['/assets/gone-000000.js', asPage],
  ['/anything', { accept: '*/*' }],
])('does not give the app where it would be mistaken for something else: %s', async (url, headers) => {
  const answer = await get(url, headers)
  expect([answer.statusCode, answer.json().reason]).toEqual([404, 'request.noSuchAddress'])
})

it('lets hashed files be kept for ever, and others asked for again', async () => {
  expect((await get('/assets/app-1a2b3c.js')).headers['cache-control']).toBe(
    'public, max-age=31536000, immutable',
  )
  expect((await get('/favicon.svg')).headers['cache-control']).toBe('no-cache')
})

it('sends what is already compressed to whoever takes it', async () => {
  const answer = await get('/assets/app-1a2b3c.js', { 'accept-encoding': 'gzip, br' })
  expect(answer.headers['content-encoding']).toBe('br')
  expect(answer.headers['content-type']).toContain('javascript')
  expect(brotliDecompressSync(answer.rawPayload).toString()).toBe('compressed()')
  expect((await get('/assets/app-1a2b3c.js')).body).toBe('plain()')
})

it('serves nothing from outside its folder', async () => {
  for (const url of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json']) {
    expect((await get(url)).statusCode).toBeGreaterThanOrEqual(400)
  }
})

it('is not healthy when the database is away, and says when to ask again', async () => {
  const orphan = await openTestApp()
  expect((await orphan.http.inject({ url: '/healthz' })).statusCode).toBe(200)
  await orphan.app.db.destroy()
  const answer = await orphan.http.inject({ url: '/healthz' })
  expect([answer.statusCode, answer.json().kind, answer.headers['retry-after']]).toEqual([
    503,
    'unavailable',
    '2',
  ])
  await orphan.close()
})
