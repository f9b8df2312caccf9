import { expect, it } from 'vitest'
import { type AmendableContent, passageAt, passagesIn, reworded } from './passage.ts'

const content: AmendableContent = {
  basics: {
    date: '2026年3月9日',
    time: '14:00-15:30',
    place: '三楼会议室',
    host: '市场部 石静',
    recorder: '市场部 林小满',
    remark: '',
  },
  goalAndAgenda: { goal: '明确分工', expectedOutcome: '分工表', review: '已达成' },
  topics: [
    {
      topicId: 't1',
      title: '推广分工',
      outcomeNote: '',
      points: [{ text: '由市场部策划' }, { text: '关注激励政策' }],
      disputes: [{ text: '按3%还是5%', finalWording: '按4%执行' }],
      consensus: ['同步推进'],
      notes: [],
      resolutions: ['产品部提交说明书', '其他'],
    },
  ],
  decisions: [
    {
      decisionId: 'd1',
      number: 'JY-1',
      content: '产品部提交说明书',
      owner: '陈拓',
      cooperating: '市场部',
      due: '3月16日',
    },
  ],
  tasks: [{ taskId: 'k1', number: 'RW-1', name: '提交说明书', owner: '陈拓', doneCriteria: ['1份', 'PDF'] }],
}

it('X-46: every passage can be put right by its place, and nothing else changes', () => {
  for (const { place, text } of passagesIn(content)) {
    const after = reworded(content, place, '改后的文字')
    expect(passageAt(after, place)?.text, place).toBe('改后的文字')
    const others = passagesIn(after).filter((other) => other.place !== place)
    expect(others, place).toEqual(passagesIn(content).filter((other) => other.place !== place))
    expect(reworded(after, place, text), place).toEqual(content)
  }
  expect(passagesIn(content).map(({ place }) => place)).toContain('topics/t1/finalWording/0')
})

it('lets the resolution of the topic follow its decision, and no other line', () => {
  const after = reworded(content, 'decisions/d1/content', '产品部提交说明书2份')
  expect(after.topics[0]?.resolutions).toEqual(['产品部提交说明书2份', '其他'])
  expect(reworded(content, 'decisions/d1/owner', '李四').topics).toEqual(content.topics)
})

it('knows no place that is not there', () => {
  for (const place of [
    'basics/name',
    'topics/t1/points/2',
    'topics/t9/points/0',
    'tasks/k1/criteria/2',
    '',
  ]) {
    expect(passageAt(content, place), place).toBeUndefined()
  }
})
