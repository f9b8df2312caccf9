import { expect, test } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { assigned, caseDirectory, learnt, listed, none, several, spoken } from './action/cases.test-data.ts'
import { labelledMinutes } from './action/minutes.test-data.ts'
import { type AnalyseContext, analyse, readingOf } from './analyse.ts'
import type { Analysis } from './analysis.ts'
import { findDeadlines } from './deadline/find-deadlines.ts'
import { openDirectory } from './directory/open.ts'
import { basicInfo } from './document/basic-info.ts'
import { readDocument } from './document/read.ts'
import { type Mark, marksIn } from './marks/marks-in.ts'
import { ownMinutes } from './talk/own-minutes.ts'
import { fourthMinutes } from './talk/own-minutes-fourth.ts'
import { secondMinutes } from './talk/own-minutes-second.ts'
import { thirdMinutes } from './talk/own-minutes-third.ts'

const calendar = chinaCalendar()

interface Source extends AnalyseContext {
  readonly text: string
}

const sources: readonly Source[] = [
  ...[...assigned, ...several, ...listed, ...spoken, ...learnt, ...none].map(([text]) => ({
    text,
    directory: caseDirectory,
    referenceDate: civilDate('2026-03-11'),
    calendar,
  })),
  ...[...labelledMinutes, ...ownMinutes, ...secondMinutes, ...thirdMinutes, ...fourthMinutes].map(
    ({ text, directory, referenceDate }) => ({
      text,
      directory,
      referenceDate: civilDate(referenceDate),
      calendar,
    }),
  ),
]

/** The same numbers every time. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const bits = [
  ...[
    '，',
    '。',
    '；',
    '：',
    '\n',
    '\n\n',
    '\r\n',
    '|',
    '\t',
    '（',
    '）',
    '【',
    '】',
    '“',
    '？',
    ' ',
    '\u3000',
  ],
  ...['\ud83d', '\u0000', '\u200b', '- [ ] ', '一、', '（二）', '3. ', '# ', '@', '王建 10:23\n', '责任人：'],
  ...['会议时间：', '决议：', '议题：', '下次会议：', '参会：', '记录：', '[00:12:05] ', '第3周', '2月30日'],
  ...[
    '由',
    '请',
    '已',
    '未完成',
    '下周五前',
    '12月',
    '31日',
    '3.12',
    '11/12',
    '同上',
    '我',
    '各部门',
    '负责',
  ],
  ...['后', '前', '延至', '尽快', '3个工作日内', '收到后24小时内', '民国115年', '除夕前', '月底', '每周一'],
  ...['同意', '反对', '暂缓', '一致认为', '不', '没有', '可以', '好', '90', '%', '万元', '大概', '相关部门'],
]

/** One text with a few cuts, repeats and words put in, the last of them from other texts. */
function edited(text: string, below: (limit: number) => number): string {
  const pick = <T>(list: readonly T[]) => list[below(list.length)] as T
  const edits = 1 + below(4)
  let result = text
  for (let edit = 0; edit < edits; edit += 1) {
    const at = below(result.length + 1)
    const length = below(12)
    const [before, rest] = [result.slice(0, at), result.slice(at)]
    const put = ['', pick(bits), rest.slice(0, length), pick(sources).text.slice(0, length * 3)] as const
    const kind = below(4)
    result = before + put[kind] + (kind === 0 ? rest.slice(length) : rest)
  }
  return result
}

/** Everything within that says it stands at a place of the text. */
function* placesIn(value: unknown): Generator<{ readonly words: string; readonly start: number }> {
  if (typeof value !== 'object' || value === null) return
  if ('start' in value && typeof value.start === 'number') {
    const words = 'quote' in value && typeof value.quote === 'string' ? value.quote : undefined
    if (words !== undefined) yield { words, start: value.start }
    else if ('text' in value && typeof value.text === 'string')
      yield { words: value.text, start: value.start }
  }
  for (const part of Object.values(value)) yield* placesIn(part)
}

const sections = ['decisions', 'actions', 'lint', 'viewpoints', 'disputes', 'consensus', 'open'] as const

/** What is wrong with what was read; nothing where all of it holds. */
function faultsOf(source: Source, found: Analysis): string[] {
  const { text } = source
  const faults: string[] = []
  for (const { words, start } of placesIn(found)) {
    if (words === '') faults.push('a quote is empty')
    else if (text.slice(start, start + words.length) !== words) faults.push(`${words} is not at ${start}`)
  }
  for (const section of sections) {
    for (const item of found[section]) {
      if ('topic' in item && item.topic !== null && found.topics[item.topic] === undefined)
        faults.push(`${section}: there is no topic ${item.topic}`)
      if ('confidence' in item && !(item.confidence > 0 && item.confidence <= 1))
        faults.push(`${section}: confidence ${item.confidence}`)
      if ('of' in item && found[item.of.list][item.of.index] === undefined)
        faults.push(`a hint is of ${item.of.list} ${item.of.index}, which is not there`)
    }
  }
  for (const { actions, decision } of found.settled) {
    if (actions.some((at) => found.actions[at] === undefined)) faults.push('settled: no such action')
    if (decision !== null && found.decisions[decision] === undefined) faults.push('settled: no such decision')
  }
  return [...faults, ...daysWithoutWords(source, found)]
}

/**
 * A day is one that is read where its words stand, and a written day is that day. What the head says of the
 * meeting's day says it alone as well.
 */
function daysWithoutWords(source: Source, { actions, info }: Analysis): string[] {
  const faults: string[] = []
  const { referenceDate, meetingDate, nextMeeting } = readingOf(source.text, source).reading.setting
  const context = { referenceDate, meetingDate, calendar, ...(nextMeeting ? { nextMeeting } : {}) }
  const read = findDeadlines(source.text, context)
  for (const { due, dueText } of actions) {
    if (due === null) continue
    if (dueText === null) {
      faults.push(`there are no words for ${due}`)
      continue
    }
    const { text, start } = dueText
    const isThere = read.some(
      (one) => one.due === due && one.start < start + text.length && start < one.start + one.quote.length,
    )
    // In a column of days 3.12 is one.
    const isDotted = () =>
      findDeadlines(text.replace(/^(\d+)\.(\d+)$/, '$1/$2'), context).some((one) => one.due === due)
    const [, month, day] = /^(\d{1,2})月(\d{1,2})[日号]前?$/.exec(text) ?? []
    const isWritten = month === undefined || Number(month) * 100 + Number(day) === dayOfYear(due)
    if (!isWritten || !(isThere || isDotted())) faults.push(`${text} is not ${due}`)
  }
  if (info.date !== null) {
    const { quote, value } = info.date
    const alone = basicInfo(readDocument(`会议时间：${quote}`), { referenceDate }).date?.value
    if (alone !== value) faults.push(`${quote} is ${alone}, not ${value}`)
  }
  return faults
}

/** 312 for 12 March. */
function dayOfYear(day: string): number {
  return Number(day.slice(5, 7)) * 100 + Number(day.slice(8))
}

function faultsOfMarks(text: string, marks: readonly Mark[]): string[] {
  return marks.flatMap(({ start, end, text: words, remedies }) => [
    ...(words !== '' && text.slice(start, end) === words ? [] : [`mark ${words} is not at ${start}`]),
    ...remedies.flatMap((remedy) =>
      remedy.start >= 0 && remedy.start <= remedy.end && remedy.end <= text.length
        ? []
        : [`remedy at ${remedy.start} to ${remedy.end} of ${text.length}`],
    ),
  ])
}

/** What is typed into the record is a line at a time. */
function faultsOfTyping({ text, directory: data, referenceDate }: Source, below: (limit: number) => number) {
  const lines = text.split('\n')
  const line = (lines[below(lines.length)] ?? '').slice(0, 300)
  const as = ([undefined, 'task', 'decision'] as const)[below(3)]
  const directory = openDirectory(data)
  return faultsOfMarks(line, marksIn(line, { directory, referenceDate, calendar, ...(as && { as }) }))
}

test('an edited text is read without a throw, and nothing that is told of it is not in it', () => {
  const rounds = Number(process.env.ANALYSIS_FUZZ ?? 1000)
  const seed = Number(process.env.ANALYSIS_FUZZ_SEED ?? 20260311)
  const failed: string[] = []
  for (let round = 0; round < rounds && failed.length < 20; round += 1) {
    // Each round by itself, so that a failure can be had again alone.
    const below = chance(seed + round * 7919)
    const source = sources[below(sources.length)] as Source
    const text = edited(source.text, below)
    const one = { ...source, text }
    try {
      const faults = [...faultsOf(one, analyse(text, one)), ...faultsOfTyping(one, below)]
      if (faults.length > 0) failed.push(`round ${round}: ${faults.join('; ')}\n${text}`)
    } catch (error) {
      failed.push(`round ${round}: ${(error as Error).stack}\n${text}`)
    }
  }
  expect(failed).toEqual([])
}, 14_400_000)
