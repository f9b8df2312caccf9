import { sql } from 'kysely'
import type { ChainLink, PersonRef } from '#contract/common.ts'
import type { TaskView } from '#contract/task.ts'
import type { Actor } from '#domain/person/actor.ts'
import { chainOf } from '#domain/task/chain.ts'
import { authorizeTask, offeredInTask } from '#domain/task/policy.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { historyOf } from '#server/history/history.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { requestBehind } from '#server/request/queries.ts'
import { deadlinesOf } from './deadlines.ts'
import { predecessorsOf } from './dependencies.ts'
import { eventsAt, factsOf, namedIn } from './facts.ts'
import { lightOf, signBy } from './light.ts'
import { getWholeTask } from './queries.ts'
import { subItemsOf } from './sub-items.ts'
import type { Task } from './task.ts'
import { waitingForOf } from './waiting.ts'

/** One task as this person gets it, with what they may do to it now. */
export async function taskView(tx: Db, actor: Actor, id: string, now: Date): Promise<TaskView> {
  const task = await getWholeTask(tx, id)
  authorizeTask(actor, 'view', task)
  const named = await namedIn(tx, task)
  const setting = await loadClockSetting(tx)
  const chain = await originOf(tx, actor, task)
  const parents = await chainLinks(tx, actor, 'task', [task.parentId])
  const blockers = await chainLinks(
    tx,
    actor,
    'task',
    task.updates.map(({ blockedById }) => blockedById),
  )
  const findings = await findingsOf(tx, {
    event: eventsAt(task.state),
    facts: factsOf(task, named, setting.zone, await predecessorsOf(tx, id)),
    noun: 'task',
    nounId: id,
    now,
  })
  const person = (personId: string | null | undefined): PersonRef | null =>
    (personId && named.people.get(personId)) || null
  const people = (ids: readonly string[]): PersonRef[] => ids.flatMap((one) => named.people.get(one) ?? [])
  const department = (departmentId: string | null) =>
    (departmentId !== null && named.departments.get(departmentId)) || null
  const instant = (text: string): string => new Date(text).toISOString()
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null
  const lit = {
    ...task,
    delayReportedAt: dateOf(task.updates.findLast(({ kind }) => kind === 'delay')?.at),
    hasReviewers: task.reviewers.length > 0,
  }

  return {
    id,
    number: task.number,
    name: task.name,
    state: task.state,
    priority: task.priority,
    percent: task.percent,
    owner: person(task.ownerId),
    ownerDepartment: department(task.ownerDepartmentId),
    plannedStart: task.plannedStart,
    dueOn: task.dueOn,
    originalDueOn: task.originalDueOn,
    light: lightOf(lit, now, setting),
    meeting: chain.meeting ?? null,
    parentId: task.parentId,
    signedAt: iso(task.signedAt),
    waitingFor: waitingForOf({ ...lit, awaited: task.awaited }, now, setting),
    dueRule: task.dueRule,
    dueAt: iso(task.dueAt),
    dueEventAt: iso(task.dueEventAt),
    assignment: {
      state: task.assignment,
      assignedAt: iso(task.assignedAt),
      signBy: iso(signBy(task, setting)),
      returnedAt: iso(task.returnedAt),
      returnReason: task.returnReason,
      isInsisted: task.isInsisted,
    },
    suspension:
      task.suspendedAt === null
        ? null
        : { since: task.suspendedAt.toISOString(), reason: task.suspendReason },
    support: task.support && {
      text: task.support.text,
      person: person(task.support.personId),
      department: department(task.support.departmentId),
      askedBy: person(task.support.askedById),
      askedAt: instant(task.support.askedAt),
    },
    chain: chainOf({
      ...task,
      urgedAt: task.urgedAt.map((at) => new Date(at)),
      reportedAt: dateOf(task.updates.findLast(({ kind }) => kind === 'progress')?.at),
      reviewedAt: dateOf(
        task.reviewers
          .flatMap(({ verdict, at }) => (verdict === 'pass' && at !== null ? [at] : []))
          .toSorted()
          .at(-1),
      ),
      hasReviewers: task.reviewers.length > 0,
    }).map(({ step, at, standing, urged }) => ({
      step,
      at: iso(at),
      standing,
      urged: urged && { count: urged.count, lastAt: urged.lastAt.toISOString() },
    })),
    parent: parents.get(task.parentId ?? '') ?? null,
    subItems: await subItemsOf(tx, actor, id, now, setting),
    lastUpdateAt: task.lastUpdateAt?.toISOString() ?? null,
    version: task.version,
    description: task.description,
    classification: task.classification,
    assigner: person(task.assignerId),
    dueText: task.dueText,
    doneCriteria: [...task.doneCriteria],
    notes: [...task.notes],
    requiredFormats: task.requiredFormats.map(({ format, use }) => ({ format, use })),
    budgetCents: task.budgetCents,
    reworkCount: task.reworkCount,
    maxRework: task.maxRework,
    collaboration: chain.collaboration ?? null,
    request: await requestBehind(tx, actor, { ...task, taskId: id }),
    collaborationName: task.collaborationName,
    maintainer: person(task.maintainerId),
    isAddedAfter: task.isAddedAfter,
    cooperating: task.cooperating.flatMap(({ departmentId, provides }) => {
      const ref = department(departmentId)
      return ref === null ? [] : [{ department: ref, provides }]
    }),
    cooperators: people(task.cooperatorIds),
    reviewers: task.reviewers.flatMap(({ personId, departmentId, isForDepartment, verdict, comment, at }) =>
      people([personId]).map((ref) => ({
        person: ref,
        forDepartment: isForDepartment ? department(departmentId) : null,
        verdict,
        comment,
        at: at === null ? null : instant(at),
      })),
    ),
    milestones: task.milestones.map(({ departmentId, doneAt, doneById, ...milestone }) => ({
      ...milestone,
      department: department(departmentId),
      doneAt: doneAt === null ? null : instant(doneAt),
      doneBy: person(doneById),
    })),
    resources: task.resources.map(({ providerId, askingDepartmentId, ...resource }) => ({
      ...resource,
      provider: department(providerId),
      askingDepartment: department(askingDepartmentId),
    })),
    updates: task.updates.map(({ personId, awaitingId, blockedById, at, ...update }) => ({
      ...update,
      person: person(personId),
      awaiting: department(awaitingId),
      blockedBy: (blockedById !== null && blockers.get(blockedById)) || null,
      at: instant(at),
    })),
    deliverables: task.deliverables.map(({ addedById, addedAt, file, ...deliverable }) => ({
      ...deliverable,
      addedBy: person(addedById),
      addedAt: instant(addedAt),
      file: file && {
        id: file.id,
        name: file.name,
        size: file.size,
        mime: file.mime,
        uploadedBy: person(file.uploadedById),
        uploadedAt: instant(file.uploadedAt),
      },
    })),
    deadlines: deadlinesOf(task, now, setting),
    topic: chain.topic ?? null,
    decision: chain.decision ?? null,
    minutes: chain.minutes ?? null,
    findings,
    history: await historyOf(tx, 'task', id),
    can: offeredInTask(actor, task),
  }
}

function dateOf(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text)
}

type Chain = Partial<Record<'meeting' | 'topic' | 'decision' | 'minutes' | 'collaboration', ChainLink>>

/** Where the task comes from, as far as this person may see it. */
async function originOf(tx: Db, actor: Actor, task: Task): Promise<Chain> {
  if (task.meetingId === null && task.decisionId === null && task.collaborationId === null) return {}
  const { rows } = await sql<ChainLink & { noun: keyof Chain }>`
    select 'meeting' as noun, m.id, m.number, m.name as title, m.state
    from meeting m where m.id = ${task.meetingId} and ${visibleTo(actor, 'm')}
    union all
    select 'minutes', x.id, x.number, m.name, x.state
    from minutes x join meeting m on m.id = x.meeting_id
    where x.meeting_id = ${task.meetingId} and ${visibleTo(actor, 'x')}
    union all
    select 'topic', p.id, p.seq::text, p.title, p.state
    from topic p join meeting m on m.id = p.meeting_id
    where p.id = ${task.topicId} and ${visibleTo(actor, 'm')}
    union all
    select 'decision', d.id, d.number, left(d.content, 100), d.state
    from decision d where d.id = ${task.decisionId} and ${visibleTo(actor, 'd')}
    union all
    select 'collaboration', c.id, c.number, c.name, c.state
    from collaboration c where c.id = ${task.collaborationId} and ${visibleTo(actor, 'c')}`.execute(tx)
  return Object.fromEntries(rows.map((row) => [row.noun, row]))
}
