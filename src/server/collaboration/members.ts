import { sql } from 'kysely'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'

/**
 * 小组成员 of a collaboration: who leads it, whom its charter names for the departments, who takes part in its
 * meetings (observers do not), and who does its work. What is secret does not give away who is in it.
 */
export async function membersOf(tx: Db, collaborationId: string): Promise<string[]> {
  return asSystemWithin(tx, async () => {
    const { rows } = await sql<{ id: string }>`
      with held as (
        select id, host_id, recorder_id from meeting
        where collaboration_id = ${collaborationId} and state <> 'cancelled'
          and classification in ('public', 'internal')),
      work as (
        select id, owner_id from task
        where collaboration_id = ${collaborationId} and state <> 'cancelled'
          and classification in ('public', 'internal'))
      select p.id from person p
      where p.state <> 'disabled' and p.id in (
        select leader_id from collaboration where id = ${collaborationId}
        union select person_id from collaboration_member where collaboration_id = ${collaborationId}
        union select lead_id from collaboration_department where collaboration_id = ${collaborationId}
        union select liaison_id from collaboration_department where collaboration_id = ${collaborationId}
        union select host_id from held
        union select recorder_id from held
        union select a.person_id from meeting_attendee a join held on held.id = a.meeting_id
          where a.kind = 'core'
        union select owner_id from work
        union select c.person_id from task_cooperator c join work on work.id = c.task_id)
      order by p.name, p.id`.execute(tx)
    return rows.map(({ id }) => id)
  })
}

/** Whom the minutes of a progress meeting go to besides those who came (S1-31); null where there is no such group. */
export async function groupOf(
  tx: Db,
  meeting: {
    readonly type: string
    readonly collaborationId: string | null
    readonly classification: string
  },
): Promise<string[] | null> {
  const { type, collaborationId, classification } = meeting
  const isOpen = classification === 'public' || classification === 'internal'
  if (type !== 'progressSync' || collaborationId === null || !isOpen) return null
  return membersOf(tx, collaborationId)
}
