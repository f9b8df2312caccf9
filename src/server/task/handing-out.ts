import { sql } from 'kysely'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'

interface Place {
  readonly meetingId: string | null | undefined
  readonly topicId: string | null | undefined
  readonly decisionId: string | null | undefined
}

/**
 * Outside a meeting everybody may hand out a task. In one, it is for those who lead it and keep its
 * record: host, recorder, organiser (S3-18).
 */
export async function refuseUnlessHandsOut(tx: Db, actor: Actor, place: Place): Promise<void> {
  const { meetingId = null, topicId = null, decisionId = null } = place
  const { rows } = await sql<{ may: boolean }>`
    select ${actor.personId}::uuid in (m.host_id, m.recorder_id, m.organiser_id) as may
    from meeting m
    where m.id = ${meetingId}
      or m.id = (select meeting_id from topic where id = ${topicId})
      or m.id = (select meeting_id from decision where id = ${decisionId})`.execute(tx)
  // What is out of sight is not found when the task is made.
  if (rows.some(({ may }) => may !== true)) {
    throw new AppError('forbidden', 'task.notYours', { action: 'create' })
  }
}
