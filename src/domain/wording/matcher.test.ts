import { describe, expect, it } from 'vitest'
import { vagueWordMatcher } from './matcher.ts'
import { foldScript } from './script.ts'

const forbidden = ['尽快', '尽快推进', '尽快协调', '尽快完成', '大概', '可能', '配合完成']
const extra = ['及时', '左右', '基本', '原则上', '近期', 'ASAP']
const find = vagueWordMatcher(forbidden)
const findExtra = vagueWordMatcher([...forbidden, ...extra])

describe('vagueWordMatcher', () => {
  it.each([
    ['尽快协调资源', [['尽快协调', 0, 4]]],
    ['请设计部尽快出稿', [['尽快', 4, 6]]],
    ['請設計部盡快出稿', [['盡快', 4, 6]]],
    [
      '儘快推進並配合完成',
      [
        ['儘快推進', 0, 4],
        ['配合完成', 5, 9],
      ],
    ],
    [
      '大概需要3天,可能延期',
      [
        ['大概', 0, 2],
        ['可能', 7, 9],
      ],
    ],
    [
      '尽快尽快推进',
      [
        ['尽快', 0, 2],
        ['尽快推进', 2, 6],
      ],
    ],
    ['👍尽快', [['尽快', 2, 4]]],
  ])('finds in %s', (text, expected) => {
    expect(find(text).map((match) => [match.text, match.start, match.end])).toEqual(expected)
  })

  it.each([
    '3个工作日内完成协调',
    '评估延期的可能性',
    '不可能在周五前完成',
    '配合部门提供数据',
    '确定大概念设计',
    '活动上线时间暂定为12月1日',
    '評估不可能發生的情況與可能性',
    '',
  ])('is silent about %s', (text) => {
    expect(find(text)).toEqual([])
  })

  it.each([
    ['明确职责分工以及时间节点', []],
    ['填写会议基本信息', []],
    ['及时反馈', ['及时']],
    ['及時反饋', ['及时']],
    ['预算3万元左右', ['左右']],
    ['基本完成开发', ['基本']],
    ['Reply asap please', ['ASAP']],
    ['the asaprin team', []],
    ['可能性不大,但可能延期', ['可能']],
  ])('tells words from letters in %s', (text, words) => {
    expect(findExtra(text).map((match) => match.word)).toEqual(words)
  })

  it('lets an organisation list an exception as a word', () => {
    expect(vagueWordMatcher(['不可能'])('这不可能').map((match) => match.word)).toEqual(['不可能'])
  })

  it('copes with a text made only of beginnings of words', () => {
    expect(find('尽快推'.repeat(2000))).toHaveLength(2000)
  })
})

describe('foldScript', () => {
  it('keeps every position', () => {
    const text = '盡快協調👍,Q4會議３個工作日內'
    expect(foldScript(text)).toHaveLength(text.length)
    expect(foldScript(text)).toBe('尽快协调👍,q4会议3个工作日内')
  })
})
