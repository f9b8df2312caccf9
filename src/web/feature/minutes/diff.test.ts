import { expect, it } from 'vitest'
import { lineChanges, type Piece, passageChanges, stepsBetween, tokensOf, wordChanges } from './diff.ts'

/** [-removed-] and {+added+}, as one would write it by hand. */
const marked = (pieces: readonly Piece[]) =>
  pieces
    .map(({ kind, text }) => (kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `{+${text}+}` : text))
    .join('')

it('takes Chinese by character, words and numbers whole', () => {
  expect(tokensOf('预算5,000元 by 2026-11-18，含VIP')).toEqual([
    '预',
    '算',
    '5,000',
    '元',
    ' ',
    'by',
    ' ',
    '2026-11-18',
    '，',
    '含',
    'VIP',
  ])
})

it.each([
  ['市场部提交初稿', '市场部提交初稿', '市场部提交初稿'],
  ['11月8日前提交', '11月10日前提交', '11月[-8-]{+10+}日前提交'],
  ['市场部提交初稿', '市场部提交活动初稿', '市场部提交{+活动+}初稿'],
  ['尽快完成海报', '完成海报', '[-尽快-]完成海报'],
  ['', '新的一行', '{+新的一行+}'],
  ['旧的一行', '', '[-旧的一行-]'],
  ['budget of 5000 agreed', 'budget of 8000 agreed', 'budget of [-5000-]{+8000+} agreed'],
  // 部 stands in both by chance; nobody reads a change of two names around one kept character.
  ['由设计部周负责', '由市场部陈负责', '由[-设计部周-]{+市场部陈+}负责'],
])('%s → %s', (before, after, expected) => {
  expect(marked(wordChanges(before, after))).toBe(expected)
})

it('loses nothing: each side can be read out of the difference again', () => {
  const [before, after] = ['甲方案成本高，周期短；乙方案反之。', '甲方案成本较高、周期短，乙方案相反。']
  const pieces = wordChanges(before, after)
  const side = (other: Piece['kind']) =>
    pieces
      .filter(({ kind }) => kind !== other)
      .map(({ text }) => text)
      .join('')
  expect(side('added')).toBe(before)
  expect(side('removed')).toBe(after)
})

it('calls a text beyond comparing rewritten, instead of standing still', () => {
  const [before, after] = [Array(3000).fill('甲'), Array(3000).fill('乙')]
  const steps = stepsBetween(before, after)
  expect(steps.filter(({ kind }) => kind === 'removed')).toHaveLength(3000)
  expect(steps.filter(({ kind }) => kind === 'added')).toHaveLength(3000)
})

it('tells a changed line from one that went and another that came', () => {
  const changes = lineChanges(
    ['物料费用由市场部承担', '客服话术下周定稿'],
    ['物料费用由销售部承担', '直播间改在二楼'],
  )
  expect(changes.map(({ kind }) => kind)).toEqual(['changed', 'added', 'removed'])
})

it('keeps lines that stand still around an inserted one', () => {
  expect(lineChanges(['一', '二'], ['一', '一点五', '二'])).toEqual([
    { kind: 'same', text: '一' },
    { kind: 'added', text: '一点五' },
    { kind: 'same', text: '二' },
  ])
})

it('shows only passages that differ, and those that are gone', () => {
  const before = [
    { id: 'goal', label: '目标', lines: ['定方案'] },
    { id: 'old', label: '议题一', lines: ['旧'] },
  ]
  const after = [
    { id: 'goal', label: '目标', lines: ['定方案'] },
    { id: 'new', label: '议题二', lines: ['新'] },
  ]
  expect(passageChanges(before, after)).toEqual([
    { id: 'new', label: '议题二', changes: [{ kind: 'added', text: '新' }] },
    { id: 'old', label: '议题一', changes: [{ kind: 'removed', text: '旧' }] },
  ])
})
