import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyse, analysisFileLimit } from '#contract/analysis.ts'
import { updateDepartment } from '#contract/organisation.ts'
import { openTestApp, Refused, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { docxOf, paragraph } from './reading/zip.test-data.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp({ now: '2026-03-04T09:00:00+08:00' })
  cast = await test.seedPeople()
})
afterAll(() => test.close())

const minutes = [
  '渠道协调会纪要',
  '时间：2026年3月4日',
  '主持人：石岩',
  '',
  '1. 由市场部3月12日前提交渠道清单。',
].join('\n')

async function refusalOf(call: Promise<unknown>): Promise<Refused> {
  try {
    await call
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
  throw new Error('It was not refused.')
}

it('reads pasted minutes into tasks that name a department of the organisation and a day', async () => {
  const { text, format, analysis } = await test.call(analyse, {
    as: cast.people.newcomer,
    body: { text: minutes },
  })
  expect({ text, format }).toEqual({ text: minutes, format: 'text' })
  const [action] = analysis.actions
  expect(action).toMatchObject({
    department: '市场部',
    person: null,
    due: '2026-03-12',
    dueText: '3月12日前',
    ownerParties: [{ department: '市场部', departmentId: cast.departments.marketing.id, personId: null }],
  })
  expect(text.slice(action?.start).startsWith(action?.quote ?? '-')).toBe(true)
  expect(text.slice(action?.dueStart ?? 0).startsWith('3月12日前')).toBe(true)
})

it('knows departments by their aliases, and tells which names it does not know', async () => {
  await test.call(updateDepartment, {
    as: cast.people.admin,
    params: { id: cast.departments.marketing.id },
    body: { version: 1, aliases: ['推广线'] },
  })
  const { analysis } = await test.call(analyse, {
    as: cast.people.newcomer,
    body: { text: '参加人员：欧阳宁、沈青\n\n1. 由推广线本周五前提交清单。' },
  })
  expect(analysis.actions[0]?.ownerParties).toMatchObject([{ departmentId: cast.departments.marketing.id }])
  expect(analysis.names).toMatchObject([{ written: '欧阳宁', kind: 'person', starts: [5], candidates: [] }])
})

it('counts from the day that is handed in, else from today', async () => {
  const of = async (date?: string) => {
    const reply = await test.call(analyse, {
      as: cast.people.newcomer,
      body: { text: '市场部明天提交清单。', ...(date && { date }) },
    })
    return [reply.referenceDate, reply.analysis.actions[0]?.due]
  }
  expect(await of()).toEqual(['2026-03-04', '2026-03-05'])
  expect(await of('2025-12-31')).toEqual(['2025-12-31', '2026-01-01'])
})

describe('a file', () => {
  const send = (name: string, content: string | Buffer) =>
    test.call(analyse, { as: cast.people.marketer, file: { name, content }, query: { date: '2026-03-04' } })

  it('is read by what is in it', async () => {
    const docx = docxOf(
      minutes
        .split('\n')
        .map((line) => paragraph(line))
        .join(''),
    )
    const xlsx = await writeXlsx({
      sheets: [
        {
          name: '待办',
          rows: [
            ['事项', '责任部门', '完成时间'],
            ['提交渠道清单', '市场部', new Date('2026-03-12T00:00:00Z')],
          ],
        },
      ],
    })
    for (const [name, content, format] of [
      ['纪要.docx', docx, 'docx'],
      ['待办.xlsx', Buffer.from(xlsx), 'xlsx'],
      ['纪要.txt', Buffer.from(minutes), 'text'],
    ] as const) {
      const reply = await send(name, content)
      expect(reply.format, name).toBe(format)
      expect(reply.analysis.actions[0], name).toMatchObject({ department: '市场部', due: '2026-03-12' })
    }
  })

  it('is not kept', async () => {
    const stored = await test.app.db.selectFrom('file').select('id').execute()
    expect(stored).toEqual([])
  })

  it.each<[name: string, what: string, content: Buffer, status: number, reason: string]>([
    ['a.docx', 'over 5 MB', Buffer.alloc(analysisFileLimit + 1, '会'), 413, 'analysis.fileTooLarge'],
    [
      'a.txt',
      'more than a megabyte of text',
      Buffer.from('会议决定。'.repeat(80_000)),
      413,
      'analysis.textTooLong',
    ],
    ['a.docx', 'cut short', docxOf(paragraph(minutes)).subarray(0, 300), 422, 'analysis.fileBroken'],
    ['a.txt', 'empty', Buffer.from(' \n'), 422, 'analysis.empty'],
    ['a.docx', 'a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 422, 'analysis.picture'],
    ['a.docx', 'text under another name', Buffer.from(minutes), 422, 'analysis.notOffice'],
  ])('called %s, %s, is refused at its field, in words', async (name, _what, content, status, reason) => {
    const refusal = await refusalOf(send(name, content))
    expect(refusal).toMatchObject({ status, reason, issues: [{ path: ['file'], reason }] })
  })
})

it('says that there is nothing to read', async () => {
  const refusal = await refusalOf(test.call(analyse, { as: cast.people.newcomer, body: { text: '  ' } }))
  expect(refusal).toMatchObject({ status: 422, reason: 'analysis.empty', issues: [{ path: ['text'] }] })
})

it('takes thirty texts a minute from one person, and then asks for patience', async () => {
  const ask = () => test.call(analyse, { as: cast.people.seller, body: { text: '市场部明天提交清单。' } })
  for (let count = 0; count < 30; count += 1) await ask()
  expect(await refusalOf(ask())).toMatchObject({
    status: 429,
    reason: 'analysis.tooOften',
    params: { seconds: 60 },
  })
  await test.call(analyse, { as: cast.people.designer, body: { text: '市场部明天提交清单。' } })
  test.setNow('2026-03-04T09:01:00+08:00')
  await ask()
})

it('goes on answering others while it reads', async () => {
  const long = `${minutes}\n`.repeat(1200)
  const reading = test.call(analyse, { as: cast.people.admin, body: { text: long } })
  let answered = 0
  let isRead = false
  void reading.finally(() => {
    isRead = true
  })
  while (!isRead) {
    await test.http.inject({ method: 'GET', url: '/api/v1/session' })
    answered += 1
  }
  expect((await reading).analysis.actions.length).toBeGreaterThan(1)
  expect(answered).toBeGreaterThan(3)
})
