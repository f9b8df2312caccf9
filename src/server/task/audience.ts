import { type RawBuilder, sql } from 'kysely'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { saveAudience } from '#server/db/save-audience.ts'

/**
 * Works out anew for whom one task exists: whoever sees the meeting or decision it comes from, and
 * whoever works on it, helps with it or does a part of it. What comes from a meeting is as restricted as the
 * meeting, and a part as the whole. The same rule for a whole meeting is refreshAudience in the meeting's
 * room; audience.test.ts holds the two together.
 */
export async function refreshTaskAudience(tx: Db, taskId: string): Promise<void> {
  await asSystemWithin(tx, async () => {
    const task = await tx.selectFrom('task').select('parent_id').where('id', '=', taskId).executeTakeFirst()
    const wholeId = task?.parent_id ?? taskId
    await saveAudience(tx, 'task', ofTasks(sql`t.id = ${wholeId}`))
    await saveAudience(tx, 'task', ofTasks(sql`t.parent_id = ${wholeId}`))
  })
}

/** The parts of a meeting's tasks, once those have been worked out. */
export async function refreshSubItemAudience(tx: Db, meetingId: string): Promise<void> {
  await saveAudience(tx, 'task', ofTasks(sql`whole.meeting_id = ${meetingId}`))
}

/** All lines of a plan at once. */
export async function refreshPlanAudience(tx: Db, collaborationId: string): Promise<void> {
  await asSystemWithin(tx, async () => {
    await saveAudience(
      tx,
      'task',
      ofTasks(sql`t.collaboration_id = ${collaborationId} and t.plan_position is not null`),
    )
  })
}

/** Departments that work on a task, `t`, beside those of where it comes from. */
export const departmentsAtWork = sql`
  select t.owner_department_id where t.owner_department_id is not null
  union select c.department_id from task_department c where c.task_id = t.id
  union select s.department_id from task_support s where s.task_id = t.id and s.department_id is not null
  union select part.owner_department_id from task part
    where part.parent_id = t.id and part.owner_department_id is not null`

/** People who work on a task, `t`: also who is asked to help, and who does a part of it. */
export const peopleAtWork = sql`
  select p.id from (values (t.owner_id), (t.assigner_id)) p (id) where p.id is not null
  union select c.person_id from task_cooperator c where c.task_id = t.id
  union select r.person_id from task_reviewer r where r.task_id = t.id
  union select p.id from task_support s left join department d on d.id = s.department_id,
    lateral (values (s.person_id), (d.head_id), (d.deputy_id), (d.liaison_id)) p (id)
    where s.task_id = t.id and p.id is not null
  union select part.owner_id from task part where part.parent_id = t.id and part.owner_id is not null`

function ofTasks(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select t.id,
      coalesce(m.classification, d.classification, c.classification, whole.classification, t.classification),
      array(
        select unnest(coalesce(m.department_ids, d.department_ids, c.department_ids, whole.department_ids))
        union ${departmentsAtWork}
        order by 1),
      array(
        select unnest(coalesce(m.participant_ids, d.participant_ids, c.participant_ids, whole.participant_ids))
        union ${peopleAtWork}
        union select t.created_by where m.id is null and d.id is null and t.created_by is not null
        order by 1)
    from task t
    left join meeting m on m.id = t.meeting_id
    left join decision d on d.id = t.decision_id
    left join task whole on whole.id = t.parent_id
    -- A plan is agreed to by all who take part, so all of them see its lines.
    left join collaboration c on c.id = t.collaboration_id and t.plan_position is not null
    where ${which}`
}
