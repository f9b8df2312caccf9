import { sql } from 'kysely'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { RetrospectiveFacts, WorkFacts } from '#domain/retrospective/facts.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { membersOf } from '#server/collaboration/members.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'

/**
 * What a report says of itself, counted from what is recorded. Counted is what is no more secret than the
 * collaboration, whoever reads it: the report of an open project gives nothing away about confidential work.
 */
export async function factsOf(tx: Db, id: string, now: Date): Promise<RetrospectiveFacts> {
  const { zone } = await loadWorkTime(tx)
  const today = civilDateOf(now, zone)
  const people = await membersOf(tx, id)
  return asSystemWithin(tx, async () => {
    const rank = (classification: string) =>
      sql`array_position(array['public', 'internal', 'secret', 'confidential'], ${sql.ref(classification)})`
    const openEnough = (alias: string) =>
      sql`${rank(`${alias}.classification`)} <= greatest(${rank('c.classification')}, 2)`
    // Measures that came of this report are work of afterwards.
    const work = sql`
      from task k join collaboration c on c.id = k.collaboration_id
      where c.id = ${id} and ${openEnough('k')}
        and not exists (select 1 from retrospective_measure own where own.task_id = k.id)`
    const doneOn = sql`(coalesce(k.submitted_at, k.done_at) at time zone ${zone})::date`
    const isTask = sql`k.state <> 'cancelled'`
    const counts = sql`
      (count(*) filter (where ${isTask}))::int as tasks,
      (count(*) filter (where k.state = 'done'))::int as done,
      (count(*) filter (where k.state = 'done' and ${doneOn} <= k.due_on))::int as "onTime",
      (count(*) filter (where k.state = 'done' and ${doneOn} <= coalesce(k.original_due_on, k.due_on)))::int as "onFirstDate",
      (count(*) filter (where ${isTask} and k.due_on is not null))::int as dated,
      (count(*) filter (where ${isTask} and case when k.state in ('done', 'pendingAcceptance')
        then ${doneOn} > k.due_on else k.due_on < ${today}::date end))::int as late`
    const { rows: whole } = await sql<
      WorkFacts & Pick<RetrospectiveFacts, 'cancelled' | 'extensions' | 'extended'>
    >`
      select ${counts}, (count(*) filter (where k.state = 'cancelled'))::int as cancelled,
        coalesce(sum((select count(*) from task_update u where u.task_id = k.id and u.kind = 'delayApproved')), 0)::int as extensions,
        (count(*) filter (where exists (select 1 from task_update u where u.task_id = k.id and u.kind = 'delayApproved')))::int as extended
      ${work}`.execute(tx)
    const { rows: departments } = await sql<WorkFacts & { departmentId: string }>`
      select k.owner_department_id as "departmentId", ${counts} ${work}
        and k.owner_department_id is not null and ${isTask}
      group by 1 order by 1`.execute(tx)
    const { rows: met } = await sql<
      Pick<RetrospectiveFacts, 'meetings' | 'meetingMinutes' | 'personMinutes'>
    >`
      select count(*)::int as meetings,
        coalesce(round(sum(extract(epoch from m.actual_end - m.actual_start)) / 60), 0)::int as "meetingMinutes",
        coalesce(round(sum(extract(epoch from m.actual_end - m.actual_start) * per.came) / 60), 0)::int as "personMinutes"
      from meeting m join collaboration c on c.id = m.collaboration_id
      cross join lateral (
        select count(*) as came from meeting_attendee a
        where a.meeting_id = m.id and a.sign_in in ('onTime', 'late', 'leftEarly')) per
      where c.id = ${id} and m.actual_end is not null and m.actual_start is not null and ${openEnough('m')}`.execute(
      tx,
    )
    const { rows: decided } = await sql<Pick<RetrospectiveFacts, 'decisions' | 'executed'>>`
      select count(*)::int as decisions, (count(*) filter (where d.state = 'fulfilled'))::int as executed
      from decision d join meeting m on m.id = d.meeting_id join collaboration c on c.id = m.collaboration_id
      where c.id = ${id} and d.state in ('adopted', 'inExecution', 'fulfilled') and ${openEnough('d')}`.execute(
      tx,
    )
    const { rows: fought } = await sql<
      Pick<RetrospectiveFacts, 'conflicts' | 'escalated' | 'settled' | 'settleHours'>
    >`
      select count(*)::int as conflicts,
        (count(*) filter (where exists (select 1 from conflict_stop s
          where s.conflict_id = x.id and s.level <> 'negotiating')))::int as escalated,
        (count(*) filter (where x.decided_at is not null))::int as settled,
        (avg(extract(epoch from x.decided_at - x.created_at)) / 3600)::float8 as "settleHours"
      from conflict x join collaboration c on c.id = x.collaboration_id
      where c.id = ${id} and x.state <> 'withdrawn' and ${openEnough('x')}`.execute(tx)
    const { rows: troubles } = await sql<
      Pick<RetrospectiveFacts, 'issues' | 'issuesSettled' | 'responseHours' | 'alerts'>
    >`
      select (select count(*)::int from issue where collaboration_id = ${id}) as issues,
        (select count(*)::int from issue where collaboration_id = ${id} and resolved_at is not null) as "issuesSettled",
        (select (avg(extract(epoch from took.responded_at - took.created_at)) / 3600)::float8 from (
          select i.created_at, i.responded_at from issue i where i.collaboration_id = ${id}
          union all
          select x.created_at, x.responded_at from conflict x join collaboration c on c.id = x.collaboration_id
          where c.id = ${id} and x.state <> 'withdrawn' and ${openEnough('x')}) took
          where took.responded_at is not null) as "responseHours",
        (select count(*)::int from risk_alert a join risk r on r.id = a.risk_id where r.collaboration_id = ${id}) as alerts`.execute(
      tx,
    )
    const [all, meetings, decisions, conflicts, trouble] = [
      whole[0],
      met[0],
      decided[0],
      fought[0],
      troubles[0],
    ]
    if (!all || !meetings || !decisions || !conflicts || !trouble) throw new Error('A count gave no row')
    const { cancelled, extensions, extended, ...tasks } = all
    return {
      work: tasks,
      departments,
      cancelled,
      extensions,
      extended,
      ...meetings,
      ...decisions,
      ...conflicts,
      settleHours: toTenth(conflicts.settleHours),
      ...trouble,
      responseHours: toTenth(trouble.responseHours),
      changes: await changesOf(tx, id),
      people: people.length,
    }
  })
}

/** Approved changes of the plan; null where no plan was agreed, so that there was nothing to change. */
async function changesOf(tx: Db, id: string): Promise<number | null> {
  const { rows } = await sql<{ count: number | null }>`
    select case when exists (select 1 from plan_baseline b where b.collaboration_id = ${id})
      then (select count(*)::int from change_request c where c.collaboration_id = ${id} and c.state = 'approved')
      end as count`.execute(tx)
  return rows[0]?.count ?? null
}

function toTenth(hours: number | null): number | null {
  return hours === null ? null : Math.round(hours * 10) / 10
}
