import type { MeetingBasics } from '#domain/norm/facts.ts'
import type { Db } from '#server/db/database.ts'

/** What NM-TRK-16 looks at. Of the first meeting of a series nothing is known: there is nothing to look back on. */
export async function seriesFacts(
  tx: Db,
  meetingId: string,
): Promise<{
  readonly basics: Pick<MeetingBasics, 'isSeries' | 'carryOverReviewed'>
  /** The topic that is 上次待办回顾. */
  readonly reviewTopicId: string | undefined
}> {
  const meeting = await tx
    .selectFrom('meeting')
    .select(['series_id', 'series_no'])
    .where('id', '=', meetingId)
    .executeTakeFirst()
  if (meeting === undefined || meeting.series_id === null) {
    return { basics: { isSeries: false }, reviewTopicId: undefined }
  }
  const review = await tx
    .selectFrom('topic')
    .select(['id', 'state'])
    .where('meeting_id', '=', meetingId)
    .where('is_carry_over', '=', true)
    .orderBy('seq')
    .executeTakeFirst()
  const isFirst = (meeting.series_no ?? 1) <= 1
  const isDone = review !== undefined && review.state !== 'pending' && review.state !== 'running'
  return {
    basics: { isSeries: true, ...(!isFirst && { carryOverReviewed: isDone ? true : null }) },
    reviewTopicId: review?.id,
  }
}
