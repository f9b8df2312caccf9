import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { Deadline, DeadlineContext } from './deadline/deadline.ts'
import { findDeadlines } from './deadline/find-deadlines.ts'
import type { Doc, Span } from './document/doc.ts'

const names =
  /(?:^|\n)[\s#]*下次\s*\n[^\n]{0,30}|(?:^|\n)\s*next(?: meeting| call| sync)?\s*:[^\n]{0,30}|(?:下(?:一)?(?:次|期|届|回|场|轮)|下周|下月|下个月)(?:的)?[^,。;!?\n前]{0,10}?(?:会议|例会|周会|月会|会报|会审|评审会|理事会|董事会|碰头|开会|站会|会(?!前|签|计|员|同|展|上|后))[^。;!?\n]{0,8}/gi
const near = 40
const most = 50

/** The day of the next meeting, where the text tells it: in a line of its own, or 下次例会定于5月12日. */
export function nextMeetingOf(doc: Doc, context: Omit<DeadlineContext, 'nextMeeting'>): CivilDate | null {
  const base = context.meetingDate ?? context.referenceDate
  for (const span of placesOf(doc)) {
    const words = doc.text.slice(span.start, span.end)
    const found = findDeadlines(words, context).filter((one) => isItsDay(one, base))
    // 下周例会改到周四 is the Thursday of next week
    const weekday =
      /^下周/.test(doc.folded.slice(span.start)) && found.find(({ quote }) => /^(?:周|週|星期)/.test(quote))
    const day = weekday ? findDeadlines(`下${weekday.quote}`, context)[0]?.due : found[0]?.due
    if (day) return day
  }
  return null
}

function isItsDay({ due, bound, kind }: Deadline, base: CivilDate): boolean {
  return due !== null && due > base && bound !== 'by' && bound !== 'within' && kind !== 'recur'
}

function placesOf(doc: Doc): Span[] {
  const fields = doc.blocks.flatMap((block) => block.fields).filter(({ role }) => role === 'next')
  const spans: Span[] = fields.slice(0, most).map(({ value }) => value)
  for (const found of doc.folded.matchAll(names)) {
    if (spans.length >= most) break
    const end = found.index + found[0].length
    const line = doc.folded.indexOf('\n', found.index)
    spans.push({ start: found.index, end: Math.min(line < 0 ? doc.text.length : line, end + near) })
  }
  return spans
}
