import type { Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Actor } from '#domain/person/actor.ts'
import type { RequestChange } from '#domain/request/changes.ts'
import type { RequestMove } from '#domain/request/lifecycle.ts'
import type { RoundKind } from '#domain/request/request.ts'
import type { App } from '#server/app.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import type { Tables } from '#server/db/tables.ts'
import { publish } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import type { Request } from './request.ts'
import { reviewersOf } from './reviewer.ts'

/** Who does it and when. */
export interface By {
  readonly actor: Actor
  readonly app: App
  readonly at: Date
}

export type RequestColumns = Updateable<Tables['request']>

interface Made {
  readonly move:
    | RequestMove
    | 'edit'
    | 'answer'
    | 'assign'
    | 'assess'
    | 'ask'
    | 'drop'
    | 'forward'
    | 'phone'
    | 'allocate'
    | 'rate'
  readonly to?: Request['state']
  readonly columns?: RequestColumns
  readonly reason?: string
  readonly data?: Readonly<Record<string, unknown>>
  /** Null: the system did it. */
  readonly actorId: string | null
  readonly at: Date
}

/** Writes one change of a request: its columns, who may see it now, its history, and the word to those who watch. */
export async function changeRequest(tx: Db, before: Request, made: Made): Promise<void> {
  const to = made.to ?? before.state
  const isMoved = to !== before.state
  await asSystemWithin(tx, async () => {
    await tx
      .updateTable('request')
      .set((row) => ({
        ...made.columns,
        state: to,
        ...(isMoved && { since: made.at }),
        version: row('version', '+', 1),
        updated_at: made.at,
      }))
      .where('id', '=', before.id)
      .execute()
    await refreshRequestAudience(tx, before)
  })
  await noteMove(tx, {
    noun: 'request',
    nounId: before.id,
    move: made.move,
    from: before.state,
    to,
    actorId: made.actorId,
    ...(made.reason !== undefined && { reason: made.reason }),
    ...(made.data !== undefined && { data: made.data }),
    at: made.at,
  })
  await tellOfRequest(tx, before.id, to)
}

export async function tellOfRequest(tx: Db, id: string, state: string): Promise<void> {
  await publish(tx, {
    stream: 'tasks',
    kind: 'request.changed',
    noun: 'request',
    nounId: id,
    payload: { id, state },
  })
}

/** A line of the negotiation log; rounds are counted by the revisions before it. */
export async function noteRound(
  tx: Db,
  requestId: string,
  line: {
    readonly kind: RoundKind
    readonly departmentId?: string | null
    readonly personId: string | null
    readonly text?: string
    readonly changes?: readonly RequestChange[]
    readonly at: Date
  },
): Promise<void> {
  await tx
    .insertInto('request_round')
    .values({
      request_id: requestId,
      round: sql<number>`1 + (select count(*)::int from request_round r where r.request_id = ${requestId} and r.kind = 'revise')`,
      kind: line.kind,
      department_id: line.departmentId ?? null,
      person_id: line.personId,
      text: line.text ?? '',
      changes: JSON.stringify(line.changes ?? []),
      at: line.at,
    })
    .execute()
}

/**
 * For whom it exists. A draft is its department's own; once handed in, also whoever reviews it; once it has
 * passed, the departments that were asked with those who speak for them, though they may have handed it on.
 */
export async function refreshRequestAudience(
  tx: Db,
  request: Pick<Request, 'id' | 'initiatorId' | 'initiatingDepartmentId'>,
): Promise<void> {
  const reviewer = (await reviewersOf(tx, [request])).get(request.id)?.personId ?? null
  await sql`
    update request r set
      department_ids = array(
        select r.initiating_department_id
        union select a.department_id from request_answer a where a.request_id = r.id and a.state <> 'waiting'
        order by 1),
      participant_ids = array(
        select p.id from (
          select r.initiator_id
          union select ${reviewer}::uuid where r.first_submitted_at is not null
          union select v.reviewer_id from request_review v where v.request_id = r.id
          union select s.person_id from request_assessor s where s.request_id = r.id
          union select unnest(array[coalesce(d.head_id, d.deputy_id), d.liaison_id, a.liaison_id])
            from request_answer a join department d on d.id = a.department_id
            where a.request_id = r.id and a.state <> 'waiting'
        ) p (id) where p.id is not null order by 1)
    where r.id = ${request.id}`.execute(tx)
}
