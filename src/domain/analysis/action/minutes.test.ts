import { expect, test } from 'vitest'
import { analyse } from '#domain/analysis/analyse.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { type LabelledMinutes, labelledMinutes } from './minutes.test-data.ts'

const calendar = chinaCalendar()

/** How many of the actions are found, how many findings are none, and how many have their owner and day. */
function measure({ text, directory, referenceDate, actions, either = [] }: LabelledMinutes) {
  const found = analyse(text, { directory, referenceDate: civilDate(referenceDate), calendar }).actions
  const spans = (quotes: readonly string[]) =>
    quotes.map((quote) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length }))
  const gold = spans(actions.map(([quote]) => quote))
  const soft = spans(either)
  const left = new Set(found)
  const counts = { hit: 0, missed: 0, spurious: 0, owner: 0, due: 0 }
  actions.forEach(([, owner, due], at) => {
    const span = gold[at]
    const match = [...left].find(({ quote }) => span && overlaps(span, quote))
    if (!match) {
      counts.missed += 1
      return
    }
    left.delete(match)
    counts.hit += 1
    if (owner.split('/').includes(match.person ?? match.department ?? '-')) counts.owner += 1
    if (match.due === due) counts.due += 1
  })
  counts.spurious = [...left].filter(({ quote }) => !soft.some((span) => overlaps(span, quote))).length
  return counts
}

function overlaps(span: { start: number; end: number }, quote: { start: number; text: string }): boolean {
  const both = Math.min(span.end, quote.start + quote.text.length) - Math.max(span.start, quote.start)
  return both >= 0.5 * Math.min(span.end - span.start, quote.text.length) && both > 0
}

test('minutes of many kinds: most actions are found, with their owner and day, and little else', () => {
  const total = { hit: 0, missed: 0, spurious: 0, owner: 0, due: 0 }
  for (const minutes of labelledMinutes) {
    for (const [key, count] of Object.entries(measure(minutes))) total[key as keyof typeof total] += count
  }
  expect((2 * total.hit) / (2 * total.hit + total.missed + total.spurious)).toBeGreaterThan(0.95)
  expect(total.owner / total.hit).toBeGreaterThan(0.95)
  expect(total.due / total.hit).toBeGreaterThan(0.95)
})
