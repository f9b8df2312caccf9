import { type RawBuilder, sql } from 'kysely'
import { addDays, type CivilDate, mondayOf } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { weeklyUpdateDay } from '#domain/calendar/deadline.ts'
import { civilDateOf, instantAt } from '#domain/calendar/instant.ts'
import type { Db } from '#server/db/database.ts'
import { groupBy } from '#server/db/group-by.ts'
import { noteMoves } from '#server/history/history.ts'
import { notify } from '#server/notification/notify.ts'
import { claimEach } from './once.ts'
import type { Tick } from './sweep.ts'

/** Owners asked in one transaction; whatever they own is asked about at once. */
const batch = 20

export interface Week {
  readonly monday: CivilDate
  readonly day: CivilDate
  readonly remindAt: Date
  readonly dueAt: Date
}

/** The weekly update of the week of this date; a week without work has none (K6). */
export function weekOf(date: CivilDate, setting: ClockSetting): Week | undefined {
  const { calendar, zone, parameters } = setting
  const day = weeklyUpdateDay(date, parameters.weeklyUpdate, calendar)
  if (day === undefined) return undefined
  return {
    monday: mondayOf(date),
    day,
    remindAt: instantAt(day, parameters.weeklyUpdate.remindAt, zone),
    dueAt: instantAt(day, parameters.weeklyUpdate.time, zone),
  }
}

/** At work on it, there and begun before that day, and without a word from its owner in that week; `t` is the task. */
export function owesUpdate(week: Week, zone: string): RawBuilder<boolean> {
  const monday = instantAt(week.monday, '00:00', zone)
  return sql`t.state not in ('done', 'cancelled', 'pendingAcceptance') and t.suspended_at is null
    and t.owner_id is not null
    and coalesce(t.planned_start, (t.created_at at time zone ${zone})::date) < ${week.day}::date
    and t.created_at < ${week.remindAt}
    and (t.last_update_at is null or t.last_update_at < ${monday})`
}

interface Owed {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly state: string
  readonly ownerId: string
  readonly owner: string
  readonly maintainerId: string | null
}

/** All that some owners owe and have not been told of on this occasion. */
async function owedBySome(tx: Db, owes: RawBuilder<boolean>, occasion: string): Promise<Owed[]> {
  // `not in`, so that what was told is looked up in a table made once: right after a thousand claims PostgreSQL
  // does not know yet how many there are, and would compare each task with each of them.
  const untold = sql<boolean>`t.id not in (
    select r.noun_id from reminder r where r.clock = 'C-10' and r.noun = 'task' and r.occasion = ${occasion})`
  const { rows: owners } = await sql<{ id: string }>`
    select distinct t.owner_id as id from task t where ${owes} and ${untold} limit ${batch}`.execute(tx)
  if (owners.length === 0) return []
  const { rows } = await sql<Owed>`
    select t.id, t.number, t.name, t.state, t.owner_id as "ownerId", p.name as owner,
      coalesce(x.maintainer_id, m.recorder_id) as "maintainerId"
    from task t
    join person p on p.id = t.owner_id
    left join meeting m on m.id = t.meeting_id
    left join minutes x on x.meeting_id = t.meeting_id
    where ${owes} and ${untold} and t.owner_id = any(${owners.map(({ id }) => id)}::uuid[])
    order by t.owner_id, t.due_on, t.id
    for update of t skip locked`.execute(tx)
  return rows
}

/**
 * C-10: Friday at four, for whoever has not reported yet this week. One notice a person, however many tasks:
 * of one it leads to the task, of several to the page where all are reported on.
 */
export async function askForUpdates(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const week = weekOf(civilDateOf(now, setting.zone), setting)
  if (week === undefined || now < week.remindAt || now >= week.dueAt) return 0
  const owed = await owedBySome(tx, owesUpdate(week, setting.zone), week.day)
  const dueAt = week.dueAt.toISOString()
  for (const [ownerId, tasks] of groupBy(owed, ({ ownerId }) => ownerId)) {
    const fresh = await claimEach(tx, tasks, { clock: 'C-10', occasion: week.day, at: now }, ownerId)
    const [first, ...others] = fresh
    if (first === undefined) continue
    const about = {
      personIds: [ownerId],
      noun: 'task',
      nounId: first.id,
      dedupe: `C-10:ask:${first.id}:${week.day}`,
      at: now,
    }
    if (others.length === 0) {
      await notify(tx, app, {
        ...about,
        kind: 'task.weekly',
        params: { number: first.number, title: first.name, dueAt },
        link: `/tasks/${first.id}`,
      })
    } else {
      await notify(tx, app, {
        ...about,
        kind: 'task.weeklyMany',
        params: { title: first.name, count: String(fresh.length), dueAt },
        link: '/weekly',
      })
    }
  }
  return owed.length
}

/** C-10, when it is past: written down, and told to the owner and to whoever keeps the ledger, each once. */
export async function noteMissedUpdates(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const today = civilDateOf(now, setting.zone)
  // Last week's too: the server may have been down over the weekend.
  const week = [today, addDays(today, -7)]
    .map((date) => weekOf(date, setting))
    .find((candidate) => candidate !== undefined && candidate.dueAt <= now)
  if (week === undefined) return 0
  const occasion = `${week.day} missed`
  const dueAt = week.dueAt.toISOString()
  const owed = await owedBySome(tx, owesUpdate(week, setting.zone), occasion)
  const missed: Owed[] = []
  for (const [ownerId, tasks] of groupBy(owed, ({ ownerId }) => ownerId)) {
    const fresh = await claimEach(tx, tasks, { clock: 'C-10', occasion, at: now }, ownerId)
    missed.push(...fresh)
    await tellMissed(tx, { app, now, setting }, ownerId, fresh, { dueAt, link: '/weekly' })
  }
  const kept = missed.filter(({ ownerId, maintainerId }) => maintainerId !== null && maintainerId !== ownerId)
  for (const [maintainerId, tasks] of groupBy(kept, ({ maintainerId }) => maintainerId as string)) {
    const fresh = await claimEach(tx, tasks, { clock: 'C-10', occasion, at: now }, maintainerId)
    await tellMissed(tx, { app, now, setting }, maintainerId, fresh, { dueAt, link: '/weekly?part=kept' })
  }
  await noteMoves(
    tx,
    missed.map(({ id, state }) => ({
      noun: 'task',
      nounId: id,
      move: 'missUpdate',
      from: state,
      to: state,
      actorId: null,
      data: { dueAt },
      at: now,
    })),
  )
  return owed.length
}

async function tellMissed(
  tx: Db,
  { app, now }: Tick,
  personId: string,
  tasks: readonly Owed[],
  { dueAt, link }: { readonly dueAt: string; readonly link: string },
): Promise<void> {
  const [first, ...others] = tasks
  if (first === undefined) return
  const about = {
    personIds: [personId],
    noun: 'task',
    nounId: first.id,
    dedupe: `C-10:missed:${first.id}:${dueAt}`,
    at: now,
  }
  if (others.length === 0) {
    await notify(tx, app, {
      ...about,
      kind: 'task.weeklyMissed',
      params: { number: first.number, title: first.name, owner: first.owner, dueAt },
      link: `/tasks/${first.id}`,
    })
  } else {
    await notify(tx, app, {
      ...about,
      kind: 'task.weeklyMissedMany',
      params: { title: first.name, count: String(tasks.length), dueAt },
      link,
    })
  }
}
