import { sql } from 'kysely'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { type DueRule, dueRuleOf, type ResolvedDue, resolveDue } from '#domain/task/due-rule.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import type { App } from '#server/app.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { type Act, addUpdate, publishTask, takeUp } from './acting.ts'
import type { TaskFields } from './fields.ts'
import { tellOfTask } from './notices.ts'

/** The rule a task gets with its fields: as given, or as its words state it where there is no date. Undefined: as it was. */
export function ruleIn(
  { dueOn, dueText, dueRule }: Pick<Partial<TaskFields>, 'dueOn' | 'dueText' | 'dueRule'>,
  present: { readonly dueOn: string | null; readonly dueText: string },
): DueRule | null | undefined {
  if (dueRule !== undefined) return dueRule
  if (dueText === undefined && dueOn === undefined) return undefined
  const day = dueOn === undefined ? present.dueOn : dueOn
  return day === null ? dueRuleOf(dueText ?? present.dueText) : null
}

/** The day that 评审后2日内 comes to when the work itself is sent back; null for another kind of deadline. */
export function dueAfterOwnReview(
  { dueRule, dueText }: { readonly dueRule: DueRule | null; readonly dueText: string },
  at: Date,
  setting: ClockSetting,
): ResolvedDue | null {
  const rule = dueRule ?? dueRuleOf(dueText)
  return rule?.event === 'review' ? resolveDue(rule, at, setting) : null
}

interface Waiting {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly state: TaskState
  readonly version: number
  readonly dueText: string
  readonly dueRule: DueRule
  readonly meetingId: string | null
  readonly ownerId: string | null
  readonly assignerId: string | null
}

const waitingColumns = sql`t.id, t.number, t.name, t.state, t.version, t.due_text as "dueText", t.due_rule as "dueRule",
  t.meeting_id as "meetingId", t.owner_id as "ownerId", t.assigner_id as "assignerId"`
const isWaiting = sql<boolean>`t.due_rule is not null and t.due_on is null and t.state not in ('done', 'cancelled')`

/**
 * S3-77: work that waits for this review and has a deadline counted from it gets its date now. Whoever
 * gave the verdict need not see that work.
 */
export async function settleDatesAfterReview(
  tx: Db,
  app: App,
  reviewed: { readonly taskId: string; readonly at: Date; readonly setting: ClockSetting },
): Promise<void> {
  await asSystemWithin(tx, async () => {
    const { rows } = await sql<Waiting>`
      select ${waitingColumns} from dependency b join task t on t.id = b.to_task_id
      where b.from_task_id = ${reviewed.taskId} and t.due_rule ->> 'event' = 'review' and ${isWaiting}
      order by t.id for update of t`.execute(tx)
    for (const task of rows)
      await settle(tx, app, task, { happenedAt: reviewed.at, ...reviewed, actorId: null })
  })
}

/**
 * Deadlines whose event the product knows by itself: the start that months are counted from is the task's
 * meeting, and 下次会议 is the next one of its series that has a time. Looked at when a task is made, and by
 * the clock; gives how many got their date.
 */
export async function settleKnownDates(
  tx: Db,
  app: App,
  { at, setting, taskId }: { readonly at: Date; readonly setting: ClockSetting; readonly taskId?: string },
): Promise<number> {
  return asSystemWithin(tx, async () => {
    const { rows } = await sql<Waiting & { happenedAt: Date }>`
      select * from (
        select ${waitingColumns}, case t.due_rule ->> 'event'
          when 'monthEnd' then coalesce(m.actual_start, m.planned_start)
          when 'nextMeeting' then (
            select min(n.planned_start) from meeting n
            where n.series_id = m.series_id and n.id <> m.id and n.state <> 'cancelled'
              and n.planned_start > greatest(coalesce(m.actual_start, m.planned_start), ${at}))
          end as "happenedAt"
        from task t join meeting m on m.id = t.meeting_id
        where ${isWaiting} and t.due_rule ->> 'event' in ('monthEnd', 'nextMeeting')
          and ${taskId === undefined ? sql`true` : sql`t.id = ${taskId}`}
        order by t.id limit 200 for update of t skip locked) known
      where "happenedAt" is not null limit 50`.execute(tx)
    for (const { happenedAt, ...task } of rows) {
      await settle(tx, app, task, { happenedAt, at, setting, actorId: null })
    }
    return rows.length
  })
}

/** The host, or whoever receives it, notes that what the deadline counts from has happened. */
export async function noteDueEvent(
  tx: Db,
  act: Act,
  { happenedAt, note }: { happenedAt: string | null; note: string },
): Promise<void> {
  const task = await takeUp(tx, act, 'noteEvent')
  // The policy offers it only to what waits for its rule.
  if (task.dueRule === null) return
  const setting = await loadClockSetting(tx)
  const when = happenedAt === null ? act.at : new Date(happenedAt)
  if (note !== '') await addUpdate(tx, act, { kind: 'progress', state: task.state, text: note })
  await settle(
    tx,
    act.app,
    { ...task, dueRule: task.dueRule },
    { happenedAt: when, at: act.at, setting, actorId: act.actor.personId, note },
  )
}

async function settle(
  tx: Db,
  app: App,
  task: Waiting,
  by: {
    readonly happenedAt: Date
    readonly at: Date
    readonly setting: ClockSetting
    readonly actorId: string | null
    readonly note?: string
  },
): Promise<void> {
  const { dueOn, dueAt } = resolveDue(task.dueRule, by.happenedAt, by.setting)
  const version = task.version + 1
  await tx
    .updateTable('task')
    .set({
      due_on: civilDate(dueOn),
      original_due_on: civilDate(dueOn),
      due_at: dueAt,
      due_event_at: by.happenedAt,
      version,
      updated_at: by.at,
    })
    .where('id', '=', task.id)
    .execute()
  await noteMove(tx, {
    noun: 'task',
    nounId: task.id,
    move: 'settleDue',
    from: task.state,
    to: task.state,
    actorId: by.actorId,
    reason: by.note || task.dueText,
    data: { newDueOn: dueOn, happenedAt: by.happenedAt.toISOString() },
    at: by.at,
  })
  await tellOfTask(tx, app, task, {
    kind: 'task.dueSettled',
    personIds: [task.ownerId, task.assignerId],
    params: { dueOn },
    occasion: `v${version}`,
    at: by.at,
  })
  await publishTask(
    tx,
    { id: task.id, meetingId: task.meetingId, state: task.state, version },
    'task.changed',
  )
}

/** Work whose deadline is counted from the start of its collaboration goes with it, as long as it is open (S1-26). */
export async function moveDueWithStart(
  tx: Db,
  app: App,
  moved: { readonly taskId: string; readonly dueOn: CivilDate; readonly actorId: string; readonly at: Date },
): Promise<void> {
  const { taskId, dueOn, actorId, at } = moved
  const task = await tx
    .updateTable('task')
    .set((row) => ({
      due_on: dueOn,
      original_due_on: dueOn,
      due_at: null,
      version: row('version', '+', 1),
      updated_at: at,
    }))
    .where('id', '=', taskId)
    .where('state', 'not in', ['done', 'cancelled'])
    .returning([
      'id',
      'number',
      'name',
      'state',
      'version',
      'due_text',
      'meeting_id as meetingId',
      'owner_id',
      'assigner_id',
    ])
    .executeTakeFirst()
  if (task === undefined) return
  const { state, version } = task
  await noteMove(tx, {
    noun: 'task',
    nounId: taskId,
    move: 'settleDue',
    from: state,
    to: state,
    actorId,
    reason: task.due_text,
    data: { newDueOn: dueOn },
    at,
  })
  await tellOfTask(tx, app, task, {
    kind: 'task.dueSettled',
    personIds: [task.owner_id, task.assigner_id],
    params: { dueOn },
    occasion: `v${version}`,
    at,
  })
  await publishTask(tx, task, 'task.changed')
}
