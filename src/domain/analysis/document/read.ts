import { foldScript } from '#domain/wording/script.ts'
import type { Block, Doc, Field, Span, Speaker } from './doc.ts'
import { type Draft, draftOf, isRunInHeading } from './draft.ts'
import { isTerse } from './field.ts'
import { beginsForm, headsPeople, labelAlone, listsPeople } from './form.ts'
import { bareOrLoose, goesOn, headColumns, headTable } from './head.ts'
import { datesIn, timesIn } from './head-date.ts'
import { type HeadingKind, headingOf, headingRank, headWord, topicAhead } from './heading.ts'
import { issuedField } from './issued.ts'
import { type Line, linesOf, trim } from './lines.ts'
import { leadRank, Outline } from './outline.ts'
import { sentencesOf } from './sentences.ts'
import { groupField, listsNames } from './side.ts'
import { signedRows } from './sign-table.ts'
import { calledIn } from './speaker.ts'
import { isSpoken } from './speech.ts'
import { isRule, type TableRow, tableAt } from './table.ts'
import { isGeneric, titleOf } from './title.ts'
import { asTop, topLines } from './top.ts'
import { joinWrapped } from './wrapped.ts'

/** Splits minutes, notes, chats and transcripts into their parts; what it cannot name is a paragraph. */
export function readDocument(text: string, people: readonly string[] = []): Doc {
  const folded = foldScript(text)
  const lines = joinWrapped(folded, linesOf(text))
  const reader = new Reader(
    folded,
    lines,
    new Set([...people.map((name) => foldScript(name).trim()), ...calledIn(folded, lines)]),
  )
  reader.read()
  const field = reader.blocks.flatMap((block) => block.fields).find(({ role }) => role === 'title')?.value
  const top = reader.title?.span
  // above a table 会议纪要 says only what kind of paper it is
  const title = top && !(field && isGeneric(folded.slice(top.start, top.end))) ? top : field
  return {
    text,
    folded,
    blocks: reader.blocks,
    title: title && title.start < title.end ? title : null,
    headEnd: reader.headEnd ?? reader.blocks.length,
  }
}

/** So many lines show whether a text is talk. */
const enough = 400
/** How far from its end a text may list those present. */
const lastLines = 16
const empty: never[] = []

class Reader {
  readonly blocks: Block[] = []
  readonly title
  headEnd: number | null = null
  private readonly near = new Map<number, Draft>()
  private readonly outline = new Outline()
  private readonly spoken: boolean
  private speaker: Speaker | null = null
  /** The field that the next lines may go on with. */
  private open: Field | null = null
  /** Within a form, whose lines are names and values by turns; the field that the next line is the value of. */
  private form: { readonly asks: Field['role'] | null } | null = null

  /** Lines that number a part without a mark: 1 项目概况 above 1.1. */
  private readonly tops: ReadonlySet<number>
  private readonly folded: string
  /** Names that may speak, whatever they look like. */
  private readonly known: ReadonlySet<string>
  private readonly lines: readonly Line[]
  private current: Draft | null = null

  constructor(folded: string, lines: readonly Line[], known: ReadonlySet<string>) {
    this.known = known
    this.folded = folded
    this.lines = lines
    this.tops = topLines(folded, lines)
    // a line alone is what somebody wrote down, unless it says what paper it is
    const whole =
      lines.length > 1 ||
      /(?:(?<![上开散与参赴到])会|会议|纪要|记录|纪录|要点|备忘|minutes|notes)\s*$/.test(folded)
    this.title = whole ? titleOf(folded, lines) : null
    this.spoken = isSpoken(
      folded,
      lines.slice(0, enough).map((line) => draftOf(folded, line, known)),
      known,
    )
  }

  read(): void {
    for (let at = 0; at < this.lines.length; ) at += this.take(at)
  }

  /** Makes the blocks of a line (of a table, its lines); answers how many lines that were. */
  private take(at: number): number {
    const draft = this.draftAt(at)
    if (!draft) return 1
    const { line } = draft
    this.current = draft
    if (this.title && at >= this.title.from && at <= this.title.to) {
      this.add('title', line, { fields: bareOrLoose(this.folded, this.title.span.end, line.end) })
      return 1
    }
    const rows = this.speaker ? null : tableAt(this.folded, this.lines, at)
    if (rows) {
      this.table(at, rows)
      return rows.length
    }
    if (isRule(draft.text)) this.add('rule', line, {})
    else if (this.formLine(at, draft)) return 1
    else if (draft.stamp) this.add('stamp', line, this.headEnd === null ? { fields: [] } : {})
    else if (!this.field(at, draft)) this.words(at, draft)
    return 1
  }

  /** Only the lines around the present one are kept in mind. */
  private draftAt(at: number): Draft | undefined {
    const line = this.lines[at]
    const known = this.near.get(at)
    if (known || !line) return known
    const draft = asTop(this.folded, draftOf(this.folded, line, this.known), this.tops.has(at))
    this.near.set(at, draft)
    this.near.delete(at - 4)
    if (this.near.size > 16) this.near.clear()
    return draft
  }

  /** 会议地点 alone in its line, and the place below it. */
  private formLine(at: number, draft: Draft): boolean {
    if (this.headEnd !== null || this.spoken) return false
    if (this.form === null && !beginsForm((one) => this.draftAt(one), at)) return false
    const { line } = draft
    const label = labelAlone(draft)
    if (label !== null) {
      this.add('field', line, { fields: [], body: draft.body })
      this.form = { asks: label }
      this.open = null
      return true
    }
    const asks = this.form?.asks ?? null
    const goesOnWith = this.open !== null && listsPeople(draft, this.open, this.known) ? this.open.role : null
    const role = asks ?? goesOnWith
    if (role === null) {
      this.form = null
      this.open = null
      return false
    }
    const field: Field = { role, label: null, value: draft.body }
    this.add('field', line, { fields: [field], body: draft.body })
    this.form = { asks: null }
    this.open = field
    return true
  }

  private field(at: number, draft: Draft): boolean {
    const { line } = draft
    const inHead = this.headEnd === null
    const loose =
      inHead && draft.fields.length === 0
        ? bareOrLoose(this.folded, draft.body.start, line.end, this.known)
        : draft.fields
    const alone = inHead && loose.length === 0 ? headsPeople((one) => this.draftAt(one), at) : null
    if (alone)
      loose.push({ role: alone, label: draft.body, value: { start: draft.body.end, end: draft.body.end } })
    if (inHead && loose.length === 0 && !this.spoken) {
      const more = issuedField(this.folded, draft) ?? groupField(this.folded, draft.body, this.known)
      if (more) loose.push(more)
    }
    const fields = inHead ? loose : loose.filter((field) => this.isLate(field))
    if (fields.length > 0 && (inHead || (!this.spoken && fields.length === loose.length))) {
      this.add('field', line, { fields, body: draft.body })
      this.open = fields.at(-1) ?? null
      return true
    }
    // the list of those present may stand below everything else
    const atEnd = !this.spoken && this.lines.length - at <= lastLines
    if ((inHead || atEnd) && this.open && goesOn(this.folded, draft, this.open)) {
      const field: Field = { role: this.open.role, label: null, value: draft.body }
      this.add('field', line, { fields: [field], body: draft.body })
      const { label, value } = this.open
      // below 测试：甲 a number begins something else
      this.open = label && value.start < value.end ? { ...field, label } : field
      return true
    }
    this.open = null
    return false
  }

  /** What may stand below the meeting's words and still be head: who wrote it, who was there, when it ended. */
  private isLate({ role, value, label }: Field): boolean {
    if (role === 'next') return isNext(this.folded, label, value)
    if (role === 'endTime' || role === 'paper')
      return !label || !isTerse(this.folded.slice(label.start, label.end))
    if (!late.has(role) || (label && isTerse(this.folded.slice(label.start, label.end)))) return false
    return (
      value.end - value.start <= 80 ||
      isList(this.folded, value) ||
      listsNames(this.folded, value, this.known)
    )
  }

  private words(at: number, draft: Draft): void {
    const kind = this.tops.has(at)
      ? 'numbered'
      : headingOf(this.folded, (one) => this.draftAt(one), at, this.outline, this.spoken)
    const title = kind || draft.marker?.style !== 'topic' || this.spoken ? 0 : topicAhead(this.wordsOf(draft))
    if (kind) this.heading(draft, kind)
    else if (title > 0) this.topic(draft, title)
    else if (isRunInHeading(draft, this.folded)) this.runIn(draft)
    else if (draft.speaker && (draft.speaker.sure || this.spoken)) this.speech(draft)
    else if (draft.marker) this.item(draft)
    else this.prose(draft)
  }

  private heading(draft: Draft, kind: HeadingKind): void {
    const { style, rank } = headingRank(draft, kind)
    const body = unwrapped(this.folded, draft.body)
    if (!headWord.test(this.folded.slice(body.start, body.end))) this.endHead()
    if (rank < leadRank) this.speaker = null
    const level = this.enter(style, rank, draft.line.indent, true)
    this.add('heading', draft.line, { body, level, label: null })
  }

  /** 【背景】去年…: a heading of its own, then its line. */
  private runIn(draft: Draft): void {
    const label = draft.label
    if (!label) return
    this.endHead()
    this.speaker = null
    const head = trim(this.folded, draft.line.start, label.body)
    const level = this.enter('bracket', 2.5, draft.line.indent, true)
    this.add('heading', head, { body: label.span, level, runIn: true })
    this.add('paragraph', { start: label.body, end: draft.line.end }, {})
  }

  private wordsOf({ body }: Draft): string {
    return this.folded.slice(body.start, body.end)
  }

  /** 提案一：地下室漏水。决议：…: a heading of its own, then what it came to. */
  private topic(draft: Draft, length: number): void {
    const { line, body, marker } = draft
    if (!marker) return
    this.endHead()
    this.speaker = null
    const rest = draftOf(
      this.folded,
      { ...line, ...trim(this.folded, body.start + length, line.end) },
      this.known,
    )
    const level = this.enter(marker.style, marker.rank, line.indent, true)
    const title = trim(this.folded, body.start, body.start + length - 1)
    this.add('heading', { start: line.start, end: title.end }, { body: title, level, runIn: true })
    this.current = rest
    this.add('paragraph', rest.line, { body: bodyOf(rest) })
  }

  private speech(draft: Draft): void {
    const { speaker, line } = draft
    if (!speaker) return
    this.endHead()
    const who: Speaker = { ...speaker.name, time: speaker.time }
    this.speaker = who
    if (speaker.body >= line.end)
      this.add('speaker', line, { body: { start: line.end, end: line.end }, speaker: who })
    else this.add('speech', line, { body: { start: speaker.body, end: line.end }, speaker: who })
  }

  private item(draft: Draft): void {
    this.endHead()
    const { marker, line } = draft
    if (!marker) return
    const level = this.enter(marker.style, marker.rank, line.indent, false)
    this.add('item', line, { level, body: bodyOf(draft), speaker: this.speaker })
  }

  private prose(draft: Draft): void {
    const { line } = draft
    // 决定：… among talk is nobody's word
    if (this.speaker && !this.speaker.time && (line.apart || draft.label)) this.speaker = null
    if (this.speaker) {
      this.add('speech', line, { body: bodyOf(draft), speaker: this.speaker })
      return
    }
    // a short line above the first words of the meeting may still be head: 2026年3月9日  研发楼305
    if (line.end - line.start > 60 || /[。;!?]$/.test(draft.text)) this.endHead()
    if (line.apart) this.outline.leaveList()
    this.add(draft.box ? 'item' : 'paragraph', line, {
      body: bodyOf(draft),
      level: draft.box ? this.outline.depth + 1 : 0,
    })
  }

  private table(at: number, rows: readonly TableRow[]): void {
    const signed = signedRows(this.folded, rows)
    let last: Field | null = null
    for (const [offset, row] of rows.entries()) {
      const line = this.lines[at + offset]
      if (!line) continue
      this.current = null
      const inHead = row.kind !== 'rule' && this.headEnd === null
      const { fields, names } = signed
        ? { fields: signed[offset] ?? empty, names: row.kind !== 'rule' }
        : inHead
          ? this.headRow(rows, offset, row)
          : { fields: empty, names: false }
      last = fields.at(-1) ?? null
      if (fields.length > 0 || names) this.add('field', line, { fields, cells: row.cells })
      else {
        if (row.kind !== 'rule') this.endHead()
        this.add(row.kind, line, { cells: row.cells })
      }
    }
    // a cell of names may go on in the next line
    this.open = this.headEnd === null ? last : null
  }

  /** What a row of the head tells, and whether it only names what the next row tells. */
  private headRow(rows: readonly TableRow[], at: number, row: TableRow): { fields: Field[]; names: boolean } {
    const isRow = ({ kind }: TableRow) => kind !== 'rule'
    const above = rows.slice(Math.max(0, at - 2), at).findLast(isRow)
    const below = rows.slice(at + 1, at + 3).find(isRow)
    const named = above ? headColumns(this.folded, above.cells, row.cells) : []
    const own = named.length === 0 && row.kind === 'row' ? headTable(this.folded, row.cells) : named
    return { fields: own, names: !!below && headColumns(this.folded, row.cells, below.cells).length > 0 }
  }

  private enter(style: string, rank: number, indent: number, heading: boolean): number {
    return this.outline.enter({ style, rank, indent, block: this.blocks.length, heading })
  }

  private endHead(): void {
    this.headEnd ??= this.blocks.length
    this.open = null
  }

  private add(kind: Block['kind'], span: Span, more: Partial<Block>): void {
    const { start, end } = span
    const body = trim(this.folded, more.body?.start ?? start, more.body?.end ?? end)
    const draft = this.current?.line.start === start ? this.current : null
    const path = this.outline.path()
    this.blocks.push({
      kind,
      start,
      end,
      marker: draft?.marker ? { start, end: start + draft.marker.length, style: draft.marker.style } : null,
      box: draft?.box ?? null,
      label: kind === 'item' || kind === 'paragraph' ? (draft?.label?.span ?? null) : null,
      level: 0,
      path: kind === 'heading' ? path.slice(0, -1) : path,
      runIn: false,
      speaker: null,
      fields: empty,
      cells: empty,
      sentences:
        kind === 'item' || kind === 'paragraph' || kind === 'speech' ? sentencesOf(this.folded, body) : empty,
      ...more,
      body,
    })
  }
}

const late = new Set<Field['role']>(['recorder', 'host', 'absentees', 'attendees', 'observers'])

/** Many short pieces and no sentence. */
function isList(folded: string, { start, end }: Span): boolean {
  const text = folded.slice(start, end).replace(/。$/, '')
  return !text.includes('。') && text.split(/[、,;]/).length * 12 >= text.length
}

/** Next: 2026-06-25 20:00 tells when one meets again, Next: 压测 does not. */
function isNext(folded: string, label: Span | null, value: Span): boolean {
  if (!label || !isTerse(folded.slice(label.start, label.end))) return true
  return datesIn(folded, value).length + timesIn(folded, value).length > 0
}

function bodyOf(draft: Draft): Span {
  return draft.label ? { start: draft.label.body, end: draft.body.end } : draft.body
}

/** 【…】, **…** and …： without their marks. */
function unwrapped(folded: string, body: Span): Span {
  let { start, end } = body
  while (start < end && /[【[*_=~─—\s-]/.test(folded.charAt(start))) start += 1
  while (end > start && /[】\]*_:=~─—\s-]/.test(folded.charAt(end - 1))) end -= 1
  return start < end ? { start, end } : body
}
