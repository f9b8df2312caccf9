import type { Reading } from '#domain/analysis/analysis.ts'
import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import { findDeadlines } from '#domain/analysis/deadline/find-deadlines.ts'
import type { Mention } from '#domain/analysis/directory/types.ts'
import type { Span } from '#domain/analysis/document/doc.ts'

/** The text with all its dates and names, each looked up once; spans and offsets are those of the text. */
export class Ground {
  readonly doc
  readonly setting
  private readonly deadlines: readonly Deadline[]
  private nextDeadline = 0
  private known: { span: Span; mentions: Mention[] } | null = null

  constructor({ doc, setting }: Reading) {
    this.doc = doc
    this.setting = setting
    const { referenceDate, meetingDate, nextMeeting, calendar } = setting
    this.deadlines = findDeadlines(doc.text, {
      referenceDate,
      meetingDate,
      calendar,
      ...(nextMeeting ? { nextMeeting } : {}),
    })
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

  /** Those of the block that `span` lies in are kept, since its parts are asked for one by one. */
  mentionsIn(span: Span, block: Span): Mention[] {
    if (this.known?.span.start !== block.start || this.known.span.end !== block.end) {
      const mentions = this.setting.directory
        .findNames(this.text(block))
        .map((one) => ({ ...one, start: one.start + block.start, end: one.end + block.start }))
      this.known = { span: block, mentions }
    }
    const { mentions } = this.known
    const found: Mention[] = []
    for (let at = firstFrom(mentions, span.start); at < mentions.length; at += 1) {
      const one = mentions[at]
      if (!one || one.end > span.end) break
      found.push(one)
    }
    return found
  }
}

/** The first of those in order that begins at `start` or behind it. */
function firstFrom(mentions: readonly Mention[], start: number): number {
  let [low, high] = [0, mentions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.start ?? start) < start) low = middle + 1
    else high = middle
  }
  return low
}

/** Mentions with offsets of their own clause. */
export function shifted(mentions: readonly Mention[], by: number): Mention[] {
  return mentions.map((one) => ({ ...one, start: one.start - by, end: one.end - by }))
}
