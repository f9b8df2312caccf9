import { describe, expect, it } from 'vitest'
import { ofTalk } from '#domain/analysis/decision/minutes-of.ts'

const talk = `采购群 语音会整理 3月4日晚8点
在线：老高家的（高岚）、桃子（陶然）、括叔（沈括）

老高家的：人差不多了，说三件事
桃子：样品我来寄，3月9日前寄完
括叔：寄几件
老高家的：寄五件
桃子：好
括叔：图纸我周五发群里
老高家的：@桃子 报价单你统一收一下
桃子：收到
老高家的：差不多了，大家早点休息`

describe('by what names they go in the talk below', () => {
  const { info, actions } = ofTalk(talk)

  it('is told in the list of who is there', () => {
    expect(info.attendees.flatMap(({ people }) => people.map(({ value }) => value)).toSorted()).toEqual([
      '沈括',
      '陶然',
      '高岚',
    ])
  })

  it('so that who promises and who is asked is known', () => {
    expect(actions.map(({ person, due }) => [person, due])).toEqual([
      ['陶然', '2026-03-09'],
      ['沈括', '2026-03-06'],
      ['陶然', null],
    ])
  })
})
