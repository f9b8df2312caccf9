import { sql } from 'kysely'
import type { z } from 'zod'
import type { IssueView, listIssues as listContract } from '#contract/issue.ts'
import { sees } from '#domain/audience/audience.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import { ageInDays, isSettled } from '#domain/issue/issue.ts'
import { authorizeIssue, offeredInIssue } from '#domain/issue/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { findIssues, getIssue, type Issue, issueHome } from './queries.ts'

export async function issueView(tx: Db, actor: Actor, id: string, now: Date): Promise<IssueView> {
  const issue = await getIssue(tx, id)
  authorizeIssue(actor, 'view', issue)
  const [view] = await viewsOf(tx, actor, [issue], now)
  return view as IssueView
}

type Asked = z.output<NonNullable<typeof listContract.query>>

/** What is open comes first, the oldest of it on top (S4-43). */
export async function listIssues(
  tx: Db,
  actor: Actor,
  collaborationId: string,
  { open, cursor, limit }: Asked,
  now: Date,
): Promise<{ items: IssueView[]; nextCursor: string | null }> {
  if (!sees(actor, await issueHome(tx, collaborationId)))
    throw new AppError('not_found', 'collaboration.notFound')
  const [after, afterId] = cursor === undefined ? [null, null] : keysOf(cursor, ['number', 'string'])
  const rows = await findIssues(
    tx,
    sql<boolean>`i."collaborationId" = ${collaborationId}
      and (${open} = 'any' or i."isSettled" = (${open} = 'closed'))
      and (${after}::int is null or (i."isSettled"::int, i.id) > (${after}::int, ${afterId}::uuid))`,
    limit + 1,
  )
  const views = new Map((await viewsOf(tx, actor, rows, now)).map((view) => [view.id, view]))
  return pageOf(
    rows,
    limit,
    (last) => [last.isSettled ? 1 : 0, last.id],
    (row) => views.get(row.id) as IssueView,
  )
}

async function viewsOf(tx: Db, actor: Actor, issues: readonly Issue[], now: Date): Promise<IssueView[]> {
  const people = await personRefs(
    tx,
    issues.flatMap(({ foundById, ownerId }) => [foundById, ownerId]),
  )
  const departments = await departmentRefs(
    tx,
    issues.map(({ departmentId }) => departmentId),
  )
  const collaborations = await chainLinks(
    tx,
    actor,
    'collaboration',
    issues.map(({ collaborationId }) => collaborationId),
  )
  const conflicts = await chainLinks(
    tx,
    actor,
    'conflict',
    issues.map(({ conflictId }) => conflictId),
  )
  const { zone } = await loadWorkTime(tx)
  const today = civilDateOf(now, zone)
  const from = <Ref>(refs: ReadonlyMap<string, Ref>, id: string | null): Ref | null =>
    (id !== null && refs.get(id)) || null
  return issues.map((issue) => ({
    id: issue.id,
    number: issue.number,
    collaboration: from(collaborations, issue.collaborationId),
    text: issue.text,
    level: issue.level,
    state: issue.state,
    finder: from(people, issue.foundById),
    department: from(departments, issue.departmentId),
    owner: from(people, issue.ownerId),
    dueOn: issue.dueOn === null ? null : civilDate(issue.dueOn),
    isOverdue: issue.dueOn !== null && issue.dueOn < today && !isSettled(issue.state),
    countermeasure: issue.countermeasure,
    deviationHours: issue.deviationHours,
    isResourceGap: issue.isResourceGap,
    conflict: from(conflicts, issue.conflictId),
    foundAt: issue.createdAt.toISOString(),
    respondedAt: issue.respondedAt?.toISOString() ?? null,
    decidedAt: issue.decidedAt?.toISOString() ?? null,
    resolvedAt: issue.resolvedAt?.toISOString() ?? null,
    ageDays: ageInDays(
      civilDateOf(issue.createdAt, zone),
      issue.resolvedAt === null ? null : civilDateOf(issue.resolvedAt, zone),
      today,
    ),
    can: offeredInIssue(actor, issue),
    version: issue.version,
  }))
}
