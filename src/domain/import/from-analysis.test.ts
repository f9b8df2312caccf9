import { describe, expect, it } from 'vitest'
import { analyse } from '#domain/analysis/analyse.ts'
import { openDirectory } from '#domain/analysis/directory/open.ts'
import type { DirectoryData } from '#domain/analysis/directory/types.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { timeOfDay } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { type Register, reviewOf } from './from-analysis.ts'

/** Two people called 江月, in two departments; two teams called 客服组. */
const directory: DirectoryData = {
  departments: ['运营部', '工程部', '客服组', '客服组'].map((name) => ({ name, aliases: [] })),
  people: [
    { name: '江月', department: '运营部', title: '经理' },
    { name: '江月', department: '工程部', title: '工程师' },
    { name: '贺川', department: '工程部', title: '经理' },
  ],
}
const people = directory.people.map((one, index) => ({ id: `p${index}`, ...one }))
const departments = directory.departments.map((one, index) => ({ id: `d${index}`, ...one }))
const register: Register = {
  people: (name, department) =>
    people
      .filter((one) => one.name === name && (department === null || one.department === department))
      .map(({ id }) => id),
  departments: (name) => departments.filter((one) => one.name === name).map(({ id }) => id),
  homeOf: (id) => {
    const home = people.find((one) => one.id === id)?.department
    return departments.find(({ name }) => name === home)?.id ?? null
  },
  mentionsIn: (text) => openDirectory(directory).findNames(text),
}

const calendar: WorkCalendar = {
  kinds: new Map(),
  names: new Map(),
  announcedYears: new Set([2026]),
  dayStart: timeOfDay('09:00'),
  dayEnd: timeOfDay('18:00'),
}

function read(text: string) {
  return reviewOf(analyse(text, { directory, referenceDate: civilDate('2026-03-10'), calendar }), register)
}

const head = '机房搬迁例会纪要\n时间：2026年3月4日\n'

describe('what a text suggests becomes open questions', () => {
  it('with the owner as somebody of the directory, the day, and a link to the decision it stands in', () => {
    const { items, names } = read(`${head}\n一、搬迁\n会议决定由工程部贺川3月12日前完成线路改造。\n`)
    const action = items.find(({ kind }) => kind === 'action')
    expect(action).toMatchObject({
      state: 'open',
      who: { personId: 'p2', departmentId: 'd1', written: '' },
      dueOn: '2026-03-12',
    })
    for (const { kind, quote, topicKey } of items) {
      expect(quote.text.length, kind).toBeGreaterThan(0)
      if (kind !== 'topic') expect(topicKey).toBe('topic-0')
    }
    expect(names).toEqual([])
  })

  it('asks who is meant where several bear a name, and where nobody does', () => {
    const { basics, names } = read(
      `${head}主持人：江月\n记录人：韦一鸣\n\n由工程部贺川3月12日前完成线路改造。\n`,
    )
    expect(basics.host).toMatchObject({ personId: null, written: '江月' })
    expect(names.map(({ written, personIds }) => [written, personIds])).toEqual(
      expect.arrayContaining([
        ['江月', ['p0', 'p1']],
        ['韦一鸣', []],
      ]),
    )
  })

  it('takes the one of the department where the text names it', () => {
    const { items } = read(`${head}\n由工程部江月3月12日前完成线路改造。\n`)
    expect(items.find(({ kind }) => kind === 'action')?.who).toMatchObject({
      personId: 'p1',
      departmentId: 'd1',
    })
  })

  it('asks about departments that share a name too', () => {
    const { items, names } = read(`${head}\n由客服组3月12日前整理工单。\n`)
    expect(items.find(({ kind }) => kind === 'action')?.who).toMatchObject({
      departmentId: null,
      written: '客服组',
    })
    expect(names).toMatchObject([{ written: '客服组', departmentIds: ['d2', 'd3'] }])
  })

  it('keeps what lacks something beside it', () => {
    const { items } = read(`${head}\n请工程部贺川尽快完成线路改造。\n`)
    expect(items.find(({ kind }) => kind === 'action')?.hints.map(({ kind }) => kind)).toContain(
      'missing_deadline',
    )
  })

  it('takes an assignment among the decisions as a decision too, which the task carries out', () => {
    const { items } = read(`${head}\n一、决议\n1. 工程部贺川3月12日前完成线路改造。\n`)
    const decision = items.find(({ kind }) => kind === 'decision')
    expect(decision).toMatchObject({ text: '工程部贺川3月12日前完成线路改造', decisionKind: 'action' })
    expect(items.find(({ kind }) => kind === 'action')?.decisionKey).toBe(decision?.key)
  })

  it.each([
    ['工程部：3月12日前完成线路改造。', '完成线路改造'],
    ['由工程部贺川3月12日前完成线路改造。', '完成线路改造'],
    ['线路改造申请由工程部贺川3月12日前报批。', '线路改造申请由工程部贺川3月12日前报批'],
  ])('names a task in words that stand together: %s', (line, name) => {
    const { items } = read(`${head}\n${line}\n`)
    expect(items.find(({ kind }) => kind === 'action')?.text).toBe(name)
  })

  it('shows a viewpoint without the name it stands under, which is shown beside it', () => {
    const { items } = read(`${head}\n一、搬迁\n讨论要点\n工程部 贺川：停机窗口太短，风险大。\n`)
    expect(items.find(({ kind }) => kind === 'viewpoint')).toMatchObject({
      text: '停机窗口太短，风险大',
      who: { personId: 'p2' },
    })
  })

  it('leaves out the numbers that things had in minutes of this product', () => {
    const table =
      '待办事项跟踪表\n任务描述\t负责人\t截止时间\n线路改造 RW-2025-014\t工程部 贺川\t2026年3月12日\n'
    const { items } = read(`${head}\n${table}`)
    expect(items.find(({ kind }) => kind === 'action')).toMatchObject({
      text: '线路改造',
      dueOn: '2026-03-12',
    })
  })
})
