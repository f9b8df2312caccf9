import { type RawBuilder, sql } from 'kysely'
import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import { type ClockSetting, taskReminder } from '#domain/calendar/clocks.ts'
import { endOfDayAfter } from '#domain/calendar/deadline.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { Db } from '#server/db/database.ts'
import { settleKnownDates } from '#server/task/due.ts'
import { type Telling, tellEachOnce } from './once.ts'
import type { Tick } from './sweep.ts'

/** Few enough that nobody who works on one of these tasks waits for long. */
const batch = 200

interface Row {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly state: string
  readonly dueOn: string
  readonly ownerId: string | null
  readonly owner: string | null
  readonly assignerId: string | null
  readonly maintainerId: string | null
  readonly cooperatorIds: string[]
}

/**
 * Tasks whose owner is still at work and for whom nobody has been told on this occasion. Whoever keeps
 * the ledger is named in the minutes, or is the recorder.
 */
async function atWork(
  tx: Db,
  where: RawBuilder<boolean>,
  clock: string,
  occasion: RawBuilder<string>,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.id, t.number, t.name, t.state, t.due_on as "dueOn", t.owner_id as "ownerId", p.name as owner,
      t.assigner_id as "assignerId", coalesce(x.maintainer_id, m.recorder_id) as "maintainerId",
      array(select c.person_id from task_cooperator c where c.task_id = t.id) as "cooperatorIds"
    from task t
    left join person p on p.id = t.owner_id
    left join meeting m on m.id = t.meeting_id
    left join minutes x on x.meeting_id = t.meeting_id
    where t.state not in ('done', 'cancelled') and t.state <> 'pendingAcceptance' and t.suspended_at is null
      -- What is only drawn into a plan has not been handed out.
      and (t.plan_position is null or t.is_baselined or t.assigned_at is not null)
      and ${where}
      and not exists (
        select 1 from reminder r
        where r.clock = ${clock} and r.noun = 'task' and r.noun_id = t.id and r.occasion = ${occasion})
    order by t.due_on, t.id
    limit ${batch}
    for update of t skip locked`.execute(tx)
  return rows
}

/** C-08, until the due day is over: the owner by letter too, cooperating people in the product. */
export async function remindDueTasks(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const today = civilDateOf(now, setting.zone)
  const last = lastDueRemindedOf(now, today, setting)
  const tasks = await atWork(
    tx,
    sql`t.owner_id is not null and t.due_on between ${today}::date and ${last}::date`,
    'C-08',
    sql`t.due_on::text`,
  )
  await tellEachOnce(
    tx,
    app,
    tasks.flatMap((task): Telling[] => {
      const occasion = { clock: 'C-08', noun: 'task', nounId: task.id, occasion: task.dueOn, at: now }
      const notice = {
        kind: 'task.dueSoon' as const,
        params: { number: task.number, title: task.name, dueOn: task.dueOn },
        link: `/tasks/${task.id}`,
      }
      return [
        { occasion, personIds: [task.ownerId], notice },
        { occasion, personIds: task.cooperatorIds, notice: { ...notice, inProductOnly: true } },
      ]
    }),
  )
  return tasks.length
}

/** The latest due date whose reminder has come; a reminder on a day off comes earlier, so more than two days ahead may be due. */
function lastDueRemindedOf(now: Date, today: CivilDate, setting: ClockSetting): CivilDate {
  let last = addDays(today, -1)
  for (let ahead = 0; ahead <= setting.parameters.taskReminderDays + 31; ahead += 1) {
    const due = addDays(today, ahead)
    if (taskReminder(due, setting).at > now) break
    last = due
  }
  return last
}

/** How far back a server that was down looks for what it missed. */
const lookBackDays = 60

/** C-09: days after the date, with not a word about the task since: whoever keeps the ledger, and the host. */
export async function warnUncollected(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const today = civilDateOf(now, setting.zone)
  let last = today
  while (endOfDayAfter(last, setting.parameters.collectDays, setting).at >= now) last = addDays(last, -1)
  const tasks = await atWork(
    tx,
    sql`t.due_on between ${addDays(today, -lookBackDays)}::date and ${last}::date
      and (t.assigner_id is not null or x.maintainer_id is not null or m.recorder_id is not null)
      and not exists (
        select 1 from task_update u
        where u.task_id = t.id and u.at >= (t.due_on + 1)::timestamp at time zone ${setting.zone})`,
    'C-09',
    sql`t.due_on::text`,
  )
  await tellEachOnce(
    tx,
    app,
    tasks.map((task) => ({
      occasion: { clock: 'C-09', noun: 'task', nounId: task.id, occasion: task.dueOn, at: now },
      personIds: [task.maintainerId, task.assignerId],
      notice: {
        kind: 'task.overdue',
        params: { number: task.number, title: task.name, dueOn: task.dueOn, owner: task.owner ?? '' },
        link: `/tasks/${task.id}`,
      },
    })),
  )
  return tasks.length
}

/** Relative deadlines whose event has come to be known since: the next meeting of a series has its time. */
export function settleWaitingDates(tx: Db, { app, now, setting }: Tick): Promise<number> {
  return settleKnownDates(tx, app, { at: now, setting })
}
