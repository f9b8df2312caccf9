import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#server/db/database.ts'
import { groupOf } from './groups.ts'
import { isNoticeKind, type NoticeKind } from './kinds.ts'

const openTask = sql<boolean>`exists (select 1 from task t where t.id = n.noun_id
  and t.state in ('todo', 'inProgress', 'needsSupport', 'delayed') and t.suspended_at is null)`
const silentTask = sql<boolean>`exists (select 1 from task t where t.id = n.noun_id
  and t.state in ('todo', 'inProgress', 'needsSupport', 'delayed') and t.suspended_at is null
  and (t.last_update_at is null or t.last_update_at < n.at))`
const taskIn = (...states: string[]) =>
  sql<boolean>`exists (select 1 from task t where t.id = n.noun_id and t.state = any(${states}))`
const minutesIn = (...states: string[]) =>
  sql<boolean>`exists (select 1 from minutes x where x.id = n.noun_id and x.state = any(${states}))`
const toConfirm = sql<boolean>`exists (select 1 from minutes x join minutes_recipient r on r.minutes_id = x.id
  where x.id = n.noun_id and x.state = 'inReview' and r.person_id = n.person_id and r.state in ('sent', 'overdue'))`
const material = sql<boolean>`exists (select 1 from material f where f.meeting_id = n.noun_id
  and f.name = n.params ->> 'name' and f.file_id is null)`
const approval = (who: 'submitter_id' | 'approver_id', state: string) =>
  sql<boolean>`exists (select 1 from approval a where a.decision_id = n.noun_id and a.state = ${state}
    and a.${sql.ref(who)} = n.person_id)`
const unsentNotice = sql<boolean>`exists (select 1 from decision_notice d
  where d.decision_id = n.noun_id and d.sent_at is null)`
const chatUnanswered = sql<boolean>`exists (select 1 from chat_decision_person p
  join chat_decision c on c.id = p.decision_id join decision d on d.id = p.decision_id
  where p.decision_id = n.noun_id and p.person_id = n.person_id and d.state not in ('revoked', 'superseded')
    and p.answered_version is distinct from c.version)`
/** Put to the heads as it stands, and nobody has answered for this reader's departments since. */
const charterUnanswered = sql<boolean>`exists (select 1 from collaboration c
  where c.id = n.noun_id and c.asked_substance = c.substance and c.state not in ('archived', 'terminated')
  and not exists (select 1 from charter_answer a
    where a.collaboration_id = c.id and a.substance = c.substance and a.by_id = n.person_id and a.at >= n.at))`
const conflictIn = (...states: string[]) =>
  sql<boolean>`exists (select 1 from conflict c where c.id = n.noun_id and c.state = any(${states}))`
const inHand = sql<boolean>`exists (select 1 from conflict c where c.id = n.noun_id
  and n.person_id = any(c.handler_ids) and not n.person_id = any(c.ruling_signed_by))`
/** Whatever side it is of: with a second signature the first one's notice is settled too, and no letter is missed. */
const sideOpen = (what: RawBuilder<unknown>) =>
  sql<boolean>`exists (select 1 from conflict c join conflict_side s on s.conflict_id = c.id
    where c.id = n.noun_id and c.state in ('open', 'negotiating', 'level1', 'level2', 'level3', 'coordinator') and ${what})`
/** 复盘: nothing has been said by this reader, and it still can be. */
const unsaid = sql<boolean>`exists (select 1 from retrospective r where r.id = n.noun_id and r.state = 'collecting'
  and not exists (select 1 from retrospective_note said
    where said.retrospective_id = r.id and said.author_id = n.person_id))`
/** Where the product cannot tell whether it has been done, opening the notice counts. */
const unread = sql<boolean>`n.read_at is null`
/** `n` is the notice. Whether what it asked for has not been done yet. */
const waits: Readonly<Partial<Record<NoticeKind, RawBuilder<boolean>>>> = {
  'meeting.materialDue': material,
  'meeting.materialLate': material,
  'minutes.draftDue': minutesIn('recording', 'draft'),
  'minutes.draftLate': minutesIn('recording', 'draft'),
  'minutes.sent': toConfirm,
  'minutes.reminder': toConfirm,
  'minutes.revised': toConfirm,
  'minutes.feedbackLate': minutesIn('inReview', 'revising'),
  'minutes.proposed': minutesIn('inReview', 'revising'),
  'minutes.finalDue': minutesIn('recording', 'draft', 'inReview', 'revising'),
  'minutes.amendmentAsked': sql<boolean>`exists (select 1 from minutes_approval p
    join minutes_amendment a on a.id = p.amendment_id
    where a.minutes_id = n.noun_id and a.state = 'open' and p.person_id = n.person_id and p.state = 'waiting')`,
  'decision.vote': sql<boolean>`exists (select 1 from vote v where v.decision_id = n.noun_id and v.state = 'open')`,
  'decision.conditionMet': unsentNotice,
  'decision.conditionAsked': sql<boolean>`exists (select 1 from decision d where d.id = n.noun_id
    and d.state in ('adopted', 'provisional', 'inExecution'))
    and not exists (select 1 from decision_notice o where o.decision_id = n.noun_id)`,
  'decision.noticeDue': unsentNotice,
  'decision.noticeLate': unsentNotice,
  'decision.chatToConfirm': chatUnanswered,
  'decision.chatCorrected': chatUnanswered,
  'decision.chatUnwritten': sql<boolean>`exists (select 1 from chat_note c
    where n.link = '/decisions/new?note=' || c.id and c.decision_id is null and c.dropped_at is null)`,
  'decision.noTask': sql<boolean>`not exists (select 1 from task t where t.decision_id = n.noun_id)`,
  'decision.confirmBy': sql<boolean>`exists (select 1 from decision d
    where d.id = n.noun_id and d.state = 'provisional')`,
  'decision.approvalToSubmit': approval('submitter_id', 'draft'),
  'decision.approvalDue': approval('submitter_id', 'draft'),
  'decision.approvalAsked': approval('approver_id', 'pending'),
  'task.assigned': taskIn('todo'),
  'task.insisted': taskIn('todo'),
  'task.assignmentReturned': sql<boolean>`exists (select 1 from task t
    where t.id = n.noun_id and t.state = 'todo' and t.returned_at is not null)`,
  'task.dueSoon': openTask,
  'task.dueToday': openTask,
  'task.late': openTask,
  'task.overdue': silentTask,
  'task.urged': silentTask,
  'task.weekly': silentTask,
  'task.weeklyMissed': silentTask,
  'task.support': taskIn('needsSupport'),
  'task.supportRefused': taskIn('needsSupport'),
  'task.delay': taskIn('delayed'),
  'task.escalated': openTask,
  'task.submitted': taskIn('pendingAcceptance'),
  'task.returned': openTask,
  'task.reopened': openTask,
  'collaboration.toConfirm': charterUnanswered,
  'collaboration.objectionAnswered': charterUnanswered,
  'collaboration.objected': sql<boolean>`exists (select 1 from charter_answer a
    where a.collaboration_id = n.noun_id and a.answer = 'objected' and a.reply = '' and a.at >= n.at)`,
  'collaboration.allConfirmed': sql<boolean>`exists (select 1 from collaboration c
    where c.id = n.noun_id and c.state = 'preparing')`,
  'collaboration.stopAsked': sql<boolean>`exists (select 1 from collaboration c
    where c.id = n.noun_id and c.stop_asked_at is not null and c.state <> 'terminated')`,
  'conflict.toLead': conflictIn('open'),
  'conflict.toState': sideOpen(sql`s.position = ''`),
  'conflict.toSign': sideOpen(sql`s.signed_at is null`),
  'conflict.yours': inHand,
  'conflict.toSignRuling': inHand,
  'conflict.offered': conflictIn('negotiating', 'level1', 'level2', 'level3', 'coordinator'),
  'risk.alert': sql<boolean>`exists (select 1 from risk_alert a
    where a.risk_id = n.noun_id and a.closed_at is null and a.answered_at is null)`,
  'risk.alertLate': sql<boolean>`exists (select 1 from risk_alert a
    where a.risk_id = n.noun_id and a.closed_at is null and a.answered_at is null)`,
  'contingency.yours': sql<boolean>`exists (select 1 from contingency p
    where p.id = n.noun_id and p.state = 'running')`,
  'retrospective.due': sql<boolean>`exists (select 1 from collaboration c
    where c.id = n.noun_id and c.state = 'retro' and not exists (select 1 from retrospective r where r.id = c.id))`,
  'retrospective.toContribute': unsaid,
  'retrospective.reminder': unsaid,
  'retrospective.rate': sql<boolean>`exists (select 1 from rating_round r
    where r.collaboration_id = n.noun_id and not exists (
      select 1 from department_rating g where g.collaboration_id = r.collaboration_id and g.by_id = n.person_id))`,
  'sync.supportAsked': sql<boolean>`exists (select 1 from sync_row r
    where r.sync_id = n.noun_id and r.support_state = 'asked' and r.asked_ids @> array[n.person_id])`,
  'sync.updateAsked': sql<boolean>`exists (select 1 from task t
    where t.collaboration_id = n.noun_id and t.owner_id = n.person_id
      and t.state not in ('done', 'cancelled', 'pendingAcceptance') and t.suspended_at is null
      and (t.last_update_at is null or t.last_update_at < n.at))`,
  'sync.missed': sql<boolean>`not exists (select 1 from sync s
    where s.collaboration_id = n.noun_id and s.sent_at > n.at)`,
  'norm.changeProposed': sql<boolean>`exists (select 1 from lesson_change c
    where c.state = 'proposed' and c.proposed_at >= n.at)`,
  'norm.processReviewDue': sql<boolean>`not exists (select 1 from process_review r where r.at > n.at)`,
}

/**
 * Which of these notices still want something: work that has not been done, a meeting that has not begun, news that
 * has not been read. Needs a transaction that sees every row.
 */
export async function stillWaiting(
  tx: Db,
  notices: readonly { readonly id: string; readonly kind: string }[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const kind of new Set(notices.map((notice) => notice.kind))) {
    if (!isNoticeKind(kind)) continue
    const ids = notices.filter((notice) => notice.kind === kind).map(({ id }) => id)
    const { rows } = await sql<{ id: string }>`
      select n.id from notification n where n.id = any(${ids}::uuid[]) and ${conditionOf(kind, now)}`.execute(
      tx,
    )
    for (const { id } of rows) found.add(id)
  }
  return found
}

function conditionOf(kind: NoticeKind, now: Date): RawBuilder<boolean> {
  const known = waits[kind]
  if (known !== undefined) return known
  if (groupOf[kind] !== 'meeting') return unread
  // A meeting that is off stays news until it would have begun.
  if (kind === 'meeting.cancelled') {
    return sql<boolean>`coalesce((nullif(n.params ->> 'startAt', ''))::timestamptz > ${now}, true)`
  }
  return sql<boolean>`exists (select 1 from meeting m where m.id = n.noun_id
    and m.planned_start > ${now} and m.state <> 'cancelled')`
}
