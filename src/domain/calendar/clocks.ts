import type { Mover } from '#domain/lifecycle/roles.ts'
import type { CivilDate } from './civil-date.ts'
import { addDays } from './civil-date.ts'
import type { ClockId } from './clock-id.ts'
import {
  type Deadline,
  daysBefore,
  endOfDay,
  endOfDayAfter,
  endOfDayBefore,
  type HourClockMode,
  hoursAfter,
  hoursBefore,
  minutesAfter,
  minutesBefore,
  nextWeeklyUpdate,
  reminder,
  type WeeklyRhythm,
  type WorkTime,
  weeklyUpdates,
  weeksAfter,
  workingDaysAfter,
  workingDaysBefore,
} from './deadline.ts'
import { explain } from './explanation.ts'
import { addMinutes, civilDateOf, type Instant, instantAt, type TimeOfDay } from './instant.ts'

/** The lengths an organisation may set. Days are natural unless the name says working days. */
export interface ClockParameters {
  /** K3: what 24 小时 and 48 小时 of C-05, C-07 and C-19 mean. */
  readonly hourClockMode: HourClockMode
  readonly firstReviewWorkingDays: number
  readonly departmentAnswerWorkingDays: number
  readonly departmentReminderWorkingDays: number
  readonly topicCollectionWorkingDays: number
  readonly inviteDays: number
  readonly agendaWorkingDays: number
  readonly noticeFloorDays: number
  readonly meetingReminderHours: number
  readonly meetingReminderMinutes: number
  readonly draftMinutesHours: number
  readonly draftMinutesReminderHours: number
  readonly feedbackWorkingDays: number
  readonly finalMinutesHours: number
  readonly taskReminderDays: number
  readonly collectDays: number
  readonly weeklyUpdate: WeeklyRhythm & { readonly remindAt: TimeOfDay }
  readonly syncMeetingWeeks: 1 | 2
  readonly delayReportDays: number
  /** How long the owner of new work has to sign for it (签收) before it shows as unsigned. */
  readonly signWorkingDays: number
  /** X-59, NM-COL-14: how far behind its plan, in percent of it, a task may be before its light turns. */
  readonly behindPlan: { readonly yellow: number; readonly orange: number; readonly red: number }
  /** Levels 0 to 3. */
  readonly escalationWorkingDays: readonly [number, number, number, number]
  readonly conflictRecheckDays: number
  readonly redAlertHours: number
  readonly orangeAlertHours: number
  readonly reworkDays: number
  readonly conditionalNoticeDays: number
  readonly questionnaireHours: number
  readonly ratingWorkingDays: number
  readonly decisionTaskWorkingDays: number
  readonly writtenRecordWorkingDays: number
  readonly materialWorkingDays: number
  readonly signInOpensMinutes: number
  readonly lateAfterMinutes: number
  readonly leftEarlyMinutes: number
}

export const defaultClockParameters: ClockParameters = {
  hourClockMode: 'natural',
  firstReviewWorkingDays: 1,
  departmentAnswerWorkingDays: 2,
  departmentReminderWorkingDays: 1,
  topicCollectionWorkingDays: 3,
  inviteDays: 3,
  agendaWorkingDays: 2,
  noticeFloorDays: 1,
  meetingReminderHours: 24,
  meetingReminderMinutes: 15,
  draftMinutesHours: 24,
  draftMinutesReminderHours: 20,
  feedbackWorkingDays: 1,
  finalMinutesHours: 48,
  taskReminderDays: 2,
  collectDays: 3,
  weeklyUpdate: { weekday: 5, time: '18:00', remindAt: '16:00' },
  syncMeetingWeeks: 1,
  delayReportDays: 1,
  signWorkingDays: 1,
  behindPlan: { yellow: 10, orange: 20, red: 30 },
  escalationWorkingDays: [1, 1, 2, 2],
  conflictRecheckDays: 14,
  redAlertHours: 2,
  orangeAlertHours: 48,
  reworkDays: 2,
  conditionalNoticeDays: 10,
  questionnaireHours: 48,
  ratingWorkingDays: 3,
  decisionTaskWorkingDays: 1,
  writtenRecordWorkingDays: 1,
  materialWorkingDays: 2,
  signInOpensMinutes: 30,
  lateAfterMinutes: 5,
  leftEarlyMinutes: 5,
}

export type ClockUnit = 'workingDay' | 'day' | 'hour' | 'minute' | 'week' | 'rhythm' | 'date'

export type ExpiryAction =
  | 'remind'
  | 'warn'
  | 'askReason'
  | 'supervise'
  | 'markLate'
  | 'markOverdue'
  | 'offerNextLevel'
  | 'openTask'
  | 'askReview'
  | 'draftMail'
  | 'close'
  | 'setDeadline'

export interface Clock {
  readonly id: ClockId
  readonly zhName: string
  /** What sets it going, or what it counts back from. */
  readonly starts: string
  readonly counts: 'forward' | 'back'
  /** Several for clocks of several hands. No parameter: somebody sets the date. */
  readonly lengths: readonly { readonly parameter: keyof ClockParameters | null; readonly unit: ClockUnit }[]
  readonly calendar: 'working' | 'natural' | 'mixed' | 'date'
  readonly onExpiry: readonly { readonly action: ExpiryAction; readonly tell: readonly Mover[] }[]
  readonly source: readonly string[]
}

const attendees: readonly Mover[] = ['attendee.core', 'attendee.observer', 'proxy']

export const clocks: Readonly<Record<ClockId, Clock>> = {
  'C-01': {
    id: 'C-01',
    zhName: '需求初审',
    starts: 'request.submitted',
    counts: 'forward',
    lengths: [{ parameter: 'firstReviewWorkingDays', unit: 'workingDay' }],
    calendar: 'working',
    onExpiry: [
      { action: 'remind', tell: ['deptHead'] },
      { action: 'supervise', tell: ['coordinator'] },
    ],
    source: ['X-36', 'S4-20'],
  },
  'C-02': {
    id: 'C-02',
    zhName: '部门答复',
    starts: 'request.sentToDepartment',
    counts: 'forward',
    lengths: [
      { parameter: 'departmentReminderWorkingDays', unit: 'workingDay' },
      { parameter: 'departmentAnswerWorkingDays', unit: 'workingDay' },
    ],
    calendar: 'working',
    onExpiry: [{ action: 'markOverdue', tell: ['deptHead'] }],
    source: ['X-36', 'S4-21'],
  },
  'C-03': {
    id: 'C-03',
    zhName: '会议通知',
    starts: 'meeting.plannedStart',
    counts: 'back',
    lengths: [
      { parameter: 'inviteDays', unit: 'day' },
      { parameter: 'agendaWorkingDays', unit: 'workingDay' },
      { parameter: 'noticeFloorDays', unit: 'day' },
    ],
    calendar: 'mixed',
    onExpiry: [
      { action: 'warn', tell: ['organiser'] },
      { action: 'askReason', tell: ['organiser'] },
    ],
    source: ['S0-48', 'S2-08', 'S3-08'],
  },
  'C-04': {
    id: 'C-04',
    zhName: '会前提醒',
    starts: 'meeting.plannedStart',
    counts: 'back',
    lengths: [
      { parameter: 'meetingReminderHours', unit: 'hour' },
      { parameter: 'meetingReminderMinutes', unit: 'minute' },
    ],
    calendar: 'natural',
    onExpiry: [{ action: 'remind', tell: attendees }],
    source: ['X-03'],
  },
  'C-05': {
    id: 'C-05',
    zhName: '初版纪要',
    starts: 'meeting.ended',
    counts: 'forward',
    lengths: [
      { parameter: 'draftMinutesReminderHours', unit: 'hour' },
      { parameter: 'draftMinutesHours', unit: 'hour' },
    ],
    calendar: 'natural',
    onExpiry: [{ action: 'warn', tell: ['host'] }],
    source: ['S2-46', 'S3-26'],
  },
  'C-06': {
    id: 'C-06',
    zhName: '纪要反馈',
    starts: 'minutes.sent',
    counts: 'forward',
    lengths: [{ parameter: 'feedbackWorkingDays', unit: 'workingDay' }],
    calendar: 'working',
    onExpiry: [
      { action: 'remind', tell: ['recipient'] },
      { action: 'markOverdue', tell: ['host', 'recorder'] },
    ],
    source: ['S2-59', 'X-50'],
  },
  'C-07': {
    id: 'C-07',
    zhName: '最终版',
    starts: 'meeting.ended',
    counts: 'forward',
    lengths: [{ parameter: 'finalMinutesHours', unit: 'hour' }],
    calendar: 'natural',
    onExpiry: [{ action: 'warn', tell: ['host'] }],
    source: ['S3-28'],
  },
  'C-08': {
    id: 'C-08',
    zhName: '到期提醒',
    starts: 'task.due',
    counts: 'back',
    lengths: [{ parameter: 'taskReminderDays', unit: 'day' }],
    calendar: 'natural',
    onExpiry: [{ action: 'remind', tell: ['owner', 'cooperator'] }],
    source: ['S2-63'],
  },
  'C-09': {
    id: 'C-09',
    zhName: '完成情况收集',
    starts: 'task.due',
    counts: 'forward',
    lengths: [{ parameter: 'collectDays', unit: 'day' }],
    calendar: 'natural',
    onExpiry: [
      { action: 'supervise', tell: ['maintainer'] },
      { action: 'warn', tell: ['host'] },
    ],
    source: ['S2-64'],
  },
  'C-10': {
    id: 'C-10',
    zhName: '进度更新',
    starts: 'task.start',
    counts: 'forward',
    lengths: [{ parameter: 'weeklyUpdate', unit: 'rhythm' }],
    calendar: 'working',
    onExpiry: [{ action: 'warn', tell: ['owner', 'maintainer'] }],
    source: ['S3-32', 'X-33'],
  },
  'C-11': {
    id: 'C-11',
    zhName: '进度同步会',
    starts: 'collaboration.activated',
    counts: 'forward',
    lengths: [{ parameter: 'syncMeetingWeeks', unit: 'week' }],
    calendar: 'working',
    onExpiry: [{ action: 'warn', tell: ['leader'] }],
    source: ['S1-29', 'S4-46'],
  },
  'C-12': {
    id: 'C-12',
    zhName: '延期反馈',
    starts: 'task.due',
    counts: 'back',
    lengths: [{ parameter: 'delayReportDays', unit: 'day' }],
    calendar: 'natural',
    onExpiry: [{ action: 'markLate', tell: ['owner'] }],
    source: ['S3-35'],
  },
  'C-13': {
    id: 'C-13',
    zhName: '升级响应',
    starts: 'escalation.levelEntered',
    counts: 'forward',
    lengths: [{ parameter: 'escalationWorkingDays', unit: 'workingDay' }],
    calendar: 'working',
    onExpiry: [{ action: 'offerNextLevel', tell: ['leader'] }],
    source: ['S4-43', 'X-41'],
  },
  'C-14': {
    id: 'C-14',
    zhName: '冲突复查',
    starts: 'conflict.resolved',
    counts: 'forward',
    lengths: [{ parameter: 'conflictRecheckDays', unit: 'day' }],
    calendar: 'natural',
    onExpiry: [{ action: 'openTask', tell: ['leader'] }],
    source: ['X-39'],
  },
  'C-15': {
    id: 'C-15',
    zhName: '风险预警响应',
    starts: 'risk.alerted',
    counts: 'forward',
    lengths: [
      { parameter: 'redAlertHours', unit: 'hour' },
      { parameter: 'orangeAlertHours', unit: 'hour' },
      { parameter: 'weeklyUpdate', unit: 'rhythm' },
    ],
    calendar: 'natural',
    onExpiry: [{ action: 'offerNextLevel', tell: ['superior'] }],
    source: ['X-59', 'X-41'],
  },
  'C-16': {
    id: 'C-16',
    zhName: '评审后修改',
    starts: 'task.sentBack',
    counts: 'forward',
    lengths: [{ parameter: 'reworkDays', unit: 'day' }],
    calendar: 'natural',
    onExpiry: [{ action: 'setDeadline', tell: ['owner'] }],
    source: ['S3-77'],
  },
  'C-17': {
    id: 'C-17',
    zhName: '条件通知',
    starts: 'decision.affectedDate',
    counts: 'back',
    lengths: [{ parameter: 'conditionalNoticeDays', unit: 'day' }],
    calendar: 'natural',
    onExpiry: [{ action: 'draftMail', tell: ['host'] }],
    source: ['S3-71'],
  },
  'C-18': {
    id: 'C-18',
    zhName: '里程碑整改',
    starts: 'milestone.rectify',
    counts: 'forward',
    lengths: [{ parameter: null, unit: 'date' }],
    calendar: 'natural',
    onExpiry: [{ action: 'askReview', tell: ['reviewer'] }],
    source: ['X-63'],
  },
  'C-19': {
    id: 'C-19',
    zhName: '效果评估问卷',
    starts: 'meeting.ended',
    counts: 'forward',
    lengths: [{ parameter: 'questionnaireHours', unit: 'hour' }],
    calendar: 'natural',
    onExpiry: [{ action: 'close', tell: [] }],
    source: ['X-24'],
  },
  'C-20': {
    id: 'C-20',
    zhName: '满意度互评',
    starts: 'collaboration.accepted',
    counts: 'forward',
    lengths: [{ parameter: 'ratingWorkingDays', unit: 'workingDay' }],
    calendar: 'working',
    onExpiry: [{ action: 'close', tell: [] }],
    source: ['X-65'],
  },
  'C-21': {
    id: 'C-21',
    zhName: '决议落任务',
    starts: 'minutes.final',
    counts: 'forward',
    lengths: [{ parameter: 'decisionTaskWorkingDays', unit: 'workingDay' }],
    calendar: 'working',
    onExpiry: [{ action: 'warn', tell: ['host'] }],
    source: ['S0-21'],
  },
  'C-22': {
    id: 'C-22',
    zhName: '即时通讯决定补录',
    starts: 'decision.taken',
    counts: 'forward',
    lengths: [{ parameter: 'writtenRecordWorkingDays', unit: 'workingDay' }],
    calendar: 'working',
    onExpiry: [{ action: 'warn', tell: ['recorder'] }],
    source: ['S4-36'],
  },
  'C-23': {
    id: 'C-23',
    zhName: '材料提交',
    starts: 'meeting.plannedStart',
    counts: 'back',
    lengths: [{ parameter: 'materialWorkingDays', unit: 'workingDay' }],
    calendar: 'working',
    onExpiry: [{ action: 'warn', tell: ['materialPreparer', 'organiser'] }],
    source: ['X-01'],
  },
  'C-24': {
    id: 'C-24',
    zhName: '签到窗口',
    starts: 'meeting.plannedStart',
    counts: 'back',
    lengths: [
      { parameter: 'signInOpensMinutes', unit: 'minute' },
      { parameter: 'lateAfterMinutes', unit: 'minute' },
    ],
    calendar: 'natural',
    onExpiry: [{ action: 'markLate', tell: [] }],
    source: ['X-22'],
  },
  'C-25': {
    id: 'C-25',
    zhName: '暂定确认',
    starts: 'decision.provisional',
    counts: 'forward',
    lengths: [{ parameter: null, unit: 'date' }],
    calendar: 'date',
    onExpiry: [{ action: 'supervise', tell: ['host'] }],
    source: ['S3-72'],
  },
}

/** Everything a deadline is computed from, beside what sets its clock going. */
export interface ClockSetting extends WorkTime {
  readonly parameters: ClockParameters
}

/** C-01 */
export function firstReviewBy(submittedAt: Instant, setting: ClockSetting): Deadline {
  return workingDaysAfter(submittedAt, setting.parameters.firstReviewWorkingDays, setting)
}

/** C-02 */
export function departmentAnswerClocks(
  sentAt: Instant,
  setting: ClockSetting,
): { remindAt: Deadline; answerBy: Deadline } {
  return {
    remindAt: workingDaysAfter(sentAt, setting.parameters.departmentReminderWorkingDays, setting),
    answerBy: workingDaysAfter(sentAt, setting.parameters.departmentAnswerWorkingDays, setting),
  }
}

/** until when departments may propose topics. */
export function topicCollectionUntil(plannedStart: Instant, setting: ClockSetting): Deadline {
  return workingDaysBefore(plannedStart, setting.parameters.topicCollectionWorkingDays, setting)
}

/** C-03: three clocks that run side by side (3.13). */
export function noticeClocks(
  plannedStart: Instant,
  setting: ClockSetting,
): { inviteBy: Deadline; agendaBy: Deadline; noticeBy: Deadline } {
  const { inviteDays, agendaWorkingDays, noticeFloorDays } = setting.parameters
  return {
    inviteBy: daysBefore(plannedStart, inviteDays, setting),
    agendaBy: workingDaysBefore(plannedStart, agendaWorkingDays, setting),
    noticeBy: daysBefore(plannedStart, noticeFloorDays, setting),
  }
}

/**
 * C-04. The day's reminder of a meeting on Monday goes out on Friday (K5); the last one stays where
 * it is, since a meeting on a Saturday is not helped by a call on Friday.
 */
export function meetingReminders(
  plannedStart: Instant,
  setting: ClockSetting,
): { dayBefore: Deadline; justBefore: Deadline } {
  const { meetingReminderHours, meetingReminderMinutes } = setting.parameters
  return {
    dayBefore: reminder(hoursBefore(plannedStart, meetingReminderHours, setting), setting),
    justBefore: minutesBefore(plannedStart, meetingReminderMinutes, setting),
  }
}

/** C-05, from the actual end of the meeting. */
export function draftMinutesBy(endedAt: Instant, setting: ClockSetting): Deadline {
  const { draftMinutesHours, hourClockMode } = setting.parameters
  return hoursAfter(endedAt, draftMinutesHours, hourClockMode, setting)
}

/**
 * C-05. Not moved to a working day: the 24 hours do not stop for one, so neither does the call. Where
 * the draft is due sooner than the call, the call comes when it is due.
 */
export function draftMinutesRemindAt(endedAt: Instant, setting: ClockSetting): Deadline {
  const { draftMinutesHours, draftMinutesReminderHours, hourClockMode } = setting.parameters
  const hours = Math.min(draftMinutesReminderHours, draftMinutesHours)
  return hoursAfter(endedAt, hours, hourClockMode, setting)
}

/** C-06, of one recipient. */
export function feedbackBy(sentAt: Instant, setting: ClockSetting): Deadline {
  return workingDaysAfter(sentAt, setting.parameters.feedbackWorkingDays, setting)
}

/** C-07, from the actual end of the meeting. */
export function finalMinutesBy(endedAt: Instant, setting: ClockSetting): Deadline {
  const { finalMinutesHours, hourClockMode } = setting.parameters
  return hoursAfter(endedAt, finalMinutesHours, hourClockMode, setting)
}

export interface TaskClocks {
  /** The due date itself, with a hint when it is a day off (NM-TRK-12). */
  readonly due: Deadline
  /** C-08 */
  readonly remindOn: Deadline
  /** C-12: a delay reported later is marked 未提前反馈. */
  readonly delayReportBy: Deadline
  /** C-09 */
  readonly collectBy: Deadline
  /** C-10, up to the due date. */
  readonly weeklyUpdates: readonly Deadline[]
}

export function taskClocks(due: CivilDate, start: CivilDate, setting: ClockSetting): TaskClocks {
  const { delayReportDays, collectDays, weeklyUpdate } = setting.parameters
  return {
    due: endOfDay(due, setting),
    remindOn: taskReminder(due, setting),
    delayReportBy: endOfDayBefore(due, delayReportDays, setting),
    collectBy: endOfDayAfter(due, collectDays, setting),
    weeklyUpdates: weeklyUpdates(start, due, weeklyUpdate, setting),
  }
}

/** C-08, at the beginning of the day, so that the whole day is left. */
export function taskReminder(due: CivilDate, setting: ClockSetting): Deadline {
  const n = setting.parameters.taskReminderDays
  const at = instantAt(addDays(due, -n), setting.calendar.dayStart, setting.zone)
  return reminder({ at, explanation: [explain('clock.daysBefore', { n, from: due })] }, setting)
}

/** C-10: the next update, and when its owner is reminded of it on the same day. */
export function nextProgressUpdate(
  after: CivilDate,
  setting: ClockSetting,
): { remindAt: Instant; due: Deadline } {
  const { weeklyUpdate } = setting.parameters
  const due = nextWeeklyUpdate(after, weeklyUpdate, setting)
  const remindAt = instantAt(civilDateOf(due.at, setting.zone), weeklyUpdate.remindAt, setting.zone)
  return { remindAt, due }
}

/** C-11, from activation or from the last sync meeting. */
export function syncMeetingBy(last: Instant, setting: ClockSetting): Deadline {
  return weeksAfter(last, setting.parameters.syncMeetingWeeks, setting)
}

/** C-13 */
export function escalationAnswerBy(
  enteredAt: Instant,
  level: 0 | 1 | 2 | 3,
  setting: ClockSetting,
): Deadline {
  return workingDaysAfter(enteredAt, setting.parameters.escalationWorkingDays[level], setting)
}

/** C-14 */
export function conflictRecheckBy(resolvedAt: Instant, setting: ClockSetting): Deadline {
  return endOfDayAfter(civilDateOf(resolvedAt, setting.zone), setting.parameters.conflictRecheckDays, setting)
}

/** C-15. Natural hours in either mode of K3: an alarm does not wait for the office to open. */
export function alertAnswerBy(
  raisedAt: Instant,
  colour: 'yellow' | 'orange' | 'red',
  setting: ClockSetting,
): Deadline {
  const { redAlertHours, orangeAlertHours, weeklyUpdate } = setting.parameters
  switch (colour) {
    case 'red':
      return hoursAfter(raisedAt, redAlertHours, 'natural', setting)
    case 'orange':
      return hoursAfter(raisedAt, orangeAlertHours, 'natural', setting)
    case 'yellow':
      return nextWeeklyUpdate(civilDateOf(raisedAt, setting.zone), weeklyUpdate, setting)
  }
}

/** C-16: 经评审后 2 日内, the new due date of work that was sent back. */
export function reworkDue(reviewedAt: Instant, setting: ClockSetting): Deadline {
  return endOfDayAfter(civilDateOf(reviewedAt, setting.zone), setting.parameters.reworkDays, setting)
}

/** C-17. The lead is the decision's own when it names one. */
export function conditionalNoticeBy(
  affected: CivilDate,
  leadDays: number | undefined,
  setting: ClockSetting,
): Deadline {
  return endOfDayBefore(affected, leadDays ?? setting.parameters.conditionalNoticeDays, setting)
}

/** C-17: as long before the last day to tell of a condition as before the due date of a task (C-08), from the morning on. */
export function conditionalReminder(
  affected: CivilDate,
  leadDays: number | undefined,
  setting: ClockSetting,
): Deadline {
  const { at } = conditionalNoticeBy(affected, leadDays, setting)
  return taskReminder(civilDateOf(at, setting.zone), setting)
}

/** C-18: the reviewer says by when. */
export function rectifyBy(date: CivilDate, setting: ClockSetting): Deadline {
  return endOfDay(date, setting)
}

/** C-19 */
export function questionnaireClosesAt(endedAt: Instant, setting: ClockSetting): Deadline {
  const { questionnaireHours, hourClockMode } = setting.parameters
  return hoursAfter(endedAt, questionnaireHours, hourClockMode, setting)
}

/** C-20, from acceptance or the end of the quarter. */
export function ratingBy(askedAt: Instant, setting: ClockSetting): Deadline {
  return workingDaysAfter(askedAt, setting.parameters.ratingWorkingDays, setting)
}

/** C-21 */
export function decisionTasksBy(finalAt: Instant, setting: ClockSetting): Deadline {
  return workingDaysAfter(finalAt, setting.parameters.decisionTaskWorkingDays, setting)
}

/** C-22 */
export function writtenRecordBy(takenAt: Instant, setting: ClockSetting): Deadline {
  return workingDaysAfter(takenAt, setting.parameters.writtenRecordWorkingDays, setting)
}

/** C-23 */
export function materialsBy(plannedStart: Instant, setting: ClockSetting): Deadline {
  return workingDaysBefore(plannedStart, setting.parameters.materialWorkingDays, setting)
}

/** C-24. */
export function attendanceWindow(
  plannedStart: Instant,
  setting: ClockSetting,
): { opensAt: Deadline; lateAfter: Deadline } {
  return {
    opensAt: minutesBefore(plannedStart, setting.parameters.signInOpensMinutes, setting),
    lateAfter: minutesAfter(plannedStart, setting.parameters.lateAfterMinutes, setting),
  }
}

/** C-24: which sign-in this is, or that the sheet is not open yet. The fifth minute is still on time. */
export function signInAt(
  at: Instant,
  plannedStart: Instant,
  setting: ClockSetting,
): 'tooEarly' | 'signIn' | 'signInLate' {
  const { opensAt, lateAfter } = attendanceWindow(plannedStart, setting)
  if (at < opensAt.at) return 'tooEarly'
  return at <= lateAfter.at ? 'signIn' : 'signInLate'
}

/** whether somebody who left then left early. */
export function isLeavingEarly(leftAt: Instant, end: Instant, setting: ClockSetting): boolean {
  return leftAt < addMinutes(end, -setting.parameters.leftEarlyMinutes)
}

/** C-25 */
export function confirmProvisionalBy(date: CivilDate, setting: ClockSetting): Deadline {
  return endOfDay(date, setting)
}
