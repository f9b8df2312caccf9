import { addDays, addMonths, type CivilDate } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { hoursAfter, workingDaysAfter } from '#domain/calendar/deadline.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { addWorkingDays } from '#domain/calendar/work-calendar.ts'
import { foldScript } from '#domain/wording/script.ts'

/** What a relative deadline counts from: a review, the arrival of what was asked for, the start, the next meeting of the series. */
export const dueEvents = ['review', 'information', 'monthEnd', 'nextMeeting'] as const
export type DueEvent = (typeof dueEvents)[number]

export const dueUnits = ['hour', 'day', 'workday', 'month'] as const
export type DueUnit = (typeof dueUnits)[number]

/** 评审后2日内, 收到完整信息后24小时内, 第1个月末, 下次会议前1个工作日. */
export interface DueRule {
  readonly event: DueEvent
  readonly count: number
  readonly unit: DueUnit
}

const unitsOf: Readonly<Record<DueEvent, readonly DueUnit[]>> = {
  review: ['hour', 'day', 'workday'],
  information: ['hour', 'day', 'workday'],
  monthEnd: ['month'],
  nextMeeting: ['day', 'workday'],
}

/** Months are counted from a start, hours not back from a meeting. */
export function isDueRule({ event, count, unit }: DueRule): boolean {
  return unitsOf[event].includes(unit) && count >= (event === 'nextMeeting' ? 0 : 1)
}

const numerals = '零一二三四五六七八九十'
const number = '([0-9]{1,3}|[一二两三四五六七八九十])'
const span = `(?:的|,|，)?${number}个?(工作日|小时|日|天)(?:之内|以内|内)?`
const later = '(?:之后|以后|后|起)'
const afterReview = new RegExp(`(?:评审|审核|验收|评审会|review)(?:通过|意见|结束|完成)?${later}${span}`, 'u')
const afterInformation = new RegExp(
  `收到(?:[\\u4e00-\\u9fff]{0,8}?)(?:信息|资料|材料|数据|反馈|需求|素材|文件)(?:齐全)?${later}${span}`,
  'u',
)
const monthEnd = new RegExp(`第${number}个?月(?:末|底)`, 'u')
const nextMeeting = new RegExp(
  `下(?:一)?次(?:会议|例会|周会|双周会|月会|季度会|同步会|会)(?:召开|开始)?(?:之前|以前|前)(?:${number}个?(工作日|日|天))?`,
  'u',
)

const englishSpan = 'within ([0-9]{1,3}) (hour|day|working day|business day)s?'
const english: Readonly<Record<'review' | 'information', RegExp>> = {
  review: new RegExp(`${englishSpan} (?:of|after) (?:the )?(?:review|acceptance)`, 'u'),
  information: new RegExp(`${englishSpan} (?:of|after) receiving`, 'u'),
}
const englishMonthEnd = /end of month ([0-9]{1,2})/u
const englishNextMeeting = /before the next meeting/u

/**
 * The rule that a deadline in words states, or null when it states none that can be worked out: a date, or an
 * event that the product does not know. 日 are natural days, 工作日 working days (K2, K4).
 */
export function dueRuleOf(text: string): DueRule | null {
  const folded = foldScript(text)
  for (const [event, pattern] of [
    ['review', afterReview],
    ['information', afterInformation],
  ] as const) {
    const [, count, unit] = pattern.exec(folded) ?? english[event].exec(folded) ?? []
    if (count !== undefined) return sound({ event, count: toNumber(count), unit: unitOf(unit) })
  }
  const [, nth] = monthEnd.exec(folded) ?? englishMonthEnd.exec(folded) ?? []
  if (nth !== undefined) return sound({ event: 'monthEnd', count: toNumber(nth), unit: 'month' })
  const before = nextMeeting.exec(folded)
  if (before === null) {
    return englishNextMeeting.test(folded) ? { event: 'nextMeeting', count: 1, unit: 'workday' } : null
  }
  const [, count, unit] = before
  // 下次会议前 alone: done by the end of the working day before, so that the meeting finds it done.
  return sound({
    event: 'nextMeeting',
    count: count === undefined ? 1 : toNumber(count),
    unit: count === undefined ? 'workday' : unitOf(unit),
  })
}

function sound(rule: DueRule): DueRule | null {
  return isDueRule(rule) ? rule : null
}

function toNumber(written: string): number {
  return /^[0-9]+$/u.test(written) ? Number(written) : numerals.indexOf(written === '两' ? '二' : written)
}

function unitOf(written: string | undefined): DueUnit {
  if (written === '小时' || written === 'hour') return 'hour'
  return written === '日' || written === '天' || written === 'day' ? 'day' : 'workday'
}

export interface ResolvedDue {
  readonly dueOn: CivilDate
  /** The very instant, where hours are counted. */
  readonly dueAt: Date | null
}

/** When the work is due, now that the event has happened; of nextMeeting, `at` is when that meeting begins. */
export function resolveDue({ event, count, unit }: DueRule, at: Date, setting: ClockSetting): ResolvedDue {
  const day = civilDateOf(at, setting.zone)
  const on = (dueOn: CivilDate): ResolvedDue => ({ dueOn, dueAt: null })
  if (event === 'monthEnd') return on(endOfMonthOfWork(day, count))
  if (event === 'nextMeeting') {
    return on(unit === 'workday' ? addWorkingDays(day, -count, setting.calendar) : addDays(day, -count))
  }
  if (unit === 'hour') {
    const dueAt = hoursAfter(at, count, setting.parameters.hourClockMode, setting).at
    return { dueOn: civilDateOf(dueAt, setting.zone), dueAt }
  }
  if (unit === 'workday') return on(civilDateOf(workingDaysAfter(at, count, setting).at, setting.zone))
  return on(addDays(day, count))
}

/**
 * The last day of the n-th month of the work (S1-26): of work that starts on 10-25 the first month ends on
 * 11-24. A month that is too short to have that day ends with its own last day.
 */
export function endOfMonthOfWork(start: CivilDate, n: number): CivilDate {
  const next = addMonths(start, n)
  return next.slice(8) < start.slice(8) ? next : addDays(next, -1)
}
