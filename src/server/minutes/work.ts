import type { Db } from '#server/db/database.ts'

/** The decisions of a meeting as the document needs them, with who helps. */
export async function decisionsFor(tx: Db, meetingId: string) {
  const rows = await tx
    .selectFrom('decision')
    .select([
      'id',
      'number',
      'topic_id as topicId',
      'content',
      'kind',
      'state',
      'owner_id as ownerId',
      'owner_department_id as ownerDepartmentId',
      'due_on as dueOn',
      'due_text as dueText',
    ])
    .where('meeting_id', '=', meetingId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const helping = await tx
    .selectFrom('decision_department')
    .innerJoin('decision', 'decision.id', 'decision_department.decision_id')
    .innerJoin('department', 'department.id', 'decision_department.department_id')
    .select(['decision_id as decisionId', 'department.id as departmentId', 'department.name', 'contribution'])
    .where('decision.meeting_id', '=', meetingId)
    .orderBy('department.sort')
    .orderBy('department.name')
    .execute()
  return rows.map((row) => ({
    ...row,
    cooperating: helping.filter(({ decisionId }) => decisionId === row.id),
  }))
}

/** The tasks of a meeting that still stand. */
export async function tasksFor(tx: Db, meetingId: string) {
  return tx
    .selectFrom('task')
    .leftJoin('decision', 'decision.id', 'task.decision_id')
    .select([
      'task.id',
      'task.number',
      'task.name',
      'task.owner_id as ownerId',
      'task.owner_department_id as ownerDepartmentId',
      'task.due_on as dueOn',
      'task.due_text as dueText',
      'task.done_criteria as doneCriteria',
      'task.state',
      'decision.number as decisionNumber',
    ])
    .where('task.meeting_id', '=', meetingId)
    .where('task.state', '<>', 'cancelled')
    .orderBy('task.created_at')
    .orderBy('task.id')
    .execute()
}
