import { describe, expect, it } from 'vitest'
import { analyse } from '#domain/analysis/analyse.ts'
import type { Analysis } from '#domain/analysis/analysis.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { figures, measure, together } from './own-measure.ts'
import { type OwnMinutes, ownMinutes } from './own-minutes.ts'
import { fourthMinutes } from './own-minutes-fourth.ts'
import { secondMinutes } from './own-minutes-second.ts'
import { thirdMinutes } from './own-minutes-third.ts'

const calendar = {
  kinds: new Map(),
  names: new Map(),
  announcedYears: new Set<number>(),
  dayStart: '09:00',
  dayEnd: '18:00',
} as const

const read = new Map<OwnMinutes, Analysis>()
function analysisOf(minutes: OwnMinutes): Analysis {
  const known = read.get(minutes)
  if (known) return known
  const { directory, referenceDate, text } = minutes
  const analysis = analyse(text, { directory, referenceDate: civilDate(referenceDate), calendar })
  read.set(minutes, analysis)
  return analysis
}

/** Two titles of the same matter: most pairs of units shared, or one within the other. */
function sameTitle(one: string, two: string): boolean {
  if (one.includes(two) || two.includes(one)) return true
  const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2))
  const others = new Set(pairs(two))
  const shared = pairs(one).filter((pair) => others.has(pair)).length
  return 2 * shared >= 0.5 * (one.length + two.length - 2)
}

describe.each([
  ['a first lot, written before the rules', ownMinutes],
  ['a second lot, in other genres', secondMinutes],
  ['a third lot, terser', thirdMinutes],
  ['a fourth lot', fourthMinutes],
] as const)('minutes of our own: %s', (_name, lot) => {
  it('give their decisions', () => {
    const all = together(
      lot.map((one) =>
        measure(
          one.text,
          one.decisions,
          analysisOf(one).decisions.map(({ quote }) => quote),
          one.neutral,
        ),
      ),
    )
    expect(all.f1, [...all.missed, '|', ...all.spurious].join('\n')).toBeGreaterThanOrEqual(0.85)
  })

  it('give their topics', () => {
    const all = together(
      lot.map((one) => {
        const titles = analysisOf(one).topics.map(({ title }) => title)
        const missed = one.topics.filter((topic) => !titles.some((title) => sameTitle(topic, title)))
        const spurious = titles.filter((title) => !one.topics.some((topic) => sameTitle(topic, title)))
        return figures(one.topics.length - missed.length, spurious, missed)
      }),
    )
    expect(all.f1, [...all.missed, '|', ...all.spurious].join('\n')).toBeGreaterThanOrEqual(0.85)
  })

  it('give who holds what', () => {
    const missed = lot.flatMap((one) =>
      one.viewpoints.filter(
        ([who, quote]) =>
          !analysisOf(one).viewpoints.some(
            (view) =>
              (view.person ?? view.department) === who &&
              measure(one.text, [quote], [view.quote]).right === 1,
          ),
      ),
    )
    const all = lot.reduce((sum, { viewpoints }) => sum + viewpoints.length, 0)
    expect(1 - missed.length / all, missed.join('\n')).toBeGreaterThanOrEqual(0.7)
  })

  it.each(['disputes', 'consensus', 'open'] as const)('give their %s', (key) => {
    const all = together(
      lot.map((one) =>
        measure(
          one.text,
          one[key],
          analysisOf(one)[key].map(({ quote }) => quote),
          key === 'open' ? one.neutral : [],
        ),
      ),
    )
    expect(all.f1, [...all.missed, '|', ...all.spurious].join('\n')).toBeGreaterThanOrEqual(0.7)
  })
})
