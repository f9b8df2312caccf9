import { describe, expect, it } from 'vitest'
import { missingElements } from './topics.ts'

const whole = {
  title: '上季度项目复盘',
  discussionContent: '进度与偏差',
  owner: null,
  isForAll: true,
  plannedMinutes: 20,
  expectedOutput: '复盘报告要点',
}

describe('S0-52: the five elements of a topic', () => {
  it('S0-35: are all there, 全体 being an owner', () => {
    expect(missingElements(whole)).toEqual([])
  })

  it.each([
    ['title', { title: ' ' }],
    ['discussionContent', { discussionContent: '' }],
    ['owner', { isForAll: false }],
    ['plannedMinutes', { plannedMinutes: null }],
    ['expectedOutput', { expectedOutput: '\n' }],
  ])('lacks %s', (element, change) => {
    expect(missingElements({ ...whole, ...change })).toEqual([element])
  })
})
