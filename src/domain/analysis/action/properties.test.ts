import { describe, expect, test } from 'vitest'
import { analyse, readingOf } from '#domain/analysis/analyse.ts'
import { findDeadlines } from '#domain/analysis/deadline/find-deadlines.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { foldScript } from '#domain/wording/script.ts'
import { assigned, caseDirectory, listed, none, several, spoken } from './cases.test-data.ts'
import { labelledMinutes } from './minutes.test-data.ts'

const calendar = chinaCalendar()
const cases = [...assigned, ...several, ...listed, ...spoken, ...none].map(([text], at) => ({
  name: `case ${at}`,
  text,
  directory: caseDirectory,
  referenceDate: civilDate('2026-03-11'),
}))
const minutes = labelledMinutes.map((one) => ({ ...one, referenceDate: civilDate(one.referenceDate) }))
const texts = [...minutes, ...cases]

const read = ({ text, directory, referenceDate }: (typeof texts)[number]) =>
  analyse(text, { directory, referenceDate, calendar }).actions

const known = new Map<string, ReturnType<typeof read>>()
/** The same once more, for a text that many ask about. */
function readOnce(one: (typeof texts)[number]) {
  const actions = known.get(one.text) ?? read(one)
  known.set(one.text, actions)
  return actions
}

/** A generator with a seed, so that a failure can be had again. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

describe('what is told of an action stands in the text', () => {
  test.each(texts)('$name', (one) => {
    for (const action of readOnce(one)) {
      const quotes = [action.quote, action.dueText, action.criterion, ...action.repeats]
      for (const quote of quotes)
        if (quote) expect(one.text.slice(quote.start, quote.start + quote.text.length)).toBe(quote.text)
      expect(action.quote.text.trim()).toBe(action.quote.text)
      expect(action.task).not.toBe('')
      expect(action.confidence).toBeGreaterThan(0)
      expect(action.confidence).toBeLessThanOrEqual(1)
    }
  })
})

test('an owner is in the directory, or nobody is', () => {
  for (const one of texts) {
    const names = new Set([
      ...one.directory.departments.map(({ name }) => name),
      ...one.directory.people.map(({ name }) => name),
    ])
    for (const { department, person, owners, cooperating } of readOnce(one)) {
      const told = [
        department,
        person,
        ...cooperating,
        ...owners.flatMap((owner) => [owner.department, owner.person]),
      ]
      for (const name of told) if (name !== null) expect(names).toContain(name)
    }
  }
}, 60_000)

test('a day is one that its words give', () => {
  for (const one of texts) {
    const { setting } = readingOf(one.text, { ...one, calendar }).reading
    const { referenceDate, meetingDate, nextMeeting } = setting
    const context = { referenceDate, meetingDate, calendar, ...(nextMeeting ? { nextMeeting } : {}) }
    for (const { due, dueText } of readOnce(one)) {
      if (due === null) continue
      const words = (dueText?.text ?? '').replace(/^(\d+)\.(\d+)$/, '$1/$2')
      expect(findDeadlines(words, context).map((found) => found.due)).toContain(due)
    }
  }
}, 60_000)

/** One for one, so that every offset stays. */
const traditional = new Map<string, string>()
for (let code = 0x4e00; code <= 0x9fff; code += 1) {
  const unit = String.fromCharCode(code)
  const simple = foldScript(unit)
  if (simple !== unit && !traditional.has(simple)) traditional.set(simple, unit)
}

describe('simplified and traditional script give the same facts', () => {
  test.each(cases)('$name', (one) => {
    const text = [...one.text].map((unit) => traditional.get(unit) ?? unit).join('')
    const facts = (actions: ReturnType<typeof read>) =>
      actions.map(({ department, person, cooperating, due, quote }) => [
        department,
        person,
        cooperating,
        due,
        quote.start,
      ])
    expect(facts(read({ ...one, text }))).toEqual(facts(readOnce(one)))
  })
})

test('sections in another order hold the same actions', () => {
  for (const one of minutes) {
    const sections = one.text.split(/\n(?=[一二三四五六七八九]、)/)
    const [head = '', ...rest] = sections
    if (rest.length < 3) continue
    const turned = [head, ...rest.map((section) => section.replace(/^[一二三四五六七八九]、/, '')).reverse()]
    const text = turned
      .map((section, at) => (at === 0 ? section : `${'一二三四五六七八九'[at - 1]}、${section}`))
      .join('\n')
    const facts = (actions: ReturnType<typeof read>) =>
      actions.map(({ task, person, due }) => `${task} ${person} ${due}`).sort()
    expect(facts(read({ ...one, text }))).toEqual(facts(readOnce(one)))
  }
})

test('no edit of a text makes it throw, nor quote what is not there', () => {
  const next = random(20260311)
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T
  const bits = [
    '，',
    '。',
    '；',
    '：',
    '\n',
    '|',
    '\t',
    '（',
    '）',
    '【',
    '】',
    '由',
    '请',
    '已',
    '@',
    '未完成',
    '下周五前',
    '12月',
    '同上',
    '- [ ] ',
    '一、',
    '我',
    '？',
    '\ud83d',
    '\u0000',
    ' ',
    '各部门',
    '负责',
    '后',
    '延至',
  ]
  const rounds = Number(process.env.ANALYSIS_FUZZ ?? 2000)
  for (let round = 0; round < rounds; round += 1) {
    const one = pick(texts)
    let { text } = one
    const edits = 1 + Math.floor(next() * 4)
    for (let edit = 0; edit < edits; edit += 1) {
      const at = Math.floor(next() * (text.length + 1))
      const length = Math.floor(next() * 12)
      const kind = Math.floor(next() * 4)
      const piece = text.slice(at, at + length)
      if (kind === 0) text = text.slice(0, at) + text.slice(at + length)
      else if (kind === 1) text = text.slice(0, at) + pick(bits) + text.slice(at)
      else if (kind === 2) text = text.slice(0, at) + piece + text.slice(at)
      else text = text.slice(0, at) + pick(texts).text.slice(0, length * 3) + text.slice(at)
    }
    for (const { quote, dueText } of read({ ...one, text })) {
      if (text.slice(quote.start, quote.start + quote.text.length) !== quote.text)
        throw new Error(`round ${round}: ${text}`)
      if (dueText && text.slice(dueText.start, dueText.start + dueText.text.length) !== dueText.text)
        throw new Error(`round ${round}: ${text}`)
    }
  }
}, 3_600_000)
