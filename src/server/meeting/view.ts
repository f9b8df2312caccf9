import { sql } from 'kysely'
import type { ChainLink, DepartmentRef, PersonRef } from '#contract/common.ts'
import {
  type AttendeeView,
  type MaterialView,
  type MeetingAbility,
  type MeetingView,
  meetingAbilities,
  type TopicView,
} from '#contract/meeting.ts'
import { type ClockSetting, signInAt } from '#domain/calendar/clocks.ts'
import { meetingPhase } from '#domain/meeting/lifecycle.ts'
import { offeredInMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { loadClockSetting } from './clock.ts'
import { type ConditionParts, fourHaves, readinessLines } from './condition.ts'
import { deadlinesOf } from './deadlines.ts'
import { chainLinks } from './links.ts'
import type { Attendee, Material, Meeting, Topic } from './meeting.ts'
import { getMeeting, materialsOf, topicsOf } from './queries.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** A meeting as this person sees it now: one query a part, whatever its size. */
export async function meetingView(tx: Db, actor: Actor, id: string, now: Date): Promise<MeetingView> {
  const meeting = await getMeeting(tx, id)
  const collaboration =
    (await chainLinks(tx, actor, 'collaboration', [meeting.collaborationId])).get(
      meeting.collaborationId ?? '',
    ) ?? null
  const request =
    (await chainLinks(tx, actor, 'request', [meeting.requestId])).get(meeting.requestId ?? '') ?? null
  const topics = await topicsOf(tx, id)
  const materials = await materialsOf(tx, id)
  const files = await filesOf(tx, materials)
  const minutes = await minutesOf(tx, id)
  const decisions = await decisionsOf(tx, id)
  const tasks = await tasksOf(tx, id)
  const departments = await departmentsOf(tx, meeting)
  const norms = await loadNormSettings(tx)
  const setting = await loadClockSetting(tx)
  const people = await personRefs(tx, peopleIn(meeting, topics, materials, files))
  const initiating = await departmentRefs(tx, [
    meeting.initiatingDepartmentId,
    ...topics.map(({ presentingDepartmentId }) => presentingDepartmentId),
  ])

  const person = (personId: string | null): PersonRef | null =>
    (personId !== null && people.get(personId)) || null
  const parts: ConditionParts = {
    meeting,
    topics,
    materials,
    departments,
    minutes: minutes?.link.state ?? 'recording',
    decisions,
    tasks,
    norms,
  }
  const mine = rowOf(meeting, actor.personId)

  return {
    id: meeting.id,
    number: meeting.number,
    name: meeting.name,
    type: meeting.type,
    state: meeting.state,
    phase: meetingPhase(meeting.state),
    classification: meeting.classification,
    plannedStart: iso(meeting.plannedStart),
    plannedEnd: iso(meeting.plannedEnd),
    actualStart: iso(meeting.actualStart),
    actualEnd: iso(meeting.actualEnd),
    form: meeting.form,
    place: meeting.place,
    onlineUrl: meeting.onlineUrl,
    goal: meeting.goal,
    coreProblem: meeting.coreProblem,
    expectedOutcome: meeting.expectedOutcome,
    needCheck: meeting.needCheck,
    needReason: meeting.needReason,
    outOfScope: meeting.outOfScope,
    collaborationId: collaboration?.id ?? null,
    collaborationName: collaboration?.title ?? meeting.collaborationName,
    collaboration,
    request,
    initiatingDepartment:
      (meeting.initiatingDepartmentId !== null && initiating.get(meeting.initiatingDepartmentId)) || null,
    organiser: people.get(meeting.organiserId) as PersonRef,
    host: person(meeting.hostId),
    recorder: person(meeting.recorderId),
    timekeeper: person(meeting.timekeeperId),
    materialPreparer: person(meeting.materialPreparerId),
    decisionPower: meeting.decisionPower,
    isResourceContested: meeting.isResourceContested,
    confirmMinutes: meeting.confirmMinutes,
    breakMinutes: meeting.breakMinutes,
    venueConfirmedBy: person(meeting.venueConfirmedBy),
    venueConfirmedAt: iso(meeting.venueConfirmedAt),
    openingCheckedBy: person(meeting.openingCheckedBy),
    openingCheckedAt: iso(meeting.openingCheckedAt),
    invitedAt: iso(meeting.invitedAt),
    noticedAt: iso(meeting.noticedAt),
    cancelledReason: meeting.cancelledReason,
    isImported: meeting.isImported,
    attendees: meeting.attendees.map((attendee) => attendeeView(attendee, people, departments)),
    topics: topics.map((topic) => topicView(topic, people, initiating)),
    materials: materials.map((material) => materialView(material, people, files)),
    readiness: readinessLines(parts).map(({ item, ready, missing }) => ({
      part: item,
      isReady: ready,
      missing: missing.map(({ key, params }) => ({ key, params: named(params, people, departments) })),
    })),
    fourHaves: fourHaves(parts, now),
    deadlines: deadlinesOf(
      meeting,
      {
        materialsInAt: materialsInAt(materials, files),
        draftedAt: minutes?.draftedAt ?? null,
        finalAt: minutes?.finalAt ?? null,
      },
      setting,
      now,
    ),
    minutes: minutes === undefined ? null : { ...minutes.link, title: meeting.name },
    decisions: decisions.map(({ link }) => link),
    tasks: tasks.map(({ link }) => link),
    can: abilitiesOf(actor, meeting, setting, now),
    myAttendeeId: mine?.id ?? null,
    version: meeting.version,
  }
}

/** The row in which a person answers and signs in: their own, or the one they stand in for. */
export function rowOf(meeting: Meeting, personId: string): Attendee | undefined {
  return (
    meeting.attendees.find((attendee) => attendee.personId === personId) ??
    meeting.attendees.find((attendee) => attendee.proxyId === personId)
  )
}

/** What to offer: what the policy lets them do, and signing in only while the sheet is open to them. */
function abilitiesOf(actor: Actor, meeting: Meeting, setting: ClockSetting, now: Date): MeetingAbility[] {
  const offered = new Set<string>(offeredInMeeting(actor, meeting))
  const mine = rowOf(meeting, actor.personId)
  const isOpen = meeting.plannedStart !== null && signInAt(now, meeting.plannedStart, setting) !== 'tooEarly'
  if (!isOpen || mine?.signIn !== null) offered.delete('checkIn')
  if (mine?.signIn !== 'onTime' && mine?.signIn !== 'late') offered.delete('leave')
  return meetingAbilities.filter((ability) => offered.has(ability))
}

export function topicView(
  topic: Topic,
  people: ReadonlyMap<string, PersonRef>,
  departments: ReadonlyMap<string, DepartmentRef>,
): TopicView {
  const { ownerId, presentingDepartmentId, startedAt, endedAt, ...rest } = topic
  return {
    ...rest,
    presentingDepartment:
      (presentingDepartmentId !== null && departments.get(presentingDepartmentId)) || null,
    owner: (ownerId !== null && people.get(ownerId)) || null,
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
  }
}

/** The whole agenda as it travels on the stream of a meeting. */
export async function topicViews(tx: Db, meetingId: string): Promise<TopicView[]> {
  const topics = await topicsOf(tx, meetingId)
  const people = await personRefs(
    tx,
    topics.map(({ ownerId }) => ownerId),
  )
  const departments = await departmentRefs(
    tx,
    topics.map(({ presentingDepartmentId }) => presentingDepartmentId),
  )
  return topics.map((topic) => topicView(topic, people, departments))
}

type Departments = ConditionParts['departments']

function attendeeView(
  attendee: Attendee,
  people: ReadonlyMap<string, PersonRef>,
  departments: Departments,
): AttendeeView {
  const { personId, departmentId, proxyId, rsvpAt, signedInAt, leftAt, noticeOpenedAt, ...rest } = attendee
  const department = departments.get(departmentId ?? '')
  return {
    ...rest,
    // The department they were invited for, wherever they are by now.
    person: {
      ...(people.get(personId) as PersonRef),
      departmentId,
      departmentName: department?.name ?? null,
    },
    isHeadOfDepartment: department?.headId === personId,
    rsvpAt: iso(rsvpAt),
    proxy: (proxyId !== null && people.get(proxyId)) || null,
    topicIds: [...rest.topicIds],
    signedInAt: iso(signedInAt),
    leftAt: iso(leftAt),
    noticeOpenedAt: iso(noticeOpenedAt),
  }
}

interface FileRow {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly mime: string
  readonly uploadedBy: string | null
  readonly uploadedAt: Date
}

function materialView(
  material: Material,
  people: ReadonlyMap<string, PersonRef>,
  files: ReadonlyMap<string, FileRow>,
): MaterialView {
  const { meetingId: _, preparerId, fileId, dueAt, reviewedBy, reviewedAt, openedBy, ...rest } = material
  const file = fileId === null ? undefined : files.get(fileId)
  return {
    ...rest,
    reviewedBy: (reviewedBy !== null && people.get(reviewedBy)) || null,
    reviewedAt: iso(reviewedAt),
    preparer: (preparerId !== null && people.get(preparerId)) || null,
    dueAt: iso(dueAt),
    file:
      file === undefined
        ? null
        : {
            ...file,
            uploadedBy: (file.uploadedBy !== null && people.get(file.uploadedBy)) || null,
            uploadedAt: file.uploadedAt.toISOString(),
          },
    openedBy: [...openedBy],
  }
}

async function filesOf(tx: Db, materials: readonly Material[]): Promise<Map<string, FileRow>> {
  const ids = materials.flatMap(({ fileId }) => fileId ?? [])
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('file')
    .select(['id', 'name', 'size', 'mime', 'uploaded_by as uploadedBy', 'uploaded_at as uploadedAt'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** When the last material came in; null while one is missing, undefined where none was asked for. */
function materialsInAt(
  materials: readonly Material[],
  files: ReadonlyMap<string, FileRow>,
): Date | null | undefined {
  if (materials.length === 0) return undefined
  const times = materials.map(({ fileId }) => files.get(fileId ?? '')?.uploadedAt.getTime())
  if (times.includes(undefined)) return null
  return new Date(Math.max(...times.map((time) => time ?? 0)))
}

async function minutesOf(tx: Db, meetingId: string) {
  const row = await tx
    .selectFrom('minutes')
    .select((minutes) => [
      'id',
      'number',
      'state',
      'final_at as finalAt',
      minutes
        .selectFrom('minutes_version')
        .whereRef('minutes_version.minutes_id', '=', 'minutes.id')
        .select((version) => version.fn.min('at').as('at'))
        .as('draftedAt'),
    ])
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { id, number, state, finalAt, draftedAt } = row
  return { link: { noun: 'minutes' as const, id, number, state }, finalAt, draftedAt }
}

async function decisionsOf(tx: Db, meetingId: string) {
  const rows = await tx
    .selectFrom('decision')
    .select((decision) => [
      'id',
      'number',
      'content',
      'kind',
      'state',
      decision
        .selectFrom('task')
        .whereRef('task.decision_id', '=', 'decision.id')
        .select(sql<number>`count(*)`.as('count'))
        .as('taskCount'),
    ])
    .where('meeting_id', '=', meetingId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, number, content, kind, state, taskCount }) => ({
    kind,
    state,
    taskCount: taskCount ?? 0,
    link: { noun: 'decision', id, number, title: content, state } satisfies ChainLink,
  }))
}

async function tasksOf(tx: Db, meetingId: string) {
  const rows = await tx
    .selectFrom('task')
    .select(['id', 'number', 'name', 'state'])
    .where('meeting_id', '=', meetingId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, number, name, state }) => ({
    state,
    link: { noun: 'task', id, number, title: name, state } satisfies ChainLink,
  }))
}

async function departmentsOf(tx: Db, meeting: Meeting): Promise<Departments> {
  const ids = [
    meeting.initiatingDepartmentId,
    ...meeting.attendees.map(({ departmentId }) => departmentId),
  ].filter((id) => id !== null)
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('department')
    .select(['id', 'name', 'head_id as headId', 'liaison_id as liaisonId'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

function peopleIn(
  meeting: Meeting,
  topics: readonly Topic[],
  materials: readonly Material[],
  files: ReadonlyMap<string, FileRow>,
): (string | null)[] {
  return [
    meeting.organiserId,
    meeting.hostId,
    meeting.recorderId,
    meeting.timekeeperId,
    meeting.materialPreparerId,
    meeting.venueConfirmedBy,
    meeting.openingCheckedBy,
    ...meeting.attendees.flatMap(({ personId, proxyId }) => [personId, proxyId]),
    ...topics.map(({ ownerId }) => ownerId),
    ...materials.flatMap(({ preparerId, reviewedBy }) => [preparerId, reviewedBy]),
    ...[...files.values()].map(({ uploadedBy }) => uploadedBy),
  ]
}

/** The checklist names people and departments by id; a reader wants names. */
function named(
  params: Readonly<Record<string, string | number>>,
  people: ReadonlyMap<string, PersonRef>,
  departments: Departments,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      people.get(String(value))?.name ?? departments.get(String(value))?.name ?? value,
    ]),
  )
}
