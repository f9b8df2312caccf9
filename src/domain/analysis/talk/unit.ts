import type { Block, Cell, Clause, Doc, Sentence, Span } from '#domain/analysis/document/doc.ts'
import { sentencesOf } from '#domain/analysis/document/sentences.ts'
import { type Section, sectionOf } from './section.ts'

export interface Part extends Span {
  /** Folded. */
  readonly text: string
}

/** Where a clause stands: what announces it and who says it. Folded words. */
export interface Place {
  readonly section: Section | null
  /** 会议议定： above a list. */
  readonly lead: string | null
  readonly label: string | null
  readonly labelSection: Section | null
  /** The name of the column, within a table. */
  readonly column: string | null
  readonly speaker: Span | null
}

/** A clause of the text with its place. */
export interface Unit {
  readonly block: Block
  /** The block's index. */
  readonly at: number
  readonly place: Place
  readonly sentence: Sentence
  readonly clause: Clause
  readonly text: string
  readonly parts: readonly Part[]
  /** Which sentence of its block or cell it is. */
  readonly nth: number
  /** Whether the clause is the first of its block or cell. */
  readonly first: boolean
}

const known = new WeakMap<Doc, readonly Unit[]>()

/** Every clause that says something, in order; what only heads, dates or names fields is left out. */
export function unitsOf(doc: Doc): readonly Unit[] {
  const before = known.get(doc)
  if (before) return before
  const units = [...walk(doc)]
  known.set(doc, units)
  return units
}

const columns: readonly (readonly [Section, RegExp])[] = [
  [
    'decisions',
    /^(?:会议)?(?:结论|决议|决定|决策|处理结果|讨论结果|结果|裁示|审议结果|处理意见|议定事项|结论\/决议|决议\/结论|决议事项|decision|resolution|conclusion)s?$/,
  ],
  [
    'background',
    /^(?:讨论要点|讨论内容|讨论|讨论情况|要点|说明|发言|(?:各方|评审|审查|专家|与会)?意见|现状|问题|问题描述|背景|内容|情况|discussion|notes)$/,
  ],
  ['open', /^(?:待定事项|遗留问题|未决事项|待议事项)$/],
]

function* walk(doc: Doc): Generator<Unit> {
  const sections = new Map<number, Section | null>()
  const sectionAt = (index: number): Section | null => {
    const seen = sections.get(index)
    if (seen !== undefined) return seen
    const block = doc.blocks[index]
    const section = block ? sectionOf(doc.folded.slice(block.body.start, block.body.end)) : null
    sections.set(index, section)
    return section
  }
  const sectionOfPath = (path: readonly number[]): Section | null => {
    let section: Section | null = null
    for (const [nth, index] of path.entries()) {
      const own = sectionAt(index)
      const heading = doc.blocks[index]
      const above = path[nth - 1]
      if (heading && above !== undefined && own === null && isBeside(doc, above, heading)) section = null
      if (own !== null && own !== 'container') section = own
    }
    return section
  }
  const labels = new Map<string, Section | null>()
  const sectionOfLabel = (label: string): Section | null => {
    const seen = labels.get(label)
    const section = seen === undefined ? sectionOf(label) : seen
    labels.set(label, section)
    return section
  }
  let lead: string | null = null
  for (const [at, block] of doc.blocks.entries()) {
    if (block.kind === 'heading') {
      lead = leadOf(doc, block)
      continue
    }
    if (block.kind !== 'item' && block.kind !== 'row') lead = null
    if (block.fields.length > 0) continue
    const section = sectionOfPath(block.path)
    const label = block.label ? doc.folded.slice(block.label.start, block.label.end) : null
    const place: Place = {
      section,
      lead,
      label,
      labelSection: label === null ? null : sectionOfLabel(label),
      column: null,
      speaker: block.speaker,
    }
    if (block.kind === 'row') {
      for (const cell of block.cells) yield* cellUnits(doc, block, at, cell, place)
      continue
    }
    yield* clausesOf(doc, block, at, place, block.sentences)
    if (block.kind === 'paragraph' && doc.folded.charAt(block.end - 1) === ':') {
      const last = block.sentences.at(-1)
      lead = last ? doc.folded.slice(last.start, last.end) : null
    }
  }
}

/** 上周跟进 with a list of its own, and then 一、销售: the two stand beside each other. */
export function isBeside(doc: Doc, above: number, { marker }: Block): boolean {
  const heading = doc.blocks[above]
  if (!heading || heading.marker || !marker || marker.style === 'bullet') return false
  return /^(?:cn|formal|part|topic|roman|md)/.test(marker.style) && doc.blocks[above + 1]?.kind !== 'heading'
}

/** The words of a line that ends in a colon. */
function leadOf(doc: Doc, block: Block): string | null {
  const text = doc.folded.slice(block.body.start, block.end)
  return /[:][*_\s】]*$/.test(text) && !block.marker ? text : null
}

function* cellUnits(doc: Doc, block: Block, at: number, cell: Cell, place: Place): Generator<Unit> {
  if (!cell.header || cell.start >= cell.end) return
  const column = doc.folded.slice(cell.header.start, cell.header.end).replace(/[\s*]/g, '')
  const labelSection = columns.find(([, shape]) => shape.test(column))?.[0]
  if (!labelSection) return
  const sentences = sentencesOf(doc.folded, cell)
  yield* clausesOf(doc, block, at, { ...place, column, labelSection }, sentences)
}

/** Without the marks that end it; a question keeps its own. */
function partOf({ folded }: Doc, { start, end }: Span): Part {
  let to = end
  while (to > start && /[。,;!.\s]/.test(folded.charAt(to - 1))) to -= 1
  return { start, end: to, text: folded.slice(start, to) }
}

function* clausesOf(
  doc: Doc,
  block: Block,
  at: number,
  place: Place,
  sentences: readonly Sentence[],
): Generator<Unit> {
  for (const [index, sentence] of sentences.entries()) {
    for (const clause of sentence.clauses) {
      yield {
        block,
        at,
        place,
        sentence,
        clause,
        text: doc.folded.slice(clause.start, clause.end),
        parts: clause.parts.map((part) => partOf(doc, part)),
        nth: index,
        first: index === 0 && clause === sentence.clauses[0],
      }
    }
  }
}
