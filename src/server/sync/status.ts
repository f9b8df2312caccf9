import { sql } from 'kysely'
import type { StatusView } from '#contract/sync.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { Actor } from '#domain/person/actor.ts'
import { authorizeSyncBoard } from '#domain/sync/policy.ts'
import { lights } from '#domain/task/light.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { getCollaboration } from '#server/collaboration/queries.ts'
import type { Db } from '#server/db/database.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { riskAndHome } from '#server/risk/queries.ts'
import { type Lit, lightInList } from '#server/task/light.ts'
import { countsOf } from './board.ts'
import { litColumns } from './seen.ts'

/** Where a collaboration stands (S4-46): one query a part, counted over what this reader may see. */
export async function statusView(tx: Db, actor: Actor, id: string, now: Date): Promise<StatusView> {
  const matter = await getCollaboration(tx, id)
  authorizeSyncBoard(actor, 'view', matter)
  const setting = await loadClockSetting(tx)
  const today = civilDateOf(now, setting.zone)
  const people = await personRefs(tx, [matter.leaderId])
  return {
    id,
    number: matter.number,
    name: matter.name,
    state: matter.state,
    goal: matter.goal,
    leader: (matter.leaderId !== null && people.get(matter.leaderId)) || null,
    endsOn: matter.endsOn,
    work: await workOf(tx, actor, id, now),
    milestones: await milestonesOf(tx, id),
    ...(await troublesOf(tx, actor, id, { now, today })),
    report: await reportOf(tx, actor, id),
    meeting: await nextMeeting(tx, actor, id, now),
  }
}

async function workOf(tx: Db, actor: Actor, id: string, now: Date): Promise<StatusView['work']> {
  const setting = await loadClockSetting(tx)
  const today = civilDateOf(now, setting.zone)
  const { rows } = await sql<Lit>`
    select ${litColumns} from task t
    where t.collaboration_id = ${id} and t.state <> 'cancelled' and ${visibleTo(actor, 't')}
      and not exists (select 1 from task part where part.parent_id = t.id and part.state <> 'cancelled')`.execute(
    tx,
  )
  const open = rows.filter(({ state }) => state !== 'done')
  const counts = new Map<string, number>()
  for (const task of open) {
    const { colour } = lightInList(task, now, setting)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const done = rows.length - open.length
  return {
    tasks: rows.length,
    done,
    share: rows.length === 0 ? null : done / rows.length,
    overdue: open.filter(
      ({ state, dueOn }) => state !== 'pendingAcceptance' && dueOn !== null && dueOn < today,
    ).length,
    lights: lights.flatMap((light) => {
      const count = counts.get(light) ?? 0
      return count === 0 ? [] : [{ light, count }]
    }),
  }
}

/** What comes next: gates that have not been passed, the soonest first. */
async function milestonesOf(tx: Db, id: string): Promise<StatusView['milestones']> {
  return tx
    .selectFrom('milestone')
    .select(['id', 'number', 'name', 'state', 'due_on as dueOn'])
    .where('collaboration_id', '=', id)
    .where('state', 'not in', ['passed', 'cancelled'])
    .orderBy('due_on')
    .orderBy('id')
    .limit(3)
    .execute()
}

async function troublesOf(
  tx: Db,
  actor: Actor,
  id: string,
  { now, today }: { readonly now: Date; readonly today: string },
): Promise<Pick<StatusView, 'issues' | 'risks' | 'conflicts'>> {
  const { rows: issues } = await sql<{ count: number; urgent: number }>`
    select count(*)::int as count, count(*) filter (where i.due_on < ${today}::date)::int as urgent
    from issue i where i.collaboration_id = ${id} and i.state in ('open', 'handling')`.execute(tx)
  const { rows: risks } = await sql<{ count: number; urgent: number }>`
    select count(*)::int as count, count(a.id)::int as urgent
    from ${riskAndHome} left join risk_alert a on a.risk_id = r.id and a.closed_at is null
    where (r.collaboration_id = ${id} or t.collaboration_id = ${id}) and r.state not in ('closed', 'accepted')
      and ${visibleTo(actor, 'home')}`.execute(tx)
  const { rows: conflicts } = await sql<{ count: number; urgent: number }>`
    select count(*)::int as count, count(*) filter (where f.due_at < ${now})::int as urgent
    from conflict f where f.collaboration_id = ${id} and f.state not in ('closed', 'withdrawn')
      and ${visibleTo(actor, 'f')}`.execute(tx)
  const none = { count: 0, urgent: 0 }
  return { issues: issues[0] ?? none, risks: risks[0] ?? none, conflicts: conflicts[0] ?? none }
}

async function reportOf(tx: Db, actor: Actor, id: string): Promise<StatusView['report']> {
  const { rows } = await sql<{
    id: string
    from: string
    to: string
    sentAt: Date
    sentById: string | null
    summary: string
    done: number
    undone: number
    support: number
  }>`
    select s.id, s.from_on as "from", s.to_on as "to", s.sent_at as "sentAt", s.sent_by as "sentById", s.summary,
      r.done, r.undone, r.support
    from sync s cross join lateral (${countsOf('s')}) r
    where s.collaboration_id = ${id} and s.state = 'sent' and ${visibleTo(actor, 's')}
      and not exists (select 1 from sync n where n.replaces_id = s.id and n.state = 'sent')
    order by s.sent_at desc, s.id desc limit 1`.execute(tx)
  const [row] = rows
  if (row === undefined) return null
  const link = (await chainLinks(tx, actor, 'sync', [row.id])).get(row.id)
  if (link === undefined) return null
  const { id: _, sentAt, sentById, ...report } = row
  const people = await personRefs(tx, [sentById])
  return {
    ...report,
    link,
    sentAt: sentAt.toISOString(),
    sentBy: (sentById !== null && people.get(sentById)) || null,
  }
}

/** The next progress meeting; where none is planned, whatever the group meets for next. */
async function nextMeeting(tx: Db, actor: Actor, id: string, now: Date): Promise<StatusView['meeting']> {
  const { rows } = await sql<{ id: string; plannedStart: Date }>`
    select m.id, m.planned_start as "plannedStart" from meeting m
    where m.collaboration_id = ${id} and m.planned_start > ${now} and m.state <> 'cancelled' and ${visibleTo(actor, 'm')}
    order by (m.type = 'progressSync') desc, m.planned_start, m.id limit 1`.execute(tx)
  const [row] = rows
  const link = row && (await chainLinks(tx, actor, 'meeting', [row.id])).get(row.id)
  return row === undefined || link === undefined
    ? null
    : { link, plannedStart: row.plannedStart.toISOString() }
}
