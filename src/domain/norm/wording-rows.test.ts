import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt, timeOfDay } from '#domain/calendar/instant.ts'
import { judgeAll } from './engine.ts'
import type { MeetingFacts } from './facts.ts'
import type { Scene } from './scene.ts'
import { withDefaults } from './settings.ts'

const scene: Omit<Scene, 'event'> = {
  settings: withDefaults(),
  calendar: {
    kinds: new Map(),
    names: new Map(),
    announcedYears: new Set(),
    dayStart: timeOfDay('09:00'),
    dayEnd: timeOfDay('18:00'),
  },
  zone: 'Asia/Shanghai',
  now: instantAt(civilDate('2023-11-01'), '09:00', 'Asia/Shanghai'),
  mode: 'live',
}

const about = (facts: Omit<MeetingFacts, 'meeting'>): MeetingFacts => ({
  meeting: { id: 'm', name: '筹备会' },
  ...facts,
})
const decided = (content: string) =>
  about({ decisions: [{ id: 'd', content, kind: 'action', state: 'adopted' }] })
const found = (facts: MeetingFacts, norm: string) =>
  judgeAll(['minutes.finalise'], facts, scene)
    .filter((finding) => finding.norm === norm)
    .map(({ severity }) => severity)

describe('S3-82: 尽快, 大概 and 可能 stop the final minutes in decisions and tasks, not in a risk', () => {
  it.each(['尽快', '大概', '可能'])('%s', (word) => {
    expect(found(decided(`${word}完成方案3份`), 'NM-WRD-01')).toEqual(['block'])
    expect(found(about({ tasks: [{ id: 'k', name: `${word}完成方案` }] }), 'NM-WRD-01')).toEqual(['block'])
    expect(found(about({ risks: [{ id: 'r', text: `文案${word}延期` }] }), 'NM-WRD-01')).toEqual([])
  })
})

it('S3-83: warns of a decision without number, date or deliverable', () => {
  expect(found(decided('加强部门之间的沟通'), 'NM-WRD-04')).toEqual(['warn'])
  expect(found(decided('11月10日前确定'), 'NM-WRD-04')).toEqual([])
  expect(found(decided('增加2名助理'), 'NM-WRD-04')).toEqual([])
})

it('S3-84: flags what is vague and passes the same with date, quantity, review and follow-up', () => {
  const bad = '设计部尽快出稿'
  const good = '设计部11月22日前提交3版设计稿，11月23日由市场部评审，11月25日跟进定稿'
  expect(found(decided(bad), 'NM-WRD-01')).toEqual(['block'])
  expect(found(decided(good), 'NM-WRD-01')).toEqual([])
  expect(found(decided(good), 'NM-WRD-04')).toEqual([])
})

describe('X-52: the word list for judging instead of saying what was said', () => {
  const said = (text: string) => about({ entries: [{ id: 'e', kind: 'viewpoint', text }] })
  const words = (facts: MeetingFacts, settings = scene.settings) =>
    judgeAll(['record.save'], facts, { ...scene, settings })
      .filter(({ norm }) => norm === 'NM-MTG-12')
      .map(({ severity, reason }) => [severity, reason.params.words])

  it.each(['推卸', '不配合', '不负责任', '敷衍'])('knows %s, and only tells of it', (word) => {
    expect(words(said(`销售部${word}，清单没有交`))).toEqual([['info', [word]]])
    expect(words(said('销售部11月5日没有交清单'))).toEqual([])
  })

  it('is the organisation’s to change', () => {
    const own = withDefaults({ 'NM-MTG-12': { value: ['居然', '明显是'] } })
    expect(words(said('销售部居然没有交，明显是敷衍'), own)).toEqual([['info', ['居然', '明显是']]])
  })
})
