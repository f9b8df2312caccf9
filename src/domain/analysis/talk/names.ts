import type { Reading } from '#domain/analysis/analysis.ts'
import type { Mention } from '#domain/analysis/directory/types.ts'
import type { Block, Doc, Span } from '#domain/analysis/document/doc.ts'

const known = new WeakMap<Block, readonly Mention[]>()

/** The names in a block, by their offsets in the whole text; looked for once. */
export function namesIn({ doc, setting }: Reading, block: Block): readonly Mention[] {
  const before = known.get(block)
  if (before) return before
  const found = setting.directory.findNames(doc.text.slice(block.start, block.end)).map((mention) => ({
    ...mention,
    start: mention.start + block.start,
    end: mention.end + block.start,
  }))
  known.set(block, found)
  return found
}

const knownWho = new WeakMap<Doc, Map<string, Mention | null>>()

/** Who a run of text such as a label or a speaker names. */
export function whoIn({ doc, setting }: Reading, span: Span): Mention | null {
  const text = doc.text.slice(span.start, span.end)
  const seen = knownWho.get(doc) ?? new Map<string, Mention | null>()
  knownWho.set(doc, seen)
  const before = seen.get(text)
  if (before !== undefined) return before
  const found = setting.directory.findNames(text)
  const who = found.find(({ kind }) => kind === 'person') ?? found[0] ?? null
  seen.set(text, who)
  return who
}

/** Those of the names that lie in a span; the names stand in the order of the text. */
export function within(names: readonly Mention[], span: Span): readonly Mention[] {
  let low = 0
  let high = names.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((names[middle]?.start ?? 0) < span.start) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < names.length && (names[end]?.end ?? 0) <= span.end) end += 1
  return names.slice(low, end)
}

/** Words that may stand before a subject: 但, 会上, 随后. */
const connectors =
  /^(?:但是?|而|不过|同时|随后|其中|会上|另外?|此外|对此|然后|因此|故|则|也|且|并且?|最后|首先|后来|接着|其后|讨论中|期间|目前|为此|一是|二是|三是|四是|第[一二三四五],?|副?(?:董事长|总经理|总裁|主任|书记|主席|经理|院长|校长|局长|处长|县长|市长|区长|镇长|部长|科长|组长)|\s)+/

/** The name that a stretch of text begins with; `end` is behind it and its title. */
export function subjectOf(
  doc: Doc,
  names: readonly Mention[],
  part: Span,
): { mention: Mention; start: number; end: number } | null {
  const near = within(names, part)
  if (near.length === 0) return null
  const text = doc.folded.slice(part.start, Math.min(part.end, part.start + 24))
  const skip = connectors.exec(text)?.[0].length ?? 0
  const first = near.find(({ start }) => start <= part.start + Math.max(skip, 1))
  if (!first || first.start > part.start + skip || first.kind === 'collective') return null
  let mention = first
  let end = first.end
  for (const next of near) {
    // 采购部王红, 王红（采购部）: the person goes before
    if (next.start < end) continue
    const gap = doc.folded.slice(end, next.start)
    if (
      !/^(?:[\s·_-]{0,2}|\(|副?(?:经理|主任|总监|部长|科长|处长|院长|主管))$/.test(gap) ||
      next.kind === 'collective'
    )
      break
    if (next.kind === 'person' && (mention.kind === 'department' || !mention.entry)) mention = next
    end = next.end
    if (doc.folded.charAt(end) === ')') end += 1
    break
  }
  const title =
    /^(?:同志|老师|先生|女士|委员|董事|监事|代表|经理|主任|总监|部长|科长|处长|院长|校长|局长|副总|\([^()]{1,12}\))/.exec(
      doc.folded.slice(end, Math.min(part.end, end + 16)),
    )
  if (title) end += title[0].length
  return { mention, start: part.start, end }
}

const gives = /(?:由|请|让|责成|安排|要求|委托|授权|指定|@|交|派|归口|麻烦|督促)\s*$/
const charged = /负责(?!人)|牵头|主办(?!单位)|承办|配合(?!度)|落实(?!情况)|跟进|责任(?:单位|部门|人)|督办/

/** Whether it hands work to somebody: 由市场部…, 请王红…, 市场部牵头…. */
export function isAssigned(doc: Doc, names: readonly Mention[], part: Span): boolean {
  const text = doc.folded.slice(part.start, part.end)
  let named = false
  for (const { start } of within(names, part)) {
    named = true
    if (gives.test(doc.folded.slice(Math.max(part.start, start - 3), start))) return true
  }
  if (named && charged.test(text)) return true
  if (
    /^(?:请|由|责成|安排|委托|授权|@)[^,]{2,20}?(?:负责|牵头|落实|办理|制定|提交|完成|组织|提供|整理|研究)/.test(
      text,
    )
  )
    return true
  return /^[^,]{2,12}?(?:牵头|负责(?!人))/.test(text)
}
