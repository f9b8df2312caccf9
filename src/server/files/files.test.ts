import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#contract/endpoint.ts'
import { getFile } from '#contract/today.ts'
import { asSystem } from '#server/db/actor-context.ts'
import type { Mount } from '#server/http/route.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { addFile } from './queries.ts'
import { fileRoutes } from './routes.ts'

const receive = endpoint({
  method: 'POST',
  path: '/api/v1/try/file',
  summary: '',
  access: { rule: 'signedIn' },
  form: 'multipart',
  reply: z.object({ hash: z.string(), name: z.string(), size: z.number(), mime: z.string() }),
})

function tryRoutes(mount: Mount): void {
  mount(receive, ({ upload }) => {
    if (!upload) throw new Error('no upload')
    return upload
  })
}

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await openTestApp({ rooms: [tryRoutes, fileRoutes] })
  cast = await test.seedPeople()
})
afterAll(() => test.close())

const send = (name: string, content: string | Buffer) =>
  test.call(receive, { as: cast.people.seller, file: { name, content } })
const folder = () => join(test.app.config.dataDir, 'files')

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = '%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
const html = '<!doctype html><html><script>alert(1)</script></html>'
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

it('keeps a file under its content hash, once, whatever it is called', async () => {
  const content = `预算表,${randomBytes(4).toString('hex')}\n1,2\n`
  const hash = createHash('sha256').update(content).digest('hex')
  const first = await send('预算 表 (终稿)“v2”;𠮷.csv', content)
  expect(first).toEqual({
    hash,
    name: '预算 表 (终稿)“v2”;𠮷.csv',
    size: Buffer.byteLength(content),
    mime: 'text/csv',
  })
  expect(await send('other.txt', content)).toMatchObject({ hash, mime: 'text/plain' })
  expect(readFileSync(join(folder(), hash.slice(0, 2), hash.slice(2, 4), hash), 'utf8')).toBe(content)
  expect(readdirSync(join(folder(), 'tmp'))).toEqual([])
})

it.each([
  ['a.pdf', pdf, 'application/pdf'],
  ['a.PNG', png, 'image/png'],
  ['旧.doc', ole, 'application/msword'],
  ['旧.xls', ole, 'application/vnd.ms-excel'],
  ['gbk.txt', Buffer.from('c4e3bac3', 'hex'), 'text/plain'],
  ['invite.ics', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', 'text/calendar'],
])('takes %s for what it is', async (name, content, mime) => {
  expect(await send(name, content)).toMatchObject({ mime })
})

it.each([
  ['a program that says it is a PDF', 'report.pdf', exe, 'file.typeMismatch'],
  ['a picture that says it is a PDF', 'report.pdf', png, 'file.typeMismatch'],
  ['a program that says it is text', 'notes.txt', exe, 'file.typeMismatch'],
  ['a PDF that says it is a Word file', 'report.docx', pdf, 'file.typeMismatch'],
  ['a page that says it is a picture', 'photo.png', html, 'file.typeMismatch'],
  ['an old Word file that says it is a new one', 'report.docx', ole, 'file.typeMismatch'],
  ['a program', 'setup.exe', exe, 'file.typeNotAllowed'],
  ['a script', 'run.ps1', 'echo', 'file.typeNotAllowed'],
  ['a page', 'page.html', html, 'file.typeNotAllowed'],
  ['a drawing that can run scripts', 'logo.svg', svg, 'file.typeNotAllowed'],
  ['two endings', 'report.pdf.exe', exe, 'file.typeNotAllowed'],
  ['no ending', 'README', 'text', 'file.typeNotAllowed'],
  ['nothing', 'empty.txt', '', 'file.empty'],
])('refuses %s', async (_case, name, content, reason) => {
  await expect(send(name, content)).rejects.toMatchObject({ status: 422, reason })
  expect(readdirSync(join(folder(), 'tmp'))).toEqual([])
})

it('never lets a name become a path', async () => {
  expect(await send('../../../etc/passwd.txt', 'root')).toMatchObject({ name: 'passwd.txt' })
  await expect(test.app.files.open('../secret')).rejects.toThrow('Not a content hash')
})

it('stops at the limit, and keeps nothing of it', async () => {
  const before = readdirSync(folder())
  const put = test.app.files.put(Readable.from([Buffer.alloc(600, 'a'), Buffer.alloc(600, 'a')]), {
    name: 'a.txt',
    limit: 1000,
  })
  await expect(put).rejects.toMatchObject({ kind: 'too_large', reason: 'file.tooLarge' })
  expect([readdirSync(folder()), readdirSync(join(folder(), 'tmp'))]).toEqual([before, []])
})

it('refuses more than 50 MB over HTTP as too large', async () => {
  await expect(send('big.txt', Buffer.alloc(50 * 1024 * 1024 + 1, 'a'))).rejects.toMatchObject({
    status: 413,
    reason: 'file.tooLarge',
  })
}, 60_000)

it('gives back what it was given, and says so when it has not got it', async () => {
  const { hash } = await send('back.txt', '原文')
  expect(await text(await test.app.files.open(hash))).toBe('原文')
  await expect(test.app.files.open('0'.repeat(64))).rejects.toMatchObject({
    kind: 'not_found',
    reason: 'file.notFound',
  })
})

async function filed(
  name: string,
  content: string | Buffer,
  classification: 'internal' | 'confidential' = 'internal',
) {
  const stored = await test.app.files.put(Readable.from([Buffer.from(content)]), { name })
  return asSystem(test.app.db, async (tx) => {
    const meeting = await tx
      .insertInto('meeting')
      .values({
        number: randomBytes(6).toString('hex'),
        name: '会',
        classification,
        organiser_id: cast.people.marketingHead.id,
        participant_ids: [cast.people.designer.id],
        department_ids: [cast.departments.marketing.id],
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return addFile(tx, stored, {
      noun: 'meeting',
      nounId: meeting.id,
      by: cast.people.designer.id,
      at: test.now(),
    })
  })
}

const download = async (id: string, who: { id: string }) =>
  test.http.inject({ url: `/api/v1/files/${id}`, headers: { cookie: await test.cookieOf(who) } })

it('hands a file over so that nothing in it can run', async () => {
  const id = await filed("预算's (终).csv", '甲,乙')
  const answer = await download(id, cast.people.designer)
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toBe('甲,乙')
  expect(answer.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''%E9%A2%84%E7%AE%97%27s%20%28%E7%BB%88%29.csv`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
  })
})

it('shows pictures in place', async () => {
  const answer = await download(await filed('图.png', png), cast.people.designer)
  expect(answer.headers['content-disposition']).toMatch(/^inline; /)
  expect(answer.headers['content-type']).toBe('image/png')
})

it('shows a file only to whoever sees what it belongs to', async () => {
  const id = await filed('机密.txt', '机密', 'confidential')
  expect((await download(id, cast.people.designer)).statusCode).toBe(200)
  for (const who of [cast.people.admin, cast.people.generalManager, cast.people.marketer]) {
    expect((await download(id, who)).statusCode).toBe(404)
  }
  await expect(test.call(getFile, { params: { id } })).rejects.toMatchObject({ status: 401 })
})
