/** A run of the text, as UTF-16 offsets; `end` is after the last unit. */
export interface Span {
  start: number
  end: number
}

/**
 * `columns` is the row of a table that names the others, `rule` a drawn line, `speaker` a line that only says
 * who speaks next, `stamp` a line that is only a date or time, as exported chats have.
 */
export type BlockKind =
  | 'title'
  | 'field'
  | 'heading'
  | 'item'
  | 'row'
  | 'columns'
  | 'rule'
  | 'speaker'
  | 'stamp'
  | 'speech'
  | 'paragraph'

/** What a line of the head tells. `observers` are 列席; `next` is the next meeting, never this one. */
export type FieldRole =
  | 'title'
  | 'date'
  | 'time'
  | 'startTime'
  | 'endTime'
  | 'place'
  | 'form'
  | 'host'
  | 'convener'
  | 'recorder'
  | 'attendees'
  | 'observers'
  | 'absentees'
  | 'topics'
  | 'next'
  | 'paper'

export interface Field {
  role: FieldRole
  /** Null where a field goes on in the next line. */
  label: Span | null
  value: Span
}

export type ColumnRole =
  | 'index'
  | 'group'
  | 'task'
  | 'owner'
  | 'department'
  | 'cooperating'
  | 'due'
  | 'status'
  | 'criterion'
  | 'remark'

export interface Cell extends Span {
  /** The name of its column, as the text has it. */
  header: Span | null
  role: ColumnRole | null
  /** Where a cell only says 同上 or 〃 (or stands below a merged group): the cell that is meant. */
  same: Span | null
}

export interface Clause extends Span {
  /** The clause at its commas (and, in speech without punctuation, at its spaces). */
  parts: readonly Span[]
}

export interface Sentence extends Span {
  clauses: readonly Clause[]
}

export interface Marker extends Span {
  /** The kind of numbering: `cn` is 一、, `cnParen` is （一）, `num` is 1., `bullet` is any dot or dash. */
  style: string
}

export interface Speaker extends Span {
  /** What stands beside the name, as 10:23 or 00:12:05. */
  time: Span | null
}

export interface Block extends Span {
  kind: BlockKind
  /** The block without numbering, bullet, box, label and speaker. */
  body: Span
  marker: Marker | null
  /** `dropped` is a crossed box. */
  box: 'open' | 'done' | 'dropped' | null
  /** 结论： or 责任人： before the rest of the line; without the colon. */
  label: Span | null
  /** Depth among headings and lists, 1 is the outermost; 0 for what stands in neither. */
  level: number
  /** The headings above, outermost first, as indexes into the blocks. */
  path: readonly number[]
  /** A heading with its text in the same line, as 【背景】去年…; it is the heading of that line above all. */
  runIn: boolean
  speaker: Speaker | null
  fields: readonly Field[]
  cells: readonly Cell[]
  sentences: readonly Sentence[]
}

/** The blocks lie in order and apart; what is between them is white space only. */
export interface Doc {
  text: string
  /** The text in one script, case and width, as long as the text itself. */
  folded: string
  blocks: readonly Block[]
  /** The title, where the text has one in its first lines; without a date or an issue number behind it. */
  title: Span | null
  /** The index of the first block that is no longer head. */
  headEnd: number
}

export function textOf(doc: Doc, span: Span): string {
  return doc.text.slice(span.start, span.end)
}
