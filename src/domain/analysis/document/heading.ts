import { columnRoleOf } from './column.ts'
import type { Draft } from './draft.ts'
import { leadRank, type Outline } from './outline.ts'

/** A line's draft by its number; undefined beyond the first and last. */
export type Drafts = (at: number) => Draft | undefined

export type HeadingKind = 'numbered' | 'bracket' | 'bold' | 'lead' | 'bare'

/** 待办, 决议: a line that heads a part of the minutes by its word alone. */
export const sectionWord =
  /^(?:会议)?(?:行动项?|行动计划|待办|待办事项|任务清单|决议|决议事项|决定事项|议定事项|结论|讨论|讨论内容|讨论事项|议题|议程|会议内容|内容|主要内容|下一步|下一步工作|下一步计划|风险|问题|遗留问题|其他|其他事项|其它|临时动议|报告事项|共识|争议|背景|目标|总结|附件|重点工作|工作安排|要求|工作要求|工作部署|任务分工|职责分工|后续工作|后续安排|跟进事项|重点任务|整改措施|整改要求|actions?|action items?|decisions?|agenda|todo|next steps?|notes|discussion|risks?)$/

/**
 * Headings of forms and of papers printed from one, put together from the words for what minutes are made of: 讨论要点,
 * 决议结果, 待办事项跟踪表. A line of nothing else says nothing of its own.
 */
const compound =
  /^(?:跨部门|各|本次|会议|议题|议程|讨论|决议|决定|议定|结论|待办|行动|任务|目标|预期|主要|事项|要点|结果|记录|纪录|汇总|回顾|跟踪|追踪|分配|清单|成果|达成|完成|情况|内容|总结|表|与|和|及){2,7}$/
const compoundEnd = /(?:要点|结果|记录|纪录|汇总|回顾|表|清单|成果|情况|总结)$/
/** Of those the ones that hold what is above, or all that there is. */
const outermost = /汇总|表$|清单$|回顾$|^各|记录$|纪录$|会议成果$/

/** 基本情况 heads the head itself. */
export const headWord = /^(?:会议)?(?:基本情况|基本信息|信息|概况|简况|基础信息|基本资料)$/

export function headingRank(draft: Draft, kind: HeadingKind): { style: string; rank: number } {
  if (draft.marker && kind === 'numbered') return { style: draft.marker.style, rank: draft.marker.rank }
  if (kind === 'bracket') return { style: 'bracket', rank: 2.5 }
  if (kind === 'bold') return { style: 'bold', rank: 2.6 }
  if (kind === 'bare' && isOutermost(draft.text)) return { style: 'bareOuter', rank: 1 }
  return kind === 'bare' ? { style: 'bare', rank: 2.7 } : { style: 'lead', rank: leadRank }
}

/** Whether the line at `at` heads what follows, and by what one sees it; null when it does not. */
export function headingOf(
  folded: string,
  drafts: Drafts,
  at: number,
  outline: Outline,
  spoken: boolean,
): HeadingKind | null {
  const draft = drafts(at)
  if (!draft || draft.box) return null
  const { marker } = draft
  const body = folded.slice(draft.body.start, draft.body.end)
  if (marker?.style.startsWith('md')) return 'numbered'
  if (draft.speaker && (draft.speaker.sure || (spoken && !marker))) return null
  if (!marker && draft.wrap === 'bracket') return 'bracket'
  if (!marker && draft.wrap === 'bold') return 'bold'
  if (marker) return isNumberedHeading(drafts, at, draft, marker, body, outline) ? 'numbered' : null
  if (spoken) return null
  if (draft.wrap === 'colon') return drafts(at + 1) ? 'lead' : null
  if (sectionWord.test(body.replace(/\s/g, '')) || isCompound(body)) return 'bare'
  const next = drafts(at + 1)
  const short = body.length <= 15 && !/[,。;!?、:|\t\d]/.test(body) && /[〇㐀-鿿]/.test(body)
  return short &&
    next &&
    beginsList(next) &&
    (draft.line.apart || at === 0) &&
    (body.length > 4 || columnRoleOf(body) === null)
    ? 'bare'
    : null
}

function isCompound(text: string): boolean {
  return text.length <= 14 && compound.test(text) && compoundEnd.test(text)
}

function isOutermost(text: string): boolean {
  return isCompound(text) && outermost.test(text)
}

function beginsList(next: Draft): boolean {
  return next.marker !== null || next.box !== null || /^[|│]|\t/.test(next.text)
}

const settled = /^(?:同意|通过|批准|否决|不予|不同意|暂缓|决定|会议|原则|自|经)/

/** 提案一：地下室漏水。决议：…: how long the title is that stands before the text of the same line; 0 without one. */
export function topicAhead(body: string): number {
  const title = /^[^。;!?:,]{2,30}。(?=\s*\S)/.exec(body)?.[0] ?? ''
  return settled.test(title) ? 0 : title.length
}

function isNumberedHeading(
  drafts: Drafts,
  at: number,
  draft: Draft,
  marker: NonNullable<Draft['marker']>,
  body: string,
  outline: Outline,
): boolean {
  if (marker.style === 'topic' && body.length <= 90 && drafts(at + 1) !== undefined) {
    const first = /[。;!?]/.exec(body)?.index
    if (first === undefined) return true
    // 议案3 估值每季度复核一次。 with nothing below it says all there is to say
    if (first === body.length - 1 && hasChild(drafts, at, draft, marker, outline)) return true
  }
  if (body.length > 48 || /[。;!?]$/.test(body) || /[。;!?](?=[^)】」”])/.test(body)) return false
  const bare = body.replace(/\([^()]*\)|"[^"]*"|《[^》]*》|“[^”]*”/g, '')
  const child = hasChild(drafts, at, draft, marker, outline)
  if (draft.wrap === 'colon' || draft.wrap === 'bold' || draft.wrap === 'bracket') return child
  if (marker.style === 'bullet')
    return child && bare.length <= 16 && !/[,:]/.test(bare) && nextIsDeeperBullet(drafts, at, draft)
  if (draft.label || /,.*,|--|——/.test(bare) || (/,/.test(bare) && bare.length > 20)) return false
  if (child) return true
  // a section without words of its own, among sections that have them: 五、散会
  return marker.rank <= 4 && bare.length <= 12 && siblingHeads(drafts, at, marker.style, outline)
}

function hasChild(
  drafts: Drafts,
  at: number,
  draft: Draft,
  marker: NonNullable<Draft['marker']>,
  outline: Outline,
): boolean {
  const next = drafts(at + 1)
  if (!next) return false
  if (!next.marker) {
    if (marker.rank < 4.5) return true
    // under 1. a line without number is its text when it comes at once and the heading is no sentence
    return (
      !next.line.apart &&
      (next.line.indent > draft.line.indent || draft.text.length <= 24) &&
      !lastOfList(drafts, at, marker.style)
    )
  }
  if (next.marker.style === marker.style)
    return marker.style === 'bullet' && nextIsDeeperBullet(drafts, at, draft)
  return next.marker.rank > marker.rank && !outline.has(next.marker.style)
    ? true
    : next.marker.rank > marker.rank && !enclosed(outline, marker.style, next.marker.style)
}

/** Whether the next style stands outside of this one already, so that what follows is no child. */
function enclosed(outline: Outline, style: string, next: string): boolean {
  return outline.has(next) && !outline.has(style)
}

function nextIsDeeperBullet(drafts: Drafts, at: number, draft: Draft): boolean {
  const next = drafts(at + 1)
  return next?.marker?.style === 'bullet' && next.line.indent > draft.line.indent + 1
}

/** The last point of a list whose points had no text of their own: what follows is no text of it either. */
function lastOfList(drafts: Drafts, at: number, style: string): boolean {
  return drafts(at - 1)?.marker?.style === style
}

function siblingHeads(drafts: Drafts, at: number, style: string, outline: Outline): boolean {
  if (!outline.has(style)) return false
  const before = drafts(at - 1)
  return before !== undefined && before.marker?.style !== style
}
