import { describe, expect, it } from 'vitest'
import { figuresOf } from './figures.ts'
import type { ActionLabels, Labelled, Labels, PredictedAction, Prediction } from './labelled.ts'
import { heaviestPairs } from './pairing.ts'
import { report, reportLine, reportSentences } from './report.ts'
import { scoreDocument } from './score-document.ts'
import { scoreSentences } from './score-sentences.ts'
import { Tally } from './tally.ts'

const directory = {
  departments: [
    { name: '仓储部', aliases: ['仓库'] },
    { name: '质控部', aliases: [] },
    { name: '采购部', aliases: [] },
  ],
  people: [
    { name: '程野', department: '仓储部', title: '经理' },
    { name: '罗湘', department: '采购部', title: '主管' },
  ],
}
const text = [
  '备货协调会纪要',
  '时间：2026年5月11日9:30 地点：二楼东厅 主持：程野 记录：罗湘',
  '出席：程野（仓储部）、罗湘（采购部）、杜衡（质控部） 缺席：方圆（出差，由杜衡代）',
  '一、端午备货',
  '会议同意端午备货预算二十万元。',
  '由仓储部程野5月20日前腾出三号库区，完成率100%。质控部配合。',
  '罗湘说供货没有问题，杜衡认为到货太晚，双方争执不下。',
  '请采购部尽快与两家供应商谈价。',
  '各部门要重视节前安全。',
  '小结：三号库区由程野在5月20日前腾空。',
].join('\n')
const at = (quote: string) => ({ quote, start: text.indexOf(quote) })

const clearing: ActionLabels = {
  ...at('由仓储部程野5月20日前腾出三号库区，完成率100%'),
  department: '仓储部',
  person: '程野',
  cooperating: ['质控部'],
  due: '2026-05-20',
  dueKind: 'md',
  criterion: '完成率100%',
  altQuotes: ['三号库区由程野在5月20日前腾空'],
}
const pricing: ActionLabels = {
  ...at('请采购部尽快与两家供应商谈价'),
  department: '采购部',
  person: null,
  cooperating: [],
  due: null,
  dueKind: 'vague',
  criterion: null,
}
const gold: Labels = {
  info: {
    title: '备货协调会纪要',
    date: '2026-05-11',
    startTime: '09:30',
    endTime: null,
    place: '二楼东厅',
    host: '程野',
    recorder: '罗湘',
    attendees: [
      { department: '仓储部', people: ['程野'] },
      { department: '质控部', people: ['杜衡'] },
    ],
    absentees: [{ name: '方圆', reason: '出差', delegate: '杜衡' }],
  },
  topics: ['端午备货'],
  decisions: [{ text: '会议同意端午备货预算二十万元', start: text.indexOf('会议同意') }],
  actions: [clearing, pricing],
  lint: [
    { kind: 'vague', ...at('尽快') },
    { kind: 'missing_deadline', ...at('请采购部尽快与两家供应商谈价') },
  ],
  viewpoints: [{ person: '罗湘', department: '采购部', quote: '罗湘说供货没有问题' }],
  disputes: [{ quote: '双方争执不下' }],
  consensus: [],
  ignore: [at('各部门要重视节前安全')],
}
const document: Labelled = { id: 'A', genre: '例会', referenceDate: '2026-05-11', directory, text, gold }

function scored(prediction: Prediction, labels: Labels = gold) {
  const tally = scoreDocument({ ...document, gold: labels }, prediction)
  return { ...figuresOf(tally), wrongs: tally.wrongs }
}
const action = (change: Partial<PredictedAction>) => ({
  ...gold,
  actions: [{ ...clearing, ...change }, pricing],
})

it('finds no fault in the labels themselves, with or without their places', () => {
  const { ignore: _, ...placed } = gold
  const words = {
    ...placed,
    actions: gold.actions.map(({ start: _start, ...rest }) => rest),
    decisions: gold.decisions.map(({ text }) => ({ text })),
    lint: gold.lint.map(({ kind, quote }) => ({ kind, quote })),
  }
  for (const prediction of [placed, words]) {
    const figures = scored(prediction)
    expect(figures.wrongs).toEqual([])
    const { action, decision, lint, attendees, absentees, extras } = figures
    for (const one of [action, decision, lint.all, attendees, absentees, extras.topics, extras.cooperating]) {
      expect(one.F1).toBe(1)
    }
    expect([figures.ownerAccuracy, figures.dueAccuracy, figures.infoFieldAccuracy]).toEqual([1, 1, 1])
    expect([figures.absenceReason, figures.absenceDelegate, extras.viewpointRecall]).toEqual([1, 1, 1])
  }
})

it('counts nothing found as nothing right', () => {
  const { action, decision, lint, ownerAccuracy, extras } = scored({})
  expect([action.R, decision.R, lint.all.R, extras.topics.R, extras.viewpointRecall]).toEqual([0, 0, 0, 0, 0])
  expect(action).toMatchObject({ tp: 0, fp: 0, fn: 2, F1: 0 })
  expect(ownerAccuracy).toBeNull()
})

describe('an action', () => {
  it.each<[what: string, quote: string, isFound: boolean]>([
    ['with other punctuation and spaces', '由 仓储部程野 5月20日前，腾出三号库区', true],
    ['by its second half', '腾出三号库区，完成率100%', true],
    ['by its repetition', '三号库区由程野在5月20日前腾空', true],
    ['typed over in part', '由仓储部程野5月20日前腾出三号库', true],
    ['of another sentence', '会议同意端午备货预算二十万元', false],
    ['by three characters', '仓储部', false],
    ['that the text does not have', '组织一次消防演习', false],
  ])('%s', (_what, quote, isFound) => {
    const { action } = scored({ actions: [{ ...clearing, quote, start: -1 }] })
    expect(action.tp).toBe(isFound ? 1 : 0)
    expect(action.fp).toBe(isFound ? 0 : 1)
  })

  it('said twice is no second one, and what is to be ignored is none', () => {
    const { start: _, ...found } = clearing
    const again = { ...found, quote: '三号库区由程野在5月20日前腾空' }
    const ignored = { quote: '各部门要重视节前安全' }
    expect(scored({ actions: [found, again, pricing, ignored] }).action).toMatchObject({ tp: 2, fp: 0 })
    expect(scored({ actions: [found, found, pricing] }).action).toMatchObject({ tp: 2, fp: 1 })
  })

  it('is paired by its words; owner and day only choose between words as close', () => {
    const wrong = { ...clearing, person: null, due: null }
    for (const actions of [
      [wrong, clearing, pricing],
      [clearing, wrong, pricing],
    ]) {
      const { action, ownerAccuracy, dueAccuracy } = scored({ actions })
      expect([action.tp, action.fp, ownerAccuracy, dueAccuracy]).toEqual([2, 1, 1, 1])
    }
  })
})

describe('an owner', () => {
  it.each<[what: string, found: object, department: boolean, person: boolean]>([
    ['by an alias', { department: '仓库', person: '程野' }, true, true],
    ['without the person', { department: '仓储部', person: null }, true, false],
    ['of another department', { department: '采购部', person: '程野' }, false, true],
    ['nobody', { department: null, person: null }, false, false],
  ])('%s', (_what, found, department, person) => {
    const { departmentAccuracy, personAccuracy, ownerAccuracy } = scored(action(found))
    const half = (isRight: boolean) => (isRight ? 1 : 0.5)
    expect([departmentAccuracy, personAccuracy]).toEqual([half(department), half(person)])
    expect(ownerAccuracy).toBe(half(department && person))
  })

  const owners = [
    { department: '仓储部', person: '程野' },
    { department: '质控部', person: null },
  ]
  it.each<[what: string, label: object, found: object, isRight: boolean]>([
    ['the first of equals', { owners }, { department: '仓储部', person: '程野' }, true],
    ['the second of equals', { owners }, { department: '质控部', person: null }, true],
    ['a mixture of equals', { owners }, { department: '质控部', person: '程野' }, false],
    ['the department of a person among equals', { owners }, { department: '仓储部', person: null }, false],
    [
      'the word for all',
      { collective: true, department: '各部门', person: null },
      { department: '各部门', person: null },
      true,
    ],
    [
      'nobody, for all',
      { collective: true, department: '各部门', person: null },
      { department: null, person: null },
      true,
    ],
    [
      'somebody, for all',
      { collective: true, department: '各部门', person: null },
      { department: '采购部', person: null },
      false,
    ],
    ['another who is accepted', { acceptPersons: ['罗湘'] }, { department: '仓储部', person: '罗湘' }, true],
  ])('%s', (_what, label, found, isRight) => {
    const labels = { ...gold, actions: [{ ...clearing, ...label }] }
    const { ownerAccuracy } = scored({ actions: [{ ...clearing, ...found }] }, labels)
    expect(ownerAccuracy).toBe(isRight ? 1 : 0)
  })
})

it.each<[what: string, label: object, due: string | null, isRight: boolean]>([
  ['the day', {}, '2026-05-20', true],
  ['another day', {}, '2026-05-21', false],
  ['no day where there is one', {}, null, false],
  ['a day where there is none', { due: null }, '2026-05-20', false],
  ['another day that is accepted', { dueAccept: ['2026-05-19'] }, '2026-05-19', true],
])('a due date: %s', (_what, label, due, isRight) => {
  const labels = { ...gold, actions: [{ ...clearing, ...label }] }
  const { dueAccuracy, dueByKind } = scored({ actions: [{ ...clearing, due }] }, labels)
  expect([dueAccuracy, dueByKind.md]).toEqual(isRight ? [1, 1] : [0, 0])
})

it('compares who helps and by what it is measured', () => {
  const { extras } = scored(action({ cooperating: ['采购部'], criterion: '完成率' }))
  expect(extras.cooperating).toMatchObject({ tp: 0, fp: 1, fn: 1 })
  expect(extras.criterion).toMatchObject({ tp: 1, fp: 0, fn: 0 })
  expect(scored(action({ criterion: '两周之内' })).extras.criterion).toMatchObject({ tp: 0, fp: 1, fn: 1 })
})

it('counts a decision that is an action in the labels neither way', () => {
  const found = [...gold.decisions, { text: clearing.quote }, { text: '三号库区由程野在5月20日前腾空' }]
  expect(scored({ decisions: found }).decision).toMatchObject({ tp: 1, fp: 0 })
  expect(scored({ decisions: [{ text: '罗湘说供货没有问题' }] }).decision).toMatchObject({
    tp: 0,
    fp: 1,
    fn: 1,
  })
})

it.each<[what: string, lint: Prediction['lint'], tp: number, fp: number]>([
  ['the word', [{ kind: 'vague', quote: '尽快' }], 1, 0],
  ['a longer run with the word', [{ kind: 'vague', quote: '采购部尽快与' }], 1, 0],
  ['a vague word outside actions and decisions', [{ kind: 'vague', quote: '重视' }], 0, 0],
  ['a vague word that is none, in an action', [{ kind: 'vague', quote: '谈价' }], 0, 1],
  ['a missing day where there is one', [{ kind: 'missing_deadline', quote: clearing.quote }], 0, 1],
  ['a missing owner', [{ kind: 'missing_owner', quote: pricing.quote }], 0, 1],
])('lint: %s', (_what, lint, tp, fp) => {
  expect(scored({ lint: lint ?? [] }).lint.all).toMatchObject({ tp, fp })
})

it.each<[field: string, found: string | null, isRight: boolean]>([
  ['title', '备货协调会', true],
  ['title', '采购例会', false],
  ['place', '二楼东厅会议室', true],
  ['place', '三楼', false],
  ['startTime', '9:30', false],
  ['host', '程野经理', true],
  ['recorder', null, false],
  ['endTime', '11:00', false],
])('info: %s read as %s', (field, found, isRight) => {
  const { infoByField } = scored({ info: { ...gold.info, [field]: found } })
  expect(infoByField[field]).toBe(isRight ? 1 : 0)
})

it('leaves out fields that the labels skip, and takes others that they allow', () => {
  const labels = { ...gold, info: { ...gold.info, skip: ['place'], alt: { host: ['罗湘'] } } }
  const { infoByField } = scored({ info: { ...gold.info, place: null, host: '罗湘' } }, labels)
  expect(infoByField.place).toBeUndefined()
  expect(infoByField.host).toBe(1)
})

it('counts people present without those who chair and write', () => {
  const { attendees, attendeeDepartment } = scored({
    info: { ...gold.info, attendees: [{ department: '采购部', people: ['杜衡', '方圆', '罗湘'] }] },
  })
  expect(attendees).toMatchObject({ tp: 1, fp: 1, fn: 0 })
  expect(attendeeDepartment).toBe(0)
})

it('takes a topic by most of its words, a viewpoint only from whoever holds it', () => {
  expect(scored({ topics: ['端午备货安排'] }).extras.topics.F1).toBe(1)
  expect(scored({ topics: ['安全'] }).extras.topics).toMatchObject({ tp: 0, fp: 1, fn: 1 })
  const view = { quote: '罗湘说供货没有问题', department: null }
  expect(scored({ viewpoints: [{ ...view, person: '罗湘' }] }).extras.viewpointRecall).toBe(1)
  expect(scored({ viewpoints: [{ ...view, person: '程野' }] }).extras.viewpointRecall).toBe(0)
})

it('pairs for the greatest weight together, not the greatest first', () => {
  expect(
    heaviestPairs([
      [10, 9],
      [9, 1],
    ]),
  ).toEqual([
    { row: 1, column: 0 },
    { row: 0, column: 1 },
  ])
  expect(
    heaviestPairs([
      [0, 0, 3],
      [0, 0, 5],
    ]),
  ).toEqual([{ row: 1, column: 2 }])
  expect(heaviestPairs([])).toEqual([])
})

it('scores single sentences: whether, who, when', () => {
  const one = { referenceDate: '2026-05-11', sentence: '仓储部明天清库。' }
  const right = {
    isAction: true,
    department: '仓储部',
    person: null,
    due: '2026-05-12',
    dueKind: 'rel',
    cooperating: [],
  }
  const cases = [
    { ...one, id: '1', gold: right },
    { ...one, id: '2', gold: { ...right, isAction: false } },
    { ...one, id: '3', gold: right },
  ]
  const found = { department: '仓库', person: null, due: '2026-05-12', cooperating: [] }
  const { figures, wrongs } = scoreSentences(directory, cases, ({ id }) =>
    id === '1' ? found : id === '3' ? { ...found, due: null } : undefined,
  )
  expect(figures).toEqual({
    cases: 3,
    detection: 1,
    ownerAccuracy: 1,
    dueAccuracy: 0.5,
    cooperatingAccuracy: 1,
    allCorrect: 2 / 3,
  })
  expect(wrongs).toEqual(['[3] due gold 2026-05-12 got null: 仓储部明天清库。'])
  expect(reportSentences(figures)[1]).toBe('detection            100.0%')
})

it('says in words what was wrong, and the figures in lines', () => {
  const tally = scoreDocument(document, { actions: [{ ...clearing, due: null }, { quote: '双方争执不下' }] })
  expect(tally.wrongs).toEqual(
    expect.arrayContaining([
      `action missed: ${pricing.quote}`,
      'action spurious: 双方争执不下',
      `due: ${clearing.quote} | gold 2026-05-20 | got null`,
    ]),
  )
  const sum = new Tally()
  for (const _ of [1, 2]) sum.addAll(tally)
  const lines = report('two', figuresOf(sum))
  expect(lines[1]).toBe('action detection     P 50.0%  R 50.0%  F1 50.0%  (tp 2 fp 2 fn 2)')
  expect(reportLine('例会', figuresOf(sum))).toContain('action F1 50.0%')
})
