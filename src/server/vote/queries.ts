import { sql } from 'kysely'
import { AppError } from '#domain/error.ts'
import { type Invited, votersOf } from '#domain/vote/seats.ts'
import type { Db } from '#server/db/database.ts'
import type { Ballot, Vote } from './vote.ts'

type Row = Omit<Vote, 'seats' | 'ballots' | 'invited' | 'voterIds'>

/** Votes by one of their ids, newest first, with ballots: a handful of queries however many there are. */
export async function votesWhere(
  tx: Db,
  by: { readonly id: string } | { readonly decisionId: string } | { readonly meetingId: string },
): Promise<Vote[]> {
  const where =
    'id' in by
      ? sql`v.id = ${by.id}`
      : 'decisionId' in by
        ? sql`v.decision_id = ${by.decisionId}`
        : sql`v.meeting_id = ${by.meetingId}`
  const { rows } = await sql<Row>`
    select v.id, v.decision_id as "decisionId", d.number as "decisionNumber", v.meeting_id as "meetingId",
      v.state, v.question, v.unit, v.threshold, v.quorum, v.closes_at as "closesAt", v.chair_id as "chairId",
      v.opened_at as "openedAt", v.closed_at as "closedAt", v.chair_choice as "chairChoice",
      v.chair_reason as "chairReason", v.end_reason as "endReason", v.version,
      m.host_id as "hostId", d.classification, d.department_ids as "departmentIds",
      d.participant_ids as "participantIds"
    from vote v join decision d on d.id = v.decision_id left join meeting m on m.id = v.meeting_id
    where ${where} order by v.opened_at desc, v.id desc`.execute(tx)
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const seats = await tx
    .selectFrom('vote_seat')
    .select(['id', 'vote_id as voteId', 'department_id as departmentId', 'person_id as personId'])
    .where('vote_id', 'in', ids)
    .orderBy('position')
    .execute()
  const ballots = await tx
    .selectFrom('ballot')
    .select([
      'seat_id as seatId',
      'vote_id as voteId',
      'person_id as personId',
      'choice',
      'opinion',
      'at',
      'version',
    ])
    .where('vote_id', 'in', ids)
    .orderBy('at')
    .execute()
  const meetingIds = [...new Set(rows.flatMap(({ meetingId }) => meetingId ?? []))]
  const invited = new Map<string, Invited[]>()
  for (const id of meetingIds) invited.set(id, await invitedTo(tx, id))
  const headIds = await headsOf(
    tx,
    seats.flatMap(({ departmentId }) => departmentId ?? []),
  )
  return rows.map((row) => {
    const list = invited.get(row.meetingId ?? '') ?? []
    const own = seats
      .filter(({ voteId }) => voteId === row.id)
      .map(({ id, departmentId, personId }) => ({
        id,
        departmentId,
        personId,
        voterId: votersOf({ departmentId, personId }, list, { headIds, chairId: row.chairId }),
      }))
    return {
      ...row,
      seats: own,
      ballots: ballots.filter(({ voteId }) => voteId === row.id) satisfies Ballot[],
      invited: list,
      voterIds: own.flatMap(({ voterId }) => voterId ?? []),
    }
  })
}

export async function getVote(tx: Db, id: string): Promise<Vote> {
  const [vote] = await votesWhere(tx, { id })
  if (vote === undefined) throw new AppError('not_found', 'vote.notFound')
  return vote
}

/** Also holds the vote until the transaction ends: ballots and the closing come one after the other. */
export async function lockVote(tx: Db, id: string): Promise<Vote> {
  await tx.selectFrom('vote').select('id').where('id', '=', id).forUpdate().execute()
  return getVote(tx, id)
}

/** Everybody on the list of a meeting, as far as voting goes. */
export async function invitedTo(tx: Db, meetingId: string): Promise<Invited[]> {
  return tx
    .selectFrom('meeting_attendee')
    .select([
      'person_id as personId',
      'department_id as departmentId',
      'kind',
      'core_role as coreRole',
      'rsvp',
      'sign_in as signIn',
      'proxy_id as proxyId',
      'proxy_scope as proxyScope',
    ])
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()
}

async function headsOf(tx: Db, departmentIds: readonly string[]): Promise<Set<string>> {
  if (departmentIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('department')
    .select('head_id')
    .where('id', 'in', [...departmentIds])
    .execute()
  return new Set(rows.flatMap(({ head_id }) => head_id ?? []))
}
