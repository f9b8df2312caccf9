import { describe, expect, it } from 'vitest'
import { analyse, readingOf } from '#domain/analysis/analyse.ts'
import type { Analysis, Quote } from '#domain/analysis/analysis.ts'
import { findDecisions } from '#domain/analysis/decision/find-decisions.ts'
import { asOf } from '#domain/analysis/decision/minutes-of.ts'
import type { DirectoryData } from '#domain/analysis/directory/types.ts'
import { foldScript } from '#domain/wording/script.ts'
import { findTalk } from './find-talk.ts'
import { ownMinutes } from './own-minutes.ts'
import { fourthMinutes } from './own-minutes-fourth.ts'
import { secondMinutes } from './own-minutes-second.ts'
import { thirdMinutes } from './own-minutes-third.ts'

const all = [...ownMinutes, ...secondMinutes, ...thirdMinutes, ...fourthMinutes]

function quotesOf({ decisions, topics, viewpoints, disputes, consensus, open }: Analysis): Quote[] {
  return [
    ...decisions.flatMap(({ quote, repeats }) => [quote, ...repeats]),
    ...[...topics, ...viewpoints, ...disputes, ...consensus, ...open].map(({ quote }) => quote),
  ]
}

/** What was found, without the words of it. */
function shapeOf({ decisions, topics, viewpoints, disputes, consensus, open }: Analysis) {
  const at = ({ quote }: { quote: Quote }) => [quote.start, quote.text.length]
  return {
    decisions: decisions.map((one) => [...at(one), one.because.key, one.topic]),
    topics: topics.map(at),
    viewpoints: viewpoints.map((one) => [...at(one), one.topic]),
    disputes: disputes.map(at),
    consensus: consensus.map(at),
    open: open.map(at),
  }
}

const traditional = new Map<string, string>()
for (let code = 0x4e00; code < 0xa000; code += 1) {
  const written = String.fromCharCode(code)
  const simple = foldScript(written)
  if (simple !== written && !traditional.has(simple)) traditional.set(simple, written)
}
const inTraditional = (text: string) => [...text].map((unit) => traditional.get(unit) ?? unit).join('')

function directoryIn(write: (text: string) => string, { departments, people }: DirectoryData): DirectoryData {
  return {
    departments: departments.map(({ name, aliases }) => ({ name: write(name), aliases: aliases.map(write) })),
    people: people.map(({ name, department, title }) => ({
      name: write(name),
      department: write(department),
      title: write(title),
    })),
  }
}

/** The same numbers every time. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

describe.each(all)('$name', ({ text, directory }) => {
  const found = analyse(text, { ...asOf, directory })

  it('is quoted where it stands', () => {
    for (const { text: words, start } of quotesOf(found)) {
      expect(text.slice(start, start + words.length)).toBe(words)
      expect(words.trim()).toBe(words)
      expect(words).not.toBe('')
    }
  })

  it('says the same in traditional as in simplified script', () => {
    const simple = foldScript(text)
    const plain = analyse(simple, { ...asOf, directory: directoryIn(foldScript, directory) })
    const written = analyse(inTraditional(simple), {
      ...asOf,
      directory: directoryIn((name) => inTraditional(foldScript(name)), directory),
    })
    expect(shapeOf(written)).toEqual(shapeOf(plain))
  })

  it('tells nothing twice', () => {
    for (const list of [found.decisions, found.disputes, found.consensus, found.open]) {
      const spans = list.map(({ quote }) => [quote.start, quote.start + quote.text.length] as const)
      for (const [at, [start]] of spans.entries())
        expect(start).toBeGreaterThanOrEqual(spans[at - 1]?.[1] ?? 0)
    }
  })

  it('names topics and reasons', () => {
    for (const { topic } of [...found.decisions, ...found.viewpoints, ...found.disputes, ...found.open])
      expect(topic === null || found.topics[topic] !== undefined).toBe(true)
    for (const { because, confidence } of [...found.decisions, ...found.viewpoints, ...found.consensus]) {
      expect(because.key).toMatch(/^(?:decision|viewpoint|consensus)\.[a-z]+$/)
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThanOrEqual(1)
    }
  })
})

describe('sections', () => {
  it('keep their decisions in whatever order they stand', () => {
    const sections = [
      '关于食堂\n会议决定午餐时间改为十二点。',
      '关于停车\n高岚建议加装道闸。经讨论，暂不加装道闸。',
      '关于年会\n结论：年会定于一月十日。',
    ]
    const wordsOf = (order: readonly number[]) =>
      analyse(
        `周例会纪要\n主持人：梁栋\n\n${order.map((at, nth) => `${'一二三'.charAt(nth)}、${sections[at]}`).join('\n')}\n`,
        asOf,
      )
        .decisions.map(({ quote }) => quote.text)
        .sort()
    expect(wordsOf([2, 0, 1])).toEqual(wordsOf([0, 1, 2]))
    expect(wordsOf([0, 1, 2])).toHaveLength(3)
  })
})

describe('whatever is cut, doubled or mixed', () => {
  it('is read without a fault, and quoted where it stands', () => {
    const next = random(7)
    const pick = (length: number) => Math.floor(next() * length)
    for (let round = 0; round < 60; round += 1) {
      const one = all[pick(all.length)]
      const two = all[pick(all.length)]
      if (!one || !two) continue
      let text = one.text
      for (let edit = 0; edit < 6; edit += 1) {
        const from = pick(text.length)
        const to = from + pick(30)
        const other = two.text.slice(pick(two.text.length)).slice(0, pick(40))
        text = text.slice(0, from) + (edit % 2 ? other : '') + text.slice(to)
      }
      const found = analyse(text, { ...asOf, directory: one.directory })
      for (const { text: words, start } of quotesOf(found))
        expect(text.slice(start, start + words.length)).toBe(words)
    }
  })

  it.each([
    '',
    '。',
    '：',
    '一、',
    '【】',
    '会议决定',
    '同意',
    '\u0000',
    '😀同意😀',
    '- ',
    '| |',
    '结论：\n结论：',
  ])('%j', (text) => {
    expect(() => analyse(text, asOf)).not.toThrow()
  })

  it.each([
    '高岚认为，',
    '会议决定，',
    '就这么定。',
    '梁总：同意\n',
    '- 再议\n',
    '一、关于甲\n',
    '9票同意，',
  ])('takes time that grows with its length: %j', (unit) => {
    const used = (length: number) => {
      const { reading } = readingOf(unit.repeat(Math.floor(length / unit.length)), asOf)
      const before = process.cpuUsage()
      findTalk(reading, [], findDecisions(reading, []))
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    used(2000)
    // eight times as long; what grows by the square would take sixty-four times
    expect(used(16_000)).toBeLessThan(30 * Math.max(used(2000), 4000))
  })
})
