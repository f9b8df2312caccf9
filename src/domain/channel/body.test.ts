import { expect, it } from 'vitest'
import { bodyOf, type ChannelMessage, cut } from './body.ts'
import { channelKinds } from './channel.ts'

const message: ChannelMessage = {
  locale: 'zh-CN',
  title: '会议通知：新品推广分工会',
  facts: [
    ['时间', '2026年3月9日周一 14:00–15:30'],
    ['地点', '三楼会议室A'],
  ],
  link: { label: '查看会议', address: 'https://meet.example/meetings/1' },
}

it('S2-09: 钉钉 gets a markdown message that calls nobody by name', () => {
  expect(bodyOf('dingtalk', message)).toEqual({
    msgtype: 'markdown',
    markdown: {
      title: '会议通知：新品推广分工会',
      text: '#### 会议通知：新品推广分工会\n\n- **时间**: 2026年3月9日周一 14:00–15:30\n- **地点**: 三楼会议室A\n\n[查看会议](https://meet.example/meetings/1)',
    },
    at: { atMobiles: [], isAtAll: false },
  })
})

it('S2-09: 飞书 gets a post', () => {
  expect(bodyOf('feishu', message)).toEqual({
    msg_type: 'post',
    content: {
      post: {
        zh_cn: {
          title: '会议通知：新品推广分工会',
          content: [
            [{ tag: 'text', text: '时间: 2026年3月9日周一 14:00–15:30' }],
            [{ tag: 'text', text: '地点: 三楼会议室A' }],
            [{ tag: 'a', text: '查看会议', href: 'https://meet.example/meetings/1' }],
          ],
        },
      },
    },
  })
})

it('S2-09: 企业微信 gets a markdown message', () => {
  expect(bodyOf('wecom', message)).toEqual({
    msgtype: 'markdown',
    markdown: {
      content:
        '**会议通知：新品推广分工会**\n>时间: 2026年3月9日周一 14:00–15:30\n>地点: 三楼会议室A\n[查看会议](https://meet.example/meetings/1)',
    },
  })
})

it.each(['dingtalk', 'wecom'] as const)('lets nobody act through the name of a meeting in %s', (kind) => {
  const name = '[领奖](https://bad.example) <@all> **急**\n# 标题 <font color="warning">红</font>'
  const sent = JSON.stringify(bodyOf(kind, { ...message, title: name }))
  expect(sent).not.toContain('](https://bad.example')
  expect(sent).not.toContain('<@all>')
  expect(sent).not.toContain('<font')
  expect(sent).not.toContain('# 标题')
  expect(sent).toContain('［领奖］')
})

it.each(channelKinds)('stays within what %s takes, whatever people write', (kind) => {
  const long = '会'.repeat(5000)
  const sent = bodyOf(kind, {
    ...message,
    title: long,
    facts: [
      ['时间', long],
      ['地点', long],
    ],
  })
  // 4096 bytes is the least of the three limits.
  expect(new TextEncoder().encode(JSON.stringify(sent)).length).toBeLessThan(4096)
})

it.each([
  ['会议', 6, '会议'],
  ['会议室', 8, '会…'],
  ['abcdef', 5, 'ab…'],
  ['a😀b😀', 8, 'a😀…'],
])('cuts %s to %i bytes without breaking a character', (text, bytes, kept) => {
  expect(cut(text, bytes)).toBe(kept)
  expect(new TextEncoder().encode(cut(text, bytes)).length).toBeLessThanOrEqual(bytes)
})
