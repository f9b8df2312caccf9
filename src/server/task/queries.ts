import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { TaskUpdateView } from '#contract/task.ts'
import { AppError } from '#domain/error.ts'
import type { ResourceKind } from '#domain/meeting/enums.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { withOnePlan } from '#server/db/one-plan.ts'
import { lifeColumns } from './light.ts'
import { supporterIds } from './supporters.ts'
import type { Task } from './task.ts'
import { type Awaited, awaitedColumn } from './waiting.ts'

type TaskUpdateKind = z.output<typeof TaskUpdateView>['kind']
type CollectedState = NonNullable<z.output<typeof TaskUpdateView>['collectedState']>

/** The columns of a Task; `t` is the task. A meeting that is out of sight gives no role in the task either. */
const taskColumns = sql`
  t.id, t.number, t.name, t.description, t.state, t.classification, t.priority, t.percent, t.version, t.notes,
  t.department_ids as "departmentIds", t.participant_ids as "participantIds",
  t.owner_id as "ownerId", t.owner_department_id as "ownerDepartmentId", t.assigner_id as "assignerId",
  t.planned_start as "plannedStart", t.due_on as "dueOn", t.original_due_on as "originalDueOn",
  t.due_text as "dueText", t.done_criteria as "doneCriteria", t.required_formats as "requiredFormats",
  t.budget_cents as "budgetCents", t.rework_count as "reworkCount", t.max_rework as "maxRework",
  t.collaboration_id as "collaborationId", t.collaboration_name as "collaborationName", t.meeting_id as "meetingId", t.topic_id as "topicId",
  t.decision_id as "decisionId", t.is_added_after as "isAddedAfter",
  t.plan_position is not null as "isPlanned", t.is_baselined as "isBaselined", t.last_update_at as "lastUpdateAt",
  t.created_at as "createdAt", ${lifeColumns('t')}, t.parent_id as "parentId", t.return_reason as "returnReason",
  t.insisted_at is not null as "isInsisted", t.suspended_at is not null as "isSuspended",
  t.suspend_reason as "suspendReason", t.due_rule as "dueRule", t.due_at as "dueAt", t.due_event_at as "dueEventAt",
  case when t.assigned_at is null then 'notHandedOut' when t.signed_at is not null then 'signed'
    when t.returned_at is null then 'unsigned' else 'returned' end as assignment,
  ${supporterIds('t')} as "supporterIds",
  array(select r.person_id from task_reviewer r where r.task_id = t.id order by r.person_id) as "reviewerIds",
  array(select c.person_id from task_cooperator c where c.task_id = t.id order by c.person_id) as "cooperatorIds",
  coalesce(x.maintainer_id, m.recorder_id) as "maintainerId", m.initiating_department_id as "initiatingDepartmentId",
  x.state as "minutesState"`

/** A task in domain words; what the row-level rules hide does not exist. */
export async function getTask(tx: Db, id: string): Promise<Task> {
  const task = sql<Task>`
    select ${taskColumns}
    from task t
    left join meeting m on m.id = t.meeting_id
    left join minutes x on x.meeting_id = t.meeting_id
    where t.id = ${id}`
  const { rows } = await withOnePlan(tx, () => task.execute(tx))
  return rows[0] ?? missing()
}

/**
 * Also holds the row until the transaction ends, so that two moves cannot race. Locked first and read
 * then: what hangs on the row is as whoever held it before has left it. Roles and minutes come from the
 * meeting as it is, seen or not.
 */
export async function lockTask(tx: Db, id: string): Promise<Task> {
  const held = await tx.selectFrom('task').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return held === undefined ? missing() : asSystemWithin(tx, () => getTask(tx, id))
}

export interface TaskParts {
  readonly cooperating: readonly { departmentId: string; provides: string }[]
  readonly reviewers: readonly {
    personId: string
    departmentId: string | null
    isForDepartment: boolean
    verdict: 'pass' | 'fail' | null
    comment: string
    at: string | null
  }[]
  readonly milestones: readonly {
    id: string
    dueOn: string
    departmentId: string | null
    deliverable: string
    doneAt: string | null
    doneById: string | null
  }[]
  readonly resources: readonly {
    id: string
    kind: ResourceKind
    text: string
    providerId: string | null
    askingDepartmentId: string | null
    headcount: number | null
    dueOn: string | null
    amountCents: number | null
  }[]
  readonly updates: readonly {
    id: string
    personId: string | null
    kind: TaskUpdateKind
    state: TaskState
    percent: number | null
    text: string
    awaitingId: string | null
    riskPoint: string
    riskId: string | null
    blockedById: string | null
    oldDueOn: string | null
    newDueOn: string | null
    impact: string
    remedy: string
    responsibility: 'internal' | 'external' | null
    improvement: string
    isLateReport: boolean
    collectedState: CollectedState | null
    at: string
  }[]
  readonly deliverables: readonly {
    id: string
    round: number
    name: string
    link: string
    addedById: string | null
    addedAt: string
    file: {
      id: string
      name: string
      size: number
      mime: string
      uploadedById: string | null
      uploadedAt: string
    } | null
  }[]
  readonly submittedAt: Date | null
  readonly doneAt: Date | null
  readonly awaited: Awaited
  /** The call for help that is open. */
  readonly support: {
    text: string
    personId: string | null
    departmentId: string | null
    askedById: string | null
    askedAt: string
  } | null
  /** When the first part was made of it. */
  readonly splitAt: Date | null
  /** When somebody was urged about it, in order. */
  readonly urgedAt: string[]
}

const list = (fields: RawBuilder<unknown>, from: RawBuilder<unknown>, order: RawBuilder<unknown>) =>
  sql`(select coalesce(json_agg(json_build_object(${fields}) order by ${order}), '[]'::json) from ${from})`

/** A task with everything that hangs on it, in one go: its page is asked for often. */
export async function getWholeTask(tx: Db, id: string): Promise<Task & TaskParts> {
  const task = sql<Task & TaskParts>`
    select ${taskColumns}, t.submitted_at as "submittedAt", t.done_at as "doneAt", ${awaitedColumn('t')},
      (select json_build_object('text', s.text, 'personId', s.person_id, 'departmentId', s.department_id,
        'askedById', s.asked_by, 'askedAt', s.asked_at)
        from task_support s where s.task_id = t.id and s.answered_at is null) as support,
      (select min(part.created_at) from task part where part.parent_id = t.id) as "splitAt",
      (select coalesce(json_agg(g.at order by g.at), '[]'::json) from task_urge g where g.task_id = t.id) as "urgedAt",
      ${list(
        sql`'departmentId', c.department_id, 'provides', c.provides`,
        sql`task_department c where c.task_id = t.id`,
        sql`c.department_id`,
      )} as cooperating,
      ${list(
        sql`'personId', r.person_id, 'departmentId', r.department_id, 'isForDepartment', r.is_for_department, 'verdict', r.verdict, 'comment', r.comment, 'at', r.at`,
        sql`task_reviewer r where r.task_id = t.id`,
        sql`r.person_id`,
      )} as reviewers,
      ${list(
        sql`'id', s.id, 'dueOn', s.due_on, 'departmentId', s.department_id, 'deliverable', s.deliverable, 'doneAt', s.done_at, 'doneById', s.done_by`,
        sql`task_milestone s where s.task_id = t.id`,
        sql`s.due_on, s.id`,
      )} as milestones,
      ${list(
        sql`'id', s.id, 'kind', s.kind, 'text', s.text, 'providerId', s.provider_id,
          'askingDepartmentId', s.asking_department_id, 'headcount', s.headcount, 'dueOn', s.due_on, 'amountCents', s.amount_cents`,
        sql`task_resource s where s.task_id = t.id`,
        sql`s.id`,
      )} as resources,
      ${list(
        sql`'id', u.id, 'personId', u.person_id, 'kind', u.kind, 'state', u.state, 'percent', u.percent, 'text', u.text,
          'awaitingId', u.awaiting_department_id, 'riskPoint', u.risk_point, 'riskId', u.risk_id,
          'blockedById', u.blocked_by_task_id, 'oldDueOn', u.old_due_on, 'newDueOn', u.new_due_on,
          'impact', u.impact, 'remedy', u.remedy, 'responsibility', u.responsibility, 'improvement', u.improvement,
          'isLateReport', u.is_late_report, 'collectedState', u.collected_state, 'at', u.at`,
        sql`task_update u where u.task_id = t.id`,
        sql`u.at, u.id`,
      )} as updates,
      ${list(
        sql`'id', d.id, 'round', d.round, 'name', d.name, 'link', d.link, 'addedById', d.added_by, 'addedAt', d.added_at,
          'file', case when f.id is not null then json_build_object('id', f.id, 'name', f.name, 'size', f.size,
            'mime', f.mime, 'uploadedById', f.uploaded_by, 'uploadedAt', f.uploaded_at) end`,
        sql`deliverable d left join file f on f.id = d.file_id where d.task_id = t.id`,
        sql`d.added_at, d.id`,
      )} as deliverables
    from task t
    left join meeting m on m.id = t.meeting_id
    left join minutes x on x.meeting_id = t.meeting_id
    where t.id = ${id}`
  const { rows } = await withOnePlan(tx, () => task.execute(tx))
  return rows[0] ?? missing()
}

function missing(): never {
  throw new AppError('not_found', 'task.notFound')
}
