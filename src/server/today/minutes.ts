import { sql } from 'kysely'
import type { WaitingItem } from '#contract/today.ts'
import { type MinutesInQuestion, offeredInMinutes } from '#domain/minutes/policy.ts'
import { type Asking, waiting } from './waiting.ts'

interface Row extends MinutesInQuestion {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly draftDueAt: Date | null
  readonly feedbackDueAt: Date | null
  readonly finalDueAt: Date | null
  readonly openProposals: number
}

/** Minutes to send, to revise, to confirm and to make final. */
export async function minutesWaiting(asking: Asking): Promise<WaitingItem[]> {
  const { actor, now } = asking
  const items: WaitingItem[] = []
  for (const minutes of await minutesOf(asking)) {
    const offered = new Set(offeredInMinutes(actor, minutes))
    const { id, number, title, draftDueAt, feedbackDueAt, finalDueAt, openProposals } = minutes
    const add = (kind: WaitingItem['kind'], dueAt: Date | null) =>
      items.push(
        waiting(asking, {
          kind,
          noun: 'minutes',
          nounId: id,
          number,
          title,
          link: `/minutes/${id}`,
          params: { openProposals },
          dueAt,
        }),
      )
    const mine = minutes.recipients.find(({ personId }) => personId === actor.personId)
    const hasAnswered = mine !== undefined && mine.state !== 'sent' && mine.state !== 'overdue'
    if (offered.has('send')) add('sendMinutes', draftDueAt)
    if (offered.has('resend')) add('reviseMinutes', finalDueAt)
    // While it is revised another text is coming, and everybody will be asked about that one.
    if (offered.has('confirm') && minutes.state === 'inReview' && !hasAnswered) {
      add('confirmMinutes', feedbackDueAt)
    }
    if (offered.has('finalise') && isRipe(minutes, now)) add('finaliseMinutes', finalDueAt)
  }
  for (const { id, number, title, proposedAt } of await amendmentsOf(asking)) {
    items.push(
      waiting(asking, {
        kind: 'approveAmendment',
        noun: 'minutes',
        nounId: id,
        number,
        title,
        link: `/minutes/${id}#minutes-amendments`,
        params: { since: proposedAt.toISOString() },
        dueAt: null,
      }),
    )
  }
  return items
}

/** Corrections of final minutes that I have not decided on. */
async function amendmentsOf({ tx, actor }: Asking) {
  const { rows } = await sql<{ id: string; number: string; title: string; proposedAt: Date }>`
    select x.id, x.number, coalesce(text.content #>> '{basics,name}', '') as title, min(a.at) as "proposedAt"
    from minutes_approval p
    join minutes_amendment a on a.id = p.amendment_id and a.state = 'open'
    join minutes x on x.id = a.minutes_id
    left join minutes_version text on text.minutes_id = x.id and text.no = x.current_version
    where p.person_id = ${actor.personId} and p.state = 'waiting'
    group by x.id, text.content
    order by x.id`.execute(tx)
  return rows
}

/** Every reviewer has answered, or the working day they had is over. */
function isRipe({ recipients, feedbackDueAt }: Row, now: Date): boolean {
  const isOver = feedbackDueAt !== null && now > feedbackDueAt
  return (
    isOver ||
    recipients.every(({ role, state }) => role !== 'reviewer' || (state !== 'sent' && state !== 'overdue'))
  )
}

async function minutesOf({ tx, actor }: Asking): Promise<Row[]> {
  const me = actor.personId
  // Whoever only gets the minutes may not see the meeting; the name is that of the text.
  const { rows } = await sql<Row>`
    select x.id, x.number, x.state, x.classification,
      x.department_ids as "departmentIds", x.participant_ids as "participantIds",
      m.host_id as "hostId", m.recorder_id as "recorderId", x.draft_due_at as "draftDueAt",
      x.feedback_due_at as "feedbackDueAt", x.final_due_at as "finalDueAt",
      coalesce(text.content #>> '{basics,name}', '') as title,
      (select count(*) from minutes_proposal p where p.minutes_id = x.id and p.state = 'open') as "openProposals",
      coalesce((select json_agg(json_build_object('personId', r.person_id, 'role', r.role, 'state', r.state))
        from minutes_recipient r where r.minutes_id = x.id), '[]') as recipients
    from minutes x
    left join meeting m on m.id = x.meeting_id
    left join minutes_version text on text.minutes_id = x.id and text.no = x.current_version
    where x.state in ('draft', 'inReview', 'revising')
      and (${me} in (m.host_id, m.recorder_id)
        or exists (select 1 from minutes_recipient r where r.minutes_id = x.id and r.person_id = ${me}))
    order by x.id`.execute(tx)
  return rows
}
