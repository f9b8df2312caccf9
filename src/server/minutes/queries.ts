import type { Updateable } from 'kysely'
import { sql } from 'kysely'
import { MinutesContent } from '#contract/minutes.ts'
import { AppError } from '#domain/error.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import type { Tables } from '#server/db/tables.ts'
import type { Minutes, Recipient } from './minutes.ts'

const columns = [
  'id',
  'number',
  'meeting_id as meetingId',
  'state',
  'current_version as currentVersion',
  'draft_due_at as draftDueAt',
  'final_due_at as finalDueAt',
  'feedback_due_at as feedbackDueAt',
  'sent_at as sentAt',
  'final_at as finalAt',
  'final_by as finalBy',
  'silent_ids as silentIds',
  'archive_name as archiveName',
  'maintainer_id as maintainerId',
  'layout',
  'countersign',
  'issuer_id as issuerId',
  'retention',
  'keep_until as keepUntil',
  'legal_hold as legalHold',
  'legal_hold_reason as legalHoldReason',
  'classification',
  'department_ids as departmentIds',
  'participant_ids as participantIds',
  'version',
] as const

function missing(): never {
  throw new AppError('not_found', 'minutes.notFound')
}

/** The minutes in domain words; what the row-level rules hide does not exist. */
export async function getMinutes(tx: Db, id: string): Promise<Minutes> {
  const row = await tx.selectFrom('minutes').select(columns).where('id', '=', id).executeTakeFirst()
  return withPeople(tx, row ?? missing())
}

/**
 * Also holds the row until the transaction ends, so that two answers cannot race. What hangs on the row is
 * read after it is held: it is as whoever held it before has left it.
 */
export async function lockMinutes(tx: Db, id: string): Promise<Minutes> {
  const row = await tx
    .selectFrom('minutes')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return withPeople(tx, row ?? missing())
}

/** The id of a meeting's minutes, if they have begun. */
export async function minutesOfMeeting(tx: Db, meetingId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('minutes')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row?.id
}

type Row = Omit<
  Minutes,
  'recipients' | 'hostId' | 'recorderId' | 'meetingName' | 'meetingStart' | 'isImported'
>

async function withPeople(tx: Db, row: Row): Promise<Minutes> {
  const recipients = await recipientsOf(tx, row.id)
  // Whoever only gets the minutes need not see the meeting; whose minutes they are is no secret to them.
  const meeting = await asSystemWithin(tx, () =>
    tx
      .selectFrom('meeting')
      .select([
        'name as meetingName',
        'planned_start as meetingStart',
        'host_id as hostId',
        'recorder_id as recorderId',
        'is_imported as isImported',
      ])
      .where('id', '=', row.meetingId)
      .executeTakeFirstOrThrow(),
  )
  return { ...row, ...meeting, recipients }
}

async function recipientsOf(tx: Db, minutesId: string): Promise<Recipient[]> {
  return tx
    .selectFrom('minutes_recipient')
    .select([
      'id',
      'person_id as personId',
      'role',
      'state',
      'opened_at as openedAt',
      'answered_at as answeredAt',
    ])
    .where('minutes_id', '=', minutesId)
    .orderBy('id')
    .execute()
}

/** One version of the document as it stood. */
export interface MinutesVersion {
  readonly no: number
  readonly content: MinutesContent
  readonly sentAt: Date | null
  readonly isFinal: boolean
}

export async function versionOf(tx: Db, minutesId: string, no: number): Promise<MinutesVersion> {
  const row = await tx
    .selectFrom('minutes_version')
    .select(['no', 'content', 'sent_at as sentAt', 'is_final as isFinal'])
    .where('minutes_id', '=', minutesId)
    .where('no', '=', no)
    .executeTakeFirst()
  if (row === undefined) throw new AppError('not_found', 'minutes.versionNotFound', { no })
  // Older documents lack what was asked for after them.
  return { ...row, content: MinutesContent.parse(row.content) }
}

/** Columns of the minutes themselves; their version grows. */
export async function saveMinutes(
  tx: Db,
  id: string,
  change: Updateable<Tables['minutes']>,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('minutes')
    .set({ ...change, version: sql<number>`version + 1`, updated_at: at })
    .where('id', '=', id)
    .execute()
}

/**
 * Writes the text down: over the version being worked on, or, where that one has been sent, as the next
 * one. Gives its number; the caller saves it as current.
 */
export async function writeText(
  tx: Db,
  minutes: Minutes,
  text: {
    readonly content: MinutesContent
    readonly authorId: string
    readonly note?: string
    readonly at: Date
  },
): Promise<number> {
  const { content, authorId, note, at } = text
  const written = {
    content: JSON.stringify(content),
    author_id: authorId,
    at,
    ...(note !== undefined && { note }),
  }
  const replaced = await tx
    .updateTable('minutes_version')
    .set(written)
    .where('minutes_id', '=', minutes.id)
    .where('no', '=', minutes.currentVersion)
    .where('sent_at', 'is', null)
    .where('is_final', '=', false)
    .executeTakeFirst()
  if (replaced.numUpdatedRows > 0n) return minutes.currentVersion
  const no = minutes.currentVersion + 1
  await tx
    .insertInto('minutes_version')
    .values({ ...written, minutes_id: minutes.id, no })
    .execute()
  return no
}

export async function openProposals(
  tx: Db,
  minutesId: string,
): Promise<{ id: string; recipientId: string }[]> {
  return tx
    .selectFrom('minutes_proposal')
    .select(['id', 'recipient_id as recipientId'])
    .where('minutes_id', '=', minutesId)
    .where('state', '=', 'open')
    .orderBy('at')
    .execute()
}
