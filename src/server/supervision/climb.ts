import { type Insertable, sql } from 'kysely'
import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf, instantAt } from '#domain/calendar/instant.ts'
import { isWorkingDay } from '#domain/calendar/work-calendar.ts'
import { type Rung, standingOn } from '#domain/supervision/ladder.ts'
import { type Telling, tellEachOnce } from '#server/clock/once.ts'
import type { Tick } from '#server/clock/sweep.ts'
import type { Db } from '#server/db/database.ts'
import type { EscalationStep } from '#server/db/tables.ts'
import { publishTasks } from '#server/task/acting.ts'
import { type Party, partiesIn, partiesOf } from './parties.ts'
import { loadLadder } from './setting.ts'

/** Few enough that nobody who works on one of these tasks waits for long. */
const batch = 200
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
  const climbing = rows.map((task) => {
    const rung = ladder[task.rung] as Rung
    const held = parties.get(task.id)
    return { task, rung, told: held === undefined ? [] : partiesIn(held, rung.tells) }
  })
  const taken = await takeSteps(
    tx,
    climbing.map(({ task, rung, told }) => {
      const { next } = standingOn(task.dueOn, today, ladder, calendar)
      const above = next === null ? undefined : ladder[next.rung]
      return {
        task_id: task.id,
        due_on: task.dueOn,
        rung: task.rung,
        working_days: rung.workingDays,
        told: JSON.stringify(told),
        passed_over: task.rung - task.climbed - 1,
        next_on: next?.on ?? null,
        next_tells: [...(above?.tells ?? [])],
        at: now,
      }
    }),
  )
  const climbed = climbing.filter(({ task }) => taken.has(task.id))
  await tellEachOnce(
    tx,
    app,
    climbed.flatMap(({ task, rung, told }) => tellingsOf(task, rung, told, now)),
  )
  await publishTasks(
    tx,
    climbed.map(({ task }) => task),
    'task.changed',
  )
  return rows.length
}

/**
 * Ids of the tasks whose step was taken now. The row of a task does not change when it climbs, so another node may
 * have taken the step since it was read.
 */
async function takeSteps(tx: Db, steps: readonly Insertable<EscalationStep>[]): Promise<Set<string>> {
  if (steps.length === 0) return new Set()
  const taken = await tx
    .insertInto('escalation_step')
    .values(steps)
    .onConflict((conflict) => conflict.columns(['task_id', 'due_on', 'rung']).doNothing())
    .returning('task_id as taskId')
    .execute()
  return new Set(taken.map(({ taskId }) => taskId))
}

/** On the day itself it is a reminder, after it a notice that something is late; cooperating people have it in the product. */
function tellingsOf(task: Late, rung: Rung, told: readonly Party[], at: Date): Telling[] {
  const occasion = {
    clock: 'ladder',
    noun: 'task',
    nounId: task.id,
    occasion: `${task.dueOn} ${rung.workingDays}`,
    at,
  }
  const common = { number: task.number, title: task.name, dueOn: task.dueOn, owner: task.owner }
  const link = `/tasks/${task.id}`
  return [false, true].map((isCopy): Telling => {
    const personIds = told
      .filter(({ role }) => (role === 'cooperators') === isCopy)
      .map(({ personId }) => personId)
    const notice =
      rung.workingDays === 0
        ? { kind: 'task.dueToday' as const, params: common }
        : { kind: 'task.late' as const, params: { ...common, days: String(rung.workingDays) } }
    return { occasion, personIds, notice: { ...notice, link, inProductOnly: isCopy } }
  })
}
