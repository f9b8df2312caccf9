import { sql } from 'kysely'
import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf, instantAt } from '#domain/calendar/instant.ts'
import { isWorkingDay } from '#domain/calendar/work-calendar.ts'
import { type Rung, standingOn } from '#domain/supervision/ladder.ts'
import { tellOnce } from '#server/clock/once.ts'
import type { Tick } from '#server/clock/sweep.ts'
import type { Db } from '#server/db/database.ts'
import { publishTask } from '#server/task/acting.ts'
import { type Party, partiesIn, partiesOf } from './parties.ts'
import { loadLadder } from './setting.ts'

/** Few enough that nobody who works on one of these tasks waits for long. */
const batch = 50
/** How far back a product that was off looks; the last step of a longer ladder than this is not there. */
const lookBackDays = 90
/** A due day off is spoken of on the working day before; no holiday is longer. */
const lookAheadDays = 14

interface Late {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly state: 'todo' | 'inProgress' | 'needsSupport'
  readonly version: number
  readonly meetingId: string | null
  readonly dueOn: CivilDate
  readonly owner: string
  readonly rung: number
  /** The highest step that was recorded for this date; -1: none. */
  readonly climbed: number
}

/** Which due dates have reached which step by a day. */
function reachedBy(
  today: CivilDate,
  ladder: readonly Rung[],
  { setting }: Pick<Tick, 'setting'>,
): { dueOn: CivilDate; rung: number }[] {
  const reached: { dueOn: CivilDate; rung: number }[] = []
  for (let due = addDays(today, -lookBackDays); due <= addDays(today, lookAheadDays); due = addDays(due, 1)) {
    const { reached: rung } = standingOn(due, today, ladder, setting.calendar)
    if (rung >= 0) reached.push({ dueOn: due, rung })
  }
  return reached
}

/**
 * 逐级提醒: each late task climbs to the step its date has reached, at the beginning of a working day, and
 * whoever that step names hears of it once. The step, its notices and who is next stand or fall together.
 * Where it is somebody else's turn (a delay to approve, work to accept), or nobody's (suspended, returned,
 * not handed out yet), the ladder rests.
 */
export async function climbLadders(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const today = civilDateOf(now, setting.zone)
  const { calendar, zone } = setting
  if (!isWorkingDay(today, calendar) || now < instantAt(today, calendar.dayStart, zone)) return 0
  const ladder = await loadLadder(tx)
  const reached = reachedBy(today, ladder, { setting })
  if (reached.length === 0) return 0
  const { rows } = await sql<Late>`
    select t.id, t.number, t.name, t.state, t.version, t.meeting_id as "meetingId", t.due_on as "dueOn",
      p.name as owner, reached.rung,
      coalesce((select max(s.rung) from escalation_step s where s.task_id = t.id and s.due_on = t.due_on), -1) as climbed
    from unnest(${reached.map(({ dueOn }) => dueOn)}::date[], ${reached.map(({ rung }) => rung)}::int[]) reached (due_on, rung)
    join task t on t.due_on = reached.due_on
    join person p on p.id = t.owner_id
    where t.state in ('todo', 'inProgress', 'needsSupport') and t.suspended_at is null
      and t.assigned_at is not null and (t.returned_at is null or t.signed_at is not null)
      and not exists (
        select 1 from escalation_step s
        where s.task_id = t.id and s.due_on = t.due_on and s.rung >= reached.rung)
    order by t.due_on, t.id
    limit ${batch}
    for update of t skip locked`.execute(tx)
  const parties = await partiesOf(
    tx,
    rows.map(({ id }) => id),
  )
  for (const task of rows) {
    const rung = ladder[task.rung] as Rung
    const held = parties.get(task.id)
    const told = held === undefined ? [] : partiesIn(held, rung.tells)
    const { next } = standingOn(task.dueOn, today, ladder, calendar)
    const above = next === null ? undefined : ladder[next.rung]
    // The row itself does not change when it climbs, so another node may have taken this step since it was read.
    const step = await tx
      .insertInto('escalation_step')
      .values({
        task_id: task.id,
        due_on: task.dueOn,
        rung: task.rung,
        working_days: rung.workingDays,
        told: JSON.stringify(told),
        passed_over: task.rung - task.climbed - 1,
        next_on: next?.on ?? null,
        next_tells: [...(above?.tells ?? [])],
        at: now,
      })
      .onConflict((conflict) => conflict.columns(['task_id', 'due_on', 'rung']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (step === undefined) continue
    await tellStep(tx, { app, now, setting }, task, rung, told)
    await publishTask(tx, task, 'task.changed')
  }
  return rows.length
}

/** On the day itself it is a reminder, after it a notice that something is late; cooperating people have it in the product. */
async function tellStep(
  tx: Db,
  { app, now }: Tick,
  task: Late,
  rung: Rung,
  told: readonly Party[],
): Promise<void> {
  const about = {
    clock: 'ladder',
    noun: 'task',
    nounId: task.id,
    occasion: `${task.dueOn} ${rung.workingDays}`,
    at: now,
  }
  const common = { number: task.number, title: task.name, dueOn: task.dueOn }
  const link = `/tasks/${task.id}`
  for (const isCopy of [false, true]) {
    const people = told
      .filter(({ role }) => (role === 'cooperators') === isCopy)
      .map(({ personId }) => personId)
    if (rung.workingDays === 0) {
      await tellOnce(tx, app, about, people, {
        kind: 'task.dueToday',
        params: { ...common, owner: task.owner },
        link,
        inProductOnly: isCopy,
      })
    } else {
      await tellOnce(tx, app, about, people, {
        kind: 'task.late',
        params: { ...common, owner: task.owner, days: String(rung.workingDays) },
        link,
        inProductOnly: isCopy,
      })
    }
  }
}
