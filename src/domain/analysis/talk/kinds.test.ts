import { describe, expect, it } from 'vitest'
import { ofMinutes, ofTalk } from '#domain/analysis/decision/minutes-of.ts'

describe('of two minds', () => {
  it.each([
    '预算归谁出没谈妥，下周再议。',
    '高岚和陶然各不相让。',
    '两边谁也没说服谁。',
    '双方各有说法，未下结论。',
    '两个部门说了半天没对齐。',
  ])('%s', (line) => expect(ofMinutes(line).disputes).toHaveLength(1))
})

describe('heads without a heading of their own', () => {
  it.each([
    ['■ 售后\n· 高岚汇报退货率\n■ 备件\n· 陶然补两个型号\n■ 排班\n· 本周不变', ['售后', '备件', '排班']],
    ['#1 登录页\n- 陶然补一张图\n#2 支付页\n- 高岚改文案\n#3 其他\n- 无', ['登录页', '支付页', '其他']],
  ])('%s', (lines, titles) =>
    expect(ofTalk(`周会纪要\n参加：高岚、陶然\n\n${lines}`).topics.map(({ title }) => title)).toEqual(
      expect.arrayContaining(titles),
    ),
  )
})
