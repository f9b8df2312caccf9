import type { DirectoryData } from '#domain/analysis/directory/types.ts'
import { bareOf } from './bare-text.ts'
import type { DueLabels, OwnerLabels } from './labelled.ts'

type Name = string | null | undefined

/** Takes a department's aliases for its name, as a reader does. */
export interface NameBook {
  department(name: Name): string | null
  /** A person stays who they are; all else may be a department. */
  party(name: Name): string | null
}

export function nameBook({ departments, people }: DirectoryData): NameBook {
  const names = new Map<string, string>()
  for (const { name, aliases } of departments) {
    names.set(bareOf(name), name)
    for (const alias of aliases) if (!names.has(bareOf(alias))) names.set(bareOf(alias), name)
  }
  const persons = new Set(people.map(({ name }) => name))
  const department = (name: Name) => {
    const written = plainName(name)
    return written === null ? null : (names.get(bareOf(written)) ?? written)
  }
  return {
    department,
    party: (name) => {
      const written = plainName(name)
      return written !== null && persons.has(written) ? written : department(written)
    },
  }
}

export function plainName(name: Name): string | null {
  const written = name?.trim() ?? ''
  return written === '' ? null : written
}

const everybody = /各|全体|全體|所有|大家|每/

/** Whether department and person are right, each for itself. */
export function ownerVerdict(
  label: OwnerLabels,
  found: { readonly department?: Name; readonly person?: Name },
  book: NameBook,
): { department: boolean; person: boolean } {
  const department = book.department(found.department)
  const person = plainName(found.person)
  if (label.collective) {
    return {
      department: department === null || everybody.test(department) || department === label.department,
      person: person === null || everybody.test(person),
    }
  }
  const { owners = [] } = label
  if (owners.length > 1) {
    // Any of equal owners will do, but as a whole.
    const isOne = owners.some((owner) =>
      person === null
        ? owner.person === null && owner.department === department
        : owner.person === person && (department === null || owner.department === department),
    )
    return { department: isOne || owners.some((owner) => owner.department === department), person: isOne }
  }
  return {
    department: department === label.department,
    person: person === label.person || (label.acceptPersons ?? []).includes(person),
  }
}

export function isDueRight(label: DueLabels, due: Name): boolean {
  const found = due || null
  return found === label.due || (label.dueAccept ?? []).includes(found)
}
