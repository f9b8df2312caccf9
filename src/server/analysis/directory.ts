import type { PartyView } from '#contract/analysis.ts'
import type { DirectoryData } from '#domain/analysis/directory/types.ts'
import type { Db } from '#server/db/database.ts'
import { selectPersonRefs } from '#server/organisation/refs.ts'

/** Whom a text may name, and who in the database is meant by the names that come back. */
export interface KnownNames {
  readonly data: DirectoryData
  /** The rows behind it, in the same order. */
  readonly departments: readonly {
    readonly id: string
    readonly name: string
    readonly aliases: readonly string[]
  }[]
  readonly people: readonly KnownPerson[]
  partyOf(named: { readonly department: string | null; readonly person: string | null }): PartyView
}

interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly departmentId: string | null
  readonly department: string | null
  readonly aliases: readonly string[]
}

/**
 * The departments and people of the organisation, as far as whoever asks may see them; who can no longer be
 * given anything to do is left out.
 */
export async function loadNames(tx: Db): Promise<KnownNames> {
  const settled = await tx
    .selectFrom('name_alias')
    .select(['alias', 'person_id', 'department_id'])
    .orderBy('id')
    .execute()
  const aliasesOf = (id: string) =>
    settled
      .filter(({ person_id, department_id }) => person_id === id || department_id === id)
      .map(({ alias }) => alias)
  const withAliases = <Row extends { id: string; aliases?: string[] }>(row: Row) => ({
    ...row,
    aliases: [...(row.aliases ?? []), ...aliasesOf(row.id)],
  })
  const departmentRows = await tx
    .selectFrom('department')
    .select(['id', 'name', 'aliases'])
    .where('archived_at', 'is', null)
    .orderBy('sort')
    .orderBy('name')
    .execute()
  const personRows = await selectPersonRefs(tx)
    .where('person.state', '<>', 'disabled')
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
  const departments = departmentRows.map(withAliases)
  const people = personRows.map(({ jobTitle, departmentName, ...row }) =>
    withAliases({ ...row, title: jobTitle, department: departmentName }),
  )
  const departmentIds = onlyOnes(departments.map(({ id, name }) => [name, id]))
  const personIds = onlyOnes(
    people.flatMap(({ id, name, department }) => [
      [keyOf(name, department), id],
      [keyOf(name, undefined), id],
    ]),
  )
  return {
    data: {
      departments,
      people: people.map(({ name, title, department, aliases }) => ({
        name,
        title,
        department: department ?? '',
        aliases,
      })),
    },
    departments,
    people,
    partyOf: ({ department, person }) => ({
      department: department === '' ? null : department,
      person,
      departmentId: departmentIds.get(department ?? '') ?? null,
      personId:
        person === null
          ? null
          : (personIds.get(keyOf(person, department ?? '')) ??
            personIds.get(keyOf(person, undefined)) ??
            null),
    }),
  }
}

/** `undefined`: whatever the department. */
function keyOf(name: string, department: string | null | undefined): string {
  return department === undefined ? name : `${name}\n${department ?? ''}`
}

/** Without the names that two of them share: nobody is taken for somebody else. */
function onlyOnes(pairs: readonly (readonly (string | undefined)[])[]): Map<string, string> {
  const found = new Map<string, string | null>()
  for (const [key = '', id = ''] of pairs) found.set(key, found.has(key) && found.get(key) !== id ? null : id)
  return new Map([...found].filter((pair): pair is [string, string] => pair[1] !== null))
}
