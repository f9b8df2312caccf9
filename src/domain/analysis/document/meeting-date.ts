import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { Doc, Span } from './doc.ts'
import { type DateRead, datesIn, monthDayIn } from './head-date.ts'
import { type Told, toldAs } from './told.ts'

export interface DatedParts {
  /** What the fields of the head say. */
  fields: readonly Span[]
  /** Lines of the head without a label. */
  loose: readonly Span[]
  /** The first sentence that tells of the meeting. */
  opening: Span | undefined
  /** When the paper was put out. */
  issued: readonly Span[]
}

/** The day on which one met; `near` gives the year to one without. */
export function meetingDate(doc: Doc, parts: DatedParts, near: CivilDate | null): Told<CivilDate> | null {
  const { fields, loose, opening, issued } = parts
  const full = (spans: readonly Span[]) =>
    spans.map((span) => datesIn(doc.folded, span)[0]).find((one) => one !== undefined)
  const paper = full(issued)
  const year = near ?? paper?.date ?? null
  const short = (spans: readonly Span[], dotted: boolean) =>
    year
      ? (spans.map((span) => monthDayIn(doc.folded, span, year, dotted)).find(Boolean) ?? undefined)
      : undefined
  const first = opening ? [opening] : []
  const held = opening && tellsWhen(doc, opening) ? first : []
  const found: DateRead | undefined =
    full(fields) ??
    full(held) ??
    (paper || loose.some((span) => isDay(doc, span)) ? short(held, false) : undefined) ??
    full(loose) ??
    full(first) ??
    short([...fields, ...loose], true) ??
    short(first, false) ??
    stamp(doc) ??
    paper ??
    (year ? spoken(doc, year) : undefined)
  return found ? toldAs(doc, found, found.date) : null
}

/** A day alone in its line, which may be when the paper was put out. */
function isDay(doc: Doc, { start, end }: Span): boolean {
  const day = datesIn(doc.folded, { start, end })[0]
  return day !== undefined && doc.folded.slice(start, end).trim().length === day.end - day.start
}

/** 2025年9月24日上午，…主持召开; not 根据2025年9月1日通知. */
function tellsWhen(doc: Doc, { start, end }: Span): boolean {
  return /^(?:[^,。;]{0,24}于)?(?:\d|[一二]〇|[一二]零|民国|中华民国)[^。]*(?:召开|举行|举办|主持|开会)/.test(
    doc.folded.slice(start, end),
  )
}

/** 今天六月二十四号，…: said by who opens the talk. */
function spoken(doc: Doc, near: CivilDate): DateRead | undefined {
  for (const { body } of doc.blocks.filter(({ kind }) => kind === 'speech').slice(0, 3)) {
    const today = /今[天日儿]?(?:是|就是|,)?\s*(?=[\d一二三四五六七八九十]+月)/.exec(
      doc.folded.slice(body.start, body.end),
    )
    if (!today) continue
    const start = body.start + today.index + today[0].length
    const day = monthDayIn(doc.folded, { start, end: Math.min(start + 8, body.end) }, near, false)
    if (day?.start === start) return day
  }
  return undefined
}

/** The day beside the first who speaks in a chat. */
function stamp(doc: Doc): DateRead | undefined {
  for (const { speaker } of doc.blocks) {
    const time = speaker?.time
    if (time) return datesIn(doc.folded, time)[0]
  }
  return undefined
}
