import { sql } from 'kysely'
import type { WaitingItem } from '#contract/today.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { endOfDay } from '#domain/calendar/deadline.ts'
import { votesWhere } from '#server/vote/queries.ts'
import { type Asking, waiting } from './waiting.ts'

interface Row {
  readonly id: string
  readonly decisionId: string
  readonly number: string
  readonly title: string
  readonly dueOn: string | null
}

/** Ballots to cast, requests to hand in and to answer, provisional decisions to confirm, notices to send. */
export async function decisionsWaiting(asking: Asking): Promise<WaitingItem[]> {
  const { tx, actor, setting } = asking
  const me = actor.personId
  const item = (kind: WaitingItem['kind'], row: Row) =>
    waiting(asking, {
      kind,
      noun: 'decision',
      nounId: row.id,
      number: row.number,
      title: row.title,
      link: `/decisions/${row.decisionId}`,
      dueAt: row.dueOn === null ? null : endOfDay(civilDate(row.dueOn), setting).at,
    })
  const approvals = await sql<Row & { isMine: boolean }>`
    select a.id, a.decision_id as "decisionId", a.number, a.subject as title, a.submit_by as "dueOn",
      a.submitter_id = ${me} as "isMine"
    from approval a join decision d on d.id = a.decision_id
    where (a.submitter_id = ${me} and a.state = 'draft' and d.state not in ('rejected', 'superseded', 'revoked'))
      or (a.approver_id = ${me} and a.state = 'pending')
    order by a.id`.execute(tx)
  const provisional = await sql<Row>`
    select d.id, d.id as "decisionId", d.number, d.content as title, d.confirm_by as "dueOn"
    from decision d join meeting m on m.id = d.meeting_id
    where m.host_id = ${me} and d.state = 'provisional' and not m.is_imported order by d.id`.execute(tx)
  const notices = await sql<Row>`
    select d.id, d.id as "decisionId", d.number, n.subject as title, n.latest_on as "dueOn"
    from decision_notice n join decision d on d.id = n.decision_id left join meeting m on m.id = d.meeting_id
    where n.sent_at is null and coalesce(d.notice_sender_id, d.owner_id, m.host_id) = ${me} order by d.id`.execute(
    tx,
  )
  return [
    ...(await ballotsWaiting(asking)),
    ...approvals.rows.map((row) => item(row.isMine ? 'submitApproval' : 'answerApproval', row)),
    ...provisional.rows.map((row) => item('confirmProvisional', row)),
    ...notices.rows.map((row) => item('sendDecisionNotice', row)),
  ]
}

/** Only ballots that have not been cast: changing one is possible and waits for nobody. */
async function ballotsWaiting(asking: Asking): Promise<WaitingItem[]> {
  const { tx, actor } = asking
  const open = await sql<{ id: string }>`
    select v.id from vote v where v.state = 'open' and exists (select 1 from meeting_attendee a
      where a.meeting_id = v.meeting_id and ${actor.personId} in (a.person_id, a.proxy_id))`.execute(tx)
  const items: WaitingItem[] = []
  for (const { id } of open.rows) {
    const [vote] = await votesWhere(tx, { id })
    const isWaiting = vote?.seats.some(
      ({ id: seatId, voterId }) =>
        voterId === actor.personId && !vote.ballots.some((ballot) => ballot.seatId === seatId),
    )
    if (vote === undefined || !isWaiting) continue
    items.push(
      waiting(asking, {
        kind: 'castBallot',
        noun: 'decision',
        nounId: vote.decisionId,
        number: vote.decisionNumber,
        title: vote.question,
        link: vote.closesAt === null ? `/meetings/${vote.meetingId}/follow` : `/decisions/${vote.decisionId}`,
        dueAt: vote.closesAt,
      }),
    )
  }
  return items
}
