import { z } from 'zod'
import type { ImportRow } from '#contract/organisation.ts'
import { foldScript } from '#domain/wording/script.ts'
import type { Problem, StaffRow } from './staff-row.ts'

/** The organisation as it stands, as far as a staff list touches it. */
export interface Company {
  readonly name: string
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly employeeNo: string | null
    readonly jobTitle: string
    readonly phone: string
    readonly departmentId: string | null
  }[]
  readonly departments: readonly {
    readonly id: string
    readonly parentId: string | null
    readonly name: string
    readonly aliases: readonly string[]
    readonly headId: string | null
  }[]
}

/** A department to be made, parents first; `parent` is an id or the path of another new one. */
export interface NewDepartment {
  readonly path: string
  readonly name: string
  readonly parent: { readonly id: string } | { readonly path: string } | null
}

export type Place = { readonly id: string } | { readonly path: string }

export interface PlannedRow {
  readonly row: StaffRow
  readonly plan: ImportRow['plan']
  readonly problems: readonly Problem[]
  readonly personId: string | undefined
  readonly place: Place | undefined
}

export interface Plan {
  readonly rows: readonly PlannedRow[]
  readonly newDepartments: readonly NewDepartment[]
}

const longest: Readonly<Partial<Record<keyof StaffRow, number>>> = {
  name: 200,
  jobTitle: 200,
  email: 200,
  phone: 40,
  employeeNo: 40,
  departmentPath: 500,
}

/**
 * What saving a staff list would do. An empty cell erases nothing; who has the same employee number or
 * e-mail is the same person; a list that was saved before has nothing new.
 */
export function planImport(
  list: readonly (StaffRow & { readonly misread?: readonly Problem[] })[],
  company: Company,
): Plan {
  const chart = chartOf(company)
  const matchOf = matcherOf(company)
  const seen = {
    email: new Map<string, number>(),
    employeeNo: new Map<string, number>(),
    head: new Map<string, number>(),
  }
  const rows = list.map((row): PlannedRow => {
    const place = chart.find(row.departmentPath)
    const match = matchOf(row)
    const problems: Problem[] = [
      ...(row.misread ?? []),
      ...cellProblems(row),
      ...(place === 'ambiguous'
        ? [
            {
              field: 'departmentPath',
              reason: 'import.departmentAmbiguous',
              params: { name: row.departmentPath },
            },
          ]
        : []),
      ...(match === 'two' ? [{ field: 'employeeNo', reason: 'import.matchesTwo', params: {} }] : []),
      ...doubled(row, 'email', row.email, seen.email),
      ...doubled(row, 'employeeNo', row.employeeNo, seen.employeeNo),
    ]
    const at = place === 'ambiguous' ? undefined : place
    if (row.isHead && at === undefined && place !== 'ambiguous') {
      problems.push({ field: 'isHead', reason: 'import.headOfNothing', params: {} })
    }
    if (row.isHead && at !== undefined) {
      problems.push(...doubled(row, 'isHead', 'id' in at ? at.id : at.path, seen.head))
    }
    const person = match === 'two' ? undefined : match
    const plan =
      problems.length > 0
        ? 'refuse'
        : person
          ? differs(row, person, at, company)
            ? 'update'
            : 'skip'
          : 'create'
    return { row, plan, problems, personId: person?.id, place: at }
  })
  const used = new Set(
    rows.flatMap(({ plan, place }) => (plan !== 'refuse' && place && 'path' in place ? [place.path] : [])),
  )
  return { rows, newDepartments: chart.made.filter(({ path }) => isOnTheWay(path, used)) }
}

function cellProblems(row: StaffRow): Problem[] {
  const problems: Problem[] = []
  if (row.name === '') problems.push({ field: 'name', reason: 'import.nameMissing', params: {} })
  if (row.email === '') problems.push({ field: 'email', reason: 'import.emailMissing', params: {} })
  else if (!z.email().safeParse(row.email).success) {
    problems.push({ field: 'email', reason: 'import.emailWrong', params: { text: row.email } })
  }
  for (const [field, max] of Object.entries(longest)) {
    if (String(row[field as keyof StaffRow]).length > max) {
      problems.push({ field, reason: 'import.tooLong', params: { max } })
    }
  }
  return problems
}

/** The first one stands; every further one says where the first is. */
function doubled(row: StaffRow, field: string, value: string, seen: Map<string, number>): Problem[] {
  if (value === '') return []
  const first = seen.get(value)
  if (first === undefined) {
    seen.set(value, row.line)
    return []
  }
  const reason = field === 'isHead' ? 'import.twoHeads' : `import.${field}Doubled`
  return [{ field, reason, params: { line: first } }]
}

type Known = Company['people'][number]

function matcherOf({ people }: Company): (row: StaffRow) => Known | undefined | 'two' {
  const byNumber = new Map(people.map((person) => [person.employeeNo ?? '', person]))
  const byEmail = new Map(people.map((person) => [person.email, person]))
  return ({ email, employeeNo }) => {
    const numbered = employeeNo === '' ? undefined : byNumber.get(employeeNo)
    const addressed = byEmail.get(email)
    if (numbered && addressed && numbered.id !== addressed.id) return 'two'
    return numbered ?? addressed
  }
}

function differs(row: StaffRow, person: Known, place: Place | undefined, { departments }: Company): boolean {
  const isNew = (given: string, has: string | null) => given !== '' && given !== has
  const isElsewhere = place !== undefined && !('id' in place && place.id === person.departmentId)
  const isNewHead =
    row.isHead &&
    !departments.some(({ id, headId }) => place && 'id' in place && id === place.id && headId === person.id)
  return (
    isNew(row.name, person.name) ||
    isNew(row.jobTitle, person.jobTitle) ||
    isNew(row.email, person.email) ||
    isNew(row.phone, person.phone) ||
    isNew(row.employeeNo, person.employeeNo) ||
    isElsewhere ||
    isNewHead
  )
}

interface Chart {
  /** Where a path leads; it is made up as far as it does not exist. */
  find(path: string): Place | undefined | 'ambiguous'
  readonly made: readonly NewDepartment[]
}

function chartOf({ name: companyName, departments }: Company): Chart {
  const made = new Map<string, NewDepartment>()
  const same = (a: string, b: string) => plain(a) === plain(b)
  const isCalled = (department: Company['departments'][number], name: string) =>
    [department.name, ...department.aliases].some((known) => same(known, name))
  const below = (parentId: string | null, name: string) =>
    departments.find((department) => department.parentId === parentId && isCalled(department, name))

  return {
    find(path) {
      const steps = path
        .split(/[/\\／＼>＞→]/u)
        .map((step) => step.trim())
        .filter(Boolean)
      // 公司/市场部 where the company itself is no department.
      if (steps.length > 1 && steps[0] && same(steps[0], companyName) && !below(null, steps[0])) steps.shift()
      const [only] = steps
      if (steps.length === 1 && only !== undefined && !below(null, only)) {
        const anywhere = departments.filter((department) => isCalled(department, only))
        if (anywhere.length > 1) return 'ambiguous'
        if (anywhere[0]) return { id: anywhere[0].id }
      }
      let place: Place | undefined
      const walked: string[] = []
      for (const step of steps) {
        walked.push(step)
        const known = place === undefined || 'id' in place ? below(place?.id ?? null, step) : undefined
        if (known) {
          place = { id: known.id }
          continue
        }
        const fullPath: string = walked.join('/')
        if (!made.has(fullPath)) made.set(fullPath, { path: fullPath, name: step, parent: place ?? null })
        place = { path: fullPath }
      }
      return place
    },
    get made() {
      return [...made.values()]
    },
  }
}

function isOnTheWay(path: string, used: ReadonlySet<string>): boolean {
  return used.has(path) || [...used].some((end) => end.startsWith(`${path}/`))
}

function plain(name: string): string {
  return foldScript(name.normalize('NFKC')).toLowerCase().replaceAll(/\s/gu, '')
}
