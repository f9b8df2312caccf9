import type { Field, FieldRole } from './doc.ts'
import type { Draft } from './draft.ts'
import { fieldRoleOf } from './field.ts'
import type { Drafts } from './heading.ts'

/** What a form asks for once, and what may take several lines. */
const single: ReadonlySet<FieldRole> = new Set([
  'title',
  'date',
  'time',
  'startTime',
  'endTime',
  'place',
  'form',
  'host',
  'convener',
  'recorder',
])
const lists: ReadonlySet<FieldRole> = new Set(['attendees', 'observers', 'absentees'])

/** The field whose name is all that a line holds, as a form copied off a page has them: 会议地点, and below it the place. */
export function labelAlone(draft: Draft | undefined): FieldRole | null {
  if (draft === undefined || draft.marker !== null || draft.box !== null || draft.text.length > 12)
    return null
  const role = fieldRoleOf(draft.text)
  return role !== null && (single.has(role) || lists.has(role)) ? role : null
}

/** One name alone could head anything; where name and value take turns it is a form. */
export function beginsForm(drafts: Drafts, at: number): boolean {
  const next = drafts(at + 1)
  if (labelAlone(drafts(at)) === null || next === undefined || labelAlone(next) !== null) return false
  return [2, 3].some((ahead) => labelAlone(drafts(at + ahead)) !== null)
}

/** 参会人员 without a colon, and below it 市场部：甲、乙. */
export function headsPeople(drafts: Drafts, at: number): FieldRole | null {
  const role = labelAlone(drafts(at))
  const next = drafts(at + 1)?.text ?? ''
  const listed = next.length <= 80 && /^[^:。]{2,14}:\s*[^:。]{2,60}$/.test(next)
  return role !== null && lists.has(role) && listed ? role : null
}

const office = /(?:部门?|中心|处|科|组|局|办|办公室|委|课|室|公司|院|所|队|站|会)$/

/** Whether a line goes on with the people that a form lists below 参会人员: a department, or names. */
export function listsPeople(draft: Draft, open: Field, known: ReadonlySet<string>): boolean {
  if (!lists.has(open.role) || draft.text.length > 160 || /[。!?;]$/.test(draft.text)) return false
  if (/、|\(/.test(draft.text)) return true
  if (draft.text.length <= 12 && office.test(draft.text)) return true
  return [...known].some((name) => draft.text.includes(name))
}
