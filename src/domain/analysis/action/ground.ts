import type { Reading } from '#domain/analysis/analysis.ts'
import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import { findDeadlines } from '#domain/analysis/deadline/find-deadlines.ts'
import type { Directory } from '#domain/analysis/directory/open.ts'
import type { Mention } from '#domain/analysis/directory/types.ts'
import type { Block, Doc, Span } from '#domain/analysis/document/doc.ts'
import { namesIn, within } from '#domain/analysis/talk/names.ts'

/** The text with all its dates and names, each looked up once; spans and offsets are those of the text. */
export class Ground {
  readonly doc
  readonly setting
  private readonly deadlines: readonly Deadline[]
  private nextDeadline = 0

  constructor({ doc, setting }: Reading) {
    this.doc = doc
    this.setting = setting
    const { referenceDate, meetingDate, nextMeeting, calendar } = setting
    // 1．3月底前: the first is the number of the point. 卞志刚明天就换: 刚 of a name says nothing of the day behind it
    const text = withoutTellingNames(withoutMarkers(doc), setting.directory)
    const found = findDeadlines(text, {
      referenceDate,
      meetingDate,
      calendar,
      ...(nextMeeting ? { nextMeeting } : {}),
    })
    this.deadlines =
      text === doc.text
        ? found
        : found.map((one) => ({ ...one, quote: doc.text.slice(one.start, one.start + one.quote.length) }))
  }

  text({ start, end }: Span): string {
    return this.doc.text.slice(start, end)
  }

  folded({ start, end }: Span): string {
    return this.doc.folded.slice(start, end)
  }

  deadlinesIn({ start, end }: Span): Deadline[] {
    const { deadlines } = this
    let at = this.nextDeadline
    while (at > 0 && (deadlines[at - 1]?.start ?? 0) >= start) at -= 1
    while (at < deadlines.length && (deadlines[at]?.start ?? 0) < start) at += 1
    this.nextDeadline = at
    const found: Deadline[] = []
    for (let one = deadlines[at]; one && one.start < end; one = deadlines[at]) {
      if (one.start + one.quote.length <= end) found.push(one)
      at += 1
    }
    return found
  }

  mentionsIn(span: Span, block: Block): readonly Mention[] {
    return within(namesIn(this, block), span)
  }
}

/** Mentions with offsets of their own clause. */
export function shifted(mentions: readonly Mention[], by: number): Mention[] {
  return mentions.map((one) => ({ ...one, start: one.start - by, end: one.end - by }))
}

/** With blanks for the numbers of points, so that all stands where it stood. */
function withoutMarkers({ text, blocks }: Doc): string {
  const pieces: string[] = []
  let at = 0
  for (const { marker, start, body } of blocks) {
    if (marker === null || start < at || body.start <= start) continue
    pieces.push(text.slice(at, start), text.slice(start, body.start).replace(/[^\s]/g, ' '))
    at = body.start
  }
  return pieces.join('') + text.slice(at)
}

/** Units of a name that would say when or whether: 刚, 已, 完. */
export const telling = /[刚已曾没未不完成过了将要须应需正在可能会定同达满近逾约超历自从]/

function withoutTellingNames(text: string, { data }: Directory): string {
  let left = text
  for (const { name } of data.people)
    if (name.length > 1 && telling.test(name)) left = left.replaceAll(name, '某'.repeat(name.length))
  return left
}
