import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text as all } from 'node:stream/consumers'
import { afterAll, expect, it, vi } from 'vitest'
import { docxOf, paragraph } from '#server/analysis/reading/zip.test-data.ts'
import { StartRefusal } from '#server/refusal.ts'
import { analyze as runAnalyze } from './analyze.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-analyze-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** What the command prints, or the sentence with which it refuses. */
async function analyze(words: readonly string[], input = '') {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    expect(await runAnalyze(words, Readable.from([Buffer.from(input)]))).toBe(0)
    return { out: printed.mock.calls.map(([line]) => String(line)).join('\n'), err: '' }
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error
    return { out: printed.mock.calls.join('\n'), err: error.message }
  } finally {
    printed.mockRestore()
  }
}

const directory = file(
  'directory.json',
  JSON.stringify({
    departments: [{ name: '仓储部', aliases: ['仓库'] }],
    people: [{ name: '程野', department: '仓储部', title: '经理' }],
  }),
)
const notes = '备货会纪要\n时间：2026年5月11日 9:30\n\n1. 由仓库程经理5月20日前腾出三号库区。\n'

it('prints minutes to read, counting days by the published calendar', async () => {
  const { out } = await analyze(['--directory', directory], notes)
  expect(out).toContain('备货会纪要\n日期：2026-05-11\n时间：09:30')
  expect(out).toContain('责任 仓储部 程野 · 期限 2026-05-20（5月20日前）')
  const holiday = await analyze(['--date', '2026-09-30', '--json'], '物流组3个工作日内交清单。\n')
  expect(JSON.parse(holiday.out).actions[0]).toMatchObject({ due: '2026-10-10', dueText: '3个工作日内' })
})

it('prints the labelled shape with --json, of several files each under its name', async () => {
  const one = await analyze([
    '--json',
    '--directory',
    directory,
    file(
      'a.docx',
      docxOf(
        notes
          .split('\n')
          .map((line) => paragraph(line))
          .join(''),
      ),
    ),
  ])
  expect(JSON.parse(one.out)).toMatchObject({
    info: { title: '备货会纪要', date: '2026-05-11' },
    actions: [{ department: '仓储部', person: '程野', due: '2026-05-20', cooperating: [] }],
  })
  const two = await analyze([
    '--json',
    '--directory',
    directory,
    file('a.txt', notes),
    file('b.md', '# 周会\n'),
  ])
  expect(JSON.parse(two.out)).toMatchObject([{ file: join(folder, 'a.txt') }, { file: join(folder, 'b.md') }])
})

it('knows those whom the text lists, when there is no directory', async () => {
  const { out } = await analyze(
    ['--json'],
    '周会\n时间：2026年5月11日\n参会：程野（仓储部）、罗湘（采购部）\n\n1. 程野5月20日前腾出库区。\n',
  )
  expect(JSON.parse(out).actions[0]).toMatchObject({ person: '程野', department: '仓储部' })
})

it.each(['docs/analyze.md', 'docs/analyze.zh-CN.md'])('does what %s shows', async (page) => {
  const [notesShown = '', directoryShown = '', printed = ''] = readFileSync(page, 'utf8')
    .split(/^```\w*\n/m)
    .filter((_part, at) => at % 2 === 1)
  const words = ['--date', '2026-03-04', '--directory', file('shown.json', directoryShown)]
  const { out } = await analyze([...words, file('shown.txt', notesShown)])
  expect(`${out}\n`).toBe(printed)
})

it.each<[what: string, words: () => string[], said: string]>([
  ['a day that is none', () => ['--date', '2026-13-01'], '日期应写作 YYYY-MM-DD'],
  ['a directory that is not there', () => ['--directory', join(folder, 'none.json')], '无法读取'],
  ['a directory that is no JSON', () => ['--directory', file('c.json', '{')], '不是 JSON'],
  [
    'a directory of another shape',
    () => ['--directory', file('d.json', '{"people":[{"title":"x"}]}')],
    'people.0.name',
  ],
  ['a file that is not there', () => [join(folder, 'none.txt')], '无法读取'],
  ['a file that is broken', () => [file('e.docx', docxOf(paragraph('甲')).subarray(0, 200))], '文件已损坏'],
  ['a text under another name', () => [file('f.docx', '清单')], '内容却不是 Word 文件'],
  ['an option that there is not', () => ['--date2', 'x'], 'Usage: bihuan analyze'],
  ['nothing to read', () => [], '没有可分析的内容'],
])('says in a sentence what is wrong: %s', async (_what, words, said) => {
  const { err, out } = await analyze(words())
  expect(out).toBe('')
  expect(err).toContain(said)
})

it('is a command of the product that needs no database, and fails without a stack', async () => {
  const run = async (words: readonly string[], input: string) => {
    const child = spawn(process.execPath, ['src/server/cli.ts', 'analyze', ...words], { stdio: 'pipe' })
    child.stdin.end(input)
    const [out, err, code] = await Promise.all([
      all(child.stdout),
      all(child.stderr),
      new Promise((resolve) => child.once('close', resolve)),
    ])
    return { out, err, code }
  }
  const [good, bad] = await Promise.all([
    run(['--json', '--directory', directory], notes),
    run(['--date', 'x'], ''),
  ])
  expect(good.code).toBe(0)
  expect(JSON.parse(good.out).actions).toMatchObject([{ person: '程野' }])
  expect(bad.code).toBe(1)
  expect(bad.err).toMatch(/^✗ 日期应写作.*\n$/)
})
