import { describe, expect, test } from 'vitest'
import { analyse } from '#domain/analysis/analyse.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import {
  assigned,
  type Case,
  caseDirectory,
  inPassing,
  learnt,
  listed,
  none,
  several,
  spoken,
} from './cases.test-data.ts'

const calendar = chinaCalendar()
const referenceDate = civilDate('2026-03-11')

const actionsIn = (text: string) =>
  analyse(text, { directory: caseDirectory, referenceDate, calendar }).actions

/** `owner date +helpers`; equal owners by a slash. */
function tell(text: string): string[] {
  return actionsIn(text).map((action) => {
    const owners = action.owners.map(({ person, department }) => person ?? department)
    const helpers = action.cooperating.length > 0 ? ` +${action.cooperating.join(',')}` : ''
    return `${owners.join('/') || '-'} ${action.due?.slice(5) ?? '-'}${helpers}`
  })
}

const table = (cases: readonly Case[]) => cases.map(([text, actions]) => ({ text, actions }))

describe('somebody is told or bound to do something', () => {
  test.each(table(assigned))('$text', ({ text, actions }) => {
    expect(tell(text)).toEqual(actions)
  })
})

describe('two tasks of one sentence are two', () => {
  test.each(table(several))('$text', ({ text, actions }) => {
    expect(tell(text)).toEqual(actions)
  })
})

describe('lists, tables and what is left of the last meeting', () => {
  test.each(table(listed))('$text', ({ text, actions }) => {
    expect(tell(text)).toEqual(actions)
  })
})

describe('talk', () => {
  test.each(table(spoken))('$text', ({ text, actions }) => {
    expect(tell(text)).toEqual(actions)
  })
})

describe('what is done, said, planned, put off or for everybody is no task', () => {
  test.each(table(none))('$text', ({ text, actions }) => {
    expect(tell(text)).toEqual(actions)
  })
})

describe('shapes that minutes of strangers have', () => {
  test.each(table(learnt))('$text', ({ text, actions }) => {
    expect(tell(text)).toEqual(actions)
  })
})

describe('the same thing said twice', () => {
  test.each<[lines: string, count: number, repeats: number]>([
    ['采购部3月16日前完成第1批样机询价。\n小结：\n1. 采购部3月16日前完成第1批样机询价', 1, 1],
    ['采购部3月16日前完成第1批样机询价。\n小结：\n1. 采购部完成样机询价', 1, 1],
    ['采购部3月16日前完成第1批样机询价。\n采购部3月16日前完成第2批样机询价。', 2, 0],
    ['采购部3月16日前完成第一批样机询价。\n采购部3月16日前完成第二批样机询价。', 2, 0],
  ])('%j', (lines, count, repeats) => {
    const actions = actionsIn(lines)
    expect(actions).toHaveLength(count)
    expect(actions[0]?.repeats).toHaveLength(repeats)
  })
})

describe('said in passing, and what only sounds like it', () => {
  test.each(table(inPassing))('$text', ({ text, actions }) => {
    expect(tell(text)).toEqual(actions)
  })
})
