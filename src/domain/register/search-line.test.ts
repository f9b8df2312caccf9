import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { readSearchLine } from './search-line.ts'

/** A Wednesday. */
const said = { today: civilDate('2026-11-18'), calendar: chinaCalendar() }
const read = (line: string) =>
  readSearchLine(line, said).map(({ start, end, text, ...condition }) => {
    expect(line.slice(start, end)).toBe(text)
    return condition
  })

describe('the search line of the register', () => {
  it.each([
    ['is:open', { kind: 'open', open: 'open' }],
    ['is:closed', { kind: 'open', open: 'closed' }],
    ['is:overdue', { kind: 'overdue' }],
    ['逾期', { kind: 'overdue' }],
    ['临期', { kind: 'nearDue' }],
    ['臨期', { kind: 'nearDue' }],
    ['进行中', { kind: 'state', state: 'inProgress' }],
    ['進行中', { kind: 'state', state: 'inProgress' }],
    ['状态：待验收', { kind: 'state', state: 'pendingAcceptance' }],
    ['is:done', { kind: 'state', state: 'done' }],
    ['@me', { kind: 'me' }],
    ['@我', { kind: 'me' }],
    ['@张三', { kind: 'person', name: '张三' }],
    ['负责人:张三', { kind: 'person', name: '张三' }],
    ['部门:设计', { kind: 'department', name: '设计' }],
    ['部門：設計', { kind: 'department', name: '設計' }],
    ['#市场部', { kind: 'department', name: '市场部' }],
    ['dept:"研发 中心"', { kind: 'department', name: '研发 中心' }],
    ['!高', { kind: 'priority', priority: 'P1' }],
    ['！P0', { kind: 'priority', priority: 'P0' }],
    ['优先级:低', { kind: 'priority', priority: 'P3' }],
    ['期限:下周五前', { kind: 'due', from: null, to: '2026-11-27' }],
    ['due:<2026-12-01', { kind: 'due', from: null, to: '2026-12-01' }],
    ['due:>=2026-12-01', { kind: 'due', from: '2026-12-01', to: null }],
    ['期限:=2026-11-01', { kind: 'due', from: '2026-11-01', to: '2026-11-01' }],
    ['期限:2026-12-01..2026-12-31', { kind: 'due', from: '2026-12-01', to: '2026-12-31' }],
    ['我的部门', { kind: 'scope', scope: 'department' }],
    ['scope:all', { kind: 'scope', scope: 'all' }],
    ['接口', { kind: 'word', word: '接口' }],
    ['"进行中"的', { kind: 'word', word: '进行中' }],
    ['open', { kind: 'word', word: 'open' }],
    ['完成', { kind: 'word', word: '完成' }],
    ['14:30', { kind: 'word', word: '14:30' }],
    // what looks like a condition without being one does nothing, and is said
    ['颜色:红', { kind: 'unknown', why: 'key' }],
    ['is:lovely', { kind: 'unknown', why: 'value' }],
    ['!非常', { kind: 'unknown', why: 'value' }],
    ['@', { kind: 'unknown', why: 'empty' }],
    ['部门:', { kind: 'unknown', why: 'empty' }],
    ['期限:过几天', { kind: 'unknown', why: 'value' }],
    ['期限:2026-12-31..2026-12-01', { kind: 'unknown', why: 'value' }],
  ])('%s', (line, condition) => {
    expect(read(line)[0]).toEqual(condition)
  })

  it('reads a whole line in its order and keeps where each piece stands', () => {
    expect(read('is:open  @me 部门:设计 逾期 接口 联调')).toEqual([
      { kind: 'open', open: 'open' },
      { kind: 'me' },
      { kind: 'department', name: '设计' },
      { kind: 'overdue' },
      { kind: 'word', word: '接口' },
      { kind: 'word', word: '联调' },
    ])
    expect(read('   ')).toEqual([])
  })
})
