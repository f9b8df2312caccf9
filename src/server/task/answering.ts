import type { Db } from '#server/db/database.ts'

/** Head, deputy and liaison of a department; seen or not, they are told only of what they may see. */
export async function answeringFor(tx: Db, departmentId: string | null): Promise<(string | null)[]> {
  if (departmentId === null) return []
  const department = await tx
    .selectFrom('department')
    .select(['head_id', 'deputy_id', 'liaison_id'])
    .where('id', '=', departmentId)
    .executeTakeFirst()
  return department ? [department.head_id, department.deputy_id, department.liaison_id] : []
}
