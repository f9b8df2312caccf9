import { sql } from 'kysely'
import type { z } from 'zod'
import type { listSteps as listContract, StepRow, StepView, SupervisionView } from '#contract/supervision.ts'
import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type LadderRole, type Rung, standingOn } from '#domain/supervision/ladder.ts'
import type { AwaitedParty } from '#domain/supervision/urge.ts'
import { isOpen, type TaskState } from '#domain/task/lifecycle.ts'
import { authorizeTask } from '#domain/task/policy.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { getTask } from '#server/task/queries.ts'
import type { Task } from '#server/task/task.ts'
import { type Party, partiesIn, partiesOf } from './parties.ts'
import { loadLadder } from './setting.ts'
import { awaitedPeople, quietUntil } from './urge.ts'

interface Step {
  readonly id: string
  readonly dueOn: CivilDate
  readonly workingDays: number
  readonly told: readonly Party[]
  readonly passedOver: number
  readonly nextOn: CivilDate | null
  readonly nextTells: readonly LadderRole[]
  readonly at: Date
}

const stepColumns = sql`
  s.id, s.due_on as "dueOn", s.working_days as "workingDays", s.told, s.passed_over as "passedOver",
  s.next_on as "nextOn", s.next_tells as "nextTells", s.at`

/** What is done about one task from outside: the steps it climbed, who is next, who was urged. */
export async function supervisionOf(
  tx: Db,
  actor: Actor,
  taskId: string,
  now: Date,
): Promise<SupervisionView> {
  const task = await getTask(tx, taskId)
  authorizeTask(actor, 'view', task)
  const setting = await loadClockSetting(tx)
  const { rows: steps } = await sql<Step>`
    select ${stepColumns} from escalation_step s where s.task_id = ${taskId} order by s.at desc, s.id desc`.execute(
    tx,
  )
  const urges = await tx
    .selectFrom('task_urge')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('at', 'desc')
    .limit(20)
    .execute()
  const awaited = await awaitedPeople(tx, task)
  const next = await nextStep(tx, task, civilDateOf(now, setting.zone), setting)
  const people = await personRefs(tx, [
    ...steps.flatMap(({ told }) => told.map(({ personId }) => personId)),
    ...urges.flatMap(({ by_id, person_ids }) => [by_id, ...person_ids]),
    ...(awaited?.personIds ?? []),
    ...(next?.people ?? []).map(({ personId }) => personId),
  ])
  const again = await quietUntil(tx, taskId, now, setting)
  return {
    awaited: awaited && {
      party: awaited.party,
      people: awaited.personIds.flatMap((id) => people.get(id) ?? []),
    },
    steps: steps.map((step) => stepView(step, people)),
    next: next && { on: next.on, workingDays: next.workingDays, people: named(next.people, people) },
    urges: urges.map(({ id, by_id, party, person_ids, text, at }) => ({
      id,
      by: people.get(by_id) ?? null,
      party: party as AwaitedParty,
      people: person_ids.flatMap((one) => people.get(one) ?? []),
      text,
      at: at.toISOString(),
    })),
    urgeAgain: again === undefined ? null : viewDeadline('urge', again, 'waiting'),
  }
}

/** The step that comes next if its owner does nothing; null at the top, and while the ladder rests. */
async function nextStep(
  tx: Db,
  task: Task,
  today: CivilDate,
  { calendar }: ClockSetting,
): Promise<{ on: CivilDate; workingDays: number; people: Party[] } | null> {
  const { state, dueOn } = task
  const climbs: readonly TaskState[] = ['todo', 'inProgress', 'needsSupport']
  if (dueOn === null || !isOpen(state) || !climbs.includes(state) || task.isSuspended) return null
  if (task.assignment === 'notHandedOut' || task.assignment === 'returned') return null
  const ladder = await loadLadder(tx)
  const { next } = standingOn(dueOn, today, ladder, calendar)
  if (next === null) return null
  const rung = ladder[next.rung] as Rung
  const parties = await asSystemWithin(tx, () => partiesOf(tx, [task.id]))
  const held = parties.get(task.id)
  return {
    on: next.on,
    workingDays: rung.workingDays,
    people: held === undefined ? [] : partiesIn(held, rung.tells),
  }
}

type People = Awaited<ReturnType<typeof personRefs>>

function stepView(step: Step, people: People): StepView {
  const { id, dueOn, workingDays, passedOver, nextOn, nextTells, at } = step
  return {
    id,
    dueOn,
    workingDays,
    told: named(step.told, people),
    passedOver,
    next: nextOn === null ? null : { on: nextOn, tells: [...nextTells] },
    at: at.toISOString(),
  }
}

function named(parties: readonly Party[], people: People): StepView['told'] {
  return parties.flatMap(({ role, personId }) => {
    const person = people.get(personId)
    return person === undefined ? [] : [{ role, person }]
  })
}

/** The log of every step, newest first; the row-level rules leave what the reader may not see. */
export async function listSteps(
  tx: Db,
  { cursor, limit }: z.output<NonNullable<(typeof listContract)['query']>>,
): Promise<{ items: StepRow[]; nextCursor: string | null }> {
  const [after] = cursor === undefined ? [null] : keysOf(cursor, ['string'])
  const { rows } = await sql<
    Step & { taskId: string; number: string; name: string; state: TaskState; ownerId: string | null }
  >`
    select ${stepColumns}, t.id as "taskId", t.number, t.name, t.state, t.owner_id as "ownerId"
    from escalation_step s join task t on t.id = s.task_id
    where ${after}::uuid is null or s.id < ${after}::uuid
    order by s.id desc limit ${limit + 1}`.execute(tx)
  const people = await personRefs(
    tx,
    rows.flatMap(({ ownerId, told }) => [ownerId, ...told.map(({ personId }) => personId)]),
  )
  return pageOf(
    rows,
    limit,
    (row) => [row.id],
    (row) => ({
      ...stepView(row, people),
      task: { id: row.taskId, number: row.number, name: row.name, state: row.state },
      owner: people.get(row.ownerId ?? '') ?? null,
    }),
  )
}
