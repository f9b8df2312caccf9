import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { analysis as en } from './en/analysis.ts'
import { analysis as zhCN } from './zh-CN/analysis.ts'
import { analysis as zhTW } from './zh-TW/analysis.ts'

const catalogues = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }
const home = 'src/domain/analysis'

function codeOf(room: string): string {
  return readdirSync(join(home, room), { encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test|test-kit/.test(name))
    .map((name) => readFileSync(join(home, room, name), 'utf8'))
    .join('\n')
}

function all(code: string, shape: RegExp): string[] {
  return [...new Set([...code.matchAll(shape)].map(([, found]) => found ?? ''))].sort()
}

const action = codeOf('action')
const decision = codeOf('decision')
const talk = codeOf('talk')
const deadline = codeOf('deadline')
const directory = codeOf('directory')
/** The members of a union of words, such as `'day' | 'week'`. */
const union = (code: string, before: RegExp) => all(before.exec(code)?.[1] ?? '', /'(\w+)'/g)

/**
 * Every key that the analyser can give, read off its code: those that are written out, and those that are put
 * together from the members of a type. A new one has no words until somebody writes them, and fails here.
 */
const given = {
  item: [
    ...all(action, /'(action\.\w+)'/g),
    ...all(action, /\byes\([^)]*?'(\w+)'/g).map((key) => `action.${key}`),
    'action.named',
    'action.assigned',
    ...all(decision, /'(decision\.\w+)'/g),
    ...union(decision, /readonly why:((?:\s*\|\s*'\w+')+)/).map((why) => `decision.${why}`),
    ...union(talk, /readonly kind:((?:\s*\|?\s*'\w+')+)/).map((kind) => `viewpoint.${kind}`),
    ...all(talk, /'((?:viewpoint|dispute|consensus|open)\.\w+)'/g),
    ...all(codeOf('model'), /'(model\.\w+)'/g),
    'viewpoint.label',
    'viewpoint.speech',
  ],
  owner: union(directory, /type OwnerReason =((?:\s*\|\s*'\w+')+)/),
  due: [
    ...all(deadline, /'((?:date|day|week|period|span|festival|event|meeting|bound|vague|time)\.\w+)'/g),
    ...union(deadline, /type SpanUnit =((?:\s*\|?\s*'\w+')+)/).map((unit) => `span.${unit}s`),
    ...all(deadline, /key: '(length|recurring)'/g),
  ],
}

it('finds the keys where they are made', () => {
  expect(given.item.length).toBeGreaterThan(30)
  expect(given.owner.length).toBeGreaterThan(10)
  expect(given.due.length).toBeGreaterThan(30)
})

it.each(Object.entries(catalogues))('every reason of the analyser has its words in %s', (_locale, words) => {
  for (const part of ['item', 'owner', 'due'] as const) {
    const known = words[part] as Readonly<Record<string, string>>
    expect(given[part].filter((key) => known[key] === undefined)).toEqual([])
  }
})

it('has no words that nothing gives', () => {
  for (const part of ['item', 'owner', 'due'] as const) {
    const keys = new Set(given[part])
    expect(Object.keys(zhCN[part]).filter((key) => !keys.has(key))).toEqual([])
  }
})
