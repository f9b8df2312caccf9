import { sql } from 'kysely'
import type { MinutesFacts, MinutesSection } from '#domain/norm/facts.ts'
import type { Db } from '#server/db/database.ts'

/** The five parts of the document (S2-47) and where its content keeps them. */
const partOf: Readonly<Record<MinutesSection, string>> = {
  basics: 'basics',
  goalAndAgendaReview: 'goalAndAgenda',
  topicRecords: 'topics',
  decisionTable: 'decisions',
  todoTable: 'tasks',
}

/** The minutes of a meeting with their answers; undefined before the meeting has begun. */
export async function minutesFacts(tx: Db, meetingId: string): Promise<MinutesFacts | undefined> {
  const minutes = await tx
    .selectFrom('minutes')
    .select([
      'id',
      'state',
      'sent_at',
      'final_at',
      'maintainer_id',
      'archive_name',
      'retention',
      'legal_hold',
      'countersign',
    ])
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  if (minutes === undefined) return undefined
  const versions = await tx
    .selectFrom('minutes_version')
    .select(['no', 'at', sql<string[]>`array(select jsonb_object_keys(content))`.as('parts')])
    .where('minutes_id', '=', minutes.id)
    .orderBy('no')
    .execute()
  const recipients = await tx
    .selectFrom('minutes_recipient')
    .select(['person_id', 'role', 'state'])
    .where('minutes_id', '=', minutes.id)
    .orderBy('id')
    .execute()
  const open = await tx
    .selectFrom('minutes_proposal')
    .innerJoin('minutes_recipient', 'minutes_recipient.id', 'minutes_proposal.recipient_id')
    .select(['minutes_proposal.id', 'minutes_recipient.person_id as personId'])
    .where('minutes_proposal.minutes_id', '=', minutes.id)
    .where('minutes_proposal.state', '=', 'open')
    .orderBy('minutes_proposal.at')
    .execute()
  const current = versions.at(-1)
  return {
    id: minutes.id,
    state: minutes.state,
    ...(current === undefined ? {} : { sections: sectionsIn(current.parts) }),
    draftedAt: versions[0]?.at ?? null,
    finalisedAt: minutes.final_at,
    feedback: recipients.map((recipient) => ({
      personId: recipient.person_id,
      state: recipient.state,
      sentAt: minutes.sent_at,
      required: recipient.role !== 'cc',
    })),
    openProposals: open,
    recipientIds: recipients.map(({ person_id }) => person_id),
    maintainerId: minutes.maintainer_id,
    archiveName: minutes.archive_name,
    important: minutes.retention === 'important',
    legalHold: minutes.legal_hold,
    countersign: minutes.countersign,
  }
}

function sectionsIn(parts: readonly string[]): MinutesSection[] {
  return (Object.keys(partOf) as MinutesSection[]).filter((section) => parts.includes(partOf[section]))
}
