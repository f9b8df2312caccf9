import { describe, expect, it } from 'vitest'
import { moved, scheduleOf } from './slots.ts'

const topic = (id: string, plannedMinutes: number | null) => ({ id, plannedMinutes })
const open = { length: null, confirmMinutes: null, breakMinutes: null }

describe('S0-57 S3-12: the schedule of an agenda', () => {
  it('lays topics end to end, then the break, then the confirmation', () => {
    const schedule = scheduleOf([topic('a', 20), topic('b', 30)], {
      length: 75,
      confirmMinutes: 15,
      breakMinutes: 10,
    })
    expect(schedule.slots).toEqual([
      { id: 'a', from: 0, to: 20 },
      { id: 'b', from: 20, to: 50 },
    ])
    expect(schedule.confirm).toEqual({ from: 60, to: 75 })
    expect(schedule).toMatchObject({ topicMinutes: 50, total: 75, over: 0, unplanned: 0 })
  })

  it('says by how much it runs over', () => {
    expect(
      scheduleOf([topic('a', 60), topic('b', 50)], { ...open, length: 120, confirmMinutes: 15 }).over,
    ).toBe(5)
  })

  it('does not judge against a length that nobody has set', () => {
    expect(scheduleOf([topic('a', 600)], open).over).toBeNull()
  })

  it('counts what is not planned and goes on after it', () => {
    const schedule = scheduleOf([topic('a', null), topic('b', 10)], open)
    expect(schedule.slots).toEqual([
      { id: 'a', from: 0, to: null },
      { id: 'b', from: 0, to: 10 },
    ])
    expect(schedule.unplanned).toBe(1)
    expect(schedule.confirm).toBeNull()
  })
})

describe('moving one of a list', () => {
  it.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 2, 'acb'],
    [0, 9, 'bca'],
    [2, -1, 'cab'],
    [1, 1, 'abc'],
    [7, 0, 'abc'],
  ])('%i to %i', (from, to, after) => {
    expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(after)
  })

  it('gives back the very list when nothing moves', () => {
    const list = ['a', 'b']
    expect(moved(list, 0, 0)).toBe(list)
    expect(moved(list, 1, 5)).toBe(list)
  })
})
