import { describe, expect, it } from 'vitest'
import { openDirectory } from '#domain/analysis/directory/open.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { type BasicInfo, basicInfo } from './basic-info.ts'
import { readDocument } from './read.ts'

const directory = openDirectory({
  departments: [
    { name: '市场部', aliases: ['市场'] },
    { name: '财务部', aliases: [] },
    { name: '研发中心', aliases: ['研发'] },
    { name: '總務處', aliases: [] },
  ],
  people: [
    { name: '赵敏', department: '市场部', title: '经理' },
    { name: '孙丽', department: '财务部', title: '会计' },
    { name: '周强', department: '研发中心', title: '工程师' },
    { name: '何田', department: '研发中心', title: '总监' },
    { name: '林佳', department: '總務處', title: '主任' },
  ],
})
const referenceDate = civilDate('2026-04-01')

function infoOf(lines: readonly string[], known = true): BasicInfo {
  const text = lines.join('\n')
  const info = basicInfo(readDocument(text), known ? { directory, referenceDate } : {})
  const { title, date, startTime, endTime, place, host, recorder } = info
  const all = [
    title,
    date,
    startTime,
    endTime,
    place,
    host,
    recorder,
    ...info.attendees.flatMap(({ people }) => people),
  ]
  for (const { name, reason, delegate } of info.absentees) all.push(name, reason, delegate)
  for (const one of all) if (one) expect(text.slice(one.start, one.start + one.quote.length)).toBe(one.quote)
  return info
}

describe('when', () => {
  it.each<[lines: string[], date: string | null, start: string | null, end: string | null]>([
    [['例会纪要', '时间：2026年3月9日 14:30-16:00'], '2026-03-09', '14:30', '16:00'],
    [['例会纪要', '会议时间：2026/3/9（周一）上午9:00—11:30'], '2026-03-09', '09:00', '11:30'],
    [['例会纪要', '时间：2026-03-09 下午2点半至4点'], '2026-03-09', '14:30', '16:00'],
    [['例会纪要', '时间：2026.03.09 9：00'], '2026-03-09', '09:00', null],
    [['会议纪要', '时间：二〇二六年三月九日上午九时'], '2026-03-09', '09:00', null],
    [['會議紀錄', '時間：中華民國115年3月9日（星期一）下午2時30分'], '2026-03-09', '14:30', null],
    [['會議紀錄', '時間：民國一一五年三月九日下午三時'], '2026-03-09', '15:00', null],
    [['會議紀錄', '日期：115/03/09', '時間：10:00~11:20'], '2026-03-09', '10:00', '11:20'],
    [['例会纪要', '日期：20260309'], '2026-03-09', null, null],
    [['周会 2026-03-09', '- 进度'], '2026-03-09', null, null],
    [['周会 3.9', '- 进度'], '2026-03-09', null, null],
    [['周会纪要', '时间：3月9日10:00'], '2026-03-09', '10:00', null],
    [['周会纪要', '2026年3月9日  三楼会议室', '一、进度', '已完成。'], '2026-03-09', null, null],
    [
      ['例会纪要', '开始时间：2026-03-09 09:00', '结束时间：2026-03-09 10:15'],
      '2026-03-09',
      '09:00',
      '10:15',
    ],
    [
      ['例会纪要', '时间：2026年3月9日9:00', '一、进度', '已完成。', '二、散会（10:40）'],
      '2026-03-09',
      '09:00',
      '10:40',
    ],
    [
      ['例会纪要', '时间：2026年3月9日14:00', '一、进度', '已完成。', '会议于16:20结束。'],
      '2026-03-09',
      '14:00',
      '16:20',
    ],
    [
      ['會議紀錄', '日期：2026年3月9日', '時間：晚上八時正', '一、報告', '會議於晚上九時四十五分結束。'],
      '2026-03-09',
      '20:00',
      '21:45',
    ],
    [['Weekly sync', 'Date: Mar 9, 2026 2:00 pm'], '2026-03-09', '14:00', null],
    [
      ['简报', '3月9日上午，专题会议在三楼会议室召开，由赵敏主持，孙丽、周强参加。'],
      '2026-03-09',
      null,
      null,
    ],
    [['00:00:00,000 --> 00:00:04,500', '赵敏：开始', '孙丽：好', '赵敏：行'], null, null, null],
    [['例会纪要', '时间：待定'], null, null, null],
    [['例会纪要', '时间：2026年2月30日'], null, null, null],
    [['例会纪要', '一、进度', '4月8日前完成。', '下次会议：2026年4月9日 10:00'], null, null, null],
  ])('%j', (lines, date, start, end) => {
    const info = infoOf(lines)
    expect([info.date?.value ?? null, info.startTime?.value ?? null, info.endTime?.value ?? null]).toEqual([
      date,
      start,
      end,
    ])
  })

  it('gives no year that neither the text nor the caller has', () => {
    expect(infoOf(['周会纪要', '时间：3月9日'], false).date).toBeNull()
  })
})

describe('where, and who led and wrote', () => {
  it.each<[lines: string[], place: string | null, host: string | null, recorder: string | null]>([
    [['例会纪要', '地点：三楼会议室', '主持：赵敏', '记录：孙丽'], '三楼会议室', '赵敏', '孙丽'],
    [
      ['例会纪要', '会议地点：线上（腾讯会议）', '主持人：市场部经理赵敏', '记录人：财务部 孙丽'],
      '线上（腾讯会议）',
      '赵敏',
      '孙丽',
    ],
    [['會議紀錄', '地點：第二會議室', '主席：林主任', '紀錄：孫小姐'], '第二會議室', '林佳', '孙丽'],
    [['例会纪要', '主持人 赵经理 / 记录 小周'], null, '赵敏', '周强'],
    [['例会纪要', '召集人：何总'], null, '何田', null],
    [['例会纪要', '主持：外聘顾问 钱博'], null, '钱博', null],
    [
      ['简报', '3月9日，专题会议在三楼会议室召开，由市场部赵敏主持，孙丽、周强参加。'],
      '三楼会议室',
      '赵敏',
      null,
    ],
    [['周会纪要', '2026年3月9日  研发楼305会议室', '一、进度', '已完成。'], '研发楼305会议室', null, null],
    [['周会纪要', '一、进度', '由赵敏主持改造。'], null, null, null],
    [['會議紀錄', '主席：林主任佳　　紀錄：孫麗'], null, '林佳', '孙丽'],
    [['例会纪要', '地点    二楼会议室', '主持    赵敏'], '二楼会议室', '赵敏', null],
    [['會議紀錄', '出席者：', '趙敏女士（主席）', '孫麗女士（秘書）'], null, '赵敏', '孙丽'],
    [['需求评审 2026年3月9日 线上会议', '参会：赵敏'], '线上会议', null, null],
    [
      ['例会记录', '一、会议基本情况', '1. 地点：二楼', '2. 主持人：赵敏', '二、内容', '讨论预算。'],
      '二楼',
      '赵敏',
      null,
    ],
    [['例会纪要', '主持：无', '记录：/'], null, null, null],
  ])('%j', (lines, place, host, recorder) => {
    const info = infoOf(lines)
    expect([info.place?.value ?? null, info.host?.value ?? null, info.recorder?.value ?? null]).toEqual([
      place,
      host,
      recorder,
    ])
  })
})

describe('who was there and who was not', () => {
  it.each<[lines: string[], present: string[], absent: string[]]>([
    [['例会纪要', '出席：赵敏、孙丽、周强'], ['市场部/赵敏', '财务部/孙丽', '研发中心/周强'], []],
    [['例会纪要', '参会：市场部赵敏，财务部孙丽'], ['市场部/赵敏', '财务部/孙丽'], []],
    [['例会纪要', '与会：赵敏（市场）、周工（研发）'], ['市场部/赵敏', '研发中心/周强'], []],
    [['例会纪要', '主持：何田', '列席：孙丽'], ['研发中心/何田', '财务部/孙丽'], []],
    [
      ['例会纪要', '参加单位及人员：', '建设单位：赵敏、孙丽', '施工单位：周强'],
      ['市场部/赵敏', '财务部/孙丽', '研发中心/周强'],
      [],
    ],
    [['例会纪要', '出席：', '市场部：赵敏', '财务部：孙丽'], ['市场部/赵敏', '财务部/孙丽'], []],
    [['例会纪要', '出席：赵敏', '请假：孙丽（病假）'], ['市场部/赵敏'], ['孙丽/病假/']],
    [['例会纪要', '缺席：周强（出差，由何田代为参加）'], ['研发中心/何田'], ['周强/出差/何田']],
    [['例会纪要', '缺席：孙丽(外出培训),委托赵敏参加'], ['市场部/赵敏'], ['孙丽/外出培训/赵敏']],
    [
      ['例会纪要', '参加：赵敏、何田（周强出差，委托何田表决）'],
      ['市场部/赵敏', '研发中心/何田'],
      ['周强/出差/何田'],
    ],
    [['例会纪要', '到会：赵敏、何田。孙丽因病请假。'], ['市场部/赵敏', '研发中心/何田'], ['孙丽/因病/']],
    [['例会纪要', '请假：孙丽、周强'], [], ['孙丽//', '周强//']],
    [
      ['例会纪要', '参会人：赵敏(市场)，何田；未参会：孙丽（出差）'],
      ['市场部/赵敏', '研发中心/何田'],
      ['孙丽/出差/'],
    ],
    [['例会纪要', '缺席：无'], [], []],
    [['例会纪要', '出席：赵敏、钱多'], ['市场部/赵敏', '-/钱多'], []],
    [['例会纪要', '出席：李*、赵敏'], ['-/李*', '市场部/赵敏'], []],
    [
      ['會議紀錄', '出席：總務處林主任、趙敏', '請假：孫麗（公差）'],
      ['總務處/林佳', '市场部/赵敏'],
      ['孙丽/公差/'],
    ],
    [['赵敏：先看进度', '小孙：好', '赵敏：行'], ['市场部/赵敏', '财务部/孙丽'], []],
    [
      ['简报', '3月9日，会议在三楼召开，由赵敏主持，孙丽、周强参加。'],
      ['市场部/赵敏', '财务部/孙丽', '研发中心/周强'],
      [],
    ],
  ])('%j', (lines, present, absent) => {
    const info = infoOf(lines)
    expect(
      info.attendees.flatMap(({ department, people }) =>
        people.map(({ value }) => `${department ?? '-'}/${value}`),
      ),
    ).toEqual(present)
    expect(
      info.absentees.map(
        (one) => `${one.name.value}/${one.reason?.value ?? ''}/${one.delegate?.value ?? ''}`,
      ),
    ).toEqual(absent)
  })

  it.each([
    [['周会纪要', '一、展会', '赵敏、孙丽出席，周强请假。']],
    [['周会纪要', '- 赵敏参加，孙丽请假']],
    [['周会纪要', '孙丽下周请假。']],
    [['周会纪要', '一、盘点', '1. 由赵敏主持召开供应商大会，孙丽记录。', '2. 请周强做好记录。']],
  ])('nobody by what is to be done: %j', (lines) => {
    const { host, recorder, attendees, absentees, place } = infoOf(lines)
    expect([host, recorder, place, attendees, absentees]).toEqual([null, null, null, [], []])
  })

  it.each<[lines: string[], host: string | null, present: string[], away: string[]]>([
    [
      [
        '专班会议纪要',
        '2026年3月5日，副区长冷清秋在区政府主持召开会议，区监管局郎平、永清街道阮籍参加，区财政局秦少游因另有公务未出席，委托贺铸参加。',
      ],
      '冷清秋',
      ['冷清秋', '贺铸', '郎平', '阮籍'],
      ['秦少游/因另有公务/贺铸'],
    ],
    [
      [
        '采购会议记录',
        '主席：林小姐',
        '出席：王大同经理、采购课李美玲、品保课张家豪课长',
        '缺席：刘文彬（出差）',
      ],
      '林小姐',
      ['林小姐', '王大同', '李美玲', '张家豪'],
      ['刘文彬/出差/'],
    ],
    [
      [
        '会议主题：筹备',
        '参会人员',
        '市场部：江小白、陆羽',
        '行政部：杜康',
        '会议内容：',
        '1. 场地定在二楼。',
      ],
      null,
      ['江小白', '陆羽', '杜康'],
      [],
    ],
    [['例会纪要', '出席：文宣部 江小白、安检科 陆羽、常务副总 杜康'], null, ['江小白', '陆羽', '杜康'], []],
    [
      ['Weekly sync', 'Attendees: Alice Wong, Bob Li', 'Absent: Carol Ng (on leave)'],
      null,
      ['Alice Wong', 'Bob Li'],
      ['Carol Ng/on leave/'],
    ],
  ])('without a directory: %j', (lines, host, present, away) => {
    const info = infoOf(lines, false)
    expect(info.host?.value ?? null).toBe(host)
    expect(info.attendees.flatMap(({ people }) => people.map(({ value }) => value))).toEqual(present)
    expect(
      info.absentees.map(
        (one) => `${one.name.value}/${one.reason?.value ?? ''}/${one.delegate?.value ?? ''}`,
      ),
    ).toEqual(away)
  })

  it('reads names without a directory', () => {
    const info = infoOf(
      ['例会纪要', '主持：副总经理 陈思远', '出席：工程部：刘洋、吴磊；采购部：郑洁', '请假：马超（出差）'],
      false,
    )
    expect(info.host?.value).toBe('陈思远')
    expect(
      info.attendees.map(({ department, people }) => [department, ...people.map(({ value }) => value)]),
    ).toEqual([
      [null, '陈思远'],
      ['工程部', '刘洋', '吴磊'],
      ['采购部', '郑洁'],
    ])
    expect(info.absentees.map(({ name, reason }) => [name.value, reason?.value])).toEqual([['马超', '出差']])
  })

  it('has a host in the department that the list gives', () => {
    const { attendees } = infoOf(['主持：陈思远', '出席：工程部 陈思远、吴磊；采购部 郑洁'], false)
    expect(
      attendees.map(({ department, people }) => [department, ...people.map(({ value }) => value)]),
    ).toEqual([
      ['工程部', '陈思远', '吴磊'],
      ['采购部', '郑洁'],
    ])
  })
})
