import { sql } from 'kysely'
import { asSystem } from '#server/db/actor-context.ts'
import type { Db } from '#server/db/database.ts'

interface MeetingSeed {
  readonly organiserId: string
  readonly hostId?: string
  readonly recorderId?: string
  readonly initiatingDepartmentId?: string
  readonly classification?: 'public' | 'internal' | 'secret' | 'confidential'
  readonly departmentIds?: readonly string[]
  readonly participantIds?: readonly string[]
  readonly state?: 'noticed' | 'inProgress' | 'ended' | 'followUp'
  readonly plannedStart?: string
  readonly actualEnd?: string
  readonly minutes?: 'recording' | 'draft' | 'inReview' | 'final' | 'archived'
}

let series = 0

/** A meeting as its own room would leave it, audience included. */
export async function seedMeeting(db: Db, seed: MeetingSeed): Promise<string> {
  return asSystem(db, async (tx) => {
    const { id } = await tx
      .insertInto('meeting')
      .values({
        number: `HY-2026-T${++series}`,
        name: '渠道政策协调会',
        organiser_id: seed.organiserId,
        host_id: seed.hostId ?? seed.organiserId,
        recorder_id: seed.recorderId ?? null,
        initiating_department_id: seed.initiatingDepartmentId ?? null,
        classification: seed.classification ?? 'internal',
        department_ids: [...(seed.departmentIds ?? [])],
        participant_ids: [
          ...new Set(
            [seed.organiserId, seed.hostId, seed.recorderId, ...(seed.participantIds ?? [])].filter(
              (one) => one !== undefined,
            ),
          ),
        ],
        state: seed.state ?? 'inProgress',
        planned_start: seed.plannedStart ?? null,
        actual_end: seed.actualEnd ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (seed.minutes !== undefined) {
      await tx
        .insertInto('minutes')
        .values({
          number: `JY-2026-T${series}`,
          meeting_id: id,
          state: seed.minutes,
          department_ids: [...(seed.departmentIds ?? [])],
          participant_ids: [seed.organiserId],
        })
        .execute()
    }
    for (const person_id of seed.participantIds ?? []) {
      await tx.insertInto('meeting_attendee').values({ meeting_id: id, person_id }).execute()
    }
    return id
  })
}

export async function seedDecision(
  db: Db,
  meetingId: string,
  state: 'adopted' | 'inExecution' = 'adopted',
): Promise<string> {
  return asSystem(db, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into decision (number, meeting_id, content, state, classification, department_ids, participant_ids)
      select ${`JD-2026-T${++series}`}, m.id, '11月20日前上线渠道返利规则', ${state}, m.classification,
        m.department_ids, m.participant_ids
      from meeting m where m.id = ${meetingId} returning id`.execute(tx)
    return rows[0]?.id as string
  })
}

export async function stateOf(db: Db, noun: 'meeting' | 'decision' | 'task', id: string): Promise<string> {
  return asSystem(db, async (tx) => {
    const { rows } = await sql<{ state: string }>`
      select state from ${sql.table(noun)} where id = ${id}`.execute(tx)
    return rows[0]?.state ?? 'missing'
  })
}

/** Kinds of the notices about a thing, with who got them, in order. */
export async function noticesAbout(
  db: Db,
  nounId: string,
): Promise<{ kind: string; personId: string; mailed: boolean }[]> {
  return asSystem(db, async (tx) => {
    const { rows } = await sql<{ kind: string; personId: string; mailed: boolean }>`
      select n.kind, n.person_id as "personId", exists (
        select 1 from mail_outbox o where o.person_id = n.person_id and o.noun_id = n.noun_id) as mailed
      from notification n where n.noun_id = ${nounId} order by n.id`.execute(tx)
    return rows
  })
}
