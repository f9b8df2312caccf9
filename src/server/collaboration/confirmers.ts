import type { Db } from '#server/db/database.ts'

/**
 * Who can speak for each department: its head and deputy; where it has neither, its vice president, then those of
 * what it belongs to, at last the general manager. Whoever has left speaks for nobody.
 */
export async function confirmersOf(
  tx: Db,
  departmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (departmentIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('department')
    .select(['id', 'parent_id', 'head_id', 'deputy_id', 'vice_president_id'])
    .execute()
  const organisation = await tx.selectFrom('organisation').select('general_manager_id').executeTakeFirst()
  const left = new Set(
    (await tx.selectFrom('person').select('id').where('state', '=', 'disabled').execute()).map(
      ({ id }) => id,
    ),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const present = (...ids: (string | null | undefined)[]) => [
    ...new Set(ids.filter((id): id is string => typeof id === 'string' && !left.has(id))),
  ]
  const speakersOf = (id: string | null, seen: number): string[] => {
    const row = id === null || seen > rows.length ? undefined : byId.get(id)
    if (row === undefined) return present(organisation?.general_manager_id)
    const own = present(row.head_id, row.deputy_id)
    if (own.length > 0) return own
    const above = present(row.vice_president_id)
    return above.length > 0 ? above : speakersOf(row.parent_id, seen + 1)
  }
  return new Map(departmentIds.map((id) => [id, speakersOf(id, 0)]))
}
