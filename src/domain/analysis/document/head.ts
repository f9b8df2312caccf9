import type { Cell, Field, Span } from './doc.ts'
import type { Draft } from './draft.ts'
import { fieldRoleOf, fieldsOf } from './field.ts'
import { datesIn, timesIn } from './head-date.ts'
import { sectionWord } from './heading.ts'
import { trim } from './lines.ts'
import { isGroupLabel, listsNames } from './side.ts'

const nobody: ReadonlySet<string> = new Set()

/** The fields of a stretch of the head, their labels with or without a colon. */
export function bareOrLoose(
  folded: string,
  start: number,
  end: number,
  known: ReadonlySet<string> = nobody,
): Field[] {
  const span = trim(folded, start, end)
  if (span.start >= span.end) return []
  const pieces = piecesOf(folded, span)
  const named = namedPieces(folded, pieces)
  if (named) return named
  if (pieces.length < 2) {
    const bold = boldField(folded, span)
    if (bold) return [bold]
    const fields = fieldsOf(folded, span.start, span.end, true)
    return fields.length === 0 && onlyNames(folded, span, known)
      ? [{ role: 'attendees', label: null, value: span }]
      : fields
  }
  return pieces.flatMap((piece): Field[] => {
    const bold = boldField(folded, piece)
    if (bold) return [bold]
    const fields = fieldsOf(folded, piece.start, piece.end, true)
    const role =
      fields.length > 0
        ? null
        : (looseRole(folded, piece) ?? (listsNames(folded, piece, known) ? 'attendees' : null))
    return role ? [{ role, label: null, value: piece }] : fields
  })
}

/** (甲、乙Tom、丙) or 甲、乙、丙: a line that is the names of people one knows and nothing else. */
function onlyNames(folded: string, span: Span, known: ReadonlySet<string>): boolean {
  const text = folded.slice(span.start, span.end)
  const list = /^\(([^()]*)\)$/.exec(text)?.[1] ?? text
  const names = list.split(/\s*[、,]\s*/)
  return (
    names.length >= 3 &&
    list.length <= 160 &&
    names.every((name) => known.has(name.replace(/(?<=[〇㐀-鿿]{2})\s?[a-z]{2,12}$/, '')))
  )
}

/** **地点** 三楼: the label is told by its weight. */
function boldField(folded: string, { start, end }: Span): Field | null {
  const found = /^(\*\*|__)\s*([^*_:]{2,8}?)\s*\1\s*(?=[^\s:])/.exec(
    folded.slice(start, Math.min(end, start + 30)),
  )
  const name = found?.[2]
  const role = name === undefined ? null : fieldRoleOf(name)
  if (!found || name === undefined || !role) return null
  const from = start + found[0].indexOf(name)
  return {
    role,
    label: { start: from, end: from + name.length },
    value: { start: start + found[0].length, end },
  }
}

/** 7月6日 9:00 | 三楼会议室 | 主持：王红: what bars part, or 6.2 / 14:00 / 三楼 what strokes do where no label begins it. */
function piecesOf(folded: string, { start, end }: Span): Span[] {
  const pieces: Span[] = []
  let from = start
  const strokes = !folded.slice(start, end).includes('|') && /^\d/.test(folded.slice(start, start + 1))
  for (let at = start; at <= end; at += 1) {
    const stroke = strokes && folded.slice(at - 1, at + 2) === ' / '
    if (at < end && folded.charAt(at) !== '|' && !stroke) continue
    const piece = trim(folded, from, at)
    if (piece.start < piece.end) pieces.push(piece)
    from = at + 1
  }
  return pieces
}

/** 主持人 | 焦裕: by turns what names a field and what it is. */
function namedPieces(folded: string, pieces: readonly Span[]): Field[] | null {
  if (pieces.length < 2 || pieces.length % 2 > 0) return null
  const fields: Field[] = []
  for (let at = 0; at < pieces.length; at += 2) {
    const [label, value] = [pieces[at], pieces[at + 1]]
    const role = labelRoleOf(folded, label)
    if (!role || !label || !value || labelRoleOf(folded, value)) return null
    fields.push({ role, label, value })
  }
  return fields
}

const people = new Set<Field['role']>(['attendees', 'observers', 'absentees', 'topics'])

/** Whether a line goes on with the list of people (or topics) that the line before began. */
export function goesOn(folded: string, draft: Draft, open: Field): boolean {
  if (!people.has(open.role) || draft.stamp || draft.wrap !== null) return false
  const { line, marker, text } = draft
  if (marker?.style === 'figure' || sectionWord.test(text.replace(/\s/g, ''))) return false
  const empty = open.label !== null && open.value.start >= open.value.end
  if (line.apart && !empty) return false
  if (marker && !(empty || open.label === null) && marker.style !== 'bullet') return false
  if (open.role === 'topics') return marker !== null && marker.rank >= 5 && (empty || open.label === null)
  if (/[。!?]$/.test(text) && text.length > 30) return false
  if (text.length > 160 || (marker && marker.rank <= 4)) return false
  if (empty || open.label === null)
    return marker === null
      ? /[、,:\s(]/.test(text) || text.length <= 12
      : text.length <= 60 && !/。/.test(text)
  const before = folded.charAt(open.value.end - 1)
  return (
    line.indent >= 2 ||
    /[、,;]/.test(before) ||
    /^[^\s:]{2,12}:\s*[^\s:]{2,4}(?:[、,\s]|$)|^[^,。:]{1,8}(?:—+|--+)\S/.test(text)
  )
}

/**
 * A row of the head typed as a table: | 时间 | … | 地点 | … |, or cells that are fields, a day or a place
 * themselves; empty when it is another kind of row.
 */
export function headTable(folded: string, cells: readonly Cell[]): Field[] {
  const fields: Field[] = []
  let open: { role: Field['role']; label: Span } | null = null
  let unknown = 0
  const filled = cells.filter(({ start, end }) => start < end)
  for (const [at, cell] of filled.entries()) {
    const own = labelRoleOf(folded, cell) ?? (isGroupLabel(folded, cell, filled[at + 1]) ? 'attendees' : null)
    const span = { start: cell.start, end: cell.end }
    if (own) {
      open = { role: own, label: span }
      continue
    }
    const within: Field[] = open ? [] : fieldsOf(folded, cell.start, cell.end, false)
    const loose: Field['role'] | null = open || within.length > 0 ? null : looseRole(folded, cell)
    if (open) {
      fields.push({ role: open.role, label: open.label, value: span })
      // 出席 | 甲 | 乙 | 丙: the list goes on in the next cell
      if (!people.has(open.role)) open = null
    } else if (within.length > 0) fields.push(...within)
    else if (loose) fields.push({ role: loose, label: null, value: span })
    else unknown += 1
  }
  return unknown * 2 > filled.length || (unknown > 0 && !labelRoleOf(folded, filled[0])) ? [] : fields
}

/** A row that only has names of fields, and the row below with what they are: 时间 | 地点 | 主持人. */
export function headColumns(folded: string, names: readonly Cell[], cells: readonly Cell[]): Field[] {
  const roles = names.map((cell) => labelRoleOf(folded, cell))
  if (roles.length < 2 || roles.some((role) => role === null) || cells.length > roles.length) return []
  return cells.flatMap(({ start, end }, at) => {
    const [role, label] = [roles[at], names[at]]
    return role && label && start < end
      ? [{ role, label: { start: label.start, end: label.end }, value: { start, end } }]
      : []
  })
}

function labelRoleOf(folded: string, cell: Span | undefined): Field['role'] | null {
  if (!cell || cell.end - cell.start > 14) return null
  return fieldRoleOf(folded.slice(cell.start, cell.end))
}

/** 16:30开始，三楼小会议室: what stands before the place. */
function withoutPlace(text: string): string {
  const at = text.indexOf(',')
  return at > 0 && placeWord.test(text.slice(at + 1).trim()) ? text.slice(0, at) : text
}

/** What a cell (or a piece of a line) without a label tells by its look. */
function looseRole(folded: string, span: Span): Field['role'] | null {
  const text = folded.slice(span.start, span.end)
  if (text.length > 48) return null
  const dates = datesIn(folded, span)
  if (dates.length > 0 && dates.reduce((sum, { start, end }) => sum + end - start, 0) * 4 > text.length)
    return 'time'
  if (
    timesIn(folded, span).length > 0 &&
    /^[^\u4e00-\u9fff]*(?:[上下中]午|晚上?|早上?|至|到|点|时|分|半|月|日|号|周.|星期.|开始|开会|\d|[^\u4e00-\u9fff])+$/.test(
      withoutPlace(text),
    )
  )
    return 'time'
  return text.length <= 24 && (placeWord.test(text) || placeBesideDate.test(text)) ? 'place' : null
}

/** What ends like a place where people meet. */
export const placeWord =
  /(?:会议室\S{0,6}|会议间|会议厅|会客室|会商室|会见厅|接待室|报告厅|演播厅|多功能厅|大厅|礼堂|活动室|活动中心|办公室|教室|阅览室|值班室|休息室|茶室|咖啡厅|食堂|祠堂|现场|工地|[〇㐀-鿿a-z0-9]楼(?:\S{0,7}(?:室|厅|间|馆|堂|座|层|区|侧|台|端|心|部|办|场|院|小会|会议\S?)|[a-z\d-]{0,8})|大厦\S{0,8}|酒店\S{0,6}|(?<![-\d〇㐀-鿿])\d{3,4}|(?<=[楼座栋区层院馆堂部所室厦])\d{3,4}|(?<![-\d])\d{3,4}室|(?:线上|腾讯|飞书|钉钉|视频|网络|电话|远程)(?:会议)?(?:\([^()]{1,12}\))?|zoom|teams)$/

/** Words that are places where a day or an hour stands beside them. */
export const placeBesideDate =
  /^[〇㐀-鿿][〇㐀-鿿a-z0-9+]{0,18}(?:室|厅|堂|馆|台|院|场|园|站|营地|门口|楼[上下顶前]?|层|区|中心|基地|广场|大厦|酒店|宾馆|饭店|(?<![时期中空])间)(?:[a-z]|\d{1,2}号?|[一二三四五六七八九十]号)?$/
