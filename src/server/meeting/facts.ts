import { civilDateOf } from '#domain/calendar/instant.ts'
import { type TopicOutcome, topicOutcomes } from '#domain/meeting/enums.ts'
import { goalLinkOf } from '#domain/meeting/goal-parts.ts'
import type {
  AttendeeFacts,
  EntryFacts,
  MaterialFacts,
  MeetingBasics,
  MeetingFacts,
  TopicFacts,
} from '#domain/norm/facts.ts'
import { needsSuperior } from '#domain/preparation/alignment.ts'
import { groupOf } from '#server/collaboration/members.ts'
import type { Db } from '#server/db/database.ts'
import { outputContentOf } from '#server/output/queries.ts'
import { seriesFacts } from '#server/series/facts.ts'
import { alignmentFacts } from './facts-alignment.ts'
import { minutesFacts } from './facts-minutes.ts'
import { decisionFacts, taskFacts } from './facts-work.ts'
import type { Attendee, Material, Meeting, Topic } from './meeting.ts'
import { getMeeting, materialsOf, topicsOf } from './queries.ts'
import { spentSecondsAt } from './topic-clock.ts'

/**
 * Everything the norms look at, of one meeting as it stands in this transaction. `now` counts the topic
 * that is running; without it only finished runs count.
 */
export async function meetingFacts(tx: Db, meetingId: string, now?: Date): Promise<MeetingFacts> {
  const meeting = await getMeeting(tx, meetingId)
  const topics = await topicsOf(tx, meetingId)
  const materials = await materialsOf(tx, meetingId)
  const entries = await entriesOf(tx, meetingId)
  const confirmed = new Map(
    entries.flatMap(({ decisionId, taskId, confirmedAt }) =>
      [decisionId, taskId].flatMap((id) => (id === null ? [] : [[id, confirmedAt !== null] as const])),
    ),
  )
  const decisions = await decisionFacts(tx, { meetingId }, confirmed)
  const tasks = await taskFacts(tx, { meetingId }, confirmed)
  const minutes = await minutesFacts(tx, meetingId)
  const zone = await zoneOf(tx)
  const alignment = await alignmentFacts(tx, meeting)
  const series = await seriesFacts(tx, meetingId)
  const memberIds = await groupOf(tx, meeting)

  const facts = {
    meeting: {
      ...basicsOf(meeting, materials),
      ...alignment.meeting,
      ...series.basics,
      ...(memberIds !== null && { memberIds }),
    },
    ...(alignment.preAlignments && { preAlignments: alignment.preAlignments }),
    topics: topics.map((topic) => ({
      ...topicFactsOf(topic, meeting.goal, now),
      ...(topic.id === series.reviewTopicId && { segment: 'carryOver' as const }),
      attendeeIds: namedFor(topic, meeting),
    })),
    attendees: attendeeFactsOf(meeting, topics),
    materials: materials.map((material) => materialFactsOf(material, zone)),
    entries: entries.flatMap(entryFactsOf),
    decisions,
    tasks,
    ...(minutes === undefined ? {} : { minutes }),
    // Records from elsewhere know no such headings; of them it is not known what was brought forth.
    ...(meeting.isImported ? {} : { outputs: await outputContentOf(tx, meetingId) }),
  }
  return { ...facts, ...(await namesIn(tx, facts)) }
}

function basicsOf(meeting: Meeting, materials: readonly Material[]): MeetingBasics {
  const ratio = readRatioOf(meeting, materials)
  return {
    id: meeting.id,
    name: meeting.name,
    type: meeting.type,
    goal: meeting.goal,
    coreProblem: meeting.coreProblem,
    expectedOutcome: meeting.expectedOutcome,
    needLink: meeting.requestId ?? meeting.collaborationId ?? (meeting.collaborationName || null),
    needReason: meeting.needReason,
    initiatingDept: meeting.initiatingDepartmentId,
    plannedStart: meeting.plannedStart,
    plannedEnd: meeting.plannedEnd,
    endedAt: meeting.actualEnd,
    form: meeting.form,
    venue: meeting.form === 'online' ? meeting.onlineUrl : meeting.place,
    venueConfirmed: meeting.venueConfirmedAt !== null,
    hostId: meeting.hostId,
    recorderId: meeting.recorderId,
    timekeeperId: meeting.timekeeperId,
    breakMinutes: meeting.breakMinutes,
    confirmSlotMinutes: meeting.confirmMinutes,
    invitedAt: meeting.invitedAt,
    // The agenda and the materials on file go out with the notice.
    agendaSentAt: meeting.noticedAt,
    noticedAt: meeting.noticedAt,
    openingCheckedAt: meeting.openingCheckedAt,
    resourceContention: needsSuperior(meeting),
    ...(ratio === undefined ? {} : { readRatio: ratio }),
  }
}

/** The share of invited people who have opened every material that is there; unknown while none is. */
function readRatioOf(meeting: Meeting, materials: readonly Material[]): number | undefined {
  const there = materials.filter(({ fileId }) => fileId !== null)
  if (there.length === 0 || meeting.noticedAt === null || meeting.attendees.length === 0) return undefined
  const read = meeting.attendees.filter(({ personId }) =>
    there.every(({ openedBy, preparerId }) => preparerId === personId || openedBy.includes(personId)),
  )
  return read.length / meeting.attendees.length
}

function topicFactsOf(topic: Topic, goal: string, now: Date | undefined): TopicFacts {
  const isClosed = (topicOutcomes as readonly string[]).includes(topic.state)
  const spent = now === undefined ? topic.spentSeconds : spentSecondsAt(topic, now)
  return {
    id: topic.id,
    order: topic.seq,
    title: topic.title,
    discussionContent: topic.discussionContent,
    // 全体 presents: nobody is missing (S0-35).
    ownerId: topic.ownerId ?? (topic.isForAll ? 'everybody' : null),
    plannedMinutes: topic.plannedMinutes,
    expectedOutput: topic.expectedOutput,
    kind: topic.kind,
    priority: topic.priority,
    goalLink: goalLinkOf(topic, goal),
    outcome: isClosed ? (topic.state as TopicOutcome) : null,
    actualMinutes: Math.round(spent / 60),
    overrunChoice: topic.extendedMinutes > 0 ? 'extend' : topic.state === 'parked' ? 'move' : null,
  }
}

/** Whoever was named for a topic, and its owner with them; null: nobody was, so that it concerns all. */
function namedFor(topic: Topic, meeting: Meeting): string[] | null {
  const named = meeting.attendees.filter(({ topicIds }) => topicIds.includes(topic.id))
  if (named.length === 0) return null
  return [
    ...new Set([
      ...named.map(({ personId }) => personId),
      ...(topic.ownerId === null ? [] : [topic.ownerId]),
    ]),
  ]
}

/** The topics somebody is there for: named for, presenting, or a matter of all because it names nobody. */
function topicsOfAttendee(
  { personId, topicIds }: Attendee,
  meeting: Meeting,
  topics: readonly Topic[],
): string[] {
  return topics
    .filter(
      (topic) =>
        topicIds.includes(topic.id) ||
        topic.ownerId === personId ||
        topic.isForAll ||
        namedFor(topic, meeting) === null,
    )
    .map(({ id }) => id)
}

function attendeeFactsOf(meeting: Meeting, topics: readonly Topic[]): AttendeeFacts[] {
  return meeting.attendees.map((attendee) => ({
    personId: attendee.personId,
    dept: attendee.departmentId,
    kind: attendee.kind,
    coreRole: attendee.coreRole,
    ...(topics.length > 0 && { topicIds: topicsOfAttendee(attendee, meeting, topics) }),
    // Every notice to an observer says it (NM-PRE-14).
    ...(meeting.noticedAt === null ? {} : { toldObserverRule: true }),
    rsvp: attendee.rsvp,
    signIn: attendee.signIn,
    absenceReason: attendee.absenceReason === '' ? attendee.rsvpReason : attendee.absenceReason,
    proxyId: attendee.proxyId,
  }))
}

function materialFactsOf(material: Material, zone: string): MaterialFacts {
  return {
    id: material.id,
    name: material.name,
    preparerId: material.preparerId,
    due: material.dueAt === null ? null : civilDateOf(material.dueAt, zone),
  }
}

interface EntryRow {
  readonly id: string
  readonly kind: 'viewpoint' | 'dispute' | 'consensus' | 'decision' | 'task' | 'note'
  readonly topicId: string
  readonly departmentId: string | null
  readonly personId: string | null
  readonly text: string
  readonly decisionId: string | null
  readonly taskId: string | null
  readonly wordingLockedAt: Date | null
  readonly confirmedAt: Date | null
}

function entriesOf(tx: Db, meetingId: string): Promise<EntryRow[]> {
  return tx
    .selectFrom('entry')
    .select([
      'id',
      'kind',
      'topic_id as topicId',
      'department_id as departmentId',
      'person_id as personId',
      'text',
      'decision_id as decisionId',
      'task_id as taskId',
      'wording_locked_at as wordingLockedAt',
      'confirmed_at as confirmedAt',
    ])
    .where('meeting_id', '=', meetingId)
    .where('deleted_at', 'is', null)
    .orderBy('topic_id')
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Decision and task lines are judged as what they became, so they are no entries here. */
function entryFactsOf(entry: EntryRow): EntryFacts[] {
  if (entry.kind === 'decision' || entry.kind === 'task') return []
  return [
    {
      id: entry.id,
      kind: entry.kind,
      topicId: entry.topicId,
      dept: entry.departmentId,
      personId: entry.personId,
      text: entry.text,
      wordingLockedAt: entry.wordingLockedAt,
      confirmed: entry.confirmedAt !== null,
    },
  ]
}

/** What the people and departments in the facts are called, and who heads and answers for a department. */
async function namesIn(
  tx: Db,
  facts: Omit<MeetingFacts, 'people' | 'departments'>,
): Promise<Pick<MeetingFacts, 'people' | 'departments'>> {
  const departmentIds = new Set([
    facts.meeting.initiatingDept,
    ...(facts.attendees ?? []).map(({ dept }) => dept),
    ...(facts.entries ?? []).map(({ dept }) => dept),
    ...(facts.decisions ?? []).flatMap(({ ownerDept, cooperatingDepts }) => [
      ownerDept,
      ...(cooperatingDepts ?? []),
    ]),
    ...(facts.tasks ?? []).flatMap(({ ownerDept, cooperatingDepts }) => [
      ownerDept,
      ...(cooperatingDepts ?? []),
    ]),
  ])
  const departments = await tx
    .selectFrom('department')
    .leftJoin('person as head', (join) =>
      join.onRef('head.id', '=', 'head_id').on('head.state', '<>', 'disabled'),
    )
    .leftJoin('person as deputy', (join) =>
      join.onRef('deputy.id', '=', 'deputy_id').on('deputy.state', '<>', 'disabled'),
    )
    .select(({ fn }) => [
      'department.id',
      'department.name',
      // Whoever answers for it now: the deputy where the head has left.
      fn.coalesce('head.id', 'deputy.id').as('headId'),
      'liaison_id as liaisonId',
    ])
    .where('department.id', 'in', known(departmentIds))
    .execute()
  const personIds = new Set([
    facts.meeting.hostId,
    facts.meeting.recorderId,
    facts.meeting.timekeeperId,
    ...(facts.meeting.memberIds ?? []),
    ...departments.map(({ headId }) => headId),
    ...(facts.attendees ?? []).flatMap(({ personId, proxyId }) => [personId, proxyId]),
    ...(facts.entries ?? []).map(({ personId }) => personId),
    ...(facts.decisions ?? []).map(({ ownerId }) => ownerId),
    ...(facts.tasks ?? []).flatMap(({ ownerIds }) => ownerIds ?? []),
    ...(facts.minutes?.feedback ?? []).map(({ personId }) => personId),
  ])
  const people = await tx
    .selectFrom('person')
    .leftJoin('person_department', (join) =>
      join.onRef('person_department.person_id', '=', 'person.id').on('is_primary', '=', true),
    )
    .select(['person.id', 'person.name', 'person_department.department_id as dept'])
    .where('person.id', 'in', known(personIds))
    .execute()
  return { people, departments }
}

/** Never empty, because `in ()` is no SQL; the nil id is nobody's. */
function known(ids: ReadonlySet<string | null | undefined>): string[] {
  return [...ids, '00000000-0000-0000-0000-000000000000'].filter((id) => id !== null && id !== undefined)
}

async function zoneOf(tx: Db): Promise<string> {
  const organisation = await tx.selectFrom('organisation').select('time_zone').executeTakeFirst()
  return organisation?.time_zone ?? 'Asia/Shanghai'
}
