import type { z } from 'zod'
import type { createImport as contract } from '#contract/import.ts'
import { analyse } from '#domain/analysis/analyse.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import { reviewOf } from '#domain/import/from-analysis.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { loadRegister } from './register.ts'

type Wanted = z.output<NonNullable<(typeof contract)['body']>>

/** Reads a text and keeps what it suggests, for its author alone. */
export async function createImport(tx: Db, actor: Actor, wanted: Wanted, at: Date): Promise<string> {
  const { text, sourceName, intoMeetingId } = wanted
  if (text.trim() === '') {
    throw new AppError(
      'invalid',
      'import.empty',
      {},
      { issues: [{ path: ['text'], reason: 'import.empty' }] },
    )
  }
  // PostgreSQL keeps no such sign, and no text needs it.
  if (text.includes('\0')) throw new AppError('invalid', 'import.notText')
  if (intoMeetingId !== null) authorizeMeeting(actor, 'importNotes', await getMeeting(tx, intoMeetingId))
  const { calendar, zone } = await loadWorkTime(tx)
  const referenceDate =
    wanted.referenceDate === undefined ? civilDateOf(at, zone) : civilDate(wanted.referenceDate)
  const { directory, register } = await loadRegister(tx)
  const review = reviewOf(analyse(text, { directory, referenceDate, calendar }), register)
  const { id } = await tx
    .insertInto('import_review')
    .values({
      author_id: actor.personId,
      text,
      source_name: sourceName,
      reference_date: referenceDate,
      review: JSON.stringify(review),
      into_meeting_id: intoMeetingId,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
