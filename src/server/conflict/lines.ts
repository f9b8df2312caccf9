import type { DepartmentPost, ReportingLines } from '#domain/conflict/reporting.ts'
import type { Db } from '#server/db/database.ts'

/** Who reports to whom, as the organisation stands. Who leads a department is no secret. */
export async function loadLines(tx: Db): Promise<ReportingLines> {
  const posts: DepartmentPost[] = await tx
    .selectFrom('department')
    .select([
      'id',
      'parent_id as parentId',
      'head_id as headId',
      'deputy_id as deputyId',
      'vice_president_id as vicePresidentId',
    ])
    .where('archived_at', 'is', null)
    .execute()
  const top = await tx.selectFrom('organisation').select('general_manager_id').executeTakeFirst()
  const generalManagerId = top?.general_manager_id ?? null
  const named = new Set(
    [generalManagerId, ...posts.flatMap((post) => [post.headId, post.deputyId, post.vicePresidentId])].filter(
      (id) => id !== null,
    ),
  )
  const active =
    named.size === 0
      ? []
      : await tx
          .selectFrom('person')
          .select('id')
          .where('id', 'in', [...named])
          .where('state', '=', 'active')
          .execute()
  return {
    departments: new Map(posts.map((post) => [post.id, post])),
    generalManagerId,
    activeIds: new Set(active.map(({ id }) => id)),
  }
}
