import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { DecisionFacts, TaskFacts } from '#domain/norm/facts.ts'
import { formatNames, type OutputFormat } from '#domain/task/format.ts'
import type { Db } from '#server/db/database.ts'
import { groupBy } from '#server/db/group-by.ts'

const day = (text: string | null): CivilDate | null => (text === null ? null : civilDate(text))

/** The decisions of a meeting, or one by its id. `confirmed` says of which it is known whether they were read back. */
export async function decisionFacts(
  tx: Db,
  of: { readonly meetingId: string } | { readonly decisionId: string },
  confirmed: ReadonlyMap<string, boolean> = new Map(),
): Promise<DecisionFacts[]> {
  const rows = await tx
    .selectFrom('decision')
    .leftJoin('decision_notice', 'decision_notice.decision_id', 'decision.id')
    .selectAll('decision')
    .select(['met_at', 'sent_at'])
    .where((decision) =>
      'meetingId' in of
        ? decision('decision.meeting_id', '=', of.meetingId)
        : decision('decision.id', '=', of.decisionId),
    )
    .orderBy('decision.created_at')
    .orderBy('decision.id')
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const cooperating = groupBy(
    await tx.selectFrom('decision_department').selectAll().where('decision_id', 'in', ids).execute(),
    (row) => row.decision_id,
  )
  const tasks = groupBy(
    await tx.selectFrom('task').select(['id', 'decision_id']).where('decision_id', 'in', ids).execute(),
    (row) => row.decision_id,
  )
  return rows.map((row) => ({
    id: row.id,
    label: row.number,
    content: row.content,
    kind: row.kind,
    state: row.state,
    ownerId: row.owner_id,
    ownerDept: row.owner_department_id,
    cooperatingDepts: (cooperating.get(row.id) ?? []).map(({ department_id }) => department_id),
    dueDate: day(row.due_on),
    dueText: row.due_text,
    taskIds: (tasks.get(row.id) ?? []).map(({ id }) => id),
    confirmBy: day(row.confirm_by),
    condition:
      row.kind === 'conditional'
        ? {
            event: row.condition_event,
            affectedDate: day(row.affected_date),
            noticeLeadDays: row.notice_lead_days,
            audience: audienceInNorm[row.notice_audience],
            channel: row.notice_channel === 'mail' ? 'mail' : 'system',
            triggeredAt: row.met_at,
            noticeSentAt: row.sent_at,
          }
        : null,
    source: 'meeting' as const,
    ...confirmedOf(confirmed, row.id),
  }))
}

/** NM-TRK-09 has its own words for whom a notice goes to. */
const audienceInNorm = { all: 'all', departments: 'relatedDepts', participants: 'attendees' } as const

/** Tasks of a meeting, or one by its id: one query a part, however many there are. */
export async function taskFacts(
  tx: Db,
  of: { readonly meetingId: string } | { readonly taskId: string },
  confirmed: ReadonlyMap<string, boolean> = new Map(),
): Promise<TaskFacts[]> {
  const rows = await tx
    .selectFrom('task')
    .selectAll()
    .where((task) => ('meetingId' in of ? task('meeting_id', '=', of.meetingId) : task('id', '=', of.taskId)))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const byTask = <Row extends { task_id: string }>(parts: readonly Row[]) =>
    groupBy(parts, (part) => part.task_id)
  const departments = byTask(
    await tx.selectFrom('task_department').selectAll().where('task_id', 'in', ids).execute(),
  )
  const resources = byTask(
    await tx.selectFrom('task_resource').selectAll().where('task_id', 'in', ids).orderBy('id').execute(),
  )
  const milestones = byTask(
    await tx.selectFrom('task_milestone').selectAll().where('task_id', 'in', ids).orderBy('due_on').execute(),
  )
  const deliverables = byTask(
    await tx
      .selectFrom('deliverable')
      .leftJoin('file', 'file.id', 'deliverable.file_id')
      .select([
        'deliverable.task_id',
        'deliverable.round',
        'deliverable.name',
        'file.name as file_name',
        'deliverable.link',
      ])
      .where('deliverable.task_id', 'in', ids)
      .orderBy('deliverable.id')
      .execute(),
  )
  const updates = byTask(
    await tx.selectFrom('task_update').selectAll().where('task_id', 'in', ids).orderBy('at').execute(),
  )
  const reviewers = byTask(
    await tx.selectFrom('task_reviewer').selectAll().where('task_id', 'in', ids).execute(),
  )
  const zone =
    (await tx.selectFrom('organisation').select('time_zone').executeTakeFirst())?.time_zone ?? 'Asia/Shanghai'

  return rows.map((row) => {
    const told = updates.get(row.id) ?? []
    const judges = reviewers.get(row.id) ?? []
    return {
      id: row.id,
      label: row.number,
      name: row.name,
      description: row.description,
      state: row.state,
      ownerDept: row.owner_department_id,
      ownerIds: row.owner_id === null ? [] : [row.owner_id],
      cooperatingDepts: (departments.get(row.id) ?? []).map(({ department_id }) => department_id),
      plannedStart: day(row.planned_start),
      dueDate: day(row.due_on),
      dueText: row.due_text,
      doneCriteria: row.done_criteria,
      resources: (resources.get(row.id) ?? []).map((resource) => ({
        kind: resource.kind,
        text: resource.text,
        providerDept: resource.provider_id,
        due: day(resource.due_on),
      })),
      milestones: (milestones.get(row.id) ?? []).map((milestone) => ({
        id: milestone.id,
        date: civilDate(milestone.due_on),
        dept: milestone.department_id,
        deliverable: milestone.deliverable,
      })),
      requiredFormats: formatNames(row.required_formats as unknown as OutputFormat[]),
      deliverables: (deliverables.get(row.id) ?? [])
        .filter(({ round }) => round === row.rework_count)
        .map(({ name, file_name }) => ({ name, ...formatOf(file_name ?? name) })),
      updates: told.map(({ at, text }) => ({ on: civilDateOf(at, zone), at, text })),
      jointReview: judges.length > 1 ? departmentsOf(judges) : [],
      reviews: judges.flatMap(({ department_id, verdict }) =>
        department_id === null ? [] : [{ dept: department_id, verdict }],
      ),
      reworkCount: row.rework_count,
      maxRework: row.max_rework,
      createdAt: row.created_at,
      doneAt: row.done_at,
      delayReports: told.flatMap(({ kind, at }) => (kind === 'delay' ? [{ reportedAt: at }] : [])),
      ...confirmedOf(confirmed, row.id),
    }
  })
}

function departmentsOf(judges: readonly { readonly department_id: string | null }[]): string[] {
  return judges.flatMap(({ department_id }) => (department_id === null ? [] : [department_id]))
}

/** As required formats are written: JPG, PDF; nothing for a link or a name without an ending. */
function formatOf(name: string): { format?: string } {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]
  return ending === undefined ? {} : { format: ending.toUpperCase() }
}

/** What no line of the record stands for was never there to be read back: unknown, not unconfirmed. */
function confirmedOf(confirmed: ReadonlyMap<string, boolean>, id: string): { confirmed?: boolean } {
  const known = confirmed.get(id)
  return known === undefined ? {} : { confirmed: known }
}
