import { sql } from 'kysely'
import type { Db } from '#server/db/database.ts'
import { headsOf, homeOf, type TaskFields } from './fields.ts'

/** Replaces the lists of a task that are given and leaves the others as they are. */
export async function saveParts(tx: Db, taskId: string, fields: Partial<TaskFields>): Promise<void> {
  const { cooperating, cooperatorIds, reviewerIds, reviewDepartmentIds, milestones, resources } = fields
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
  if (reviewerIds || reviewDepartmentIds)
    await saveReviewers(tx, taskId, { reviewerIds, reviewDepartmentIds })
  if (milestones) {
    await saveMilestones(tx, taskId, milestones)
  }
  if (resources) {
    await tx.deleteFrom('task_resource').where('task_id', '=', taskId).execute()
    const rows = resources.map(
      ({ kind, text, providerId, askingDepartmentId, headcount, dueOn, amountCents }) => ({
        task_id: taskId,
        kind,
        text,
        provider_id: providerId,
        asking_department_id: askingDepartmentId,
        headcount,
        due_on: dueOn,
        amount_cents: amountCents,
      }),
    )
    if (rows.length > 0) await tx.insertInto('task_resource').values(rows).execute()
  }
}

/** One that is known stays the same milestone: with its tick, and with what waits for it. */
async function saveMilestones(
  tx: Db,
  taskId: string,
  milestones: NonNullable<TaskFields['milestones']>,
): Promise<void> {
  const known = new Set(
    (await tx.selectFrom('task_milestone').select('id').where('task_id', '=', taskId).execute()).map(
      ({ id }) => id,
    ),
  )
  const kept = milestones.flatMap(({ id }) => (id !== undefined && known.has(id) ? [id] : []))
  await sql`delete from task_milestone where task_id = ${taskId} and id <> all(${kept}::uuid[])`.execute(tx)
  for (const { id, dueOn, departmentId, deliverable } of milestones) {
    const columns = { due_on: dueOn, department_id: departmentId, deliverable }
    if (id !== undefined && known.has(id)) {
      await tx.updateTable('task_milestone').set(columns).where('id', '=', id).execute()
    } else {
      await tx
        .insertInto('task_milestone')
        .values({ task_id: taskId, ...columns })
        .execute()
    }
  }
}

/** Whoever stays keeps the verdict they gave. People and departments are replaced apart, as they are given. */
async function saveReviewers(
  tx: Db,
  taskId: string,
  given: { reviewerIds: readonly string[] | undefined; reviewDepartmentIds: readonly string[] | undefined },
): Promise<void> {
  const present = await tx
    .selectFrom('task_reviewer')
    .select(['person_id', 'department_id', 'is_for_department'])
    .where('task_id', '=', taskId)
    .execute()
  const asked = new Map<string, { departmentId: string | null; isFor: boolean }>()
  const people =
    given.reviewerIds ?? present.filter((one) => !one.is_for_department).map(({ person_id }) => person_id)
  for (const personId of people) {
    asked.set(personId, { departmentId: await homeOf(tx, personId), isFor: false })
  }
  const departments =
    given.reviewDepartmentIds === undefined
      ? present.flatMap((one) =>
          one.is_for_department && one.department_id !== null
            ? [[one.department_id, one.person_id] as const]
            : [],
        )
      : [...(await headsOf(tx, given.reviewDepartmentIds))]
  // Who is named and speaks for a department too, speaks for it.
  for (const [departmentId, personId] of departments) asked.set(personId, { departmentId, isFor: true })
  await sql`
    delete from task_reviewer where task_id = ${taskId} and person_id <> all(${[...asked.keys()]}::uuid[])`.execute(
    tx,
  )
  for (const [person_id, { departmentId: department_id, isFor: is_for_department }] of asked) {
    await tx
      .insertInto('task_reviewer')
      .values({ task_id: taskId, person_id, department_id, is_for_department })
      .onConflict((conflict) =>
        conflict.columns(['task_id', 'person_id']).doUpdateSet({ department_id, is_for_department }),
      )
      .execute()
  }
}
