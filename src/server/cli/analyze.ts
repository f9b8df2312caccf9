import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { analyse, readingOf } from '#domain/analysis/analyse.ts'
import type { DirectoryData } from '#domain/analysis/directory/types.ts'
import { type Gold, toGold } from '#domain/analysis/gold.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import { type AnalysisJob, textOf } from '#server/analysis/perform.ts'
import { publishedCalendar } from '#server/calendar/published.ts'
import { StartRefusal } from '#server/refusal.ts'
import { errorAnalysis } from '#text/zh-CN/error-analysis.ts'
import { written } from './minutes-text.ts'

const usage =
  'Usage: bihuan analyze [--date YYYY-MM-DD] [--directory directory.json] [--json] [file …] < notes.txt'

const options = {
  date: { type: 'string' },
  directory: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** Minutes out of notes. Needs no database: whom the text may name comes with a file, or stands in the text itself. */
export async function analyze(words: readonly string[], input: Readable = process.stdin): Promise<number> {
  const given = wordsOf(words)
  const { date, directory, json } = given.values
  const context = {
    referenceDate: date === undefined ? today() : dayOf(date),
    calendar: publishedCalendar(),
  }
  const names = directory === undefined ? undefined : directoryIn(directory)
  const sources = given.positionals.length > 0 ? given.positionals : ['-']
  const results: { file: string; gold: Gold }[] = []
  for (const file of sources) {
    const bytes = file === '-' ? await piped(input) : bytesOf(file)
    const job = { source: { bytes, name: file }, ...context }
    results.push({ file, gold: await analysed(file, job, names) })
  }
  if (json) {
    const [first, ...more] = results
    const said = more.length > 0 ? results.map(({ file, gold }) => ({ file, ...gold })) : first?.gold
    console.log(JSON.stringify(said, null, 2))
  } else {
    const texts = results.map(({ file, gold }) =>
      results.length > 1 ? `=== ${file}\n${written(gold)}` : written(gold),
    )
    console.log(texts.join('\n\n'))
  }
  return 0
}

function wordsOf(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (error) {
    throw new StartRefusal(`${(error as Error).message}\n${usage}`)
  }
}

function today() {
  return civilDateOf(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone)
}

function dayOf(text: string) {
  if (z.iso.date().safeParse(text).success) return civilDate(text)
  throw new StartRefusal(`日期应写作 YYYY-MM-DD · --date is no day: ${text}`)
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new StartRefusal(`无法读取 ${file} · cannot be read: ${(error as Error).message}`, error)
  }
}

function piped(input: Readable): Promise<Buffer> {
  // At a terminal nobody knows that something is waited for.
  if ('isTTY' in input && input.isTTY) throw new StartRefusal(usage)
  return buffer(input)
}

const Directory = z.object({
  departments: z
    .array(z.object({ name: z.string().min(1), aliases: z.array(z.string()).default([]) }))
    .default([]),
  people: z
    .array(
      z.object({
        name: z.string().min(1),
        department: z.string().default(''),
        title: z.string().default(''),
      }),
    )
    .default([]),
})

/** `{ departments: [{ name, aliases }], people: [{ name, department, title }] }`. */
function directoryIn(file: string): DirectoryData {
  const text = bytesOf(file)
    .toString('utf8')
    .replace(/^\ufeff/, '')
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw new StartRefusal(`${file} 不是 JSON · is no JSON: ${(error as Error).message}`, error)
  }
  const parsed = Directory.safeParse(content)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new StartRefusal(
    `${file} 不是通讯录 · is no directory of departments and people: ${issue?.path.join('.')} ${issue?.message}`,
  )
}

type Job = Omit<AnalysisJob, 'directory'>

async function analysed(
  file: string,
  { source, ...context }: Job,
  directory: DirectoryData | undefined,
): Promise<Gold> {
  try {
    const { text } = await textOf(source)
    return toGold(analyse(text, { ...context, directory: directory ?? namedIn(text, context) }))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new StartRefusal(`${file === '-' ? '' : `${file}：`}${sentenceOf(error)}`, error)
  }
}

const nobody: DirectoryData = { departments: [], people: [] }

/** Without a directory, those whom the text itself lists as present can be given tasks. */
function namedIn(text: string, context: Omit<Job, 'source'>): DirectoryData {
  const { attendees } = readingOf(text, { ...context, directory: nobody }).info
  const departments = [...new Set(attendees.flatMap(({ department }) => department ?? []))]
  const people = attendees.flatMap(({ department, people }) =>
    people.map(({ value }) => ({ name: value, department: department ?? '', title: '' })),
  )
  return people.length === 0
    ? nobody
    : { departments: departments.map((name) => ({ name, aliases: [] })), people }
}

function sentenceOf({ reason, params }: AppError): string {
  const sentence = (errorAnalysis as Readonly<Record<string, string>>)[reason] ?? reason
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params[name] ?? ''))
}
