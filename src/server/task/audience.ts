import { sql } from 'kysely'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'

/**
 * Works out anew for whom one task exists: whoever sees the meeting or decision it comes from, and
 * whoever works on it. What comes from a meeting is as restricted as the meeting. The same rule for a
 * whole meeting is refreshAudience in the meeting's room; audience.test.ts holds the two together.
 */
export async function refreshTaskAudience(tx: Db, taskId: string): Promise<void> {
  await asSystemWithin(tx, () =>
    sql`
      update task t set
        classification = coalesce(m.classification, d.classification, t.classification),
        department_ids = array(
          select unnest(coalesce(m.department_ids, d.department_ids))
          union select t.owner_department_id where t.owner_department_id is not null
          union select c.department_id from task_department c where c.task_id = t.id
          order by 1),
        participant_ids = array(
          select unnest(coalesce(m.participant_ids, d.participant_ids))
          union select p.id from (values (t.owner_id), (t.assigner_id),
            (case when m.id is null and d.id is null then t.created_by end)) p (id) where p.id is not null
          union select c.person_id from task_cooperator c where c.task_id = t.id
          union select r.person_id from task_reviewer r where r.task_id = t.id
          order by 1)
      from task self
      left join meeting m on m.id = self.meeting_id
      left join decision d on d.id = self.decision_id
      where self.id = t.id and t.id = ${taskId}`.execute(tx),
  )
}
