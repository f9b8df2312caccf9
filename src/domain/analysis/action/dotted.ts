import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import { findDeadlines } from '#domain/analysis/deadline/find-deadlines.ts'
import type { Span } from '#domain/analysis/document/doc.ts'
import type { Ground } from './ground.ts'

/** 12.15 in a column of days, or alone behind somebody's name, is no number: a day that only its place tells. */
export function dottedDay(ground: Ground, span: Span): Deadline | null {
  const text = ground.folded(span)
  if (!/^\d{1,2}\.\d{1,2}前?$/.test(text)) return null
  const { referenceDate, meetingDate, calendar } = ground.setting
  const found = findDeadlines(text.replace('.', '/'), { referenceDate, meetingDate, calendar })[0]
  return found ? { ...found, quote: ground.text(span), start: span.start } : null
}

/** The same at the end of a clause: 埋点验收 @王红 8.25. */
export function dottedAtEnd(ground: Ground, { start, end }: Span): Deadline | null {
  const tail = /[\s,(@]((\d{1,2})\.(\d{1,2}))[)。]?$/.exec(
    ground.folded({ start: Math.max(start, end - 24), end }),
  )
  if (!tail?.[1]) return null
  const from = Math.max(start, end - 24) + tail.index + 1
  return dottedDay(ground, { start: from, end: from + tail[1].length })
}
