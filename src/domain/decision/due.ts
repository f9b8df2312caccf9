import { findDeadlines } from '#domain/analysis/deadline/find-deadlines.ts'
import { addDays, addMonths, type CivilDate } from '#domain/calendar/civil-date.ts'
import { explain, explainDays } from '#domain/calendar/explanation.ts'
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  type WorkCalendar,
} from '#domain/calendar/work-calendar.ts'
import type { Reason } from '#domain/lifecycle/reason.ts'
import { dueDateIn } from '#domain/smart/due-date.ts'
import { foldScript } from '#domain/wording/script.ts'

/** The day a decision was taken, and the working days to count by. */
export interface TakenOn {
  readonly day: CivilDate
  readonly calendar: WorkCalendar
}

/**
 * A deadline in words, worked out as far as it can be: a day with the reasons for it, or something that has
 * to happen first (评审后2日内). Undefined where the words name neither.
 */
export type DueInWords =
  | {
      readonly as: 'day'
      readonly on: CivilDate
      readonly text: string
      readonly explanation: readonly Reason[]
    }
  | { readonly as: 'event'; readonly text: string; readonly explanation: readonly Reason[] }

export function dueInWords(words: string, taken: TakenOn): DueInWords | undefined {
  const { day, calendar } = taken
  const counted = fromStart(words, taken)
  const found = counted ?? dueDateIn(words, { today: day, calendar })
  if (found !== undefined) {
    const { on, text } = found
    const byWork = /工作日|working|business/u.test(foldScript(text))
    return {
      as: 'day',
      on,
      text,
      explanation: [
        { key: 'decision.due.read', params: { text, from: day } },
        ...(byWork ? explainDays(day, on, calendar) : []),
        ...(isWorkingDay(on, calendar) ? [] : [explain('clock.onNonWorkingDay', { date: on })]),
      ],
    }
  }
  const waits = findDeadlines(words, { referenceDate: day, calendar }).find(
    ({ kind, event }) => event !== undefined && (kind === 'cond' || kind === 'event'),
  )
  if (waits === undefined) return undefined
  const text = waits.quote
  return { as: 'event', text, explanation: [{ key: 'decision.due.event', params: { text } }] }
}

const nth =
  /第(?<count>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(?<unit>工作日|天|日|周|星期|月|季度)(?:底|末|内|结束|前)?/u

/** 第1个月末, 第3个工作日: counted from the day itself, which is the first of the first. */
function fromStart(words: string, { day, calendar }: TakenOn): { on: CivilDate; text: string } | undefined {
  const found = nth.exec(foldScript(words))
  const { count = '', unit = '' } = found?.groups ?? {}
  const n = numberOf(count)
  // 第二季度 is one of the year, 第1个季度末 one of the work; 9月第2周 is not counted from here either.
  const isOfCalendar =
    found === null ||
    (unit === '季度' && !found[0].includes('个')) ||
    /[月年]$/u.test(words.slice(0, found.index))
  if (isOfCalendar || n === 0) return undefined
  const text = words.slice(found.index, found.index + found[0].length)
  switch (unit) {
    case '工作日': {
      const first = isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar)
      return { on: addWorkingDays(first, n - 1, calendar), text }
    }
    case '天':
    case '日':
      return { on: addDays(day, n - 1), text }
    case '周':
    case '星期':
      return { on: addDays(day, 7 * n - 1), text }
    case '季度':
      return { on: addDays(addMonths(day, 3 * n), -1), text }
    default:
      return { on: addDays(addMonths(day, n), -1), text }
  }
}

const digits = '零一二三四五六七八九'

function numberOf(text: string): number {
  if (/^[0-9]+$/u.test(text)) return Number(text)
  const plain = text.replace('两', '二')
  if (!plain.includes('十')) return Math.max(0, digits.indexOf(plain))
  const [tens, ones] = plain.split('十')
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0)
}
