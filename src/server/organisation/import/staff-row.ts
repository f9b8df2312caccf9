import type { Columns, Field } from './columns.ts'
import type { SheetLine } from './read-sheet.ts'

/** One person of a staff list as it was written. */
export interface StaffRow {
  readonly line: number
  readonly name: string
  readonly departmentPath: string
  readonly jobTitle: string
  readonly email: string
  readonly phone: string
  readonly employeeNo: string
  readonly isHead: boolean
}

export interface Problem {
  readonly field: string
  readonly reason: string
  readonly params: Readonly<Record<string, string | number>>
}

export interface ReadRow extends StaffRow {
  /** What could not be read; what does not fit is found out by the plan. */
  readonly misread: readonly Problem[]
}

export function readRow({ line, cells }: SheetLine, { at }: Columns): ReadRow {
  const cell = (field: Field): string => cells[at.get(field) ?? -1] ?? ''
  const head = answers.get(cell('isHead').toLowerCase())
  return {
    line,
    name: closedUp(cell('name')),
    departmentPath: cell('departmentPath'),
    jobTitle: cell('jobTitle'),
    email: cell('email').toLowerCase(),
    phone: cell('phone'),
    employeeNo: cell('employeeNo'),
    isHead: head ?? false,
    misread:
      head === undefined
        ? [{ field: 'isHead', reason: 'import.notYesOrNo', params: { text: cell('isHead') } }]
        : [],
  }
}

const answers = new Map<string, boolean>([
  ...['是', '√', '✓', 'y', 'yes', 'true', '1', 'x'].map((yes) => [yes, true] as const),
  ...['', '否', '不是', 'n', 'no', 'false', '0', '-'].map((no) => [no, false] as const),
])

/** Lists are set so that short names line up: 张　三 is 张三. */
function closedUp(name: string): string {
  return /^[\p{Script=Han}\s]+$/u.test(name) ? name.replaceAll(/\s/gu, '') : name
}
