import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/organisation.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { readSheet } from './read-sheet.ts'
import { unfoldsWithin } from './zip-guard.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

const refusal = (status: number, reason: string) => expect.objectContaining({ status, reason })

function preview(content: string | Buffer, name = '名单.csv') {
  return test.call(contract.previewPeopleImport, { as: cast.people.admin, file: { name, content } })
}

type Preview = Awaited<ReturnType<typeof preview>>

function save({ rows }: Preview) {
  const body = { rows: rows.map(({ plan: _plan, problems: _problems, ...row }) => row) }
  return test.call(contract.importPeople, { as: cast.people.admin, body })
}

const csv = (...lines: string[]) => lines.join('\n')
const workbook = async (rows: (string | number | null)[][]) =>
  Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows }] }))

/** 姓名,邮箱 / 孙一,s1@example.com as Excel in China saves it. */
const gb18030 = Buffer.from('d0d5c3fb2cd3cacfe40acbefd2bb2c7331406578616d706c652e636f6d0a', 'hex')

describe('reading', () => {
  it.each<[string, string, () => string | Buffer | Promise<Buffer>]>([
    ['csv in UTF-8', '名单.csv', () => csv('姓名,邮箱', '孙一,s1@example.com')],
    ['csv with a byte order mark', '名单.csv', () => `\uFEFF${csv('姓名,邮箱', '孙一,s1@example.com')}`],
    ['csv in GB18030', '名单.csv', () => gb18030],
    ['semicolons', '名单.csv', () => csv('姓名;邮箱', '孙一;s1@example.com')],
    ['traditional headings', '名單.csv', () => csv('姓名,電子郵件', '孙一,s1@example.com')],
    ['English headings', 'list.csv', () => csv('Full name,E-mail', '孙一,s1@example.com')],
    ['headings with notes', '名单.csv', () => csv('姓名（必填）*,电子邮箱:', '孙一,S1@Example.com')],
    ['a title above', '名单.csv', () => csv('2026年员工花名册,', ',', '姓名,邮箱', '孙一,s1@example.com')],
    ['short names spread out', '名单.csv', () => csv('姓名,邮箱', '孙　一,s1@example.com')],
    [
      'a workbook',
      '名单.xlsx',
      () =>
        workbook([
          ['姓名', '邮箱'],
          ['孙一', 's1@example.com'],
        ]),
    ],
  ])('understands %s', async (_case, name, content) => {
    const { rows, unknownColumns } = await preview(await content(), name)
    expect(rows).toEqual([
      expect.objectContaining({ name: '孙一', email: 's1@example.com', plan: 'create', problems: [] }),
    ])
    expect(unknownColumns).toEqual([])
  })

  it('takes numbers in a workbook for the text they stand for, and keeps the line numbers', async () => {
    const content = await workbook([
      ['姓名', '邮箱', '手机', '工号'],
      ['孙一', 's1@example.com', 13800000001, 1001],
      [null, null, null, null],
      ['孙二', 's2@example.com', '013800000002', '007'],
    ])
    const { rows } = await preview(content, '名单.xlsx')
    expect(rows.map(({ line, phone, employeeNo }) => [line, phone, employeeNo])).toEqual([
      [2, '13800000001', '1001'],
      [4, '013800000002', '007'],
    ])
  })

  it('reads what Excel wrote before 2007', async () => {
    const content = oldWorkbook([
      ['姓名', '部门', '邮箱', '手机', '工号'],
      ['孙一', '市场部', 's1@example.com', 13800000001, '007'],
    ])
    const { rows } = await preview(content, '名单.xls')
    expect(rows).toEqual([
      expect.objectContaining({
        line: 2,
        name: '孙一',
        departmentPath: '市场部',
        email: 's1@example.com',
        phone: '13800000001',
        employeeNo: '007',
        plan: 'create',
      }),
    ])
  })

  it('says which columns it does not read', async () => {
    const { unknownColumns } = await preview(csv('姓名,邮箱,性别,籍贯', '孙一,s1@example.com,女,苏州'))
    expect(unknownColumns).toEqual(['性别', '籍贯'])
  })

  it.each<[string, string, string | Buffer, number, string]>([
    ['no headings', '名单.csv', csv('孙一,s1@example.com'), 422, 'import.noHeadings'],
    [
      'a column twice',
      '名单.csv',
      csv('姓名,邮箱,电子邮箱', '孙一,a@example.com,'),
      422,
      'import.columnDoubled',
    ],
    ['headings alone', '名单.csv', csv('姓名,邮箱'), 422, 'import.noRows'],
    [
      'more than 5000 people',
      '名单.csv',
      csv('姓名,邮箱', ...Array.from({ length: 5001 }, (_, at) => `人${at},p${at}@example.com`)),
      422,
      'import.tooManyRows',
    ],
    ['a document', '名单.pdf', Buffer.from('%PDF-1.7\n'), 422, 'import.notASheet'],
    ['something that is no workbook', '名单.xlsx', 'not a zip', 422, 'file.typeMismatch'],
  ])('refuses %s', async (_case, name, content, status, reason) => {
    await expect(preview(content, name)).rejects.toThrow(refusal(status, reason))
  })

  it('is for administrators, and leaves no file behind', async () => {
    const file = { name: '名单.csv', content: csv('姓名,邮箱', '孙一,s1@example.com') }
    await expect(
      test.call(contract.previewPeopleImport, { as: cast.people.generalManager, file }),
    ).rejects.toThrow(refusal(403, 'person.notAdmin'))
    await preview(file.content)
    expect(await test.app.files.has(createHash('sha256').update(file.content).digest('hex'))).toBe(false)
  })
})

describe('zip bombs', () => {
  it('stops at the first byte too many, whatever the file says of itself', async () => {
    const bomb = zipOf(Buffer.alloc(60 * 1024 * 1024), { statedSize: 100 })
    expect(bomb.length).toBeLessThan(100_000)
    await expect(readSheet(bomb, '名单.xlsx', 10)).rejects.toThrow(
      expect.objectContaining({ kind: 'too_large', reason: 'import.tooLarge' }),
    )
  })

  it('adds up all entries', async () => {
    const two = zipOf(Buffer.alloc(1000), { copies: 2 })
    expect(await unfoldsWithin(two, 2000)).toBe(true)
    expect(await unfoldsWithin(two, 1999)).toBe(false)
  })

  it('takes damaged data for too much', async () => {
    const whole = zipOf(Buffer.from('something to read'.repeat(100)))
    whole.fill(0xff, 32, 50)
    expect(await unfoldsWithin(whole, 1_000_000)).toBe(false)
    expect(await unfoldsWithin(Buffer.from('no zip at all'), 1_000_000)).toBe(false)
  })
})

/** A zip file by hand, so that it can lie about its sizes. */
function zipOf(content: Buffer, { statedSize = content.length, copies = 1 } = {}): Buffer {
  const packed = deflateRawSync(content)
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (let copy = 0; copy < copies; copy += 1) {
    const name = Buffer.from(`f${copy}`)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(statedSize, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(statedSize, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, name, packed)
    entries.push(entry, name)
    at += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(copies, 8)
  end.writeUInt16LE(copies, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}

/** A workbook of 1997 by hand: one sheet of BIFF8 records in a compound file with one stream. */
function oldWorkbook(rows: readonly (readonly (string | number)[])[]): Buffer {
  const record = (type: number, ...parts: Buffer[]) => {
    const data = Buffer.concat(parts)
    const head = Buffer.alloc(4)
    head.writeUInt16LE(type, 0)
    head.writeUInt16LE(data.length, 2)
    return Buffer.concat([head, data])
  }
  const shorts = (...values: number[]) => {
    const data = Buffer.alloc(values.length * 2)
    for (const [at, value] of values.entries()) data.writeUInt16LE(value, at * 2)
    return data
  }
  const cell = (row: number, column: number, value: string | number) => {
    if (typeof value === 'string') {
      const text = Buffer.from(value, 'utf16le')
      return record(0x0204, shorts(row, column, 0, value.length), Buffer.from([1]), text)
    }
    const number = Buffer.alloc(8)
    number.writeDoubleLE(value)
    return record(0x0203, shorts(row, column, 0), number)
  }
  const begin = (kind: number) => record(0x0809, shorts(0x0600, kind, 0x0dbb, 0x07cc), Buffer.alloc(8))
  const end = record(0x000a)
  const sheetName = Buffer.from('S', 'latin1')
  const globals = (at: number) => {
    const place = Buffer.alloc(4)
    place.writeUInt32LE(at)
    const sheet = record(0x0085, place, shorts(0), Buffer.from([sheetName.length, 0]), sheetName)
    return Buffer.concat([begin(5), sheet, end])
  }
  const cells = rows.flatMap((row, at) => row.map((value, column) => cell(at, column, value)))
  const stream = Buffer.concat([globals(globals(0).length), begin(16), ...cells, end])
  return compoundFile('Workbook', Buffer.concat([stream, Buffer.alloc(Math.max(0, 4096 - stream.length))]))
}

/** Sector 0 is the table of sectors, 1 the directory, and the stream begins at 2. */
function compoundFile(name: string, stream: Buffer): Buffer {
  const free = 0xffffffff
  const last = 0xfffffffe
  const sectors = Math.ceil(stream.length / 512)
  const header = Buffer.alloc(512)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(last, 60)
  header.writeUInt32LE(last, 68)
  header.fill(0xff, 76)
  header.writeUInt32LE(0, 76)
  const table = Buffer.alloc(512, 0xff)
  table.writeUInt32LE(0xfffffffd, 0)
  table.writeUInt32LE(last, 4)
  for (let at = 0; at < sectors; at += 1)
    table.writeUInt32LE(at + 1 === sectors ? last : at + 3, (at + 2) * 4)
  const entry = (called: string, type: number, child: number, start: number, size: number) => {
    const data = Buffer.alloc(128)
    data.write(called, 0, 'utf16le')
    data.writeUInt16LE((called.length + 1) * 2, 64)
    data[66] = type
    data[67] = 1
    data.writeUInt32LE(free, 68)
    data.writeUInt32LE(free, 72)
    data.writeUInt32LE(child, 76)
    data.writeUInt32LE(start, 116)
    data.writeUInt32LE(size, 120)
    return data
  }
  const directory = Buffer.concat([
    entry('Root Entry', 5, 1, last, 0),
    entry(name, 2, free, 2, stream.length),
    Buffer.alloc(256),
  ])
  return Buffer.concat([header, table, directory, stream, Buffer.alloc(sectors * 512 - stream.length)])
}

describe('planning', () => {
  const heading = '姓名,部门,职务,邮箱,手机,工号,部门负责人'

  it.each([
    ['no name', ',市场部,,a1@example.com,,,', 'name', 'import.nameMissing'],
    ['no e-mail', '钱一,市场部,,,,,', 'email', 'import.emailMissing'],
    ['a bad e-mail', '钱一,市场部,,a1@@example,,,', 'email', 'import.emailWrong'],
    ['neither yes nor no', '钱一,市场部,,a1@example.com,,,也许', 'isHead', 'import.notYesOrNo'],
    ['head of nothing', '钱一,,,a1@example.com,,,是', 'isHead', 'import.headOfNothing'],
    ['an endless number', `钱一,,,a1@example.com,,${'9'.repeat(41)},`, 'employeeNo', 'import.tooLong'],
  ])('refuses a row with %s', async (_case, line, field, reason) => {
    const { rows, totals } = await preview(csv(heading, line))
    expect(rows[0]).toMatchObject({ plan: 'refuse', problems: [expect.objectContaining({ field, reason })] })
    expect(totals).toEqual({ create: 0, update: 0, skip: 0, refuse: 1 })
  })

  it('points at the line that was there first', async () => {
    const { rows } = await preview(
      csv(
        heading,
        '钱一,市场部,,a1@example.com,,N1,是',
        '钱二,市场部,,A1@example.com,,,',
        '钱三,市场部,,a3@example.com,,N1,',
        '钱四,市场部,,a4@example.com,,,是',
      ),
    )
    expect(rows.map(({ problems }) => problems)).toEqual([
      [],
      [{ field: 'email', reason: 'import.emailDoubled', params: { line: 2 } }],
      [{ field: 'employeeNo', reason: 'import.employeeNoDoubled', params: { line: 2 } }],
      [{ field: 'isHead', reason: 'import.twoHeads', params: { line: 2 } }],
    ])
  })

  it.each([
    ['the whole path', '营销中心/市场部', []],
    ['the company before it', '测试公司/营销中心/市场部', []],
    ['the name alone, where there is one of it', '市场部', []],
    ['other slashes', '营销中心 ／ 市场部', []],
    ['traditional script', '營銷中心/市場部', []],
    ['a new one below', '营销中心/市场部/品牌组', ['营销中心/市场部/品牌组']],
    ['new ones all the way', '华东区/苏州/园区', ['华东区', '华东区/苏州', '华东区/苏州/园区']],
  ])('finds a department by %s', async (_case, path, expected) => {
    const { newDepartments } = await preview(csv(heading, `钱一,${path},,a1@example.com,,,`))
    expect(newDepartments).toEqual(expected)
  })
})

describe('saving', () => {
  const list = csv(
    '姓名,部门,职务,邮箱,手机,工号,部门负责人',
    '李一,测试公司/制造部,经理,l1@example.com,13800000001,M001,是',
    '李二,测试公司/制造部/一车间,班长,l2@example.com,,M002,否',
    '李三,市场部,专员,l3@example.com,,,',
  )

  it('creates people and departments, who then are there; the same file twice has nothing new', async () => {
    const first = await preview(list)
    expect(first.totals).toEqual({ create: 3, update: 0, skip: 0, refuse: 0 })
    expect(await save(first)).toEqual({ created: 3, updated: 0, departments: 2 })
    const { items } = await test.call(contract.listDepartments, { as: cast.people.admin })
    expect(items.find(({ name }) => name === '制造部')?.head?.name).toBe('李一')
    expect(items.find(({ name }) => name === '一车间')).toMatchObject({ peopleCount: 1 })
    const found = await test.call(contract.searchPeople, { as: cast.people.admin, query: { q: 'liyi' } })
    expect(found.items).toEqual([expect.objectContaining({ name: '李一', departmentName: '制造部' })])

    const second = await preview(list)
    expect(second.totals).toEqual({ create: 0, update: 0, skip: 3, refuse: 0 })
    expect(second.newDepartments).toEqual([])
    expect(await save(second)).toEqual({ created: 0, updated: 0, departments: 0 })
  })

  it('updates whoever has the number or the e-mail; an empty cell erases nothing', async () => {
    const again = await preview(
      csv('姓名,职务,邮箱,工号', '李一,总监,l1-new@example.com,M001', '李三,,l3@example.com,M003'),
    )
    expect(again.totals).toMatchObject({ update: 2, create: 0 })
    await save(again)
    const { items } = await test.call(contract.listPeople, { as: cast.people.admin, query: { q: '李' } })
    expect(items.find(({ employeeNo }) => employeeNo === 'M001')).toMatchObject({
      email: 'l1-new@example.com',
      jobTitle: '总监',
      phone: '13800000001',
      departmentName: '制造部',
    })
    expect(items.find(({ employeeNo }) => employeeNo === 'M003')).toMatchObject({ jobTitle: '专员' })
    const mixed = await preview(csv('姓名,邮箱,工号', '李某,l3@example.com,M002'))
    expect(mixed.rows[0]?.problems).toEqual([
      { field: 'employeeNo', reason: 'import.matchesTwo', params: {} },
    ])
  })

  it('saves nothing if one row is wrong', async () => {
    const good = await preview(
      csv('姓名,部门,邮箱', '周一,新事业部,z1@example.com', '周二,新事业部,z2@example.com'),
    )
    const broken = {
      ...good,
      rows: good.rows.map((row, at) => (at === 1 ? { ...row, email: 'nobody' } : row)),
    }
    await expect(save(broken)).rejects.toThrow(
      expect.objectContaining({
        status: 422,
        reason: 'import.refused',
        issues: [{ path: ['rows', 1, 'email'], reason: 'import.emailWrong', params: { text: 'nobody' } }],
      }),
    )
    const found = await test.call(contract.searchPeople, { as: cast.people.admin, query: { q: '周一' } })
    expect(found.items).toEqual([])
    const { items } = await test.call(contract.listDepartments, { as: cast.people.admin })
    expect(items.map(({ name }) => name)).not.toContain('新事业部')
  })

  it('takes five thousand people in one go', async () => {
    const lines = Array.from(
      { length: 5000 },
      (_, at) => `员工${at},部门${at % 50},e${at}@example.com,Q${at}`,
    )
    const big = await preview(csv('姓名,部门,邮箱,工号', ...lines))
    expect(big.totals.create).toBe(5000)
    expect(await save(big)).toEqual({ created: 5000, updated: 0, departments: 50 })
  })
})

it('gives a template that it understands itself', async () => {
  const bytes = await test.call(contract.getPeopleTemplate, { as: cast.people.admin })
  const [headings, ...rest] = await readSheet(bytes as unknown as Buffer, 'template.xlsx', 100)
  expect(headings?.cells).toEqual(['姓名', '部门', '职务', '邮箱', '手机', '工号', '部门负责人'])
  expect(rest).toEqual([])
  await expect(preview(bytes as unknown as Buffer, '模板.xlsx')).rejects.toThrow(
    refusal(422, 'import.noRows'),
  )
})
