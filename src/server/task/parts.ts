import { sql } from 'kysely'
import type { Db } from '#server/db/database.ts'
import type { TaskFields } from './fields.ts'

/** Replaces the lists of a task that are given and leaves the others as they are. */
export async function saveParts(tx: Db, taskId: string, fields: Partial<TaskFields>): Promise<void> {
  const { cooperating, cooperatorIds, reviewerIds, milestones, resources } = fields
  if (cooperating) {
    await tx.deleteFrom('task_department').where('task_id', '=', taskId).execute()
    // A department named twice is one department that provides both.
    const provided = new Map<string, string>()
    for (const { departmentId, provides } of cooperating) {
      const before = provided.get(departmentId) ?? ''
      provided.set(departmentId, [before, provides].filter(Boolean).join('；'))
    }
    const rows = [...provided].map(([department_id, provides]) => ({
      task_id: taskId,
      department_id,
      provides,
    }))
    if (rows.length > 0) await tx.insertInto('task_department').values(rows).execute()
  }
  if (cooperatorIds) {
    await tx.deleteFrom('task_cooperator').where('task_id', '=', taskId).execute()
    const rows = [...new Set(cooperatorIds)].map((person_id) => ({ task_id: taskId, person_id }))
    if (rows.length > 0) await tx.insertInto('task_cooperator').values(rows).execute()
  }
  if (reviewerIds) await saveReviewers(tx, taskId, reviewerIds)
  if (milestones) {
    await tx.deleteFrom('task_milestone').where('task_id', '=', taskId).execute()
    const rows = milestones.map(({ dueOn, departmentId, deliverable }) => ({
      task_id: taskId,
      due_on: dueOn,
      department_id: departmentId,
      deliverable,
    }))
    if (rows.length > 0) await tx.insertInto('task_milestone').values(rows).execute()
  }
  if (resources) {
    await tx.deleteFrom('task_resource').where('task_id', '=', taskId).execute()
    const rows = resources.map(({ kind, text, providerId, dueOn, amountCents }) => ({
      task_id: taskId,
      kind,
      text,
      provider_id: providerId,
      due_on: dueOn,
      amount_cents: amountCents,
    }))
    if (rows.length > 0) await tx.insertInto('task_resource').values(rows).execute()
  }
}

/** Whoever stays keeps the verdict they gave. */
async function saveReviewers(tx: Db, taskId: string, reviewerIds: readonly string[]): Promise<void> {
  await sql`
    delete from task_reviewer where task_id = ${taskId} and person_id <> all(${reviewerIds}::uuid[])`.execute(
    tx,
  )
  await sql`
    insert into task_reviewer (task_id, person_id, department_id)
    select ${taskId}, wanted.id, home.department_id
    from unnest(${reviewerIds}::uuid[]) wanted (id)
    left join person_department home on home.person_id = wanted.id and home.is_primary
    on conflict (task_id, person_id) do nothing`.execute(tx)
}
