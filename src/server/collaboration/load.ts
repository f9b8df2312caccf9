import { sql } from 'kysely'
import type { z } from 'zod'
import type { getCollaborationLoad } from '#contract/collaboration.ts'
import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { isWorkingDay, type WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { authorizeCollaboration } from '#domain/collaboration/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { getCollaboration } from './queries.ts'

type Load = z.output<typeof getCollaborationLoad.reply>

interface Work {
  readonly ownerId: string | null
  readonly departmentId: string | null
  readonly plannedStart: CivilDate | null
  readonly dueOn: CivilDate | null
}

/** Of what this person may see: the open work of a collaboration, by whom it is on, beside what was offered. */
export async function loadOf(tx: Db, actor: Actor, id: string, now: Date): Promise<Load> {
  authorizeCollaboration(actor, 'view', await getCollaboration(tx, id))
  const { rows: work } = await sql<Work>`
    select t.owner_id as "ownerId", t.owner_department_id as "departmentId", t.planned_start as "plannedStart",
      t.due_on as "dueOn"
    from task t where t.collaboration_id = ${id} and t.state not in ('done', 'cancelled') and ${visibleTo(actor, 't')}
      -- What is made of parts is not done twice.
      and not exists (select 1 from task part where part.parent_id = t.id and part.state <> 'cancelled')`.execute(
    tx,
  )
  const owners = [...new Set(work.flatMap(({ ownerId }) => ownerId ?? []))]
  const elsewhere = await openElsewhere(tx, actor, id, owners)
  const { rows: offered } = await sql<{
    departmentId: string
    people: string
    material: string
    moneyCents: number | null
    duration: string
  }>`
    select a.department_id as "departmentId", a.people, a.material, a.money_cents as "moneyCents", a.duration
    from request_answer a join request r on r.id = a.request_id
    where r.collaboration_id = ${id} and a.state in ('accepted', 'countered') and ${visibleTo(actor, 'r')}
    order by a.position`.execute(tx)
  const taking = await tx
    .selectFrom('collaboration_department')
    .select('department_id as id')
    .where('collaboration_id', '=', id)
    .orderBy('position')
    .execute()
  const order = [
    ...new Set([...taking.map((one) => one.id), ...work.map(({ departmentId }) => departmentId)]),
  ]
  const departments = await departmentRefs(tx, order)
  const people = await personRefs(tx, owners)
  const { calendar, zone } = await loadWorkTime(tx)
  const today = civilDateOf(now, zone)
  return {
    departments: order.map((departmentId) => {
      const of = work.filter((one) => one.departmentId === departmentId)
      const answer = offered.find((one) => one.departmentId === departmentId)
      return {
        department: (departmentId !== null && departments.get(departmentId)) || null,
        people: [...new Set(of.map(({ ownerId }) => ownerId))].map((ownerId) => {
          const mine = of.filter((one) => one.ownerId === ownerId)
          return {
            person: (ownerId !== null && people.get(ownerId)) || null,
            openTasks: mine.length,
            lateTasks: mine.filter(({ dueOn }) => dueOn !== null && dueOn < today).length,
            workingDays: mine.reduce((sum, one) => sum + daysLeft(one, today, calendar), 0),
            undated: mine.filter(({ dueOn }) => dueOn === null).length,
            elsewhere: (ownerId !== null && elsewhere.get(ownerId)) || 0,
          }
        }),
        offered:
          answer === undefined
            ? null
            : {
                people: answer.people,
                material: answer.material,
                moneyCents: answer.moneyCents === null ? null : Number(answer.moneyCents),
                duration: answer.duration,
              },
      }
    }),
  }
}

/** From today, or from when it is to begin; both ends count. What is late has none left. */
function daysLeft({ plannedStart, dueOn }: Work, today: CivilDate, calendar: WorkCalendar): number {
  if (dueOn === null) return 0
  let count = 0
  const from = plannedStart !== null && plannedStart > today ? plannedStart : today
  for (let day = from; day <= dueOn && count < 1000; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}

async function openElsewhere(
  tx: Db,
  actor: Actor,
  id: string,
  owners: readonly string[],
): Promise<Map<string, number>> {
  if (owners.length === 0) return new Map()
  const { rows } = await sql<{ id: string; count: number }>`
    select t.owner_id as id, count(*)::int as count from task t
    where t.owner_id = any(${[...owners]}::uuid[]) and t.collaboration_id is distinct from ${id}
      and t.state not in ('done', 'cancelled') and ${visibleTo(actor, 't')}
    group by 1`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.count]))
}
