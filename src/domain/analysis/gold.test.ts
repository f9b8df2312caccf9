import { expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import type { ActionItem, Analysis } from './analysis.ts'
import { toGold } from './gold.ts'

const text = '物流部周五前补单,尽快。各部门学习新规。'
const quote = (words: string) => ({ text: words, start: text.indexOf(words) })
const told = (value: string) => ({ value, quote: value, start: 0 })
const action = (words: string, more: Partial<ActionItem> = {}): ActionItem => ({
  quote: quote(words),
  task: '补单',
  department: null,
  person: null,
  owners: [],
  cooperating: [],
  collective: null,
  due: null,
  time: null,
  dueText: null,
  dueKind: 'none',
  criterion: null,
  repeats: [],
  topic: null,
  confidence: 1,
  because: { action: { key: 'a', params: {} }, owner: 'none', due: null },
  ...more,
})
const nothing: Analysis = {
  info: {
    title: null,
    date: null,
    startTime: null,
    endTime: null,
    place: null,
    host: null,
    recorder: null,
    attendees: [],
    absentees: [],
  },
  topics: [],
  decisions: [],
  actions: [],
  lint: [],
  viewpoints: [],
  disputes: [],
  consensus: [],
  open: [],
  settled: [],
}

it('leaves out what labelled minutes leave out', () => {
  const { actions } = toGold({ ...nothing, actions: [action('物流部周五前补单')] })
  expect(actions).toEqual([
    {
      quote: '物流部周五前补单',
      start: 0,
      task: '补单',
      department: null,
      person: null,
      cooperating: [],
      due: null,
      dueText: null,
      dueKind: 'none',
      criterion: null,
    },
  ])
})

it('says the words of a day and a criterion, several owners, and what is said twice', () => {
  const owners = [
    { department: '物流部', person: null },
    { department: '采购部', person: '安然' },
  ]
  const { actions } = toGold({
    ...nothing,
    actions: [
      action('物流部周五前补单', {
        department: '物流部',
        owners,
        due: civilDate('2026-03-06'),
        dueText: quote('周五前'),
        dueKind: 'rel',
        criterion: quote('补单'),
        repeats: [quote('补单')],
      }),
    ],
  })
  expect(actions[0]).toMatchObject({
    due: '2026-03-06',
    dueText: '周五前',
    criterion: '补单',
    owners,
    altQuotes: ['补单'],
  })
})

it('puts a collective word in the place of the department, where nobody else is named', () => {
  const { actions } = toGold({
    ...nothing,
    actions: [
      action('各部门学习新规', { collective: '各部门' }),
      action('各部门学习新规', { collective: '各部门', department: '物流部' }),
      action('相关部门学习新规', { collective: '相关部门' }),
    ],
  })
  expect(actions[0]).toMatchObject({ department: '各部门', person: null, collective: true })
  expect(actions[1]?.department).toBe('物流部')
  expect(actions[1]).not.toHaveProperty('collective')
  expect(actions[2]?.department).toBeNull()
})

it('says in which quote a word was found, unless it is the quote', () => {
  const because = { key: 'l', params: {} }
  const { lint } = toGold({
    ...nothing,
    actions: [action('物流部周五前补单,尽快')],
    lint: [
      { kind: 'vague', quote: quote('尽快'), of: { list: 'actions', index: 0 }, because },
      {
        kind: 'missing_owner',
        quote: quote('物流部周五前补单,尽快'),
        of: { list: 'actions', index: 0 },
        because,
      },
    ],
  })
  expect(lint).toEqual([
    { kind: 'vague', quote: '尽快', start: 9, in: '物流部周五前补单,尽快' },
    { kind: 'missing_owner', quote: '物流部周五前补单,尽快', start: 0 },
  ])
})

it('gives the basics as plain values', () => {
  const { info } = toGold({
    ...nothing,
    info: {
      ...nothing.info,
      title: told('周例会'),
      host: told('安然'),
      attendees: [{ department: '采购部', people: [told('安然')] }],
      absentees: [{ name: told('柳青'), department: null, reason: told('出差'), delegate: null }],
    },
  })
  expect(info).toEqual({
    title: '周例会',
    date: null,
    startTime: null,
    endTime: null,
    place: null,
    host: '安然',
    recorder: null,
    attendees: [{ department: '采购部', people: ['安然'] }],
    absentees: [{ name: '柳青', reason: '出差', delegate: null }],
  })
})
