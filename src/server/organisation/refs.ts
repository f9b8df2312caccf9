import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import type { Db } from '#server/db/database.ts'

/** People as they appear beside other things, by id. Ids that are null, doubled or unknown are passed over. */
export async function personRefs(
  tx: Db,
  ids: Iterable<string | null | undefined>,
): Promise<Map<string, PersonRef>> {
  const wanted = distinct(ids)
  if (wanted.length === 0) return new Map()
  const rows = await selectPersonRefs(tx).where('person.id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The query of a PersonRef, for lists that order and filter by themselves. */
export function selectPersonRefs(tx: Db) {
  return tx
    .selectFrom('person')
    .leftJoin('person_department', (join) =>
      join
        .onRef('person_department.person_id', '=', 'person.id')
        .on('person_department.is_primary', '=', true),
    )
    .leftJoin('department', 'department.id', 'person_department.department_id')
    .select([
      'person.id',
      'person.name',
      'person.job_title as jobTitle',
      'department.id as departmentId',
      'department.name as departmentName',
    ])
}

/** Departments as they appear beside other things, archived ones too: old records go on naming them. */
export async function departmentRefs(
  tx: Db,
  ids: Iterable<string | null | undefined>,
): Promise<Map<string, DepartmentRef>> {
  const wanted = distinct(ids)
  if (wanted.length === 0) return new Map()
  const rows = await tx.selectFrom('department').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

function distinct(ids: Iterable<string | null | undefined>): string[] {
  return [...new Set(ids)].filter((id): id is string => typeof id === 'string')
}
