import { AppError } from '#domain/error.ts'
import type { Locale } from '#domain/person/locale.ts'
import { foldScript } from '#domain/wording/script.ts'
import type { SheetLine } from './read-sheet.ts'

export const fields = [
  'name',
  'departmentPath',
  'jobTitle',
  'email',
  'phone',
  'employeeNo',
  'isHead',
] as const
export type Field = (typeof fields)[number]

/** The headings of our own template. */
export const headings: Readonly<Record<Locale, Readonly<Record<Field, string>>>> = {
  'zh-CN': {
    name: '姓名',
    departmentPath: '部门',
    jobTitle: '职务',
    email: '邮箱',
    phone: '手机',
    employeeNo: '工号',
    isHead: '部门负责人',
  },
  'zh-TW': {
    name: '姓名',
    departmentPath: '部門',
    jobTitle: '職務',
    email: '電子郵件',
    phone: '手機',
    employeeNo: '工號',
    isHead: '部門負責人',
  },
  en: {
    name: 'Name',
    departmentPath: 'Department',
    jobTitle: 'Job title',
    email: 'E-mail',
    phone: 'Phone',
    employeeNo: 'Employee number',
    isHead: 'Head of department',
  },
}

/** What other people's lists call them; compared without spaces, signs, case, and in simplified script. */
const otherNames: Readonly<Record<Field, readonly string[]>> = {
  name: ['名字', '员工姓名', '人员姓名', '中文名', '姓名全称', 'fullname', 'employeename', 'displayname'],
  departmentPath: [
    '所属部门',
    '部门名称',
    '部门路径',
    '所在部门',
    '单位',
    '组织',
    'dept',
    'departmentpath',
    'team',
  ],
  jobTitle: ['职位', '岗位', '职称', '岗位名称', '职务名称', 'title', 'position', 'jobposition', 'post'],
  email: [
    '电子邮箱',
    '邮件',
    '邮箱地址',
    '电子邮件地址',
    '邮件地址',
    '企业邮箱',
    '工作邮箱',
    '信箱',
    'mail',
    'emailaddress',
  ],
  phone: [
    '手机号',
    '手机号码',
    '电话',
    '电话号码',
    '联系电话',
    '联系方式',
    '行动电话',
    'mobile',
    'mobilephone',
    'tel',
    'telephone',
    'phonenumber',
  ],
  employeeNo: [
    '员工编号',
    '员工号',
    '人员编号',
    '职工号',
    'employeeno',
    'employeeid',
    'staffno',
    'staffid',
    'staffnumber',
  ],
  isHead: [
    '是否负责人',
    '是否部门负责人',
    '负责人',
    '是否主管',
    '部门主管',
    'head',
    'ishead',
    'departmenthead',
    'manager',
    'ismanager',
  ],
}

const fieldOf: ReadonlyMap<string, Field> = new Map(
  fields.flatMap((field) =>
    [...Object.values(headings).map((names) => names[field]), ...otherNames[field]].map(
      (name) => [plain(name), field] as const,
    ),
  ),
)

export interface Columns {
  readonly at: ReadonlyMap<Field, number>
  /** Headings that nothing is read from. */
  readonly unknown: readonly string[]
  /** The lines below the headings. */
  readonly body: readonly SheetLine[]
}

/** Finds the headings: the first lines may be a title or a note. */
export function findColumns(lines: readonly SheetLine[]): Columns {
  const header = lines.slice(0, 10).findIndex(({ cells }) => {
    const found = cells.map((cell) => fieldOf.get(plain(cell)))
    return found.includes('name') && found.filter(Boolean).length >= 2
  })
  const cells = lines[header]?.cells
  if (!cells) throw new AppError('invalid', 'import.noHeadings')
  const at = new Map<Field, number>()
  const unknown: string[] = []
  for (const [column, heading] of cells.entries()) {
    if (heading === '') continue
    const field = fieldOf.get(plain(heading))
    if (field === undefined) unknown.push(heading)
    else if (at.has(field)) throw new AppError('invalid', 'import.columnDoubled', { column: heading })
    else at.set(field, column)
  }
  return { at, unknown, body: lines.slice(header + 1) }
}

/** `手机（必填）*` → `手机` */
function plain(heading: string): string {
  return foldScript(heading.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/[（(【[].*?[）)】\]]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
