import type { SpokenOf } from '#domain/channel/channel.ts'
import { classifications } from '#domain/meeting/enums.ts'
import type { Db } from '#server/db/database.ts'

/** The level and departments of a meeting; of it and its minutes the level that shows less counts. */
export async function spokenOf(tx: Db, meetingId: string): Promise<SpokenOf> {
  const meeting = await tx
    .selectFrom('meeting')
    .select(['classification', 'department_ids as departmentIds'])
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  const minutes = await tx
    .selectFrom('minutes')
    .select('classification')
    .where('meeting_id', '=', meetingId)
    .execute()
  const levels = [meeting, ...minutes].map(({ classification }) => classification)
  return {
    ...meeting,
    classification: classifications.findLast((level) => levels.includes(level)) ?? 'confidential',
  }
}
