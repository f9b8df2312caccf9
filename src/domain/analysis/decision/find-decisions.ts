import type { ActionItem, DecisionItem, Reading } from '#domain/analysis/analysis.ts'
import type { Block } from '#domain/analysis/document/doc.ts'
import { chairOf } from '#domain/analysis/talk/chair.ts'
import { sectionOf } from '#domain/analysis/talk/section.ts'
import { type Unit, unitsOf } from '#domain/analysis/talk/unit.ts'
import { actionsBySpan, type Found, type Search } from './context.ts'
import { type Line, settledIn } from './prose.ts'
import { joinRepeats } from './repeats.ts'
import { isTally } from './settle.ts'
import { settledInTalk } from './spoken.ts'

/**
 * What the meeting settles: its choices, approvals, refusals, rules, amounts and dates, in the order of the
 * text. What it only assigns is an action and not among them. The topic is left to whoever knows the topics.
 */
export function findDecisions(reading: Reading, actions: readonly ActionItem[]): DecisionItem[] {
  const search: Search = { reading, isChair: chairOf(reading), actionOver: actionsBySpan(actions) }
  const told = [...inProse(search), ...settledInTalk(search)]
  const { blocks } = reading.doc
  // 1. 通過上次會議紀錄 announces what is told below it
  const announced = (at: number) =>
    told.some(({ at: own, key }) => key !== 'decision.voted' && blocks[own]?.path.includes(at))
  const found = [...[...headings(reading)].filter(({ at }) => !announced(at)), ...told]
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  return joinRepeats(reading, apart(found))
}

/** 审议通过《…》 as a heading. */
const passed =
  /^(?:书面|集体)?(?:审议|讨论|表决|研究|评审)?(?:并|后|了)?(?:原则|一致|全票|逐项|表决)?(?:通过|批准|同意|否决|不同意)(?:了)?(?=《|关于|对|续聘|聘任|设立|成立|.{2,40}(?:议案|方案|报告|计划|预案|提案|申请|办法|规定|制度|案|记录|纪录|预算|决算)$)/

function* headings({ doc }: Reading): Generator<Found> {
  for (const [at, block] of doc.blocks.entries()) {
    if (block.kind !== 'heading') continue
    const text = doc.folded.slice(block.body.start, block.body.end)
    const word = passed.exec(text)?.[0]
    if (!word || sectionOf(text) !== null) continue
    let { end } = block.body
    while (end > block.body.start && /[。:\s]/.test(doc.folded.charAt(end - 1))) end -= 1
    yield { start: block.body.start, end, key: 'decision.heading', word, confidence: 0.85, back: false, at }
  }
}

function* inProse(search: Search): Generator<Found> {
  const line: Line = { counting: false, ruled: null, opened: false }
  let tally: { unit: Unit; under: number | undefined } | null = null
  let settledUnder: number | undefined
  let block: Block | null = null
  for (const unit of unitsOf(search.reading.doc)) {
    if (unit.block.kind === 'speech') continue
    if (unit.block !== block) {
      block = unit.block
      line.counting = false
      line.opened = false
      line.proposed = false
    }
    const under = unit.block.path.at(-1)
    if (tally && tally.under !== under) {
      if (settledUnder !== tally.under || under === undefined) yield tallyOf(search, tally.unit)
      tally = null
    }
    const found = settledIn(search, unit, line)
    if (
      found &&
      unit.block.kind === 'row' &&
      /^暂缓/.test(search.reading.doc.folded.slice(found.start, found.end))
    )
      continue
    if (found) {
      yield unit.block.kind === 'row' ? withMatter(search, unit.block, found) : found
      settledUnder = under
      tally = null
      if (/\.(?:settled|passed|refused|voted)$/.test(found.key)) line.settled = unit.sentence
    } else if (isTally(unit.text) && settledUnder !== under && !tally) tally = { unit, under }
    if (!found && (unit.place.section === 'summary' || unit.place.labelSection === 'summary'))
      yield { ...tallyOf(search, unit), back: false, echo: true }
    if (found || /(?:决定|议定|同意|明确|确定|决议|约定)[^:]{0,8}:/.test(unit.text)) line.counting = true
  }
  if (tally) yield tallyOf(search, tally.unit)
}

/** 柴发试机改为每季度 | 通过: what only says how it went takes the cell before it along. */
function withMatter({ reading: { doc } }: Search, { cells }: Block, found: Found): Found {
  if (
    !/^(?:通过|同意|否决|不同意|不通过|未通过|照案通过|不予通过)$/.test(
      doc.folded.slice(found.start, found.end),
    )
  )
    return found
  const before = cells
    .filter(({ start, end, role }) => end <= found.start && start < end && role !== 'index')
    .at(-1)
  return before ? { ...found, start: before.start } : found
}

/** A vote is all that is told of what was settled. */
function tallyOf({ reading }: Search, unit: Unit): Found {
  let { end } = unit.clause
  while (/[。,;]/.test(reading.doc.folded.charAt(end - 1))) end -= 1
  return {
    start: unit.clause.start,
    end,
    key: 'decision.voted',
    word: '',
    confidence: 0.6,
    back: true,
    at: unit.at,
  }
}

/** None within another. */
function apart(found: readonly Found[]): Found[] {
  const out: Found[] = []
  for (const one of found) {
    const last = out.at(-1)
    if (last && one.start < last.end) continue
    if (one.start < one.end) out.push(one)
  }
  return out
}
