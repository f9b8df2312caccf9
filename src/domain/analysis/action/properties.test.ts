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
