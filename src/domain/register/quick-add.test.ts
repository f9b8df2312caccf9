import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { readQuickTask } from './quick-add.ts'

/** A Wednesday. */
const said = { today: civilDate('2026-11-18'), calendar: chinaCalendar() }

function read(line: string) {
  const { name, pieces } = readQuickTask(line, said)
  for (const { start, end, text } of pieces) expect(line.slice(start, end)).toBe(text)
  return {
    name,
    owner: pieces.flatMap((one) =>
      one.kind === 'person' && one.isOwner ? [one.isMe ? 'me' : one.name] : [],
    )[0],
    with: pieces.flatMap((one) => (one.kind === 'person' && !one.isOwner ? [one.name] : [])),
    departments: pieces.flatMap((one) => (one.kind === 'department' ? [one.name] : [])),
    priority: pieces.flatMap((one) => (one.kind === 'priority' ? [one.priority] : []))[0],
    due: pieces.flatMap((one) => (one.kind === 'due' ? [one.on] : []))[0],
    unknown: pieces.flatMap((one) => (one.kind === 'unknown' ? [`${one.text} ${one.why}`] : [])),
  }
}
const nothing = {
  owner: undefined,
  with: [],
  departments: [],
  priority: undefined,
  due: undefined,
  unknown: [],
}

describe('quick entry of a task in one line', () => {
  it('takes task, person, department, priority and deadline', () => {
    expect(read('整理渠道清单 @林小满 #市场部 !高 下周三前')).toEqual({
      ...nothing,
      name: '整理渠道清单',
      owner: '林小满',
      departments: ['市场部'],
      priority: 'P1',
      due: '2026-11-25',
    })
  })

  it.each([
    ['今天', '2026-11-18'],
    ['明天', '2026-11-19'],
    ['后天', '2026-11-20'],
    ['周五前', '2026-11-20'],
    ['周一', '2026-11-23'],
    ['下周三前', '2026-11-25'],
    ['下週三前', '2026-11-25'],
    ['本月底', '2026-11-30'],
    ['月底', '2026-11-30'],
    ['10天内', '2026-11-28'],
    ['3个工作日内', '2026-11-23'],
    ['12月5日前', '2026-12-05'],
    ['12-05', '2026-12-05'],
    ['2026-12-05', '2026-12-05'],
    ['2027/1/5', '2027-01-05'],
    ['明天下班前', '2026-11-19'],
    ['by Friday', '2026-11-20'],
  ])('a deadline between spaces leaves the name: %s', (phrase, day) => {
    expect(read(`整理清单 ${phrase}`)).toEqual({ ...nothing, name: '整理清单', due: day })
    expect(read(`${phrase} 整理清单`)).toEqual({ ...nothing, name: '整理清单', due: day })
  })

  it('reads a deadline inside the words and leaves it there', () => {
    expect(read('下周三前提交方案')).toEqual({ ...nothing, name: '下周三前提交方案', due: '2026-11-25' })
  })

  it.each([
    ['12月初启动', '12月初 time'],
    ['评审 2026-11-01', '2026-11-01 time'],
  ])('makes no day of a time that cannot be told: %s', (line, unknown) => {
    expect(read(line)).toEqual({ ...nothing, name: line, unknown: [unknown] })
  })

  it('says of a second time what it cannot tell', () => {
    expect(read('12月初启动 周五前')).toEqual({
      ...nothing,
      name: '12月初启动',
      due: '2026-11-20',
      unknown: ['12月初 time'],
    })
  })

  it('knows the first of several as owner, and says what it could not use', () => {
    expect(read('联调接口 @我 @苏禾 #产品部 #设计部 !很 !高 !低 @ ')).toEqual({
      ...nothing,
      name: '联调接口',
      owner: 'me',
      with: ['苏禾'],
      departments: ['产品部', '设计部'],
      priority: 'P1',
      unknown: ['!很 priority', '!低 twice', '@ empty'],
    })
  })

  it('takes signs inside words for letters, and full-width signs for signs', () => {
    expect(read('写信给a@b.com讨论C#与上线!')).toEqual({ ...nothing, name: '写信给a@b.com讨论C#与上线!' })
    expect(read('对账 ＠肖航 ＃销售部 ！P0')).toMatchObject({
      name: '对账',
      owner: '肖航',
      departments: ['销售部'],
      priority: 'P0',
    })
    expect(read('  ')).toEqual({ ...nothing, name: '' })
  })
})
