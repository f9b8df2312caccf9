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
