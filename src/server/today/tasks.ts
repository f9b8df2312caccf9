import { type RawBuilder, sql } from 'kysely'
import type { WaitingItem } from '#contract/today.ts'
import { type CivilDate, civilDate, mondayOf } from '#domain/calendar/civil-date.ts'
import { nextProgressUpdate } from '#domain/calendar/clocks.ts'
import { endOfDay, weeklyUpdates } from '#domain/calendar/deadline.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { isFinal, type MinutesState } from '#domain/minutes/lifecycle.ts'
import { isNearDue, isOverdue } from '#domain/task/flags.ts'
import { offeredInTask, type TaskInQuestion } from '#domain/task/policy.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import { signBy } from '#server/task/light.ts'
import { supporterIds } from '#server/task/supporters.ts'
import { type Asking, waiting } from './waiting.ts'

interface Row extends TaskInQuestion {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly plannedStart: CivilDate | null
  readonly dueOn: CivilDate | null
  readonly meetingId: string | null
  readonly lastUpdateAt: Date | null
  readonly createdAt: Date
  readonly owner: string | null
  readonly assignedAt: Date | null
  readonly signedAt: Date | null
  readonly returnedAt: Date | null
  readonly insistedAt: Date | null
}

/** My own work: to begin, to report on by the week, to hand in. */
export async function ownTasksWaiting(asking: Asking): Promise<WaitingItem[]> {
  const { actor, now, setting } = asking
  const tasks = await tasksWhere(
    asking,
    sql`t.owner_id = ${actor.personId} and t.state in ('todo', 'inProgress', 'needsSupport', 'delayed')`,
  )
  const handedOut = await handedOutOf(asking, tasks)
  const today = civilDateOf(now, setting.zone)
  return tasks
    .filter(({ id }) => handedOut.has(id))
    .flatMap((task) => {
      const offered = new Set<string>(offeredInTask(actor, task))
      const due = dueOf(task, asking)
      const items: WaitingItem[] = []
      // Signing comes first, and beginning signs; one line of the list is enough for both.
      if (offered.has('sign') && task.state === 'todo') {
        items.push(itemOf(asking, task, 'signTask', task.assignedAt && signBy(task, setting)))
        return items
      }
      const mayBegin = task.plannedStart === null || task.plannedStart <= today
      if (offered.has('start') && mayBegin) {
        items.push(
          itemOf(
            asking,
            task,
            'startTask',
            task.plannedStart ? endOfDay(task.plannedStart, setting).at : due,
          ),
        )
      }
      const isPressing =
        isOverdue(task, today) ||
        isNearDue(task, today, setting.parameters.taskReminderDays, setting.calendar)
      if ((offered.has('submit') || offered.has('finish')) && isPressing) {
        items.push(itemOf(asking, task, 'submitTask', due))
      }
      const reportBy = offered.has('update') && task.state !== 'todo' ? reportDue(task, asking) : undefined
      if (reportBy !== undefined) items.push(itemOf(asking, task, 'updateTask', reportBy))
      return items
    })
}

/** Work of others that waits for me: to accept, to help with, to agree to a later date, to give to somebody else. */
export async function othersTasksWaiting(asking: Asking): Promise<WaitingItem[]> {
  const { actor } = asking
  const me = actor.personId
  const toAccept = await tasksWhere(
    asking,
    sql`t.state = 'pendingAcceptance'
      and t.id in (select r.task_id from task_reviewer r where r.person_id = ${me} and r.verdict is null)`,
  )
  // Whoever oversees the department from further above may agree too, but is not whom it waits for.
  const asked = await tasksWhere(
    asking,
    sql`t.state in ('needsSupport', 'delayed') and (t.assigner_id = ${me} or exists (
      select 1 from department d where d.id = m.initiating_department_id and (d.head_id = ${me}
        or (d.head_id is null and d.deputy_id = ${me}))))`,
  )
  const called = await tasksWhere(
    asking,
    sql`t.state = 'needsSupport' and t.id in (
      select s.task_id from task_support s left join department d on d.id = s.department_id
      where s.answered_at is null and (s.person_id = ${me}
        or (s.person_id is null and ${me} in (d.head_id, d.deputy_id, d.liaison_id))))`,
  )
  const returned = await tasksWhere(
    asking,
    sql`t.assigner_id = ${me} and t.returned_at is not null and t.state = 'todo'`,
  )
  const kinds = {
    accept: 'acceptTask',
    giveSupport: 'giveSupport',
    approveDelay: 'approveDelay',
    reassign: 'answerReturn',
  } as const
  const known = new Set(asked.map(({ id }) => id))
  return [...toAccept, ...asked, ...called.filter(({ id }) => !known.has(id)), ...returned].flatMap(
    (task) => {
      const offered = new Set<string>(offeredInTask(actor, task))
      return Object.entries(kinds).flatMap(([act, kind]) =>
        offered.has(act) ? [itemOf(asking, task, kind, dueOf(task, asking))] : [],
      )
    },
  )
}

/**
 * C-10: the update that is owed. Of the last one past, if nothing was said in its week; else of the next
 * one, from a day before.
 */
function reportDue(task: Row, { now, setting }: Asking): Date | undefined {
  const today = civilDateOf(now, setting.zone)
  const start = task.plannedStart ?? civilDateOf(task.createdAt, setting.zone)
  const told = task.lastUpdateAt === null ? null : civilDateOf(task.lastUpdateAt, setting.zone)
  const isOwed = (due: Date) => told === null || told < mondayOf(civilDateOf(due, setting.zone))
  const past = weeklyUpdates(start, today, setting.parameters.weeklyUpdate, setting)
    .filter(({ at }) => at < now)
    .at(-1)
  if (past !== undefined && isOwed(past.at)) return past.at
  const next = nextProgressUpdate(start > today ? start : dayBefore(now, setting.zone), setting).due.at
  const isNear = next.getTime() - now.getTime() <= day
  return now <= next && isNear && isOwed(next) ? next : undefined
}

const day = 86_400_000

function dayBefore(now: Date, zone: string): CivilDate {
  return civilDateOf(new Date(now.getTime() - day), zone)
}

function dueOf({ dueOn }: Row, { setting }: Asking): Date | null {
  return dueOn === null ? null : endOfDay(civilDate(dueOn), setting).at
}

function itemOf(asking: Asking, task: Row, kind: WaitingItem['kind'], dueAt: Date | null): WaitingItem {
  return waiting(asking, {
    kind,
    noun: 'task',
    nounId: task.id,
    number: task.number,
    title: task.name,
    link: `/tasks/${task.id}`,
    params: { owner: task.owner ?? '' },
    dueAt,
  })
}

/**
 * Tasks that were handed out: a task of a meeting is a line of the record until the minutes are final. Asked
 * by the product itself, because an owner from outside may see the task and not the minutes.
 */
async function handedOutOf({ tx }: Asking, tasks: readonly Row[]): Promise<Set<string>> {
  const meetings = [...new Set(tasks.flatMap(({ meetingId }) => meetingId ?? []))]
  const { rows } = await asSystemWithin(tx, () =>
    sql<{ meetingId: string; state: MinutesState }>`
      select meeting_id as "meetingId", state from minutes where meeting_id = any(${meetings}::uuid[])`.execute(
      tx,
    ),
  )
  const open = new Set(rows.filter(({ state }) => !isFinal(state)).map(({ meetingId }) => meetingId))
  return new Set(tasks.filter(({ meetingId }) => !open.has(meetingId ?? '')).map(({ id }) => id))
}

async function tasksWhere({ tx }: Asking, where: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.id, t.number, t.name, t.state, t.classification,
      t.department_ids as "departmentIds", t.participant_ids as "participantIds",
      t.owner_id as "ownerId", t.assigner_id as "assignerId", owner.name as owner,
      t.planned_start as "plannedStart", t.due_on as "dueOn", t.meeting_id as "meetingId",
      t.last_update_at as "lastUpdateAt", t.created_at as "createdAt",
      array(select r.person_id from task_reviewer r where r.task_id = t.id) as "reviewerIds",
      array(select c.person_id from task_cooperator c where c.task_id = t.id) as "cooperatorIds",
      t.assigned_at as "assignedAt", t.signed_at as "signedAt", t.returned_at as "returnedAt",
      t.insisted_at as "insistedAt", t.parent_id as "parentId", t.insisted_at is not null as "isInsisted",
      t.suspended_at is not null as "isSuspended", (t.due_rule is not null and t.due_on is null) as "isWaitingForEvent",
      case when t.assigned_at is null then 'notHandedOut' when t.signed_at is not null then 'signed'
        when t.returned_at is null then 'unsigned' else 'returned' end as assignment,
      ${supporterIds('t')} as "supporterIds",
      m.recorder_id as "maintainerId", m.initiating_department_id as "initiatingDepartmentId"
    from task t
    left join meeting m on m.id = t.meeting_id
    left join person owner on owner.id = t.owner_id
    where ${where} order by t.due_on nulls last, t.id`.execute(tx)
  return rows
}
