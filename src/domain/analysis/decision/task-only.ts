import type { Span } from '#domain/analysis/document/doc.ts'
import { isAssigned, namesIn, subjectOf, within } from '#domain/analysis/talk/names.ts'
import type { Part, Unit } from '#domain/analysis/talk/unit.ts'
import type { Search } from './context.ts'
import type { Settling } from './settle.ts'

/** 会议决定由市场部…: a task that somebody gets, and nothing else. */
export function isOnlyTask(
  search: Search,
  unit: Unit,
  part: Part,
  settling: Settling,
  chairs = false,
): boolean {
  if (settling.why === 'passed' || settling.why === 'refused' || settling.why === 'voted' || settling.back)
    return false
  const hard = /一律|不得|方可|方能|严禁|禁止|才能|不再|统一/.test(settling.word)
  // 报出名单（不得少于8户）: what the task has to come to
  if (hard) return inBrackets(part.text, settling.word) && search.actionOver(part) !== null
  const content = { start: part.start + settling.content, end: part.end }
  const names = namesIn(search.reading, unit.block)
  const { doc } = search.reading
  if (isAssigned(doc, names, content) || begins(search, unit, content)) return true
  const named = within(names, content).length > 0
  return (named || !chairs) && isTaken(search, content, settling, named)
}

function inBrackets(text: string, word: string): boolean {
  const at = text.indexOf(word)
  return text.lastIndexOf('(', at) > text.lastIndexOf(')', at) && text.indexOf(')', at) > 0
}

function isTaken(search: Search, span: Span, settling: Settling, named: boolean): boolean {
  const over = search.actionOver(span)
  if (!over || over.share < 0.6) return false
  const { action } = over
  // an owner from a heading or from who settles it makes no task of it
  if (settling.why === 'rule' || (settling.sure && !named)) return false
  const owned = action.department !== null || action.person !== null
  return settling.sure && settling.why === 'settled' ? owned && over.share > 0.8 : owned || !settling.sure
}

/** Whether the words begin with who is to do something, as 市场部周五前…. */
export function begins(search: Search, unit: Unit, span: Span): boolean {
  const { doc } = search.reading
  const subject = subjectOf(doc, namesIn(search.reading, unit.block), span)
  return (
    subject !== null &&
    subject.end < span.end &&
    !/^(?:的|与|和|、|任|为|担任|不再|更名|并入|增|设|撤)/.test(doc.folded.slice(subject.end, span.end))
  )
}
