import { expect, it } from 'vitest'
import { bodyOf, type ChannelMessage, fits } from './body.ts'
import { channelKinds } from './channel.ts'
import { merge } from './merge.ts'

const message = (no: number, title = `会议通知：第${no}次周会`): ChannelMessage => ({
  locale: 'zh-CN',
  title,
  facts: [
    ['时间', '2026年3月9日周一 14:00–15:30'],
    ['地点', '三楼会议室A'],
  ],
  link: {
    label: '查看会议',
    address: `https://meet.example/meetings/0198c0de-0000-7000-8000-00000000000${no}`,
  },
})
const words = {
  title: (count: number) => `${count} 条会议通知`,
  link: { label: '打开闭环', address: 'https://meet.example' },
}
const several = (count: number, title?: string) =>
  Array.from({ length: count }, (_, no) => message(no, title)) as [ChannelMessage, ...ChannelMessage[]]

it('S2-09: a message by itself stays as it is', () => {
  expect(merge('wecom', [message(1)], words)).toEqual({ message: message(1), count: 1 })
})

it('S2-09: several go as one, a line and a link each', () => {
  const { message: merged, count } = merge('wecom', several(3), words)
  expect(count).toBe(3)
  expect(bodyOf('wecom', merged)).toEqual({
    msgtype: 'markdown',
    markdown: {
      content: [
        '**3 条会议通知**',
        ...[0, 1, 2].map(
          (no) =>
            `>[会议通知：第${no}次周会](https://meet.example/meetings/0198c0de-0000-7000-8000-00000000000${no}) 2026年3月9日周一 14:00–15:30`,
        ),
        '[打开闭环](https://meet.example)',
      ].join('\n'),
    },
  })
})

it.each(channelKinds)(
  'S2-09: no more go into one than %s takes, and what is left over is not lost',
  (kind) => {
    const long = '会'.repeat(500)
    let left = several(200, long)
    let messages = 0
    while (left.length > 0) {
      const { message: merged, count } = merge(kind, left, words)
      expect(fits(kind, merged)).toBe(true)
      const limit = kind === 'wecom' ? 4096 : 20_000
      expect(new TextEncoder().encode(JSON.stringify(bodyOf(kind, merged))).length).toBeLessThan(limit)
      left = left.slice(count) as typeof left
      messages += 1
    }
    expect(messages).toBeLessThan(kind === 'wecom' ? 30 : 10)
  },
)
