import type { Field, Span } from './doc.ts'
import type { TableRow } from './table.ts'

const nameColumn =
  /^(?:参会|与会|参加|出席|到会|会议)?(?:人员|人|者)?(?:姓名|名字|人员)$|^(?:参会人|与会人|name)$/
const signColumn =
  /^(?:本人)?(?:签到|签名|签字|出席|到会|参会|到场|签到情况|出席情况|到会情况|参会情况|出勤|出勤情况|是否到会|是否出席|是否参会|签到时间|attendance|signature)$/
const absent = /请假|缺席|缺勤|未到|未出席|没来|出差|^(?:否|×|✗|✘|x|n|no)$/

/**
 * What each row of a list to sign tells (姓名 | 部门 | 签到): who came, and who did not; null for other tables.
 * The row of names tells nothing.
 */
export function signedRows(folded: string, rows: readonly TableRow[]): Field[][] | null {
  const head = rows[0]
  if (!head || head.kind === 'rule') return null
  const words = head.cells.map((cell) => textOf(folded, cell))
  const name = words.findIndex((word) => nameColumn.test(word))
  const sign = words.findIndex((word) => signColumn.test(word))
  if (name < 0 || sign < 0) return null
  return rows.map(({ kind, cells }, at): Field[] => {
    const [who, how] = [cells[name], cells[sign]]
    if (at === 0 || kind === 'rule' || !who || who.start >= who.end) return []
    const away = how !== undefined && absent.test(textOf(folded, how))
    return [
      { role: away ? 'absentees' : 'attendees', label: null, value: { start: who.start, end: who.end } },
    ]
  })
}

function textOf(folded: string, { start, end }: Span): string {
  return folded.slice(start, end).replace(/[\s*]/g, '')
}
