import { describe, expect, it } from 'vitest'
import type { MinutesContent } from '#contract/minutes.ts'
import type { Attendee } from '#server/meeting/meeting.ts'
import { document as en } from '#text/en/document.ts'
import { document as zhCN } from '#text/zh-CN/document.ts'
import { attendanceOf } from './people.ts'
import { changedSince } from './redraw.ts'
import { slotsOf } from './slots.ts'
import { type Hand, printedDate, printedDay, printedRange } from './words.ts'

const hand: Hand = { locale: 'zh-CN', zone: 'Asia/Shanghai', text: zhCN }
const start = new Date('2023-10-25T14:00:00+08:00')

describe('how a document is written', () => {
  it.each([
    ['zh-CN', '2023年10月25日'],
    ['zh-TW', '2023年10月25日'],
    ['en', 'October 25, 2023'],
  ] as const)('a day in %s', (locale, expected) => {
    expect(printedDay('2023-10-25', { ...hand, locale })).toBe(expected)
  })

  it('takes day and time from the organisation’s wall clock', () => {
    const late = new Date('2023-10-25T23:30:00+08:00')
    expect(printedDate(late, hand)).toBe('2023年10月25日')
    expect(printedDate(late, { ...hand, zone: 'Asia/Tokyo' })).toBe('2023年10月26日')
    expect(printedRange(start, new Date('2023-10-25T16:00:00+08:00'), hand)).toBe('14:00-16:00')
    expect(printedRange(start, null, hand)).toBe('')
  })
})

describe('the slots of the agenda (S3-49)', () => {
  const slots = (minutes: (number | null)[], plannedStart: Date | null = start) => [
    ...slotsOf(
      { plannedStart },
      minutes.map((plannedMinutes, at) => ({ id: `${at}`, plannedMinutes })),
      hand,
    ).values(),
  ]
  it('follow each other from the start, as in the form', () => {
    expect(slots([20, 70, 30])).toEqual(['14:00-14:20', '14:20-15:30', '15:30-16:00'])
  })
  it('end where nobody planned', () => {
    expect(slots([20, null, 30])).toEqual(['14:00-14:20', '', ''])
    expect(slots([20], null)).toEqual([''])
  })
})

describe('who was there (S3-46, S3-47)', () => {
  const person = (id: string, departmentName: string, jobTitle = '') =>
    [id, { id, name: id, jobTitle, departmentId: departmentName, departmentName }] as const
  const names = {
    people: new Map([
      person('经理甲', '市场部'),
      person('经理乙', '销售部'),
      person('主管丙', '销售部'),
      person('列席丁', '设计部'),
    ]),
    departments: new Map(['市场部', '销售部', '设计部'].map((name) => [name, { name }])),
  }
  const attendee = (personId: string, departmentId: string, changes: Partial<Attendee> = {}): Attendee => ({
    id: personId,
    personId,
    departmentId,
    kind: 'core',
    coreRole: null,
    rsvp: 'yes',
    rsvpReason: '',
    rsvpAt: null,
    proxyId: null,
    proxyScope: null,
    signIn: 'onTime',
    signedInAt: null,
    leftAt: null,
    absenceReason: '',
    materialsToPrepare: '',
    noticeOpenedAt: null,
    isMandatory: true,
    mode: null,
    remark: '',
    topicIds: [],
    signInMethod: null,
    version: 1,
    ...changes,
  })
  const listed = (attendees: Attendee[], as: Hand = hand) => {
    const { attendeesByDepartment, absences } = attendanceOf({ attendees }, names, as)
    return {
      there: attendeesByDepartment.flatMap(({ department, people }) =>
        people.map(({ name, kind, note }) => [department, name, kind, note].filter(Boolean).join(' ')),
      ),
      absences,
    }
  }

  it('lists a proxy who was invited too once, and whom they stood in for as absent', () => {
    expect(
      listed([
        attendee('经理甲', '市场部'),
        attendee('经理乙', '销售部', { rsvp: 'proxy', rsvpReason: '客户拜访', proxyId: '主管丙' }),
        attendee('主管丙', '销售部', { signIn: 'late' }),
      ]),
    ).toEqual({
      there: ['市场部 经理甲 core', '销售部 主管丙 core 代经理乙参会、迟到'],
      absences: [{ name: '经理乙', department: '销售部', reason: '客户拜访', proxy: '主管丙' }],
    })
  })

  it('says nothing of a proxy who did not come either', () => {
    expect(
      listed([
        attendee('经理甲', '市场部'),
        attendee('经理乙', '销售部', { proxyId: '主管丙', signIn: 'absent', absenceReason: '路上堵车' }),
      ]).absences,
    ).toEqual([{ name: '经理乙', department: '销售部', reason: '路上堵车', proxy: '' }])
  })

  it('takes nobody for present who did not sign in, unless nobody did', () => {
    const unsigned = attendee('列席丁', '设计部', { kind: 'observer', signIn: null })
    expect(listed([attendee('经理甲', '市场部'), unsigned]).there).toEqual(['市场部 经理甲 core'])
    expect(listed([attendee('经理甲', '市场部', { signIn: null }), unsigned]).there).toEqual([
      '市场部 经理甲 core',
      '设计部 列席丁 observer',
    ])
    expect(listed([attendee('经理甲', '市场部', { signIn: null, rsvp: 'no' }), unsigned]).there).toEqual([
      '设计部 列席丁 observer',
    ])
  })

  it('notes in the organisation’s language', () => {
    const left = attendee('经理甲', '市场部', { signIn: 'leftEarly' })
    expect(listed([left], { ...hand, locale: 'en', text: en }).there).toEqual([
      '市场部 经理甲 core left early',
    ])
  })
})

it('names each decision and task that is no longer what was sent, and no other', () => {
  const decision = (number: string, content: string, state = 'adopted') => ({
    decisionId: number,
    number,
    content,
    kind: 'action',
    state,
    owner: '甲',
    cooperating: '',
    due: '',
  })
  const content = (decisions: ReturnType<typeof decision>[]) =>
    ({ decisions, tasks: [] }) as unknown as MinutesContent
  const sent = content([decision('JY-1', '一'), decision('JY-2', '二'), decision('JY-3', '三')])
  // Being carried out is not being reworded.
  expect(
    changedSince(
      sent,
      content([decision('JY-1', '一', 'inExecution'), decision('JY-2', '二'), decision('JY-3', '三')]),
    ),
  ).toEqual([])
  expect(
    changedSince(sent, content([decision('JY-1', '壹'), decision('JY-2', '二'), decision('JY-4', '四')])),
  ).toEqual(['JY-1', 'JY-3', 'JY-4'])
})
