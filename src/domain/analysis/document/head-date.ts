import { type CivilDate, daysBetween, isCivilDate, yearOf } from '#domain/calendar/civil-date.ts'
import type { Span } from './doc.ts'

export interface DateRead extends Span {
  date: CivilDate
}

export interface TimeRead extends Span {
  /** HH:MM. */
  time: string
  /** Whether the text says 下午 or the like. */
  half: boolean
}

const digits = new Map([...'〇零一二三四五六七八九'].map((unit, at) => [unit, Math.max(0, at - 1)]))

/** 二〇二六, 一百一十五, 三十, 十二: by place or by digit; null for other text. */
export function chineseNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  if (!/^[〇零一二三四五六七八九十百两廿卅]+$/.test(text)) return null
  if (/[廿卅]/.test(text)) return chineseNumber(text.replace('廿', '二十').replace('卅', '三十'))
  if (!/[十百]/.test(text))
    return Number([...text].map((unit) => (unit === '两' ? 2 : (digits.get(unit) ?? 0))).join(''))
  let total = 0
  let current = 0
  for (const unit of text) {
    if (unit === '百') {
      total += (current || 1) * 100
      current = 0
    } else if (unit === '十') {
      total += (current || 1) * 10
      current = 0
    } else current = unit === '两' ? 2 : (digits.get(unit) ?? 0)
  }
  return total + current
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const n = '[〇零一二三四五六七八九十]'
const shapes: readonly RegExp[] = [
  /(?<roc>(?:中华)?民国)\s*(?<y>\d{2,3}|[〇零一二三四五六七八九十百]{2,6})\s*[年./-]\s*(?<m>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[月./-]\s*(?<d>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})\s*[日号]?/g,
  /(?<![\d.])(?<y>(?:19|20)\d{2})\s*(?:年\s*|[-/.]\s*)(?<m>\d{1,2})\s*(?:月\s*|[-/.]\s*)(?<d>\d{1,2})(?!\d)\s*[日号]?/g,
  /(?<![\d.])(?<roc>)(?<y>1\d{2})(?:年|[-/.])(?<m>\d{1,2})(?:月|[-/.])(?<d>\d{1,2})(?!\d)日?/g,
  /(?<!\d)(?<y>(?:19|20)\d{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?!\d)/g,
  new RegExp(`(?<y>[一二]${n}{3})年(?<m>${n}{1,2})月(?<d>[〇零一二三四五六七八九十廿卅]{1,3})[日号]?`, 'g'),
  /(?<!\d)(?<d>\d{1,2})(?:st|nd|rd|th)?\s+(?<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?<y>(?:19|20)\d{2})/g,
  /(?<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>(?:19|20)\d{2})/g,
]

/** The full dates of a stretch of folded text, in order. */
export function datesIn(folded: string, span: Span): DateRead[] {
  const text = folded.slice(span.start, span.end)
  const found: DateRead[] = []
  for (const shape of shapes) {
    for (const match of text.matchAll(shape)) {
      const start = span.start + match.index
      const end = start + match[0].length
      if (found.some((one) => one.start < end && start < one.end)) continue
      const { roc, y, m, mon, d } = match.groups ?? {}
      const year = (chineseNumber(y ?? '') ?? 0) + (roc === undefined ? 0 : 1911)
      const date = dateOf(
        year,
        mon ? months.indexOf(mon) + 1 : (chineseNumber(m ?? '') ?? 0),
        chineseNumber(d ?? '') ?? 0,
      )
      if (date) found.push({ date, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** 0706 排练厅: the month and the day as one figure before what follows in the line; 1203会议室 is a room. */
export const dayAhead =
  /^(?:(0[1-9])|(1[0-2])(?!\d\d\s*\S{0,4}室))(0[1-9]|[12]\d|3[01])(?=\s+(?!(?:(?!会)[〇㐀-鿿]){2,4}:)[〇㐀-鿿]|[上下早晚中]|\s*[(周])/

/** 5月14日 (and, where `short`, 7.2) as the day of that name nearest to another date. */
export function monthDayIn(folded: string, span: Span, near: CivilDate, short: boolean): DateRead | null {
  const text = folded.slice(span.start, span.end)
  const full =
    /(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]/.exec(text)
  const match =
    full ?? (short ? /(?<![\d./:v])(\d{1,2})[./](\d{1,2})(?![\d./:%])(?=\s|$|\(|周|星期)/.exec(text) : null)
  const ahead = match || !short ? null : dayAhead.exec(text)
  const [whole = '', ...parts] = match ?? ahead ?? []
  if (whole === '') return null
  const [month = 0, day = 0] = parts.flatMap((part) => (part ? [chineseNumber(part) ?? 0] : []))
  const year = yearOf(near)
  const dates = [year - 1, year, year + 1].flatMap((one) => dateOf(one, month, day) ?? [])
  dates.sort((a, b) => Math.abs(daysBetween(near, a)) - Math.abs(daysBetween(near, b)))
  const start = span.start + (match?.index ?? 0)
  return dates[0] ? { date: dates[0], start, end: start + whole.length } : null
}

function dateOf(year: number, month: number, day: number): CivilDate | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isCivilDate(text) ? text : null
}

const hour = '\\d{1,2}|十[一二]?|[一二两三四五六七八九]|二十[一二三]?'
const clock = new RegExp(
  `(?<half>上午|早上|早晨|清晨|早|凌晨|午前|中午|下午|午后|午间|傍晚|晚上|晚间|夜间|夜里|当晚|晚|am|pm)?\\s*(?<![\\d.])(?<h>${hour})\\s*(?::\\s*(?<m>\\d{2})(?::\\d{2})?(?!\\d)|(?:点钟?|时(?!间|限|长))(?:(?<part>半|一刻|三刻)|(?<mm>\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?)分?)?整?)\\s*(?<late>am|pm|a\\.m\\.|p\\.m\\.)?`,
  'g',
)

/** The times of a stretch of folded text that is no date; 下午2点半 is 14:30, and so is its 至4点. */
export function timesIn(folded: string, span: Span): TimeRead[] {
  let text = folded.slice(span.start, span.end)
  for (const { start, end } of datesIn(folded, span)) {
    text = text.slice(0, start - span.start) + '\u00a0'.repeat(end - start) + text.slice(end - span.start)
  }
  const found: TimeRead[] = []
  let afternoon = false
  for (const match of text.matchAll(clock)) {
    const { half, h, m, part, mm, late } = match.groups ?? {}
    const minutes =
      m ??
      (part === '半'
        ? '30'
        : part === '一刻'
          ? '15'
          : part === '三刻'
            ? '45'
            : String(chineseNumber(mm ?? '0') ?? 0))
    let hours = chineseNumber(h ?? '') ?? 99
    const period = half ?? late?.replaceAll('.', '')
    if (period) afternoon = /下午|午后|傍晚|晚|夜|pm/.test(period) || (/中午|午间/.test(period) && hours < 3)
    // the end of 上午9点至2点 is no morning
    const before = found.at(-1)?.time
    if (afternoon && hours < 12) hours += 12
    else if (
      !period &&
      !/次日\s*$/.test(text.slice(0, match.index)) &&
      before &&
      hours < 12 &&
      `${String(hours).padStart(2, '0')}:${minutes.padStart(2, '0')}` < before &&
      hours <= 8
    )
      hours += 12
    if (hours > 24 || Number(minutes) > 59) continue
    const start = span.start + match.index + (match[0].length - match[0].trimStart().length)
    const end = span.start + match.index + match[0].trimEnd().length
    found.push({
      time: `${String(hours).padStart(2, '0')}:${minutes.padStart(2, '0')}`,
      half: period !== undefined,
      start,
      end,
    })
  }
  return found
}
