import { describe, expect, it } from 'vitest'
import { openDirectory } from '#domain/analysis/directory/open.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { basicInfo } from './basic-info.ts'
import { readDocument } from './read.ts'

const directory = openDirectory({
  departments: ['客房部', '餐饮部'].map((name) => ({ name, aliases: [] })),
  people: [
    { name: '乔舒', department: '客房部', title: '经理' },
    { name: '康宁', department: '餐饮部', title: '主管' },
    { name: '欧阳立', department: '餐饮部', title: '厨师长' },
  ],
})
const names = directory.data.people.map(({ name }) => name)

function infoOf(...lines: string[]) {
  const info = basicInfo(readDocument(lines.join('\n'), names), {
    directory,
    referenceDate: civilDate('2026-05-20'),
  })
  const { title, date, startTime, endTime, place, host, recorder, attendees, absentees } = info
  return {
    told: [title, date, startTime, endTime, place, host, recorder].map((one) => one?.value ?? null),
    present: attendees.flatMap(({ people }) => people.map(({ value }) => value)),
    away: absentees.map(({ name, reason }) => [name.value, reason?.value ?? null]),
  }
}

describe('a form copied off a page, its names and values in lines of their own', () => {
  const form = [
    '会议纪要',
    '会议名称',
    '旺季排班协调会',
    '会议日期',
    '2026年5月18日',
    '会议时间',
    '9:30-11:00',
    '会议地点',
    '二楼西餐厅',
    '主持人',
    '客房部 乔舒',
    '记录人',
    '康宁',
    '参会人员',
    '客房部',
    '乔舒 经理',
    '餐饮部',
    '康宁 主管',
    '缺席人员及原因',
    '餐饮部 欧阳立（年假）',
    '会议议程与讨论记录',
    '议程1：五一后的排班',
    '讨论要点',
    '餐饮部 康宁：早班人手紧',
    '决议结果',
    '早班改为六点半',
  ]

  it('tells what the head tells', () => {
    expect(infoOf(...form)).toEqual({
      told: ['旺季排班协调会', '2026-05-18', '09:30', '11:00', '二楼西餐厅', '乔舒', '康宁'],
      present: ['乔舒', '康宁'],
      away: [['欧阳立', '年假']],
    })
  })

  it('ends where the words of the meeting begin, with its headings', () => {
    const doc = readDocument(form.join('\n'), names)
    const headings = doc.blocks
      .filter(({ kind }) => kind === 'heading')
      .map(({ body, path }) => `${path.length} ${doc.text.slice(body.start, body.end)}`)
    expect(headings).toEqual(['0 会议议程与讨论记录', '1 五一后的排班', '2 讨论要点', '2 决议结果'])
  })

  it.each([
    ['one name alone is no form', ['周会', '地点', '我们先说排班。', '乔舒周五前交表。']],
    ['names without values are columns or a list', ['时间', '地点', '主持人', '先说排班。']],
  ])('%s', (_case, lines) => {
    const doc = readDocument(lines.join('\n'), names)
    expect(doc.blocks.filter(({ kind, fields }) => kind === 'field' && fields.length === 0)).toEqual([])
  })
})

describe('headings that only say what stands below', () => {
  const headingsOf = (text: string) => {
    const doc = readDocument(text)
    return doc.blocks
      .filter(({ kind }) => kind === 'heading')
      .map(({ body }) => doc.text.slice(body.start, body.end))
  }
  it.each([
    ['决议事项汇总', '早班改为六点半'],
    ['待办事项跟踪表', '任务描述\t负责人\t截止时间\n排新班表\t乔舒\t2026-05-22'],
    ['讨论结果', '早班改为六点半'],
    ['任务分配情况', '排新班表'],
  ])('%s', (heading, below) => {
    expect(headingsOf(`${heading}\n${below}`)).toEqual([heading])
  })

  it.each(['完成员工餐的采购', '汇总各部门排班', '讨论早班人手', '目标是减少加班'])('not %s', (line) => {
    expect(headingsOf(`开会记录一下。\n${line}\n早班改为六点半`)).toEqual([])
  })
})
