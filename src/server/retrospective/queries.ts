import { sql } from 'kysely'
import { AppError } from '#domain/error.ts'
import type { RetrospectiveFacts } from '#domain/retrospective/facts.ts'
import type { RetrospectiveState } from '#domain/retrospective/lifecycle.ts'
import type { RetrospectiveInQuestion } from '#domain/retrospective/policy.ts'
import { type Collaboration, getCollaboration, lockCollaboration } from '#server/collaboration/queries.ts'
import type { Db } from '#server/db/database.ts'

/** A retrospective as it is kept; before somebody opens it there is only the collaboration. */
export interface Retrospective extends RetrospectiveInQuestion {
  readonly id: string
  readonly collaboration: Collaboration
  readonly number: string | null
  readonly collectUntil: string | null
  readonly overview: string
  readonly assessment: string
  readonly conclusion: string
  readonly meetingId: string | null
  readonly openedById: string | null
  readonly openedAt: Date | null
  readonly finalisedById: string | null
  readonly finalisedAt: Date | null
  readonly finalFacts: RetrospectiveFacts | null
  readonly version: number
}

type Row = Omit<
  Retrospective,
  keyof RetrospectiveInQuestion | 'id' | 'collaboration' | 'finalFacts' | 'number' | 'openedAt'
> & {
  readonly state: RetrospectiveState
  readonly number: string
  readonly openedAt: Date
  readonly finalFacts: unknown
}

async function rowOf(tx: Db, id: string, isLocked: boolean): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select number, state, collect_until as "collectUntil", overview, assessment, conclusion,
      meeting_id as "meetingId", opened_by as "openedById", opened_at as "openedAt",
      finalised_by as "finalisedById", finalised_at as "finalisedAt", final_facts as "finalFacts", version
    from retrospective where id = ${id} ${isLocked ? sql`for update` : sql``}`.execute(tx)
  return rows[0]
}

function joined(collaboration: Collaboration, row: Row | undefined): Retrospective {
  return {
    id: collaboration.id,
    collaboration,
    classification: collaboration.classification,
    departmentIds: collaboration.departmentIds,
    participantIds: collaboration.participantIds,
    collaborationState: collaboration.state,
    leaderId: collaboration.leaderId,
    progressIds: collaboration.delegates.flatMap(({ power, personId }) =>
      power === 'progress' ? [personId] : [],
    ),
    state: row?.state ?? null,
    number: row?.number ?? null,
    collectUntil: row?.collectUntil ?? null,
    overview: row?.overview ?? '',
    assessment: row?.assessment ?? '',
    conclusion: row?.conclusion ?? '',
    meetingId: row?.meetingId ?? null,
    openedById: row?.openedById ?? null,
    openedAt: row?.openedAt ?? null,
    finalisedById: row?.finalisedById ?? null,
    finalisedAt: row?.finalisedAt ?? null,
    finalFacts: (row?.finalFacts as RetrospectiveFacts | null | undefined) ?? null,
    version: row?.version ?? 0,
  }
}

/** The collaboration with what is looked back on in it. */
export async function getRetrospective(tx: Db, id: string): Promise<Retrospective> {
  return joined(await getCollaboration(tx, id), await rowOf(tx, id, false))
}

/** Also holds both rows until the transaction ends. */
export async function lockRetrospective(tx: Db, id: string): Promise<Retrospective> {
  return joined(await lockCollaboration(tx, id), await rowOf(tx, id, true))
}

export interface Note {
  readonly id: string
  readonly kind: 'highlight' | 'improvement' | 'lesson'
  readonly departmentId: string
  readonly authorId: string
  readonly text: string
  readonly cause: string
  readonly whys: string[]
  readonly isKept: boolean
  readonly at: Date
  readonly version: number
}

export async function notesOf(tx: Db, id: string): Promise<Note[]> {
  return tx
    .selectFrom('retrospective_note')
    .select([
      'id',
      'kind',
      'department_id as departmentId',
      'author_id as authorId',
      'text',
      'cause',
      'whys',
      'is_kept as isKept',
      'created_at as at',
      'version',
    ])
    .where('retrospective_id', '=', id)
    .orderBy('id')
    .execute()
}

export async function lockNote(tx: Db, id: string, noteId: string): Promise<Note> {
  const note = (await notesOf(tx, id)).find((one) => one.id === noteId)
  if (note === undefined) throw new AppError('not_found', 'retrospective.noSuchNote')
  await tx.selectFrom('retrospective_note').select('id').where('id', '=', noteId).forUpdate().execute()
  return note
}

export interface ResultRow {
  readonly metric: string
  readonly region: string
  readonly value: number | null
  readonly unit: string
  readonly on: string | null
  readonly actual: number | null
  readonly isLowerBetter: boolean
  readonly cause: string
}

/** The targets of the charter as they stand, each with what became of it. */
export async function resultsOf(tx: Db, id: string): Promise<ResultRow[]> {
  const { rows } = await sql<ResultRow>`
    select t.metric, t.region, t.value, t.unit, t.target_on as "on", r.actual,
      coalesce(r.is_lower_better, false) as "isLowerBetter", coalesce(r.cause, '') as cause
    from collaboration_target t
    left join retrospective_result r
      on r.retrospective_id = t.collaboration_id and r.metric = t.metric and r.region = t.region
    where t.collaboration_id = ${id} order by t.position, t.id`.execute(tx)
  return rows
}

export interface Measure {
  readonly id: string
  readonly noteId: string | null
  readonly text: string
  readonly ownerId: string | null
  readonly dueOn: string | null
  readonly taskId: string | null
}

export async function measuresOf(tx: Db, id: string): Promise<Measure[]> {
  return tx
    .selectFrom('retrospective_measure')
    .select([
      'id',
      'note_id as noteId',
      'text',
      'owner_id as ownerId',
      'due_on as dueOn',
      'task_id as taskId',
    ])
    .where('retrospective_id', '=', id)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export async function assetsOf(tx: Db, id: string) {
  return tx
    .selectFrom('retrospective_asset')
    .select(['id', 'kind', 'name', 'description'])
    .where('retrospective_id', '=', id)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** 复盘会 that were held: of the type, or called from the report. */
export async function meetingsHeld(tx: Db, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from meeting m
    where m.collaboration_id = ${id} and m.actual_end is not null
      and (m.type = 'retrospective' or m.id = (select meeting_id from retrospective where id = ${id}))`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}
