import type { ChatAnswer, ChatInQuestion, WrittenRecord } from '#domain/decision/chat.ts'
import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'

/** A decision from a chat with everything that is kept of it. */
export interface ChatDecision extends ChatInQuestion {
  readonly id: string
  readonly number: string
  readonly content: string
  readonly collaborationId: string | null
  readonly meetingId: string | null
  readonly taskId: string | null
  readonly takenAt: Date
  readonly place: string
  readonly reason: string
  readonly recordedAt: Date
  readonly isImportant: boolean
  readonly writtenAs: WrittenRecord | null
  readonly version: number
  readonly people: readonly ChatPersonRow[]
}

export interface ChatPersonRow {
  readonly personId: string
  readonly tookPart: boolean
  readonly inCopy: boolean
  readonly answer: ChatAnswer | null
  readonly note: string
  readonly answeredVersion: number | null
  readonly answeredAt: Date | null
  readonly reply: string
}

export async function getChatDecision(
  tx: Db,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ChatDecision> {
  const asked = tx
    .selectFrom('decision')
    .innerJoin('chat_decision as c', 'c.id', 'decision.id')
    .select([
      'decision.id',
      'decision.number',
      'decision.content',
      'decision.state',
      'decision.classification',
      'decision.department_ids as departmentIds',
      'decision.participant_ids as participantIds',
      'decision.collaboration_id as collaborationId',
      'c.meeting_id as meetingId',
      'c.task_id as taskId',
      'c.taken_at as takenAt',
      'c.place',
      'c.reason',
      'c.decided_by as decidedById',
      'c.recorded_by as recordedById',
      'c.recorded_at as recordedAt',
      'c.is_important as isImportant',
      'c.written_as as writtenAs',
      'c.version',
    ])
    .where('decision.id', '=', id)
  const row = await (lock ? asked.forUpdate() : asked).executeTakeFirst()
  if (row === undefined) throw new AppError('not_found', 'decision.notFound')
  const people = await tx
    .selectFrom('chat_decision_person as p')
    .innerJoin('person', 'person.id', 'p.person_id')
    .select([
      'p.person_id as personId',
      'p.took_part as tookPart',
      'p.in_copy as inCopy',
      'p.answer',
      'p.note',
      'p.answered_version as answeredVersion',
      'p.answered_at as answeredAt',
      'p.reply',
    ])
    .where('p.decision_id', '=', id)
    .orderBy('p.took_part', 'desc')
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
  return {
    ...row,
    people,
    personIds: people.map(({ personId }) => personId),
    objectorIds: people
      .filter((one) => one.answer === 'object' && one.answeredVersion === row.version && one.reply === '')
      .map(({ personId }) => personId),
  }
}
