import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { MeetingFacts, TaskFacts } from '#domain/norm/facts.ts'
import { formatNames } from '#domain/task/format.ts'
import type { Db } from '#server/db/database.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import type { TaskParts } from './queries.ts'
import type { Task } from './task.ts'

/** Work that has to be finished first. */
export interface Predecessor {
  readonly id: string
  readonly number: string
  readonly name: string
  /** Only this milestone waits for it, not the beginning. */
  readonly milestoneId: string | null
  readonly isDone: boolean
}

export type WholeTask = Task & TaskParts

/** Everybody and every department that a task names, as they appear beside it. */
export interface Named {
  readonly people: ReadonlyMap<string, PersonRef>
  readonly departments: ReadonlyMap<string, DepartmentRef>
}

export async function namedIn(tx: Db, task: WholeTask): Promise<Named> {
  const people = await personRefs(tx, [
    task.ownerId,
    task.assignerId,
    task.maintainerId,
    task.support?.personId,
    task.support?.askedById,
    ...task.cooperatorIds,
    ...task.reviewers.map(({ personId }) => personId),
    ...task.milestones.map(({ doneById }) => doneById),
    ...task.updates.map(({ personId }) => personId),
    ...task.deliverables.flatMap(({ addedById, file }) => [addedById, file?.uploadedById]),
  ])
  const departments = await departmentRefs(tx, [
    task.ownerDepartmentId,
    task.support?.departmentId,
    ...task.cooperating.map(({ departmentId }) => departmentId),
    ...task.milestones.map(({ departmentId }) => departmentId),
    ...task.resources.flatMap(({ providerId, askingDepartmentId }) => [providerId, askingDepartmentId]),
    ...task.reviewers.map(({ departmentId }) => departmentId),
    ...task.updates.map(({ awaitingId }) => awaitingId),
  ])
  return { people, departments }
}

/** One task as the norms see it. Its meeting stands there by name only: nothing of it is judged here. */
export function factsOf(
  task: WholeTask,
  named: Named,
  zone: string,
  predecessors: readonly Predecessor[] = [],
): MeetingFacts {
  return {
    meeting: { id: task.meetingId ?? task.id, name: '', hostId: task.assignerId },
    people: [...named.people.values()].map(({ id, name, departmentId }) => ({
      id,
      name,
      dept: departmentId,
    })),
    departments: [...named.departments.values()],
    tasks: [
      {
        ...taskFactsOf(task, zone),
        dependsOn: predecessors.map(({ id, milestoneId, isDone }) => ({
          taskId: id,
          done: isDone,
          ...(milestoneId !== null && { milestoneId }),
        })),
      },
      // Named only, so that a finding can say what is waited for; nothing of them is judged here.
      ...predecessors.map(({ id, number, name }) => ({
        id,
        label: number,
        name,
        state: 'cancelled' as const,
      })),
    ],
  }
}

function taskFactsOf(task: WholeTask, zone: string): TaskFacts {
  return {
    id: task.id,
    label: task.number,
    name: task.name,
    description: task.description,
    state: task.state,
    ownerDept: task.ownerDepartmentId,
    ownerIds: task.ownerId === null ? [] : [task.ownerId],
    cooperatingDepts: task.cooperating.map(({ departmentId }) => departmentId),
    plannedStart: task.plannedStart,
    dueDate: task.dueOn,
    dueText: task.dueText,
    doneCriteria: task.doneCriteria,
    resources: task.resources.map(({ kind, text, providerId, dueOn }) => ({
      kind,
      text,
      providerDept: providerId,
      due: dueOn === null ? null : civilDate(dueOn),
    })),
    milestones: task.milestones.map(({ id, dueOn, departmentId, deliverable }) => ({
      id,
      date: civilDate(dueOn),
      dept: departmentId,
      deliverable,
    })),
    requiredFormats: formatNames(task.requiredFormats),
    // What an earlier round handed in was sent back: it does not count for this one.
    deliverables: task.deliverables
      .filter(({ round }) => round === task.reworkCount)
      .map(({ name, file }) => ({ name: file?.name ?? name })),
    updates: task.updates.map(({ at, text }) => ({
      on: civilDateOf(new Date(at), zone),
      at: new Date(at),
      text,
    })),
    ...handlingOf(task),
    reworkCount: task.reworkCount,
    maxRework: task.maxRework,
    createdAt: task.createdAt,
    doneAt: task.doneAt,
    delayReports: task.updates.flatMap(({ kind, at }) =>
      kind === 'delay' ? [{ reportedAt: new Date(at) }] : [],
    ),
  }
}

/** What was said about missing the date that stands now, and what is done about it, by its owner or in a round (S2-66). */
function handlingOf({ updates, dueOn }: WholeTask): Pick<TaskFacts, 'overdueReason' | 'overdueMeasure'> {
  const said = updates.findLast(
    ({ kind, oldDueOn }) => (kind === 'delay' || kind === 'collected') && oldDueOn === dueOn,
  )
  return { overdueReason: said?.text ?? null, overdueMeasure: said?.remedy ?? null }
}

/** Which norms a task's page shows, by how far the work is: nobody is told to hand in what is not begun. */
export function eventsAt(state: Task['state']): NormEvent[] {
  switch (state) {
    case 'delayed':
      return ['task.save', 'review.reject', 'task.markDelayed', 'task.redate']
    case 'pendingAcceptance':
    case 'done':
      return ['task.save', 'review.reject', 'task.complete']
    case 'todo':
      return ['task.save', 'review.reject', 'task.redate']
    case 'cancelled':
      return ['task.save', 'review.reject']
    default:
      return ['task.save', 'review.reject', 'task.start', 'task.redate']
  }
}
