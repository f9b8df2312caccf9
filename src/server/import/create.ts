import type { ImportReview } from '#domain/import/review.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { asJson } from './queries.ts'

/** Notes for a meeting are brought in by whoever records it. */
export async function mayImportInto(tx: Db, actor: Actor, meetingId: string | null): Promise<void> {
  if (meetingId !== null) authorizeMeeting(actor, 'importNotes', await getMeeting(tx, meetingId))
}

/** Keeps what was read in a text, for its author alone. */
export async function keepImport(
  tx: Db,
  actor: Actor,
  read: {
    readonly text: string
    readonly sourceName: string
    readonly referenceDate: string
    readonly intoMeetingId: string | null
    readonly review: ImportReview
  },
  at: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('import_review')
    .values({
      author_id: actor.personId,
      text: read.text,
      source_name: read.sourceName.slice(0, 200),
      reference_date: read.referenceDate,
      review: asJson(read.review),
      into_meeting_id: read.intoMeetingId,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
