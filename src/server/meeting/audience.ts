import { type RawBuilder, sql } from 'kysely'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { saveAudience } from '#server/db/save-audience.ts'
import { departmentsAtWork, peopleAtWork, refreshSubItemAudience } from '#server/task/audience.ts'

/**
 * Works out anew for whom a meeting exists, and with it its minutes, decisions and tasks: call it after
 * any change of people, roles, departments, owners or the classification. What comes from the meeting is
 * never less restricted than the meeting, and whoever works on it can see it.
 */
export async function refreshAudience(tx: Db, meetingId: string): Promise<void> {
  // Rows may leave the sight of whoever caused it, and tasks may never have been in it.
  await asSystemWithin(tx, async () => {
    await saveAudience(tx, 'meeting', ofMeeting(meetingId))
    await saveAudience(tx, 'minutes', ofMinutes(meetingId))
    await saveAudience(tx, 'decision', ofDecisions(meetingId))
    await saveAudience(tx, 'task', ofTasks(meetingId))
    await refreshSubItemAudience(tx, meetingId)
  })
}

function ofMeeting(meetingId: string): RawBuilder<unknown> {
  return sql`
    select m.id, m.classification,
      array(
        select a.department_id from meeting_attendee a where a.meeting_id = m.id and a.department_id is not null
        union select m.initiating_department_id where m.initiating_department_id is not null
        order by 1),
      array(
        select p.id from (values (m.organiser_id), (m.host_id), (m.recorder_id), (m.timekeeper_id),
            (m.material_preparer_id)) p (id)
          where p.id is not null
        union select a.person_id from meeting_attendee a where a.meeting_id = m.id
        union select a.proxy_id from meeting_attendee a where a.meeting_id = m.id and a.proxy_id is not null
        union select t.owner_id from topic t where t.meeting_id = m.id and t.owner_id is not null
        union select f.preparer_id from material f where f.meeting_id = m.id and f.preparer_id is not null
        order by 1)
    from meeting m where m.id = ${meetingId}`
}

function ofMinutes(meetingId: string): RawBuilder<unknown> {
  return sql`
    select x.id, m.classification, m.department_ids,
      array(
        select unnest(m.participant_ids)
        union select r.person_id from minutes_recipient r where r.minutes_id = x.id
        union select x.maintainer_id where x.maintainer_id is not null
        -- Whoever is asked to approve an amendment has to be able to read what it amends.
        union select p.person_id from minutes_approval p join minutes_amendment a on a.id = p.amendment_id
          where a.minutes_id = x.id
        order by 1)
    from minutes x join meeting m on m.id = x.meeting_id where m.id = ${meetingId}`
}

function ofDecisions(meetingId: string): RawBuilder<unknown> {
  return sql`
    select d.id, m.classification,
      array(
        select unnest(m.department_ids)
        union select d.owner_department_id where d.owner_department_id is not null
        union select c.department_id from decision_department c where c.decision_id = d.id
        union select unnest(d.party_ids)
        union select c.department_id from decision_commitment c where c.decision_id = d.id
        order by 1),
      array(
        select unnest(m.participant_ids)
        union select p.id from (values (d.owner_id), (d.notice_sender_id), (d.prepared_by_id)) p (id)
          where p.id is not null
        union select unnest(d.working_group)
        union select p.id from approval a, lateral (values (a.submitter_id), (a.approver_id)) p (id)
          where a.decision_id = d.id and p.id is not null
        order by 1)
    from decision d join meeting m on m.id = d.meeting_id where m.id = ${meetingId}`
}

function ofTasks(meetingId: string): RawBuilder<unknown> {
  return sql`
    select t.id, m.classification,
      array(
        select unnest(m.department_ids)
        union ${departmentsAtWork}
        order by 1),
      array(
        select unnest(m.participant_ids)
        union ${peopleAtWork}
        order by 1)
    from task t join meeting m on m.id = t.meeting_id where m.id = ${meetingId}`
}
