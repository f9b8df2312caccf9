import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { departmentsCalled, type Settled, settle } from '#domain/register/settle.ts'
import { plain } from '#domain/register/words.ts'
import { departmentsQuery } from '#web/ui/departments.ts'
import { peopleCalledQuery } from './api.ts'

/** `asking`: the search for it has not answered yet. */
export type Naming<Known> = Settled<Known> | { readonly kind: 'asking' }

/** `张伟·市场部` is 张伟 of 市场部: how one of several with the same name is written. */
export function partsOfName(typed: string): { readonly name: string; readonly marks: readonly string[] } {
  const [name = '', ...marks] = typed.split('·')
  return { name, marks: marks.filter((mark) => mark !== '') }
}

export function personAmong(typed: string, found: readonly PersonRef[]): Settled<PersonRef> {
  const { name, marks } = partsOfName(typed)
  const bears = (person: PersonRef, mark: string) =>
    [person.departmentName ?? '', person.jobTitle].some((one) => plain(one) === plain(mark))
  return settle(
    name,
    found.filter((person) => marks.every((mark) => bears(person, mark))),
  )
}

/** As short as it is unmistakable among those who were found. */
export function unmistakable(person: PersonRef, among: readonly PersonRef[]): string {
  const { name, departmentName, jobTitle } = person
  const forms = [
    name,
    [name, departmentName].filter(Boolean).join('·'),
    [name, departmentName, jobTitle].filter(Boolean).join('·'),
  ]
  return forms.find((form) => personAmong(form, among).kind === 'one') ?? forms[2] ?? name
}

/** What names in a line mean: people by the same search as everywhere, departments by their tree. */
export function useNames(people: readonly string[], departments: readonly string[]) {
  const all = useQuery(departmentsQuery).data?.items
  const asked = useQueries({
    queries: people.map((typed) => peopleCalledQuery(partsOfName(typed).name)),
    combine: (answers) => answers.map(({ data }) => data?.items),
  })
  return useMemo(() => {
    const person = new Map<string, Naming<PersonRef>>(
      people.map((typed, at) => {
        const found = asked[at]
        return [typed, found === undefined ? { kind: 'asking' } : personAmong(typed, found)]
      }),
    )
    const department = new Map<string, Naming<DepartmentRef>>(
      departments.map((typed) => [
        typed,
        all === undefined
          ? { kind: 'asking' }
          : settle(
              typed,
              departmentsCalled(
                typed,
                all.map(({ id, name }) => ({ id, name })),
              ),
            ),
      ]),
    )
    return { person, department }
  }, [people, departments, asked, all])
}
