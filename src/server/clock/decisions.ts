import { sql } from 'kysely'
import { addDays, civilDate } from '#domain/calendar/civil-date.ts'
import {
  conditionalNoticeBy,
  conditionalReminder,
  confirmProvisionalBy,
  decisionTasksBy,
} from '#domain/calendar/clocks.ts'
import { endOfDay, reminderDay } from '#domain/calendar/deadline.ts'
import { civilDateOf, instantAt } from '#domain/calendar/instant.ts'
import { decisionKinds, needsTasks } from '#domain/decision/lifecycle.ts'
import type { Db } from '#server/db/database.ts'
import { countVote } from '#server/vote/commands.ts'
import { votesWhere } from '#server/vote/queries.ts'
import { tellOnce } from './once.ts'
import type { Tick } from './sweep.ts'

interface Row {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly hostId: string | null
}

/** C-21: the host hears of a decision that has no task a working day after the minutes became final. */
export async function warnWithoutTasks(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const kinds = decisionKinds.filter(needsTasks)
  const { rows } = await sql<Row & { finalAt: Date }>`
    select d.id, d.number, d.content as title, m.host_id as "hostId", x.final_at as "finalAt"
    from decision d join meeting m on m.id = d.meeting_id join minutes x on x.meeting_id = m.id
    where d.kind = any(${kinds}) and d.state in ('adopted', 'inExecution') and x.final_at <= ${now}
      and not m.is_imported
      and not exists (select 1 from task t where t.decision_id = d.id and t.state <> 'cancelled')
      and not exists (select 1 from reminder r where r.clock = 'C-21' and r.noun = 'decision' and r.noun_id = d.id)
    order by d.id`.execute(tx)
  for (const { id, number, title, hostId, finalAt } of rows) {
    const dueAt = decisionTasksBy(finalAt, setting).at
    if (now <= dueAt) continue
    const due = dueAt.toISOString()
    await tellOnce(
      tx,
      app,
      { clock: 'C-21', noun: 'decision', nounId: id, occasion: due, at: now },
      [hostId],
      { kind: 'decision.noTask', params: { number, title, dueAt: due }, link: `/decisions/${id}` },
    )
  }
  return 0
}

/** C-25: on the day by which a provisional decision is to be confirmed, the host has it on their list. */
export async function askToConfirm(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const today = civilDateOf(now, setting.zone)
  const { rows } = await sql<Row & { confirmBy: string }>`
    select d.id, d.number, d.content as title, m.host_id as "hostId", d.confirm_by as "confirmBy"
    from decision d join meeting m on m.id = d.meeting_id
    where d.state = 'provisional' and d.confirm_by <= ${addDays(today, 31)}::date and not m.is_imported
    order by d.id`.execute(tx)
  for (const { id, number, title, hostId, confirmBy } of rows) {
    const due = confirmProvisionalBy(civilDate(confirmBy), setting)
    // On the morning of that day, or of the last working day before it (K5).
    const on = reminderDay(civilDateOf(due.at, setting.zone), setting.calendar)
    if (now < instantAt(on, setting.calendar.dayStart, setting.zone)) continue
    await tellOnce(
      tx,
      app,
      { clock: 'C-25', noun: 'decision', nounId: id, occasion: confirmBy, at: now },
      [hostId],
      { kind: 'decision.confirmBy', params: { number, title, dueOn: confirmBy }, link: `/decisions/${id}` },
    )
  }
  return 0
}

/**
 * C-17: the last day to tell of a condition draws near. Whoever would send the notice is asked whether it has
 * occurred or, where that is known, reminded of the notice that lies drafted.
 */
export async function announceConditions(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const today = civilDateOf(now, setting.zone)
  const { rows } = await sql<
    Pick<Row, 'id' | 'number' | 'title'> & {
      condition: string
      affected: string
      leadDays: number | null
      senderId: string | null
      metAt: Date | null
    }
  >`
    select d.id, d.number, d.content as title, d.condition_event as condition, d.affected_date as affected,
      d.notice_lead_days as "leadDays", coalesce(d.notice_sender_id, d.owner_id, m.host_id) as "senderId",
      n.met_at as "metAt"
    from decision d left join meeting m on m.id = d.meeting_id
    left join decision_notice n on n.decision_id = d.id
    where d.kind = 'conditional' and d.state in ('adopted', 'provisional', 'inExecution')
      and d.affected_date >= ${today}::date and coalesce(not m.is_imported, true) and n.sent_at is null
    order by d.id`.execute(tx)
  for (const { id, number, title, condition, affected, leadDays, senderId, metAt } of rows) {
    const day = civilDate(affected)
    const remindAt = conditionalReminder(day, leadDays ?? undefined, setting).at
    const latest = conditionalNoticeBy(day, leadDays ?? undefined, setting).at
    // Whoever has only now heard that it has occurred knows; once the day is over, the clock says so otherwise.
    if (now < remindAt || now > latest || (metAt !== null && metAt >= remindAt)) continue
    const dueOn = civilDateOf(latest, setting.zone)
    const occasion = { clock: 'C-17 ahead', noun: 'decision', nounId: id, occasion: affected, at: now }
    const link = `/decisions/${id}`
    if (metAt === null) {
      const params = { number, title, condition, affectedOn: affected, dueOn }
      await tellOnce(tx, app, occasion, [senderId], { kind: 'decision.conditionAsked', params, link })
    } else {
      const params = { number, title, dueOn }
      await tellOnce(tx, app, occasion, [senderId], { kind: 'decision.noticeDue', params, link })
    }
  }
  return 0
}

/** C-17: the last day to tell of a condition is over and nobody has been told. */
export async function warnUnsentNotices(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const { rows } = await sql<Row & { latestOn: string; senderId: string | null }>`
    select d.id, d.number, d.content as title, m.host_id as "hostId", n.latest_on as "latestOn",
      coalesce(d.notice_sender_id, d.owner_id) as "senderId"
    from decision_notice n join decision d on d.id = n.decision_id left join meeting m on m.id = d.meeting_id
    where n.sent_at is null and n.latest_on is not null
    order by d.id`.execute(tx)
  for (const { id, number, title, hostId, latestOn, senderId } of rows) {
    if (now <= endOfDay(civilDate(latestOn), setting).at) continue
    await tellOnce(
      tx,
      app,
      { clock: 'C-17', noun: 'decision', nounId: id, occasion: latestOn, at: now },
      [senderId, hostId],
      { kind: 'decision.noticeLate', params: { number, title, dueOn: latestOn }, link: `/decisions/${id}` },
    )
  }
  return 0
}

/** How long ahead whoever hands in a request is reminded of the day it is due. */
const approvalLeadDays = 1

/** S3-73: a request is to be handed in; the day before, and once it is late, also to the host. */
export async function remindApprovals(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const today = civilDateOf(now, setting.zone)
  const { rows } = await sql<
    Row & { decisionId: string; submitBy: string; submitterId: string; submitter: string }
  >`
    select a.id, a.number, a.subject as title, a.decision_id as "decisionId", a.submit_by as "submitBy",
      a.submitter_id as "submitterId", p.name as submitter, m.host_id as "hostId"
    from approval a join decision d on d.id = a.decision_id join person p on p.id = a.submitter_id
    left join meeting m on m.id = d.meeting_id
    where a.state = 'draft' and a.submit_by <= ${addDays(today, 31)}::date
      and coalesce(not m.is_imported, true) and d.state not in ('rejected', 'superseded', 'revoked')
    order by a.id`.execute(tx)
  for (const { id, number, title, decisionId, submitBy, submitterId, submitter, hostId } of rows) {
    const due = civilDate(submitBy)
    // The decision is what people see; the request is told apart by the occasion.
    const about = { clock: 'submitBy', noun: 'decision', nounId: decisionId, at: now }
    const link = `/decisions/${decisionId}`
    if (now > endOfDay(due, setting).at) {
      await tellOnce(tx, app, { ...about, occasion: `${id} ${submitBy} late` }, [submitterId, hostId], {
        kind: 'decision.approvalLate',
        params: { number, title, dueOn: submitBy, person: submitter },
        link,
      })
      continue
    }
    const on = reminderDay(addDays(due, -approvalLeadDays), setting.calendar)
    if (now < instantAt(on, setting.calendar.dayStart, setting.zone)) continue
    await tellOnce(tx, app, { ...about, occasion: `${id} ${submitBy}` }, [submitterId], {
      kind: 'decision.approvalDue',
      params: { number, title, dueOn: submitBy },
      link,
    })
  }
  return 0
}

/** §3.12: a vote by correspondence is over when its working day is. */
export async function closeVotes(tx: Db, { app, now }: Tick): Promise<number> {
  const due = await tx
    .selectFrom('vote')
    .select('id')
    .where('state', '=', 'open')
    .where('closes_at', '<=', now)
    .orderBy('closes_at')
    .limit(20)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { id } of due) {
    const [vote] = await votesWhere(tx, { id })
    if (vote !== undefined) await countVote(tx, vote, { actorId: null, app, at: now })
  }
  return due.length
}
