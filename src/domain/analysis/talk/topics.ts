import type { Reading, TopicItem } from '#domain/analysis/analysis.ts'
import type { Block, Doc, Span } from '#domain/analysis/document/doc.ts'
import { trim } from '#domain/analysis/document/lines.ts'
import { namesIn } from './names.ts'
import { type Section, sectionOf } from './section.ts'
import { spokenTopics } from './spoken-topics.ts'
import { titleIn } from './topic-title.ts'
import { isBeside } from './unit.ts'

/** The matters that were discussed, in the order of the text. */
export function findTopics(reading: Reading): TopicItem[] {
  const { doc } = reading
  const heads = headTopics(reading)
  const list = heads.length === 1 ? listTopics(reading, doc.headEnd, doc.blocks.length) : []
  // one heading above one list is what the paper is called
  const only = heads[0]
  const isTitle = list.length > 2 && only !== undefined && only.start <= (doc.blocks[1]?.start ?? 0)
  const found =
    heads.length > 0 && !isTitle
      ? heads
      : firstOf(
          () => listTopics(reading, doc.headEnd, doc.blocks.length),
          () => agendaTopics(doc),
          () => fieldTopics(doc),
          () => spokenTopics(reading),
        )
  return withEnds(doc, found)
}

/** The topic that what stands at `offset` belongs to, as an index; null before the first and between them. */
export function topicAt(topics: readonly TopicItem[], offset: number): number | null {
  let low = 0
  let high = topics.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((topics[middle]?.quote.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const topic = topics[low - 1]
  return topic && offset < topic.end ? low - 1 : null
}

type Found = Span & { title: string; until: number | null }

function firstOf(...ways: readonly (() => Found[])[]): Found[] {
  for (const way of ways) {
    const found = way()
    if (found.length > 0) return found
  }
  return []
}

function withEnds(doc: Doc, found: readonly Found[]): TopicItem[] {
  return found.map(({ start, end, title, until }, at) => ({
    quote: { text: doc.text.slice(start, end), start },
    title,
    end: Math.min(until ?? doc.text.length, found[at + 1]?.start ?? doc.text.length),
  }))
}

const never = new Set<Section | null>(['info', 'closing', 'next', 'actions'])
/** No matters, unless they are numbered among the matters. */
const parts = new Set<Section | null>(['decisions', 'consensus', 'disputes', 'summary'])

/** 捌、结论 is a point of the agenda like 柒、各单位意见; 结论 alone is not. */
function isPoint(doc: Doc, { marker, body }: Block): boolean {
  if (!marker || marker.style === 'bullet') return false
  return (
    !marker.style.startsWith('md') ||
    /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.、]/.test(doc.folded.slice(body.start, body.end))
  )
}

/** 议案审议情况, 讨论及决定事项: nothing but words for what minutes hold. */
const holderWords =
  /^(?:会议|本次|主要|重点|各项|专题|讨论|审议|研究|评审|汇报|报告|议题|议程|提案|议案|听取|议决|表决|决定|的|与|和|及|内容|事项|情况|要点|意见|记录|纪录|正文){2,6}$/

/** Headings: the outermost, or those within one that only holds them, as 讨论事项. */
function headTopics(reading: Reading): Found[] {
  const { doc } = reading
  const found: Found[] = []
  const kinds = new Map<number, Section | null>()
  const holders = new Set<number>()
  const leads = new Set<number>()
  const heads: number[] = []
  let matters = 0
  for (const [at, block] of doc.blocks.entries()) {
    if (!isHead(doc, at, block)) continue
    const text = doc.folded.slice(block.body.start, block.body.end)
    const own = sectionOf(block.kind === 'heading' ? text : text.replace(/^\d{1,2}\s+/, ''))
    const holds = own === null && holderWords.test(text) && doc.blocks[at + 1]?.kind === 'heading'
    const section = holds ? 'container' : own
    kinds.set(at, section)
    heads.push(at)
    // 会议议定如下： may stand above all the matters
    if (
      block.path.every(
        (above) => kinds.get(above) === 'container' || leads.has(above) || isBeside(doc, above, block),
      )
    )
      holders.add(at)
    if (section === null && isLead(doc, block)) leads.add(at)
  }
  for (const [index, at] of heads.entries()) {
    const block = doc.blocks[at]
    if (!block || !holders.has(at)) continue
    const section = kinds.get(at) ?? null
    const next = heads[index + 1]
    const until = partEnd(doc, heads, kinds, index)
    if (section === 'container') {
      const childless = next === undefined || !(doc.blocks[next]?.path.includes(at) ?? false)
      if (!childless) continue
      const inner = listTopics(reading, at + 1, blockAt(doc, until))
      found.push(...inner.map((one) => ({ ...one, until: one.until ?? until })))
      matters += inner.length
      if (inner.length > 0 || !isPoint(doc, block)) continue
    }
    if (never.has(section) || isLead(doc, block) || isEmpty(doc, block)) continue
    if (parts.has(section) && !isPoint(doc, block)) continue
    const title = titleIn(
      doc,
      block.kind === 'item' ? (block.label ?? block.sentences[0] ?? block.body) : block.body,
    )
    if (title) found.push({ ...title, until })
    if (title && !parts.has(section)) matters += 1
  }
  // a heading or two in talk or in a list says little of what was spoken of
  return matters > 0 || found.length > 2 ? found : []
}

/** 玖、临时动议：无. */
function isEmpty(doc: Doc, block: Block): boolean {
  return /[:(]\s*(?:无|略|没有)\s*[)。]*$/.test(doc.folded.slice(block.body.start, block.end))
}

/** ■ 售后 above points of another mark, #2 选型: a short line whose mark heads what follows. */
function isMarkedHead(doc: Doc, at: number, block: Block): boolean {
  if (block.kind !== 'paragraph' && block.kind !== 'item') return false
  if (block.box || block.end - block.start > 30) return false
  const text = doc.folded.slice(block.start, block.end)
  const mark = /^\s*(?:([■◆●▶▲★◎□◇])|(#)\s?\d{1,2})\s*[^\s\d][^。;,!?]*$/.exec(text)
  const next = doc.blocks[at + 1]
  if (!mark || !next || next.kind === 'heading') return false
  return doc.folded.slice(next.start, next.end).trimStart().charAt(0) !== (mark[1] ?? mark[2])
}

/** A heading, or a line that numbers one without a mark: 2 范围与上线节奏 above 2.1. */
function isHead(doc: Doc, at: number, block: Block): boolean {
  if (block.kind === 'heading') return true
  // a motion whose text stands in its line
  if (block.kind === 'item' && block.marker?.style === 'topic') return true
  if (isMarkedHead(doc, at, block)) return true
  if (block.kind !== 'paragraph' || block.label || block.end - block.start > 40) return false
  const next = doc.blocks[at + 1]
  return (
    next?.marker?.style.startsWith('dotted') === true &&
    /^\d{1,2}\s+[^\d\s][^。;,]*$/.test(doc.folded.slice(block.start, block.end))
  )
}

/** 会议议定： heads a list and is no matter. */
function isLead(doc: Doc, block: Block): boolean {
  if (block.marker) return false
  const text = doc.folded.slice(block.body.start, block.end)
  if (!/:[*_\s】]*$/.test(text)) return false
  return (
    text.length > 16 ||
    /决定|要求|如下|以下|议定|指出|强调|认为|同意|明确|共识|通过|包括|内容|名单|说明|备注|附|人员|决议|结论/.test(
      text,
    )
  )
}

/** Where the part under a heading ends: at the next heading that is not within it. */
function partEnd(
  doc: Doc,
  heads: readonly number[],
  kinds: ReadonlyMap<number, Section | null>,
  index: number,
): number {
  const own = heads[index] ?? 0
  for (let next = index + 1; next < Math.min(heads.length, index + 400); next += 1) {
    const at = heads[next] ?? 0
    const block = doc.blocks[at]
    if (!block || block.path.includes(own)) continue
    // 会议决定： above the list of a matter still belongs to it
    if (isLead(doc, block) && kinds.get(at) !== 'actions') continue
    return block.start
  }
  return doc.text.length
}

function blockAt(doc: Doc, offset: number): number {
  let low = 0
  let high = doc.blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((doc.blocks[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The points of a list that stands under no heading: by label, first words or lead phrase. */
function listTopics(reading: Reading, from: number, to: number): Found[] {
  const { doc } = reading
  const items: Block[] = []
  let style: string | null = null
  let depth = Number.POSITIVE_INFINITY
  for (let at = from; at < to; at += 1) {
    const block = doc.blocks[at]
    if (block?.kind !== 'item' || block.box || !block.marker) continue
    if (block.level < depth) {
      depth = block.level
      style = block.marker.style
      items.length = 0
    }
    if (block.level === depth && block.marker.style === style) items.push(block)
  }
  if (items.length < 2) return []
  const read = items.map((block) => ({ block, ...leadPhrase(reading, block) }))
  const firm = read.filter(({ how }) => how === 'label' || how === 'sentence').length
  const people = read.filter(({ how }) => how === 'person' || how === 'none').length
  // a list of who does what, or of single facts, names no matters
  if (firm * 2 < items.length && (people * 2 > items.length || items.length < 3 || style === 'bullet'))
    return []
  return read.flatMap(({ span, how }) => {
    if (!span || how === 'none' || how === 'section') return []
    const title = titleIn(doc, span)
    return title ? [{ ...title, until: null }] : []
  })

  function leadPhrase(
    within: Reading,
    block: Block,
  ): { span: Span | null; how: 'label' | 'sentence' | 'phrase' | 'person' | 'section' | 'none' } {
    const names = namesIn(within, block)
    if (block.label) {
      const label = doc.folded.slice(block.label.start, block.label.end)
      const section = sectionOf(label)
      if (section && section !== 'open') return { span: null, how: 'section' }
      const { start: from, end } = block.label
      const named = names.find(({ start }) => start >= from && start <= from + 1)
      const only = named && named.end >= end - 3
      return only ? { span: null, how: 'person' } : { span: block.label, how: 'label' }
    }
    const sentence = block.sentences[0]
    const part = sentence?.clauses[0]?.parts[0]
    if (!sentence || !part) return { span: null, how: 'none' }
    const text = doc.folded.slice(part.start, part.end)
    const whole =
      block.sentences.length > 1 && sentence.clauses.length === 1 && sentence.clauses[0]?.parts.length === 1
    if (whole && text.length <= 18) return { span: matterIn(doc, part), how: 'sentence' }
    const first = names.find(({ start }) => start >= part.start && start < part.end)
    if (first && first.start <= part.start + 1) return { span: cutAbout(part, text), how: 'person' }
    // 书记最后说: whose words these are
    if (/^[^,]{1,6}(?:最后|又|还|接着)(?:说|讲|强调)/.test(text)) return { span: null, how: 'none' }
    if (/^(?:各|请|由|大家|全体|要|会议|同意|决定|通过|本周|下周|明天|今天)/.test(text))
      return { span: null, how: 'none' }
    const end = first && first.start >= part.start + 3 ? first.start : Math.min(part.end, part.start + 24)
    return { span: matterIn(doc, { start: part.start, end }), how: 'phrase' }
  }
}

/** Where what is said of a matter begins: 路灯｜还差11盏, 导航层级｜太深. */
const saidOf =
  /还[差没要有是缺]|到[账位货](?!率|时间)|尽快|抓紧|(?<![重主需次紧必])要(?![点求件素闻])|已(?!知)|没有?|怎么|太(?![阳平])|才(?!能)|仍|打算|(?<![构设思联假感理])想|反映|由(?!来)|请(?!示)|定在|改[到为成]|推[迟到]|[上下本这]个?(?:周|月|礼拜|星期)|(?<=[〇㐀-鿿])\d[\d.,]*(?:个|台|盏|块|元|万|人|户|次|月|日|点|%)/
/** 把黄芩的技术服务搞好: what is to be done something with. */
const handled = /把([〇㐀-鿿]{2,14}?)(?:搞|做|弄|抓|办|落实|理|管|换|修|清|定|查|补|完成)/

/** The matter in the first words of a point; all of them where nothing is said of it. */
function matterIn(doc: Doc, { start, end }: Span): Span {
  const text = doc.folded.slice(start, end)
  const object = handled.exec(doc.folded.slice(start, end + 12))
  if (object?.[1] && object.index <= 8) {
    const from = start + object.index + 1
    return { start: from, end: from + object[1].length }
  }
  const cut = saidOf.exec(text)?.index ?? 0
  return cut >= 2 ? { start, end: start + cut } : { start, end }
}

/** 张三建议增开周末门诊: what is behind the verb. */
function cutAbout(part: Span, text: string): Span | null {
  const found = /(?:建议|提出|反映|汇报了?|介绍了?|通报了?|报告了?)(?:关于|了)?/.exec(text)
  if (!found) return null
  const start = part.start + found.index + found[0].length
  return part.end - start >= 3 ? { start, end: Math.min(part.end, start + 20) } : null
}

const topicColumn =
  /^(?:会议|讨论|汇报)?(?:议题|议程|议案|案由|主题|讨论事项|需求点|评审[点项]|讨论点|topic|agenda|subject)(?:名称|内容)?$/
const settledColumn =
  /^(?:会议)?(?:结论|决议|决定|决策|裁示|审议结果|讨论结果|conclusion|decision|resolution)s?$/

/** The first column of an agenda in a table. */
function agendaTopics(doc: Doc): Found[] {
  const found: Found[] = []
  for (const block of doc.blocks) {
    if (block.kind !== 'row') continue
    const named = (shape: RegExp) =>
      block.cells.find(
        ({ header }) => header && shape.test(doc.folded.slice(header.start, header.end).replace(/\s/g, '')),
      )
    // beside what was settled stands what it was about
    const about = named(settledColumn) ? block.cells.find(({ role }) => role !== 'index') : undefined
    const cell = named(topicColumn) ?? (about && named(settledColumn) !== about ? about : undefined)
    if (!cell || cell.start >= cell.end) continue
    const title = titleIn(doc, cell)
    if (title) found.push({ ...title, until: null })
  }
  return found
}

/** 议题：甲；乙 in the head, where nothing below takes them up. */
function fieldTopics(doc: Doc): Found[] {
  const found: Found[] = []
  for (const { role, value } of doc.blocks.flatMap(({ fields }) => fields)) {
    if (role !== 'topics') continue
    let from = value.start
    const text = doc.folded.slice(value.start, value.end)
    const cut = /[;]|、(?=关于)|(?:^|[\s,;、])(?:\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑳]|[一二三四五六七八九]、)\s*/g
    const pieces: Span[] = []
    for (let mark = cut.exec(text); mark; mark = cut.exec(text)) {
      pieces.push({ start: from, end: value.start + mark.index })
      from = value.start + mark.index + mark[0].length
    }
    pieces.push({ start: from, end: value.end })
    const many = pieces.length === 1 && /、/.test(text) && !/[,和与及]/.test(text) ? text.split('、') : null
    let at = value.start
    for (const piece of many ?? []) {
      pieces.push({ start: at, end: at + piece.length })
      at += piece.length + 1
    }
    if (many) pieces.shift()
    for (const piece of pieces) {
      const span = trim(doc.folded, piece.start, piece.end)
      const title = span.start < span.end ? titleIn(doc, span) : null
      if (title) found.push({ ...title, until: null })
    }
  }
  // what the head lists is discussed below
  return found.map((one) => ({ ...one, until: one.end }))
}
