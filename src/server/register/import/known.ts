import { sql } from 'kysely'
import type { Actor } from '#domain/person/actor.ts'
import { plain } from '#domain/register/words.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import type { TaskFields } from '#server/task/fields.ts'

export interface KnownTask {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly version: number
  readonly isOpen: boolean
  readonly ownerId: string | null
  readonly departmentId: string | null
  readonly notes: readonly string[]
  readonly milestones: readonly {
    readonly id: string
    readonly dueOn: string
    readonly deliverable: string
  }[]
  /** What a sheet may say anew, as the register has it. */
  readonly present: Partial<TaskFields>
}

export interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly departmentId: string | null
}

/** What the names in a sheet can mean, as far as this person may see it. */
export interface Known {
  taskNumbered(number: string): KnownTask | undefined
  tasksCalled(name: string): readonly KnownTask[]
  peopleCalled(name: string): readonly KnownPerson[]
  departmentsCalled(name: string): readonly { readonly id: string; readonly name: string }[]
  collaborationsCalled(name: string): readonly { readonly id: string }[]
}

export interface Named {
  readonly numbers: readonly string[]
  readonly tasks: readonly string[]
  readonly people: readonly string[]
  readonly collaborations: readonly string[]
}

export async function loadKnown(tx: Db, actor: Actor, named: Named): Promise<Known> {
  const { rows: tasks } = await sql<KnownTask>`
    select t.id, t.number, t.name, t.version, t.state not in ('done', 'cancelled') as "isOpen",
      t.owner_id as "ownerId", t.owner_department_id as "departmentId", t.notes,
      (select coalesce(json_agg(json_build_object('id', s.id, 'dueOn', s.due_on, 'deliverable', s.deliverable)
        order by s.due_on, s.id), '[]') from task_milestone s where s.task_id = t.id) as milestones,
      json_build_object(
        'name', t.name, 'description', t.description, 'collaborationId', t.collaboration_id,
        'collaborationName', t.collaboration_name, 'ownerId', t.owner_id,
        'ownerDepartmentId', t.owner_department_id, 'plannedStart', t.planned_start, 'dueOn', t.due_on,
        'budgetCents', t.budget_cents, 'doneCriteria', t.done_criteria, 'notes', t.notes,
        'cooperatorIds', array(select c.person_id from task_cooperator c where c.task_id = t.id),
        'cooperating', (select coalesce(json_agg(json_build_object('departmentId', c.department_id,
          'provides', c.provides)), '[]') from task_department c where c.task_id = t.id),
        'milestones', (select coalesce(json_agg(json_build_object('id', s.id, 'dueOn', s.due_on,
          'departmentId', s.department_id, 'deliverable', s.deliverable)), '[]')
          from task_milestone s where s.task_id = t.id)) as present
    from task t
    where (t.number = any(${[...named.numbers]}::text[]) or t.name = any(${[...named.tasks]}::text[]))
      and ${visibleTo(actor, 't')}
    order by t.id`.execute(tx)
  const { rows: people } = await sql<KnownPerson>`
    select p.id, p.name, home.department_id as "departmentId"
    from person p left join person_department home on home.person_id = p.id and home.is_primary
    where p.name = any(${[...named.people]}::text[]) order by p.id`.execute(tx)
  const { rows: departments } = await sql<{ id: string; name: string; aliases: string[] }>`
    select id, name, aliases from department order by id`.execute(tx)
  const { rows: collaborations } = await sql<{ id: string; name: string }>`
    select c.id, c.name from collaboration c
    where c.name = any(${[...named.collaborations]}::text[]) and ${visibleTo(actor, 'c')}`.execute(tx)
  const is = (a: string, b: string) => plain(a) === plain(b)
  return {
    taskNumbered: (number) => tasks.find((task) => is(task.number, number)),
    tasksCalled: (name) => tasks.filter((task) => task.name === name),
    peopleCalled: (name) => people.filter((person) => person.name === name),
    departmentsCalled: (name) =>
      departments.filter((one) => [one.name, ...one.aliases].some((called) => is(called, name))),
    collaborationsCalled: (name) => collaborations.filter((one) => one.name === name),
  }
}
