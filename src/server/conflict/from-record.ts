import { sql } from 'kysely'
import type { z } from 'zod'
import type { listDisputes } from '#contract/conflict.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import type { ConflictPlaces } from './conflict.ts'
import type { NewSide } from './create.ts'

interface Found {
  readonly title: string
  readonly sides: readonly NewSide[]
  readonly places: ConflictPlaces
}

/** A 争议 of the record as a conflict: between whom it stands, and what each of them said on the topic. */
export async function disputeInRecord(tx: Db, actor: Actor, entryId: string): Promise<Found> {
  const entry = await tx
    .selectFrom('entry')
    .select(['id', 'meeting_id', 'topic_id', 'kind', 'text', 'department_id', 'party_ids'])
    .where('id', '=', entryId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (entry === undefined) throw new AppError('not_found', 'conflict.homeNotFound')
  const meeting = await getMeeting(tx, entry.meeting_id)
  authorizeMeeting(actor, 'view', meeting)
  if (!meeting.participantIds.includes(actor.personId)) {
    throw new AppError('forbidden', 'conflict.notYours', { action: 'create' })
  }
  if (entry.kind !== 'dispute' || entry.text.trim() === '')
    throw new AppError('conflict', 'conflict.notADispute')
  const there = await tx
    .selectFrom('conflict')
    .select('id')
    .where('entry_id', '=', entryId)
    .executeTakeFirst()
  if (there !== undefined) throw new AppError('conflict', 'conflict.alreadyThere')
  const { rows: said } = await sql<{ departmentId: string; text: string }>`
    select e.department_id as "departmentId", string_agg(e.text, E'\n' order by e.position, e.id) as text
    from entry e
    where e.topic_id = ${entry.topic_id} and e.kind in ('viewpoint', 'dispute') and e.deleted_at is null
      and e.text <> '' and e.department_id is not null and e.id <> ${entryId}
    group by e.department_id order by min(e.position)`.execute(tx)
  const named = [
    ...new Set([...entry.party_ids, ...(entry.department_id === null ? [] : [entry.department_id])]),
  ]
  // Where nobody said between whom it stands, it is whoever spoke on the topic.
  const between = named.length >= 2 ? named : [...new Set([...named, ...said.map((one) => one.departmentId)])]
  return {
    title: entry.text.slice(0, 200),
    sides: between.map((departmentId) => ({
      departmentId,
      position: said.find((one) => one.departmentId === departmentId)?.text.slice(0, 5000) ?? '',
      demand: '',
      facts: '',
    })),
    places: {
      meetingId: entry.meeting_id,
      topicId: entry.topic_id,
      decisionId: null,
      taskId: null,
      collaborationId: null,
    },
  }
}

/** The disputed points of a record that are not settled by a final wording, with what became of each. */
export async function disputesOf(
  tx: Db,
  actor: Actor,
  meetingId: string,
): Promise<z.output<typeof listDisputes.reply>> {
  const meeting = await getMeeting(tx, meetingId)
  authorizeMeeting(actor, 'view', meeting)
  const { rows } = await sql<{
    entryId: string
    text: string
    topicTitle: string
    conflictId: string | null
  }>`
    select e.id as "entryId", e.text, t.title as "topicTitle", c.id as "conflictId"
    from entry e join topic t on t.id = e.topic_id left join conflict c on c.entry_id = e.id
    where e.meeting_id = ${meetingId} and e.kind = 'dispute' and e.deleted_at is null and e.text <> ''
    order by t.seq, e.position, e.id`.execute(tx)
  const links = await chainLinks(
    tx,
    actor,
    'conflict',
    rows.map(({ conflictId }) => conflictId),
  )
  return {
    items: rows.map(({ conflictId, ...dispute }) => ({
      ...dispute,
      conflict: (conflictId !== null && links.get(conflictId)) || null,
    })),
    canRaise: meeting.participantIds.includes(actor.personId),
  }
}
