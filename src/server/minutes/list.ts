import { type RawBuilder, sql } from 'kysely'
import type { MinutesRow } from '#contract/minutes.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { answers, questionOf } from '#server/search/question.ts'
import { loadHand } from './words.ts'

interface Row {
  readonly id: string
  readonly number: string
  readonly meetingId: string
  readonly meetingName: string
  readonly plannedStart: Date | null
  readonly archiveName: string
  readonly state: MinutesRow['state']
  readonly classification: MinutesRow['classification']
  readonly currentVersion: number
  readonly finalAt: Date | null
  readonly decisionCount: number
  readonly taskCount: number
}

/** A page of the minutes this person may see, newest first; ids grow with time. What has no text yet is no record. */
export async function listMinutes(
  tx: Db,
  actor: Actor,
  request: {
    readonly view: 'archive' | 'open' | 'all'
    readonly q?: string | undefined
    readonly cursor?: string | undefined
    readonly limit: number
  },
): Promise<{ items: MinutesRow[]; nextCursor: string | null }> {
  const { view, q, cursor, limit } = request
  const conditions: RawBuilder<boolean>[] = [
    visibleTo(actor, 'm'),
    sql<boolean>`m.state = any(${statesIn[view]})`,
  ]
  if (q !== undefined && q !== '') conditions.push(answers('minutes', 'm.id', await questionOf(tx, q)))
  if (cursor !== undefined) {
    const [id] = keysOf(cursor, ['string'])
    conditions.push(sql<boolean>`m.id < ${id}::uuid`)
  }
  // Name and date are those of the text: whoever only gets the minutes may not see the meeting.
  const { rows } = await sql<Row>`
    select m.id, m.number, m.meeting_id as "meetingId", m.archive_name as "archiveName", m.state,
      m.classification, m.current_version as "currentVersion", m.final_at as "finalAt",
      coalesce(text.content #>> '{basics,name}', '') as "meetingName",
      meeting.planned_start as "plannedStart",
      coalesce(jsonb_array_length(text.content -> 'decisions'), 0) as "decisionCount",
      coalesce(jsonb_array_length(text.content -> 'tasks'), 0) as "taskCount"
    from (
      select * from minutes m where ${sql.join(conditions, sql` and `)} order by m.id desc limit ${limit + 1}
    ) m
    left join minutes_version text on text.minutes_id = m.id and text.no = m.current_version
    left join meeting on meeting.id = m.meeting_id
    order by m.id desc`.execute(tx)
  const { zone } = await loadHand(tx)
  return pageOf(
    rows,
    limit,
    ({ id }) => [id],
    ({ plannedStart, finalAt, ...row }) => ({
      ...row,
      meetingDate: plannedStart && civilDateOf(plannedStart, zone),
      finalAt: finalAt?.toISOString() ?? null,
    }),
  )
}

const statesIn: Readonly<Record<'archive' | 'open' | 'all', readonly MinutesRow['state'][]>> = {
  archive: ['final', 'archived', 'amended'],
  open: ['draft', 'inReview', 'revising'],
  all: ['draft', 'inReview', 'revising', 'final', 'archived', 'amended'],
}
