import { isAssigned, namesIn, subjectOf } from '#domain/analysis/talk/names.ts'
import { isQuestion, postpones } from '#domain/analysis/talk/pending.ts'
import { saysAt } from '#domain/analysis/talk/says.ts'
import type { Part, Unit } from '#domain/analysis/talk/unit.ts'
import type { Found, Search } from './context.ts'
import { isTally, type Settling } from './settle.ts'
import { another, group, someSay } from './words.ts'

/** 费用由财政承担: who pays is a term of what was settled, no task. */
const pays = /[费钱款金](?:用|项)?由[^,]{2,20}(?:承担|负担|列支|补助|补贴|支付|支出|分摊|解决|垫付|出)$/

export function foundAt(
  search: Search,
  unit: Unit,
  at: number,
  settling: Settling,
  confidence: number,
  key = `decision.${settling.why}`,
  earliest = at,
): Found {
  const { parts, clause } = unit
  const { doc } = search.reading
  const names = namesIn(search.reading, unit.block)
  const part = parts[at]
  const text = part?.text ?? ''
  const led = /[:,]\s*$/.test(text.slice(0, settling.content))
  let from = settling.back ? 0 : earliest
  // 全额退款，不要求寄回: what is done instead stands before
  if (settling.why === 'stopped' && /^不/.test(text) && from === at && at > 0 && isPositive(parts[at - 1]))
    from -= 1
  if (!settling.back) {
    while (from > 0) {
      const above = parts[from - 1]
      if (above && settling.sure && settling.why === 'passed' && /认为|指出|讨论/.test(above.text)) break
      if (
        !above ||
        !(
          group.test(above.text) ||
          isTally(above.text) ||
          /^(?:对|关于|就|自|从|鉴于|为|凡)/.test(above.text)
        )
      )
        break
      from -= 1
    }
  }
  let to = at
  for (let next = at + 1; next < parts.length; next += 1) {
    const more = parts[next]
    if (!more || isTail(search, unit, more)) break
    to = next
  }
  const first = parts[from]
  const last = parts[to]
  const start =
    from === at && led ? (part?.start ?? clause.start) + settling.content : (first?.start ?? clause.start)
  const end = endOf(doc.folded, start, last?.end ?? clause.end)
  return {
    start: skipCount(doc.folded, start, end),
    end,
    key,
    word: settling.word,
    confidence,
    back: settling.back,
    at: unit.at,
  }

  function isPositive(above: Part | undefined): boolean {
    if (!above || above.text.length > 24 || isQuestion(above.text) || someSay.test(above.text)) return false
    return subjectOf(doc, names, above) === null && !/^(?:因|由于|鉴于|但|虽|如)/.test(above.text)
  }

  function isTail(within: Search, one: Unit, more: Part): boolean {
    const subject = subjectOf(doc, names, more)
    const said = subject ? saysAt(doc.folded.slice(subject.end, more.end)) : null
    const over = within.actionOver(more)
    const taken =
      over !== null &&
      over.share >= 0.6 &&
      over.action.quote.start > (part?.end ?? one.clause.start) &&
      !(settling.why === 'passed' && over.action.person === null && over.action.department === null)
    return (
      said !== null ||
      (!pays.test(more.text) && (isAssigned(doc, names, more) || taken)) ||
      postpones(more.text) ||
      isQuestion(more.text)
    )
  }
}

function endOf(folded: string, start: number, end: number): number {
  let to = end
  while (to > start && /[,。;!.\s:、|]/.test(folded.charAt(to - 1))) to -= 1
  return to
}

function skipCount(folded: string, start: number, end: number): number {
  const found = another.exec(folded.slice(start, Math.min(end, start + 8)))
  return found && start + found[0].length < end ? start + found[0].length : start
}
