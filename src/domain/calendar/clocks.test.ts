import { describe, expect, it } from 'vitest'
import { civilDate } from './civil-date.ts'
import { clockIds } from './clock-id.ts'
import * as clock from './clocks.ts'
import type { Deadline } from './deadline.ts'
import { chinaCalendar } from './holidays.test-data.ts'
import { type Instant, instantAt, isoWithOffset, type TimeOfDay } from './instant.ts'

const setting: clock.ClockSetting = {
  calendar: chinaCalendar(),
  zone: 'Asia/Shanghai',
  parameters: clock.defaultClockParameters,
}

function at(text: string): Instant {
  return instantAt(civilDate(text.slice(0, 10)), text.slice(11) as TimeOfDay, setting.zone)
}

function shown(deadline: Deadline): string {
  return isoWithOffset(deadline.at, setting.zone).slice(0, 16)
}

function dayOf(deadline: Deadline): string {
  return shown(deadline).slice(0, 10)
}

function hintsAtDayOff(deadline: Deadline): boolean {
  return deadline.explanation.some(({ key }) => key === 'clock.onNonWorkingDay')
}

describe('the test vectors', () => {
  const launch = clock.noticeClocks(at('2023-10-25T14:00'), setting)
  const afterHoliday = clock.noticeClocks(at('2023-10-09T10:00'), setting)
  const visual = clock.taskClocks(civilDate('2023-11-25'), civilDate('2023-11-10'), setting)

  it.each([
    ['inviteBy of 2023-10-25 14:00', launch.inviteBy, '2023-10-22T14:00'],
    ['agendaBy of 2023-10-25 14:00', launch.agendaBy, '2023-10-23T14:00'],
    ['noticeBy of 2023-10-25 14:00', launch.noticeBy, '2023-10-24T14:00'],
    ['agendaBy of 2023-10-09 10:00, after two make-up days', afterHoliday.agendaBy, '2023-10-07T10:00'],
    [
      'draft of a meeting ended 2023-10-25 16:00',
      clock.draftMinutesBy(at('2023-10-25T16:00'), setting),
      '2023-10-26T16:00',
    ],
    [
      'final of a meeting ended 2023-10-25 16:00',
      clock.finalMinutesBy(at('2023-10-25T16:00'), setting),
      '2023-10-27T16:00',
    ],
    [
      'feedback to minutes sent Thu 2023-10-26 15:00',
      clock.feedbackBy(at('2023-10-26T15:00'), setting),
      '2023-10-27T15:00',
    ],
    [
      'feedback to minutes sent Fri 2026-02-13 17:00',
      clock.feedbackBy(at('2026-02-13T17:00'), setting),
      '2026-02-14T17:00',
    ],
    [
      'feedback to minutes sent Sat 2026-02-14 17:00',
      clock.feedbackBy(at('2026-02-14T17:00'), setting),
      '2026-02-24T17:00',
    ],
    ['reminder of RW-01', visual.remindOn, '2023-11-23T09:00'],
    ['delay report of RW-01', visual.delayReportBy, '2023-11-24T23:59'],
    ['collection of RW-01', visual.collectBy, '2023-11-28T23:59'],
    ['due of RW-01', visual.due, '2023-11-25T23:59'],
    [
      'mail of the provisional launch',
      clock.conditionalNoticeBy(civilDate('2023-12-01'), 10, setting),
      '2023-11-21T23:59',
    ],
    [
      'decision due 2024-06-30',
      clock.confirmProvisionalBy(civilDate('2024-06-30'), setting),
      '2024-06-30T23:59',
    ],
  ])('%s', (_case, deadline, expected) => {
    expect(shown(deadline)).toBe(expected)
  })

  it('asks RW-01 for an update on two Fridays', () => {
    expect(visual.weeklyUpdates.map(dayOf)).toEqual(['2023-11-17', '2023-11-24'])
  })

  it('hints at the Saturday and the Sunday, and at nothing on a working day', () => {
    expect(hintsAtDayOff(visual.due)).toBe(true)
    expect(hintsAtDayOff(clock.confirmProvisionalBy(civilDate('2024-06-30'), setting))).toBe(true)
    const onWednesday = clock.taskClocks(civilDate('2023-11-22'), civilDate('2023-11-10'), setting)
    expect(hintsAtDayOff(onWednesday.due)).toBe(false)
  })
})

describe('the other clocks', () => {
  it.each([
    ['C-01', clock.firstReviewBy(at('2023-10-27T11:00'), setting), '2023-10-30T11:00'],
    [
      'C-02 reminder',
      clock.departmentAnswerClocks(at('2023-10-26T11:00'), setting).remindAt,
      '2023-10-27T11:00',
    ],
    ['C-02', clock.departmentAnswerClocks(at('2023-10-26T11:00'), setting).answerBy, '2023-10-30T11:00'],
    ['X-12', clock.topicCollectionUntil(at('2023-10-25T14:00'), setting), '2023-10-20T14:00'],
    ['C-04', clock.meetingReminders(at('2023-10-25T14:00'), setting).dayBefore, '2023-10-24T14:00'],
    [
      'C-04 of a Monday',
      clock.meetingReminders(at('2023-10-30T14:00'), setting).dayBefore,
      '2023-10-27T14:00',
    ],
    [
      'C-04 just before',
      clock.meetingReminders(at('2023-10-28T14:00'), setting).justBefore,
      '2023-10-28T13:45',
    ],
    ['C-05 reminder', clock.draftMinutesRemindAt(at('2023-10-25T16:00'), setting), '2023-10-26T12:00'],
    ['C-08 of a Monday', clock.taskReminder(civilDate('2023-11-27'), setting), '2023-11-24T09:00'],
    ['C-10', clock.nextProgressUpdate(civilDate('2023-11-10'), setting).due, '2023-11-17T18:00'],
    ['C-11', clock.syncMeetingBy(at('2023-10-25T16:00'), setting), '2023-11-01T18:00'],
    ['C-13 level 0', clock.escalationAnswerBy(at('2023-10-26T15:00'), 0, setting), '2023-10-27T15:00'],
    ['C-13 level 1', clock.escalationAnswerBy(at('2023-10-26T15:00'), 1, setting), '2023-10-27T15:00'],
    ['C-13 level 2', clock.escalationAnswerBy(at('2023-10-26T15:00'), 2, setting), '2023-10-30T15:00'],
    ['C-13 level 3', clock.escalationAnswerBy(at('2023-10-26T15:00'), 3, setting), '2023-10-30T15:00'],
    ['C-14', clock.conflictRecheckBy(at('2023-10-26T15:00'), setting), '2023-11-09T23:59'],
    ['C-15 red', clock.alertAnswerBy(at('2023-10-28T15:00'), 'red', setting), '2023-10-28T17:00'],
    ['C-15 orange', clock.alertAnswerBy(at('2023-10-27T15:00'), 'orange', setting), '2023-10-29T15:00'],
    ['C-15 yellow', clock.alertAnswerBy(at('2023-10-26T15:00'), 'yellow', setting), '2023-10-27T18:00'],
    ['C-16', clock.reworkDue(at('2023-11-22T10:00'), setting), '2023-11-24T23:59'],
    [
      'C-17 default lead',
      clock.conditionalNoticeBy(civilDate('2023-12-01'), undefined, setting),
      '2023-11-21T23:59',
    ],
    ['C-17 own lead', clock.conditionalNoticeBy(civilDate('2023-12-01'), 5, setting), '2023-11-26T23:59'],
    [
      'C-17 reminder: two days before 11-21 is a Sunday, so the Friday',
      clock.conditionalReminder(civilDate('2023-12-01'), undefined, setting),
      '2023-11-17T09:00',
    ],
    ['C-18', clock.rectifyBy(civilDate('2023-12-01'), setting), '2023-12-01T23:59'],
    ['C-19', clock.questionnaireClosesAt(at('2023-10-25T16:00'), setting), '2023-10-27T16:00'],
    ['C-20', clock.ratingBy(at('2023-12-28T10:00'), setting), '2024-01-03T10:00'],
    ['C-21', clock.decisionTasksBy(at('2023-10-27T16:00'), setting), '2023-10-30T16:00'],
    ['C-22', clock.writtenRecordBy(at('2023-10-28T21:00'), setting), '2023-10-31T09:00'],
    ['C-23', clock.materialsBy(at('2023-10-25T14:00'), setting), '2023-10-23T14:00'],
    ['C-24 opens', clock.attendanceWindow(at('2023-10-25T14:00'), setting).opensAt, '2023-10-25T13:30'],
    ['C-24 late', clock.attendanceWindow(at('2023-10-25T14:00'), setting).lateAfter, '2023-10-25T14:05'],
    ['C-25', clock.confirmProvisionalBy(civilDate('2023-11-20'), setting), '2023-11-20T23:59'],
  ])('%s', (_case, deadline, expected) => {
    expect(shown(deadline)).toBe(expected)
  })

  it('reminds of the weekly update at four on the same day', () => {
    const { remindAt } = clock.nextProgressUpdate(civilDate('2023-11-10'), setting)
    expect(isoWithOffset(remindAt, setting.zone)).toBe('2023-11-17T16:00:00+08:00')
  })

  it.each([
    ['13:29', 'tooEarly'],
    ['13:30', 'signIn'],
    ['14:05', 'signIn'],
    ['14:06', 'signInLate'],
  ])('a signature at %s is %s', (time, sort) => {
    expect(clock.signInAt(at(`2023-10-25T${time}`), at('2023-10-25T14:00'), setting)).toBe(sort)
  })

  it.each([
    ['15:54', true],
    ['15:55', false],
    ['16:00', false],
  ])('leaving a meeting that ends at 16:00 at %s is early: %s', (time, early) => {
    expect(clock.isLeavingEarly(at(`2023-10-25T${time}`), at('2023-10-25T16:00'), setting)).toBe(early)
  })
})

describe('the organisation sets the lengths', () => {
  it('counts hours at work when it says so, but for an alarm', () => {
    const working = { ...setting, parameters: { ...setting.parameters, hourClockMode: 'working' as const } }
    expect(shown(clock.draftMinutesBy(at('2023-10-25T16:00'), working))).toBe('2023-10-30T13:00')
    expect(shown(clock.alertAnswerBy(at('2023-10-28T15:00'), 'red', working))).toBe('2023-10-28T17:00')
  })

  it('does not call for the draft after it was due', () => {
    const quick = { ...setting, parameters: { ...setting.parameters, draftMinutesHours: 12 } }
    expect(shown(clock.draftMinutesRemindAt(at('2023-10-25T16:00'), quick))).toBe('2023-10-26T04:00')
  })

  it('takes another lead, another weekday and two weeks', () => {
    const other = {
      ...setting,
      parameters: {
        ...setting.parameters,
        inviteDays: 5,
        syncMeetingWeeks: 2 as const,
        weeklyUpdate: { weekday: 4, time: '17:00', remindAt: '15:00' } as const,
      },
    }
    expect(shown(clock.noticeClocks(at('2023-10-25T14:00'), other).inviteBy)).toBe('2023-10-20T14:00')
    expect(shown(clock.syncMeetingBy(at('2023-10-25T16:00'), other))).toBe('2023-11-08T18:00')
    expect(shown(clock.nextProgressUpdate(civilDate('2023-11-10'), other).due)).toBe('2023-11-16T17:00')
  })
})

describe('the table', () => {
  it('has every clock under its own id', () => {
    expect(Object.keys(clock.clocks)).toEqual([...clockIds])
    for (const id of clockIds) expect(clock.clocks[id].id).toBe(id)
  })

  it('names only lengths that can be set, and uses each one', () => {
    const named = Object.values(clock.clocks).flatMap(({ lengths }) =>
      lengths.map(({ parameter }) => parameter),
    )
    const settable = Object.keys(clock.defaultClockParameters)
    // The rest are no clock's length: K3 itself, X-12's window, X-22's early leave, 签收 and X-59's shares.
    const others = [
      'hourClockMode',
      'topicCollectionWorkingDays',
      'leftEarlyMinutes',
      'signWorkingDays',
      'behindPlan',
    ]
    expect(new Set(named.filter((each) => each !== null))).toEqual(
      new Set(settable.filter((each) => !others.includes(each))),
    )
  })

  // The default lengths as the requirements (3.2) give them.
  it.each([
    ['firstReviewWorkingDays', 1],
    ['departmentAnswerWorkingDays', 2],
    ['departmentReminderWorkingDays', 1],
    ['inviteDays', 3],
    ['agendaWorkingDays', 2],
    ['noticeFloorDays', 1],
    ['meetingReminderHours', 24],
    ['meetingReminderMinutes', 15],
    ['draftMinutesHours', 24],
    ['draftMinutesReminderHours', 20],
    ['feedbackWorkingDays', 1],
    ['finalMinutesHours', 48],
    ['taskReminderDays', 2],
    ['collectDays', 3],
    ['delayReportDays', 1],
    ['conflictRecheckDays', 14],
    ['redAlertHours', 2],
    ['orangeAlertHours', 48],
    ['reworkDays', 2],
    ['conditionalNoticeDays', 10],
    ['questionnaireHours', 48],
    ['ratingWorkingDays', 3],
    ['decisionTaskWorkingDays', 1],
    ['writtenRecordWorkingDays', 1],
    ['materialWorkingDays', 2],
    ['signInOpensMinutes', 30],
    ['lateAfterMinutes', 5],
  ] as const)('%s is %i unless the organisation says otherwise', (parameter, length) => {
    expect(clock.defaultClockParameters[parameter]).toBe(length)
  })
})
