import { ownerOf } from '#domain/analysis/directory/owner.ts'
import type { Span } from '#domain/analysis/document/doc.ts'
import type { DraftAction } from './draft.ts'
import { bestOf, dueOf } from './due.ts'
import type { Ground } from './ground.ts'
import { actingOf } from './owner-of-unit.ts'
import type { Unit } from './unit.ts'

/** （…, or 责任人：… and 时间：… as sentences of their own. */
const labelled =
  /^\s*(?:\(|(?:责任|负责|牵头|主责|主办|承办|经办|跟进|落实|配合|协办)(?:部门|单位|人)?\s*[:]|(?:完成|截止|办结)?(?:时间|时限|期限|日期|节点)\s*[:])/

/**
 * （责任单位：甲；时限：月底） behind a sentence is of that sentence: what it adds to the last draft, or the draft
 * that the sentence is by it; null for a unit of its own.
 */
export function namedBehind(
  ground: Ground,
  unit: Unit,
  before: Unit | null,
  last: DraftAction | null,
  block: number,
): DraftAction | null {
  const [first, end] = [unit.parts[0], unit.parts.at(-1)]
  if (!before || !first || !end || !labelled.test(first.text)) return null
  const span = { start: first.start, end: end.end }
  const days = ground.deadlinesIn(span)
  const left = unit.parts.map(({ content }) => content).join('')
  if (
    days.reduce(
      (words, { start, quote }) => words.replace(ground.folded({ start, end: start + quote.length }), ''),
      left,
    ) !== ''
  )
    return null
  const owner = ownerOf(ground.setting.directory, ground.text(span), { acting: actingOf(unit, span.start) })
  // 时间：2月27日 looks like the meeting's own
  const due = dueOf(unit.parts) ?? bestOf(days.filter(({ role }) => role === 'meeting'))
  if (owner.owners.length === 0 && !due) return null
  const start = before.parts[0]?.start ?? span.start
  const to = span.start + ground.folded(span).replace(/[\s。;,)]+$/, '').length
  if (last && last.block === block && last.quote.end > start) {
    if (last.owner.owners.length > 0) last.owner = { ...last.owner, cooperating: owner.cooperating }
    else last.owner = owner
    last.due = due ?? last.due
    last.quote = { start: last.quote.start, end: to }
    last.marks = [...last.marks, ...marksOf(unit)]
    return last
  }
  return {
    quote: { start, end: to },
    marks: [...marksOf(before), ...marksOf(unit)],
    owner,
    due,
    criterion: null,
    because: { key: 'action.named', params: {} },
    confidence: 0.9,
    repeats: [],
    block,
  }
}

/** Where a unit names who and when. */
export function marksOf(unit: Unit): Span[] {
  return unit.parts.flatMap((part) => [
    ...[...part.owners, ...part.helpers, ...part.groups].map(({ list }) => ({
      start: list.start,
      end: list.end,
    })),
    ...part.deadlines.map(({ start, quote }) => ({ start, end: start + quote.length })),
  ])
}
