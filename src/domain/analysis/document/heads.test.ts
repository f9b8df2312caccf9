import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { basicInfo } from './basic-info.ts'
import { headDirectory, heads } from './heads.test-data.ts'
import { readDocument } from './read.ts'

describe('heads whose people no directory has', () => {
  it.each([
    [
      ['碰头会', '工程科：夏鸣、洪淑芬', '品管部：施云、戴可', '一、进度'],
      ['夏鸣', '洪淑芬', '施云', '戴可'],
    ],
    [
      ['碰头会', '参会人：@夏鸣 @施云', '一、进度'],
      ['夏鸣', '施云'],
    ],
    [
      ['碰头会', '主持：董事长邱明达先生', '出席：邱副縣長明達', '一、进度'],
      ['邱明达', '邱明達'],
    ],
    [
      [
        '碰头会',
        '一、进度',
        '正常。',
        '参会人员：县交通局蒋大为，县住建局廖小棠，县财政局崔敬亭，县水利局鲍秋实，县自然资源局梅若谷，青石镇纪伯常、舒亦安，注塑一部钱一诺，品管部施云，仓储部戴可。',
      ],
      '蒋大为 廖小棠 崔敬亭 鲍秋实 梅若谷 纪伯常 舒亦安 钱一诺 施云 戴可'.split(' '),
    ],
    // what is to be done is nobody
    [['碰头会', '记：周五前完成', '测试：尽快', '研发：按期交付、全部上线', '一、进度'], []],
  ])('%j', (lines, people) => {
    const { attendees } = basicInfo(readDocument(lines.join('\n')))
    expect(attendees.flatMap((group) => group.people.map(({ value }) => value))).toEqual(people)
  })
})

describe('heads of many kinds', () => {
  it.each(heads.map((one) => [one.lines[0] ?? '', one] as const))('%s', (_line, { lines, ...right }) => {
    const names = headDirectory.data.people.map(({ name }) => name)
    const info = basicInfo(readDocument(lines.join('\n'), names), {
      directory: headDirectory,
      referenceDate: civilDate('2026-06-03'),
    })
    const { title, date, startTime, endTime, place, host, recorder, attendees, absentees } = info
    const officers = [host?.value, recorder?.value]
    expect({
      told: [title, date, startTime, endTime, place, host, recorder].map((one) => one?.value ?? null),
      present: attendees
        .flatMap(({ people }) => people.map(({ value }) => value))
        .filter((name) => !officers.includes(name))
        .toSorted(),
      away: absentees.map(
        (one) => `${one.name.value}/${one.reason?.value ?? ''}/${one.delegate?.value ?? ''}`,
      ),
    }).toEqual({ ...right, present: right.present.toSorted() })
  })
})

describe('lines of a head', () => {
  const info = (...lines: string[]) =>
    basicInfo(readDocument(lines.join('\n')), {
      directory: headDirectory,
      referenceDate: civilDate('2026-03-05'),
    })
  const present = (...lines: string[]) =>
    info(...lines).attendees.flatMap((group) => group.people.map(({ value }) => value))

  it('an hour typed without its colon before who speaks is no day', () => {
    expect(info('1001 施云：海报改好了吗', '10:02 夏鸣：改好了').date).toBeNull()
    expect(info('0312 晨会：', '施云：正常。').date?.value).toBe('2026-03-12')
  })

  it('an hour, and the place behind it', () => {
    const { startTime, place } = info(
      '碰头会速记',
      '记录:施云',
      '16:30开始,3号楼小会议室',
      '',
      '一、进度',
      '正常。',
    )
    expect([startTime?.value, place?.value]).toEqual(['16:30', '3号楼小会议室'])
  })

  it('where it was, and not what is the matter on a floor', () => {
    const placeOf = (...lines: string[]) => info(...lines).place?.value ?? null
    expect(placeOf('启动会', '会址:A座7层静室', '', '一、进度', '正常。')).toBe('A座7层静室')
    expect(
      placeOf('周会速记 20260304', '人:施云、夏鸣', '1 三楼新风异响,厂家上周六修好了', '2 值班表夏鸣排'),
    ).toBeNull()
  })

  it('what the directory calls a department is nobody', () => {
    expect(present('碰头会纪要', '到会:注塑 夏鸣;品管 施云', '', '一、进度', '正常。')).not.toContain('注塑')
  })

  it('who is on leave, or has somebody vote for them', () => {
    const { absentees } = info(
      '碰头会纪要',
      '出席:蒋大为、廖小棠(纪伯常家中有事,授权廖小棠代投)。品管部施云休年假。',
      '',
      '一、进度',
      '正常。',
    )
    expect(
      absentees.map(({ name, reason, delegate }) => [
        name.value,
        reason?.value ?? null,
        delegate?.value ?? null,
      ]),
    ).toEqual([
      ['纪伯常', '家中有事', '廖小棠'],
      ['施云', '休年假', null],
    ])
  })

  it('English labels', () => {
    const { place, recorder } = info(
      '# Weekly sync',
      '- Where: 201会议室',
      '- Notes: 施云',
      '',
      '## 1. Status',
      'Fine.',
    )
    expect([place?.value, recorder?.value]).toEqual(['201会议室', '施云'])
  })

  it.each([
    ['复盘会要点(不外传)', '复盘会要点'],
    ['【需求评审】门店核销2.0', '【需求评审】门店核销2.0'],
  ])('the title %s', (line, title) =>
    expect(info(line, '时间:2026年3月4日', '', '一、进度', '正常。').title?.value).toBe(title),
  )
})
