import { openDirectory } from '#domain/analysis/directory/open.ts'
import type { DirectoryData } from '#domain/analysis/directory/types.ts'
import type { Register } from '#domain/import/from-analysis.ts'
import type { Db } from '#server/db/database.ts'

/** Who works here, as the analyser reads it, and whose ids those names are. */
export async function loadRegister(tx: Db): Promise<{ directory: DirectoryData; register: Register }> {
  const departments = await tx
    .selectFrom('department')
    .select(['id', 'name', 'aliases'])
    .where('archived_at', 'is', null)
    .orderBy('sort')
    .orderBy('id')
    .execute()
  const people = await tx
    .selectFrom('person')
    .leftJoin('person_department as home', (join) =>
      join.onRef('home.person_id', '=', 'person.id').on('home.is_primary', '=', true),
    )
    .leftJoin('department', 'department.id', 'home.department_id')
    .select([
      'person.id',
      'person.name',
      'person.job_title as title',
      'department.id as departmentId',
      'department.name as department',
    ])
    .where('person.state', '<>', 'disabled')
    .orderBy('person.id')
    .execute()
  const aliases = await tx
    .selectFrom('name_alias')
    .select(['alias', 'person_id as personId', 'department_id as departmentId'])
    .orderBy('id')
    .execute()
  const aliasesOf = (id: string) =>
    aliases.filter((one) => one.personId === id || one.departmentId === id).map(({ alias }) => alias)

  const directory: DirectoryData = {
    departments: departments.map(({ id, name, aliases: own }) => ({
      name,
      aliases: [...own, ...aliasesOf(id)],
    })),
    people: people.map(({ id, name, title, department }) => ({
      name,
      title,
      department: department ?? '',
      aliases: aliasesOf(id),
    })),
  }
  const opened = openDirectory(directory)
  const home = new Map(people.map(({ id, departmentId }) => [id, departmentId]))
  const register: Register = {
    people: (name, department) =>
      people
        .filter((one) => one.name === name || aliasesOf(one.id).includes(name))
        .filter((one) => department === null || one.department === department)
        .map(({ id }) => id),
    departments: (name) =>
      departments
        .filter((one) => one.name === name || one.aliases.includes(name) || aliasesOf(one.id).includes(name))
        .map(({ id }) => id),
    homeOf: (personId) => home.get(personId) ?? null,
    mentionsIn: (text) => opened.findNames(text),
  }
  return { directory, register }
}
