import type { Cell, Field, Span } from './doc.ts'
import type { Draft } from './draft.ts'
import { fieldRoleOf, fieldsOf } from './field.ts'
import { trim } from './lines.ts'

/** The fields of a stretch of the head, their labels with or without a colon. */
export function bareOrLoose(folded: string, start: number, end: number): Field[] {
  const span = trim(folded, start, end)
  return span.start < span.end ? fieldsOf(folded, span.start, span.end, true) : []
}

const people = new Set<Field['role']>(['attendees', 'observers', 'absentees', 'topics'])

/** Whether a line goes on with the list of people (or topics) that the line before began. */
export function goesOn(folded: string, draft: Draft, open: Field): boolean {
  if (!people.has(open.role) || draft.stamp || draft.wrap !== null) return false
  const { line, marker, text } = draft
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
  return line.indent >= 2 || /[、,;]/.test(before) || /^[^\s:]{2,12}:\s*[^\s:]{2,4}(?:[、,\s]|$)/.test(text)
}

/** A row of the head typed as a table: | 时间 | … | 地点 | … |; empty when it is another kind of row. */
export function headTable(folded: string, cells: readonly Cell[]): Field[] {
  const fields: Field[] = []
  let role: Field['role'] | null = null
  let label: Span | null = null
  for (const cell of cells) {
    const word = folded.slice(cell.start, cell.end)
    const own = word.length <= 12 ? fieldRoleOf(word) : null
    if (own) {
      role = own
      label = { start: cell.start, end: cell.end }
    } else if (role && word !== '') {
      fields.push({ role, label, value: { start: cell.start, end: cell.end } })
      role = null
      label = null
    } else if (word !== '') return []
  }
  return fields
}
