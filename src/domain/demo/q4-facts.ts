import { civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt, timeOfDay } from '#domain/calendar/instant.ts'
import type {
  AttendeeFacts,
  DecisionFacts,
  EntryFacts,
  MeetingFacts,
  TaskFacts,
  TopicFacts,
} from '#domain/norm/facts.ts'
import {
  type Given,
  type Inferred,
  type Q4Case,
  type Q4Resolution,
  type Q4Task,
  type Q4Topic,
  q4Case,
} from './q4-case.ts'

/**
 * The case as the norms see it. What the record leaves out is told apart: a point without a speaker is
 * known to have none, but when the invitations went out is unknown.
 */
export function q4Facts(
  options: { readonly inferred: 'kept' | 'removed' },
  source: Q4Case = q4Case,
): MeetingFacts {
  const read: Read = (given) => readGiven(given, options.inferred)
  const { meeting } = source
  const at = (time: string) => instantAt(civilDate(meeting.date), timeOfDay(time), source.timeZone)
  return {
    meeting: {
      id: source.caseId,
      name: meeting.name,
      type: meeting.type,
      goal: source.collaboration.smartGoal,
      needLink: source.collaboration.name,
      initiatingDept: source.collaboration.initiatingDept,
      plannedStart: at(meeting.start),
      plannedEnd: at(meeting.end),
      endedAt: at(meeting.end),
      form: meeting.form,
      venue: meeting.place,
      hostId: meeting.host,
      recorderId: meeting.recorder,
      timekeeperId: meeting.timekeeper,
      confirmSlotMinutes: null,
      isSeries: false,
    },
    departments: source.departments.map((name) => ({ id: name, name })),
    people: source.people.map(({ id, dept, display }) => ({ id, dept, name: display })),
    topics: source.agenda.map((topic) => topicFacts(topic, read)),
    attendees: attendeeFacts(source),
    materials: meeting.attachments.map(({ no, name, generatedFrom }) => ({
      id: `attachment:${no}`,
      name,
      preparerId: meeting.materialPreparer,
      due: null,
      generated: generatedFrom !== undefined,
    })),
    entries: source.agenda.flatMap((topic) => pointFacts(topic, read)),
    decisions: source.agenda.flatMap(({ resolutions }) => resolutions.map(decisionFacts)),
    tasks: source.tasks.map((task) => taskFacts(task, source, read)),
    risks: source.risks.map(({ id, text }) => ({ id, text })),
  }
}

type Read = <T>(given: Given<T> | null | undefined) => T | null

function readGiven<T>(given: Given<T> | null | undefined, inferred: 'kept' | 'removed'): T | null {
  if (given === null || given === undefined) return null
  if (!isInferred(given)) return given
  return inferred === 'kept' ? given.value : null
}

function isInferred<T>(given: Given<T>): given is Inferred<T> {
  return typeof given === 'object' && given !== null && 'inferred' in given
}

function topicFacts(topic: Q4Topic, read: Read): TopicFacts {
  return {
    id: `topic:${topic.no}`,
    order: topic.no,
    title: topic.title,
    discussionContent: read(topic.discussionContent),
    ownerId: read(topic.owner),
    plannedMinutes: topic.plannedMinutes,
    expectedOutput: read(topic.expectedOutput),
    outcome: topic.resolutions.length > 0 ? 'decided' : null,
  }
}

/** Whoever sat there was on time for all we know; whoever did not has a reason and somebody in their place. */
function attendeeFacts({ meeting, people }: Q4Case): AttendeeFacts[] {
  const deptOf = (id: string) => people.find((person) => person.id === id)?.dept ?? null
  const present = meeting.attendees.map(
    ({ person, kind }): AttendeeFacts => ({
      personId: person,
      dept: deptOf(person),
      kind,
      rsvp: 'yes',
      signIn: 'onTime',
    }),
  )
  const absent = meeting.absences.map(
    ({ person, reason, proxy }): AttendeeFacts => ({
      personId: person,
      dept: deptOf(person),
      kind: 'core',
      rsvp: 'proxy',
      signIn: 'absent',
      absenceReason: reason,
      proxyId: proxy,
    }),
  )
  return [...present, ...absent]
}

function pointFacts(topic: Q4Topic, read: Read): EntryFacts[] {
  return topic.points.map(({ no, dept, speaker, text }) => ({
    id: `point:${topic.no}.${no}`,
    kind: 'viewpoint',
    topicId: `topic:${topic.no}`,
    dept,
    personId: read(speaker),
    text,
  }))
}

function decisionFacts({ id, text, kind, state, tasks, condition }: Q4Resolution): DecisionFacts {
  return {
    id,
    label: id,
    content: text,
    kind,
    state,
    ownerId: null,
    dueDate: null,
    taskIds: tasks ?? [],
    confirmBy: null,
    source: 'meeting',
    ...(condition === undefined
      ? {}
      : {
          condition: {
            event: condition.event,
            affectedDate: civilDate(condition.affectedDate),
            noticeLeadDays: condition.noticeLeadDays,
            audience: condition.audience,
            channel: condition.channel,
          },
        }),
  }
}

function taskFacts(task: Q4Task, source: Q4Case, read: Read): TaskFacts {
  const due = task.plannedEnd ?? task.dueDate ?? null
  const owner = read(task.owner)
  return {
    id: task.id,
    label: task.id,
    name: task.name,
    ownerDept: task.ownerDept,
    ownerIds: owner === null ? [] : [owner],
    dueDate: due === null ? null : civilDate(due),
    doneCriteria: task.doneCriteria ?? [],
    ...(task.description === undefined ? {} : { description: task.description }),
    ...(task.plannedStart === undefined ? {} : { plannedStart: civilDate(task.plannedStart) }),
    ...(task.sheet === 'full' ? sheetFacts(task, source) : {}),
  }
}

/** What only the full task sheet tells. */
function sheetFacts(task: Q4Task, source: Q4Case): Partial<TaskFacts> {
  return {
    state: task.progressUpdates?.at(-1)?.status ?? 'todo',
    cooperatingDepts: (task.cooperatingDepts ?? []).map(({ dept }) => dept),
    resources: (task.resourcesAndSupport ?? []).map(({ kind, text, provider, due }) => ({
      kind,
      text,
      providerDept: provider ?? null,
      due: due === undefined ? null : civilDate(due),
    })),
    milestones: (task.milestones ?? []).map(({ id, date, dept, deliverable }) => ({
      id,
      date: civilDate(date),
      dept,
      deliverable,
    })),
    requiredFormats: (task.requiredFormats ?? []).flatMap(({ formats }) => formats),
    updates: (task.progressUpdates ?? []).map(({ date, text }) => ({ on: civilDate(date), text })),
    dependsOn: source.dependencies
      .filter(({ to }) => to === task.id || to.startsWith(`${task.id}/`))
      .map(({ from, to }) => ({
        taskId: from,
        ...(to.includes('/') ? { milestoneId: to.slice(to.indexOf('/') + 1) } : {}),
      })),
    jointReview: task.jointReview ?? [],
    ...(task.maxRework === undefined ? {} : { maxRework: task.maxRework }),
  }
}
