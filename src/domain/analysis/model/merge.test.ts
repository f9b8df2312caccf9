import { describe, expect, it } from 'vitest'
import { analyse } from '#domain/analysis/analyse.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { withPointed } from './merge.ts'

const calendar: WorkCalendar = {
  kinds: new Map(),
  names: new Map(),
  announcedYears: new Set([2026]),
  dayStart: '09:00',
  dayEnd: '18:00',
}
const context = {
  directory: {
    departments: [{ name: '仓储部', aliases: [] }],
    people: [{ name: '程野', department: '仓储部', title: '经理' }],
  },
  referenceDate: civilDate('2026-05-11'),
  calendar,
}
const text = [
  '备货会纪要',
  '1. 由仓储部程野5月20日前腾出三号库区。',
  '2. 三号库的灯坏了两盏，天黑以后看不清货架。',
  '3. 三号库的灯坏了两盏，天黑以后看不清货架。',
].join('\n')
const found = analyse(text, context)
const lamps = '三号库的灯坏了两盏'
const merge = (...pointed: Parameters<typeof withPointed>[3]) => withPointed(text, context, found, pointed)

it('changes nothing that was found without it', () => {
  expect(found.actions).toHaveLength(1)
  const { analysis, added, dropped } = merge()
  expect({ analysis, added, dropped }).toEqual({ analysis: found, added: 0, dropped: 0 })
  expect(merge({ kind: 'action', quote: lamps }).analysis.actions).toEqual(
    expect.arrayContaining([...found.actions]),
  )
})

it('adds what is new at its very place, with a reason of its own and little confidence', () => {
  const { analysis, added } = merge(
    { kind: 'action', quote: `${lamps}。` },
    { kind: 'decision', quote: lamps },
  )
  const start = text.indexOf(lamps)
  expect(added).toBe(2)
  expect(analysis.actions.find((one) => one.quote.start === start)).toMatchObject({
    quote: { text: lamps, start },
    department: null,
    person: null,
    due: null,
    confidence: 0.4,
    because: { action: { key: 'model.pointed' }, owner: 'none', due: null },
  })
  // The same words a second time are the second place.
  expect(analysis.decisions.at(-1)?.quote.start).toBe(text.lastIndexOf(lamps))
})

it('reads owner and day by the grammar, never from what the model says', () => {
  const plain = '备货会\n程野 6月3日前 灯\n'
  const none = { ...analyse('', context) }
  const { analysis } = withPointed(plain, context, none, [
    { kind: 'action', quote: '程野 6月3日前 灯', due: '2027-01-01', person: '罗湘' } as never,
  ])
  expect(analysis.actions).toMatchObject([{ due: '2026-06-03', dueText: { text: '6月3日前', start: 7 } }])
})

it('says what a new action lacks', () => {
  const { analysis } = merge({ kind: 'action', quote: lamps })
  const at = analysis.actions.findIndex(({ quote }) => quote.text === lamps)
  const kinds = analysis.lint
    .filter(({ of }) => of.list === 'actions' && of.index === at)
    .map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['missing_owner', 'missing_deadline']))
})

describe('what is dropped', () => {
  it.each<[what: string, quote: string, dropped: number]>([
    ['words that the text does not have', '三号库的灯应在周五前修好', 1],
    ['words in another order', '灯坏了三号库的两盏', 1],
    ['a single word', '三号', 1],
    ['nothing', '  ', 1],
    ['a whole text', text.repeat(20), 1],
    ['what was found already', '程野5月20日前腾出三号库区', 0],
  ])('%s', (_what, quote, dropped) => {
    const merged = merge({ kind: 'action', quote }, { kind: 'decision', quote })
    expect({ added: merged.added, dropped: merged.dropped }).toEqual({ added: 0, dropped: dropped * 2 })
  })
})
