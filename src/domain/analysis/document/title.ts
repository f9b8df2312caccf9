import type { Field, Span } from './doc.ts'
import { fieldRoleOf, fieldsOf } from './field.ts'
import { placeWord } from './head.ts'
import { timesIn } from './head-date.ts'
import { sectionWord } from './heading.ts'
import { type Line, trim } from './lines.ts'
import { isStamp, readSpeaker } from './speaker.ts'

const meetingWord =
  /(?:纪要|记录|纪录|要点|备忘录?|简报|简记|手记|笔记|小记|总结|速记|纪实|实录|议事录|决议|会议|会商|协商|洽谈|碰头|调度|例会|周会|月会|晨会|早会|站会|碰头会|座谈会|评审会?|启动会|推进会|协调会|专题会|办公会|务虚会|复盘会?|沟通会|讨论会|对接会|交底会|调度会|联席会|委员会|代表会|董事会|走查会|.会|转写|转写原文|minutes|meeting|notes|sync)(?:纪要|记录|纪录|要点|摘要|整理|稿)?$/
const recordWord =
  /(?:纪要|记录|纪录|要点|简记|手记|备忘录?|议事录|决议|简报|会议总结|minutes|notes)(?:摘要|整理|稿|表)?$/
const numberLine =
  /^[(〔[]?\s*(?:第?[\d一二三四五六七八九十〇零百]+(?:次|期|号|届)|\d{4}年第?\d+(?:次|期|号)|.{0,12}[〔[(]\d{4}[〕\])]第?\d+号)\s*[)〕\]]?$/
const dateAtEnd =
  /[\s(_—,-]*(?:(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?|民国\d{2,3}年\d{1,2}月\d{1,2}日|(?:19|20)\d{6}|\d{1,2}月\d{1,2}日|(?<![a-z\d.])\d{1,2}[./](?:0?[1-9]|[12]\d|3[01])|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日|\d{1,2}:\d{2})[^\u4e00-\u9fffa-z]*(?:\(?(?:周|星期|礼拜)?[一二三四五六日天]\)?)?[)\s]*$/
const dateAtStart = /^(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}(?!\d))[\s_-]*/
const asideAtEnd =
  /\s*\((?:(?:编号|单号|文号|no)[:.][^()]*|(?:仅供)?内部[^()]{0,6}|(?:不|勿|切勿|请勿)外?[传转发][^()]{0,4}|秘密|机密|草案|草稿|初稿|征求意见稿|定稿|[^()]*(?:识别|校对|未校|粗校|初校|校订|转写|转录)[^()]*|(?:[^()]*[^()a-z\d.])?(?:\d{1,2}(?:月\d|[:/]\d)|(?:19|20)\d{2}[-./年]|\d{1,2}[./-]\d{1,2}(?=\s*[,(日号周星\s]))[^()]*|第.{1,8}[期次号]|\d{4}年第?.{1,6}[期次号周]|.{0,6}(?:整理|记录?))\)\s*$/

export interface TitleRead {
  span: Span
  /** The line it stands in, and the first line it takes. */
  from: number
  to: number
}

/** The title among the first lines: what has a word for minutes or meetings, else a short first line. */
export function titleOf(folded: string, lines: readonly Line[]): TitleRead | null {
  const cands: { at: number; span: Span }[] = []
  for (let at = 0; at < Math.min(lines.length, 8); at += 1) {
    const line = lines[at]
    if (!line) break
    // no title is that long, and long lines are dear to look at
    if (line.end - line.start > 240) break
    const text = folded.slice(line.start, line.end)
    const own = fieldsOf(folded, line.start, line.end, false)[0] ?? tabbedLabel(text)
    if (own || isStamp(text) || /^[|│]/.test(text)) {
      if (cands.length > 0) break
      continue
    }
    if (
      (at > 0 && /^#{2,6}\s/.test(text)) ||
      /^(?:[一二三1-9]\s*[、.](?!\d)|\(?[一1]\)|[-•·☐]\s*\S|\*\s+\S|第[一1][、,])/.test(text) ||
      readSpeaker(folded, line.start, line.end)
    )
      break
    if (tellsOfMeeting(folded, line)) break
    const span = shorten(folded, line)
    const bare = tight(folded.slice(span.start, span.end))
    if (sectionWord.test(bare)) break
    if (bare === '' || numberLine.test(bare)) continue
    if (bare.length > 60 || /[。!?;]/.test(bare) || (bare.match(/,/g)?.length ?? 0) > 1) break
    cands.push({ at, span })
  }
  // 业主委员会 has a word for a meeting too: a line that says it is a record goes first
  const records = cands.filter(({ span }) => recordWord.test(tight(folded.slice(span.start, span.end))))
  // 专题会议纪要 is the kind of paper, 关于…的会议纪要 below it says of what
  const matter = records.find(({ span }) => folded.startsWith('关于', span.start))
  const best =
    (records[0] && isGeneric(folded.slice(records[0].span.start, records[0].span.end))
      ? matter
      : undefined) ??
    records[0] ??
    // 周例会(第9周)
    cands.find(({ span }) =>
      meetingWord.test(folded.slice(span.start, span.end).replace(/\s*\(第[^()]{1,6}\)$/, '')),
    ) ??
    cands.find(({ span }) => barred(folded.slice(span.start, span.end)))
  if (best) return joined(folded, lines, cands, best)
  const first = cands[0]
  if (
    !first ||
    first.at > 0 ||
    // # 故障复盘：2026-02-07 … is a heading of all, a line with a day may be anything
    (/(?:19|20)\d{2}\s*[-/.年]/.test(folded.slice(first.span.start, first.span.end)) &&
      !/^#\s/.test(folded.slice(lines[0]?.start, lines[0]?.end)))
  )
    return null
  const next = lines[1]
  const setApart =
    next &&
    (next.apart ||
      isStamp(folded.slice(next.start, next.end).replace(/\s*(?:录音|录制|会议|通话)?时长.*$/, '')) ||
      /^[#*【]|】/.test(folded.slice(first.span.start - 2, first.span.start + 1)) ||
      fieldsOf(folded, next.start, next.end, true).length > 0)
  const short =
    first.span.end - first.span.start <= 40 && !/[,:]$/.test(folded.slice(first.span.start, first.span.end))
  return setApart && short ? { span: first.span, from: 0, to: 0 } : null
}

/** 6/2 14:00 样板间 王红主持: a day with its hour, or with who was in the chair. */
function tellsOfMeeting(folded: string, { start, end }: Line): boolean {
  const day = /^(?:(?:19|20)\d{2}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\s*(?:\(?(?:周|星期).\)?)?\s*/.exec(
    folded.slice(start, end),
  )
  if (!day) return false
  const from = start + day[0].length
  return (
    timesIn(folded, { start: from, end })[0]?.start === from &&
    /主持|(?<!纪要?|会议)[记纪]录?(?:人|员|者)?(?:\s*:|$)/.test(folded.slice(from, end))
  )
}

/** 会 议 纪 要 as one word. */
function tight(text: string): string {
  return /^(?:[〇㐀-鿿]\s+)+[〇㐀-鿿]$/.test(text) ? text.replace(/\s/g, '') : text
}

/** 架构评审会 | 分库方案: the kind of meeting, and its matter behind a bar. */
function barred(text: string): boolean {
  const [kind = '', matter = '', ...more] = text.split(/\s*\|\s*/)
  return more.length === 0 && matter !== '' && meetingWord.test(kind) && !placeWord.test(matter)
}

/** 会议主题 in a column of its own. */
function tabbedLabel(text: string): string | undefined {
  const cell = /^([^\t|]*?)\s*[\t|]/.exec(text)?.[1] ?? ''
  return fieldRoleOf(cell) === null || (isGeneric(cell) && /会议|纪要/.test(cell)) ? undefined : cell
}

export function isGeneric(title: string): boolean {
  return /^(?:会议|专题会议|工作会议|例会)?(?:纪要|记录|纪录)(?:表|单)?$/.test(title.replace(/\s/g, ''))
}

/** 会议纪要 or 第三次会议纪要 takes the line above it, which says of whom or of what. */
function joined(
  folded: string,
  lines: readonly Line[],
  cands: readonly { at: number; span: Span }[],
  best: { at: number; span: Span },
): TitleRead {
  const above = cands[cands.indexOf(best) - 1]
  const text = folded.slice(best.span.start, best.span.end)
  if (
    (isGeneric(text) || /^第.{1,6}[届次]/.test(text)) &&
    above &&
    above.at === best.at - 1 &&
    !lines[best.at]?.apart
  ) {
    return { span: { start: above.span.start, end: best.span.end }, from: above.at, to: best.at }
  }
  return { span: best.span, from: best.at, to: best.at }
}

/** A day (and what else) behind the title: 2026-03-09 …, 3.9(周一) …, 3/9 …. */
const dateBehind =
  /[\s·|】]+(?:(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}|\d{1,2}月\d{1,2}日|\d{1,2}[./]\d{1,2}(?=日|号|\s|\(|周|星期|$))/
/** CN-2025-0817, 第12期 and the like behind the title. */
const codeAtEnd =
  /\s+(?:(?:(?:编号|单号|文号|no)[:.]?\s*)?[a-z]{1,8}[-_]?\d[\w.-]*|(?:编号|单号|文号|no[:.]|№)[:.]?\s*[a-z\d][\w./-]*\d[\w./-]*)$/

function recordsMeeting(text: string): boolean {
  return meetingWord.test(text)
}

/** A line without its marks, its date, its issue number and the fields behind it. */
function shorten(folded: string, line: Line): Span {
  let { start, end } = line
  const fields: Field[] = fieldsOf(folded, start, end, true)
  const first = fields.find((field) => field.label)
  if (first?.label && first.label.start > start) end = first.label.start
  let text = folded.slice(start, end)
  const marks = /^(?:#{1,6}\s+|\*\*|=+\s*)/.exec(text)
  if (marks) start += marks[0].length
  // 评审会 2026年3月9日 线上: what stands behind the date is head too
  const rest = dateBehind.exec(text)
  const ahead = rest ? rest.index - (start - line.start) : 0
  if (rest && ahead > 1 && (meetingWord.test(text.slice(0, rest.index)) || ahead <= 30))
    end = line.start + rest.index
  const lead = leadIn(folded.slice(start, end))
  if (lead?.says === 'kind') start += lead.length
  else if (lead?.says === 'all') end = start + lead.length
  const led = dateAtStart.exec(text.slice(start - line.start))
  if (led && led[0].length < end - start - 1) start += led[0].length
  for (let before = -1; before !== end; ) {
    before = end
    const span = trim(folded, start, end)
    start = span.start
    end = span.end
    text = folded.slice(start, end)
    if (marks) end -= /(?:\*\*|=+)$/.exec(text)?.[0].length ?? 0
    text = folded.slice(start, end)
    const tail = dateAtEnd.exec(text) ?? asideAtEnd.exec(text) ?? codeAtEnd.exec(text)
    if (tail && tail.index > 1) end = start + tail.index
    while (end > start && /[|·:;,/—-]/.test(folded.charAt(end - 1))) end -= 1
  }
  return unmarked(folded, { start, end })
}

const paperKind =
  /^(?:会议|录音|语音|视频|通话|智能|实时|内部)?(?:转写|转录|转文字|文字稿|纪要|记录|纪录|速记|速录|实录|听记|摘要|总结|备忘)$/

/**
 * What 【…】 before other words is: 【会议转写】备货碰头 the kind of paper, 【例会纪要】三楼 all of the title,
 * 【需求评审】发票中心评审纪要 a part of it (null).
 */
function leadIn(text: string): { says: 'kind' | 'all'; length: number } | null {
  const [whole, , word] = /^(【|\[)([^】\]]{2,})[】\]]\s*/.exec(text) ?? []
  if (!whole || !word) return null
  const rest = text.slice(whole.length)
  if (rest === '' || dateAtStart.test(rest) || placeWord.test(rest.trim()) || /^\d{1,2}[:./月]\d/.test(rest))
    return recordsMeeting(word) ? { says: 'all', length: whole.trimEnd().length } : null
  if (paperKind.test(word)) return { says: 'kind', length: whole.length }
  if (text.startsWith('[')) return null
  // 【需求评审】到店核销 2.0: the kind of meeting, and of what
  return recordsMeeting(word) && !recordsMeeting(rest.trim()) && !/评审|走查|复盘$/.test(word)
    ? { says: 'all', length: whole.trimEnd().length }
    : null
}

const closers = new Map([
  ['【', '】'],
  ['《', '》'],
  ['<', '>'],
  ['「', '」'],
])

/** 《…纪要》 without its marks; those of 《…》评审记录 are part of the title. */
function unmarked(folded: string, { start, end }: Span): Span {
  const closer = closers.get(folded.charAt(start))
  if (!closer) return { start, end }
  const closed = folded.slice(start, end).indexOf(closer)
  if (closed < 0) return { start: start + 1, end }
  return closed === end - start - 1 ? { start: start + 1, end: end - 1 } : { start, end }
}
