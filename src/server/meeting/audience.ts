import { sql } from 'kysely'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'

/**
 * Works out anew for whom a meeting exists, and with it its minutes, decisions and tasks: call it after
 * any change of people, roles, departments, owners or the classification. What comes from the meeting is
 * never less restricted than the meeting, and whoever works on it can see it.
 */
export async function refreshAudience(tx: Db, meetingId: string): Promise<void> {
  // Rows may leave the sight of whoever caused it, and tasks may never have been in it.
  await asSystemWithin(tx, async () => {
    await sql`
      update meeting m set
        department_ids = array(
          select a.department_id from meeting_attendee a
            where a.meeting_id = m.id and a.department_id is not null
          union select m.initiating_department_id where m.initiating_department_id is not null
          order by 1),
        participant_ids = array(
          select p.id from (values (m.organiser_id), (m.host_id), (m.recorder_id), (m.timekeeper_id)) p (id)
            where p.id is not null
          union select a.person_id from meeting_attendee a where a.meeting_id = m.id
          union select a.proxy_id from meeting_attendee a where a.meeting_id = m.id and a.proxy_id is not null
          union select t.owner_id from topic t where t.meeting_id = m.id and t.owner_id is not null
          union select f.preparer_id from material f where f.meeting_id = m.id and f.preparer_id is not null
          order by 1)
      where m.id = ${meetingId}`.execute(tx)
    await sql`
      update minutes x set
        classification = m.classification,
        department_ids = m.department_ids,
        participant_ids = array(
          select unnest(m.participant_ids)
          union select r.person_id from minutes_recipient r where r.minutes_id = x.id
          union select x.maintainer_id where x.maintainer_id is not null
          order by 1)
      from meeting m where m.id = x.meeting_id and m.id = ${meetingId}`.execute(tx)
    await sql`
      update decision d set
        classification = m.classification,
        department_ids = array(
          select unnest(m.department_ids)
          union select d.owner_department_id where d.owner_department_id is not null
          union select c.department_id from decision_department c where c.decision_id = d.id
          order by 1),
        participant_ids = array(
          select unnest(m.participant_ids)
          union select d.owner_id where d.owner_id is not null
          order by 1)
      from meeting m where m.id = d.meeting_id and m.id = ${meetingId}`.execute(tx)
    await sql`
      update task t set
        classification = m.classification,
        department_ids = array(
          select unnest(m.department_ids)
          union select t.owner_department_id where t.owner_department_id is not null
          union select c.department_id from task_department c where c.task_id = t.id
          order by 1),
        participant_ids = array(
          select unnest(m.participant_ids)
          union select p.id from (values (t.owner_id), (t.assigner_id)) p (id) where p.id is not null
          union select c.person_id from task_cooperator c where c.task_id = t.id
          union select r.person_id from task_reviewer r where r.task_id = t.id
          order by 1)
      from meeting m where m.id = t.meeting_id and m.id = ${meetingId}`.execute(tx)
  })
}
