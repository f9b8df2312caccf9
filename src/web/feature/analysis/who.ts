import type { ImportName, ImportWho } from './review.ts'
import type { Refs } from './use-review.ts'

/** A person with their department, a department, or the words that stand for somebody. */
export function nameOf(
  who: ImportWho | null,
  { people, departments }: Refs,
  names: readonly ImportName[],
): string {
  if (who === null) return ''
  const person = who.personId === null ? undefined : people.get(who.personId)
  const department = who.departmentId === null ? undefined : departments.get(who.departmentId)
  const place = department?.name ?? person?.departmentName ?? ''
  if (person !== undefined) return [place, person.name].filter(Boolean).join(' ')
  const isDepartment = names.find(({ written }) => written === who.written)?.choice?.as === 'department'
  return isDepartment || place === who.written ? place : [place, who.written].filter(Boolean).join(' ')
}

/** Somebody is named and nobody has said who it is. */
export function isUnsettled(who: ImportWho | null, names: readonly ImportName[]): boolean {
  return (
    who !== null &&
    who.personId === null &&
    names.some(({ written, choice }) => written === who.written && choice === null)
  )
}
