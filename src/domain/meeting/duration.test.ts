import { describe, expect, it } from 'vitest'
import { minutesBetween, minutesIn } from './duration.ts'

describe('S0-57 S2-17 S3-12: minutes out of what people type', () => {
  it.each([
    ['90', 90],
    ['90分', 90],
    ['90 分钟', 90],
    ['９０分', 90],
    ['45min', 45],
    ['1.5h', 90],
    ['1.5小时', 90],
    ['0.25h', 15],
    ['1:30', 90],
    ['1：30', 90],
    ['0:20', 20],
    ['1小时20分', 80],
    ['1小時20分鐘', 80],
    ['1h20', 80],
    ['2 hours', 120],
    ['1个半小时', 90],
    ['1小时半', 90],
    ['半小时', 30],
    ['半個小時', 30],
    ['一刻钟', 15],
    ['三刻鐘', 45],
    ['２０＋１５', 35],
    ['20+15', 35],
    ['20分 + 15分钟', 35],
    ['1h+30', 90],
    ['半小时+10', 40],
    ['１．５小時', 90],
    ['一小时', 60],
    ['两小时', 120],
    ['兩小時二十分', 140],
    ['一个半小时', 90],
    ['二十分钟', 20],
    ['十五分鐘', 15],
  ])('%s is %i minutes', (typed, minutes) => {
    expect(minutesIn(typed)).toBe(minutes)
  })

  it.each([
    '',
    'abc',
    '0',
    '601',
    '11h',
    '1:75',
    '-5',
    '20-30',
    '1.5',
    '很久',
    '20+',
    '+',
    '20+很久',
    '400+400',
  ])('%j says none', (typed) => {
    expect(minutesIn(typed)).toBeUndefined()
  })
})

describe('minutes between two instants', () => {
  it('counts across zones and stays open while one is missing', () => {
    expect(minutesBetween('2026-11-18T06:00:00Z', '2026-11-18T16:00:00+08:00')).toBe(120)
    expect(minutesBetween(null, '2026-11-18T06:00:00Z')).toBeNull()
    expect(minutesBetween('2026-11-18T06:00:00Z', null)).toBeNull()
  })
})
