import { type CivilDate, isCivilDate } from '#domain/calendar/civil-date.ts'
import type { TaskFields } from '#server/task/fields.ts'
import type { Column } from '#server/task/sheet.ts'
import type { Known, KnownPerson, KnownTask } from './known.ts'

export interface Problem {
  readonly column: Column
  readonly reason: string
  readonly params: Readonly<Record<string, string | number>>
}

/** What a changed cell says, as fields of a task. */
export type Said = { readonly fields: Partial<TaskFields> } | { readonly problem: Omit<Problem, 'column'> }

export interface Around {
  readonly known: Known
  /** The task as it is now; undefined for a new one. */
  readonly task: KnownTask | undefined
  /** The department in the same row, by which two people of one name are told apart. */
  readonly departmentId: string | null
  /** The mark of a milestone that is reached, which the sheet only shows. */
  readonly doneMark: string
}

type Reader = (cell: string, around: Around) => Said

const longest = 200
const fields = (given: Partial<TaskFields>): Said => ({ fields: given })
const problem = (reason: string, params: Problem['params'] = {}): Said => ({ problem: { reason, params } })

/** Columns that a sheet may change. All others only show what the register knows. */
export const readers: Partial<Record<Column, Reader>> = {
  name: (name) => (name.length > longest ? problem('import.tooLong', { max: longest }) : fields({ name })),
  description: (description) => fields({ description }),
  collaboration: (name, { known }) => {
    if (name.length > longest) return problem('import.tooLong', { max: longest })
    const [one, another] = known.collaborationsCalled(name)
    // Words for what is not here; of two with the same name neither is guessed.
    return one && !another ? fields({ collaborationId: one.id }) : fields({ collaborationName: name })
  },
  ownerDepartment: (name, { known }) => {
    const found = departmentOf(name, known)
    return 'id' in found ? fields({ ownerDepartmentId: found.id }) : { problem: found }
  },
  owner: (name, around) => {
    const found = personOf(name, around)
    return 'id' in found ? fields({ ownerId: found.id }) : { problem: found }
  },
  cooperating: (cell, { known }) => {
    const cooperating: TaskFields['cooperating'] = []
    for (const line of linesOf(cell)) {
      const [, name = line, provides = ''] = /^(.+?)\s*[（(](.*)[）)]$/u.exec(line) ?? []
      const found = departmentOf(name, known)
      if (!('id' in found)) return { problem: found }
      cooperating.push({ departmentId: found.id, provides: provides.trim() })
    }
    return fields({ cooperating })
  },
  cooperators: (cell, { known }) => {
    const cooperatorIds: string[] = []
    for (const name of cell.split(/[、,，;；\n]/u).map((one) => one.trim())) {
      if (name === '') continue
      const found = personOf(name, { known, departmentId: null })
      if (!('id' in found)) return { problem: found }
      cooperatorIds.push(found.id)
    }
    return fields({ cooperatorIds })
  },
  plannedStart: (cell) => {
    const day = dayOf(cell)
    return day ? fields({ plannedStart: day }) : problem('taskImport.notADay', { text: cell })
  },
  dueOn: (cell) => {
    const day = dayOf(cell)
    return day ? fields({ dueOn: day }) : problem('taskImport.notADay', { text: cell })
  },
  milestones: readMilestones,
  budget: (cell) => {
    const amount = Number(cell.replaceAll(/[,，\s元¥￥]/gu, ''))
    return Number.isFinite(amount) && amount >= 0
      ? fields({ budgetCents: Math.round(amount * 100) })
      : problem('taskImport.notAnAmount', { text: cell })
  },
  doneCriteria: (cell, { task }) => {
    const notes = new Set(task?.notes)
    const lines = linesOf(cell).map((line) => line.replace(/^(?:[-•·]|\d+[.、)）])\s*/u, ''))
    if (lines.some((line) => line.length > longest)) return problem('import.tooLong', { max: longest })
    return fields({
      doneCriteria: lines.filter((line) => !notes.has(line)),
      ...(task && { notes: lines.filter((line) => notes.has(line)) }),
    })
  },
}

/** `2026-11-20 设计部 初稿 已完成`: a day, perhaps a department, and what is to be there. */
function readMilestones(cell: string, { known, task, doneMark }: Around): Said {
  const milestones: TaskFields['milestones'] = []
  for (const line of linesOf(cell)) {
    const [first = '', ...words] = line.split(' ')
    const dueOn = dayOf(first)
    if (dueOn === undefined) return problem('taskImport.notADay', { text: first })
    if (words.at(-1) === doneMark) words.pop()
    const [department] = words.length > 1 ? known.departmentsCalled(words[0] ?? '') : []
    const deliverable = (department ? words.slice(1) : words).join(' ')
    const before = task?.milestones.find((one) => one.dueOn === dueOn && one.deliverable === deliverable)
    milestones.push({
      ...(before && { id: before.id }),
      dueOn,
      departmentId: department?.id ?? null,
      deliverable,
    })
  }
  return { fields: { milestones } }
}

function linesOf(cell: string): string[] {
  return cell
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** As people and spreadsheets write a day: 2026-11-20, 2026/11/20, 2026.11.20, 2026年11月20日, or Excel's number. */
export function dayOf(cell: string): CivilDate | undefined {
  const written = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/u.exec(cell.trim())
  if (written) {
    const [, year = '', month = '', day = ''] = written
    const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return isCivilDate(text) ? text : undefined
  }
  const serial = Number(cell)
  if (!/^\d{5}$/u.test(cell.trim()) || serial < 36_526) return undefined
  // Days since 1899-12-30.
  const text = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
  return isCivilDate(text) ? text : undefined
}

function departmentOf(name: string, known: Known): { id: string } | Omit<Problem, 'column'> {
  const [one, another] = known.departmentsCalled(name)
  if (one === undefined) return { reason: 'taskImport.unknownDepartment', params: { name } }
  return another === undefined ? { id: one.id } : { reason: 'import.departmentAmbiguous', params: { name } }
}

function personOf(
  name: string,
  { known, departmentId }: Pick<Around, 'known' | 'departmentId'>,
): { id: string } | Omit<Problem, 'column'> {
  const all = known.peopleCalled(name)
  const there = all.filter((person: KnownPerson) => person.departmentId === departmentId)
  const [one, another] = there.length > 0 ? there : all
  if (one === undefined) return { reason: 'taskImport.unknownPerson', params: { name } }
  return another === undefined ? { id: one.id } : { reason: 'taskImport.personAmbiguous', params: { name } }
}
