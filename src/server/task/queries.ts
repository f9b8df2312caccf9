import { sql } from 'kysely'
import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'
import type { Task } from './task.ts'

/** The columns of a Task; `t` is the task. A meeting that is out of sight gives no role in the task either. */
const taskColumns = sql`
  t.id, t.number, t.name, t.description, t.state, t.classification, t.priority, t.percent, t.version, t.notes,
  t.department_ids as "departmentIds", t.participant_ids as "participantIds",
  t.owner_id as "ownerId", t.owner_department_id as "ownerDepartmentId", t.assigner_id as "assignerId",
  t.planned_start as "plannedStart", t.due_on as "dueOn", t.original_due_on as "originalDueOn",
  t.due_text as "dueText", t.done_criteria as "doneCriteria", t.required_formats as "requiredFormats",
  t.budget_cents as "budgetCents", t.rework_count as "reworkCount", t.max_rework as "maxRework",
  t.collaboration_name as "collaborationName", t.meeting_id as "meetingId", t.topic_id as "topicId",
  t.decision_id as "decisionId", t.is_added_after as "isAddedAfter", t.last_update_at as "lastUpdateAt",
  t.created_at as "createdAt",
  array(select r.person_id from task_reviewer r where r.task_id = t.id order by r.person_id) as "reviewerIds",
  array(select c.person_id from task_cooperator c where c.task_id = t.id order by c.person_id) as "cooperatorIds",
  m.recorder_id as "maintainerId", m.initiating_department_id as "initiatingDepartmentId",
  x.state as "minutesState"`

/** A task in domain words; what the row-level rules hide does not exist. */
export async function getTask(tx: Db, id: string): Promise<Task> {
  const { rows } = await sql<Task>`
    select ${taskColumns}
    from task t
    left join meeting m on m.id = t.meeting_id
    left join minutes x on x.meeting_id = t.meeting_id
    where t.id = ${id}`.execute(tx)
  return rows[0] ?? missing()
}

/**
 * Also holds the row until the transaction ends, so that two moves cannot race. Locked first and read
 * then: what hangs on the row is as whoever held it before has left it.
 */
export async function lockTask(tx: Db, id: string): Promise<Task> {
  const held = await tx.selectFrom('task').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return held === undefined ? missing() : getTask(tx, id)
}

function missing(): never {
  throw new AppError('not_found', 'task.notFound')
}
