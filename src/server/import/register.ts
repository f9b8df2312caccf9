import { openDirectory } from '#domain/analysis/directory/open.ts'
import type { Register } from '#domain/import/from-analysis.ts'
import type { KnownNames } from '#server/analysis/directory.ts'

/** Whose ids the names are that an analysis tells. */
export function registerOf({ data, departments, people }: KnownNames): Register {
  const opened = openDirectory(data)
  const home = new Map(people.map(({ id, departmentId }) => [id, departmentId]))
  return {
    people: (name, department) =>
      people
        .filter((one) => one.name === name || one.aliases.includes(name))
        .filter((one) => department === null || one.department === department)
        .map(({ id }) => id),
    departments: (name) =>
      departments.filter((one) => one.name === name || one.aliases.includes(name)).map(({ id }) => id),
    homeOf: (personId) => home.get(personId) ?? null,
    mentionsIn: (text) => opened.findNames(text),
  }
}
