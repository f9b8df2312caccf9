import type { Out } from '#contract/endpoint.ts'
import type * as contract from '#contract/preparation.ts'
import { signInAt } from '#domain/calendar/clocks.ts'
import { authorizeMeeting, canInMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { needsSuperior } from '#domain/preparation/alignment.ts'
import { coverageOfTopics } from '#domain/preparation/coverage.ts'
import { nextSteps, type StepAudience, type StepFacts } from '#domain/preparation/next-steps.ts'
import { departmentsSpokenFor, seesAlignment } from '#domain/preparation/policy.ts'
import type { Db } from '#server/db/database.ts'
import { loadClockSetting } from '#server/meeting/clock.ts'
import type { Attendee, Material, Meeting, Topic } from '#server/meeting/meeting.ts'
import { getMeeting, materialsOf, topicsOf } from '#server/meeting/queries.ts'
import { rowOf } from '#server/meeting/view.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { departmentsToAlign } from './alignment.ts'

/** The next steps of whoever asks, one list for each part they have in the meeting (S0-02). */
export async function stepsFor(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly now: Date },
): Promise<Out<typeof contract.getNextSteps.reply>> {
  const { id, now } = request
  const meeting = await getMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  const audiences = await audiencesOf(tx, actor, meeting)
  if (audiences.length === 0) return { items: [] }
  const facts = await factsFor(tx, actor, meeting, now)
  return {
    items: audiences.map((audience) => ({ audience, steps: [...nextSteps(audience, facts)] })),
  }
}

/** 发起人 is whoever heads the department that calls the meeting. */
async function audiencesOf(tx: Db, actor: Actor, meeting: Meeting): Promise<StepAudience[]> {
  const { initiatingDepartmentId, organiserId } = meeting
  const department =
    initiatingDepartmentId === null
      ? undefined
      : await tx
          .selectFrom('department')
          .select('head_id')
          .where('id', '=', initiatingDepartmentId)
          .executeTakeFirst()
  return [
    ...(organiserId === actor.personId ? ['organiser' as const] : []),
    ...(department?.head_id === actor.personId ? ['initiator' as const] : []),
    ...(rowOf(meeting, actor.personId) !== undefined ? ['participant' as const] : []),
  ]
}

async function factsFor(tx: Db, actor: Actor, meeting: Meeting, now: Date): Promise<StepFacts> {
  const topics = await topicsOf(tx, meeting.id)
  const materials = await materialsOf(tx, meeting.id)
  const norms = await loadNormSettings(tx)
  const readable = materials.filter(({ fileId }) => fileId !== null)
  const mine = rowOf(meeting, actor.personId)
  const coverage = coverageOfTopics(
    topics.map(({ id, kind }) => ({ id, kind, citesData: false })),
    meeting.attendees.map((attendee) => ({ ...attendee, isHeadOfDepartment: false })),
    norms['NM-PRE-12'].value,
  )
  const seesSuperior = seesAlignment(actor, meeting, 'superior') && needsSuperior(meeting)
  return {
    state: meeting.state,
    hasHost: meeting.hostId !== null,
    hasRecorder: meeting.recorderId !== null,
    hasProblem: meeting.coreProblem !== '',
    hasOutcome: meeting.expectedOutcome !== '',
    topics: topics.length,
    attendees: meeting.attendees.length,
    uncoveredTopics: coverage.filter(({ missing }) => missing.length > 0).length,
    headsNotTalkedTo: await notTalkedTo(tx, meeting),
    needsSuperior: seesSuperior && !(await isSuperiorAsked(tx, meeting.id)),
    unanswered: meeting.attendees.filter(({ rsvp }) => rsvp === 'pending').length,
    unread: meeting.attendees.filter(({ personId }) => unreadOf(readable, personId).length > 0).length,
    absencesWithoutReason: meeting.attendees.filter(
      ({ signIn, absenceReason }) => (signIn === 'absent' || signIn === 'leave') && absenceReason === '',
    ).length,
    openTasks: await openTasks(tx, meeting.id),
    mine: mine && (await ofMine(tx, actor, { meeting, mine, topics, materials, readable, now })),
  }
}

async function ofMine(
  tx: Db,
  actor: Actor,
  about: {
    readonly meeting: Meeting
    readonly mine: Attendee
    readonly topics: readonly Topic[]
    readonly materials: readonly Material[]
    readonly readable: readonly Material[]
    readonly now: Date
  },
): Promise<NonNullable<StepFacts['mine']>> {
  const { meeting, mine, topics, materials, readable, now } = about
  const own = departmentsSpokenFor(actor, meeting)
  const stated = await tx
    .selectFrom('position_statement')
    .select('topic_id')
    .where('meeting_id', '=', meeting.id)
    .where('department_id', 'in', [...own, meeting.id])
    .execute()
  const done = new Set(stated.map(({ topic_id }) => topic_id))
  const theirs = topics.filter(({ id }) => mine.topicIds.length === 0 || mine.topicIds.includes(id))
  return {
    isCore: mine.kind === 'core',
    rsvp: mine.rsvp,
    signIn: mine.signIn,
    unreadMaterials: unreadOf(readable, actor.personId).length,
    owedMaterials: materials.filter(
      ({ preparerId, fileId }) => preparerId === actor.personId && fileId === null,
    ).length,
    topicsWithoutPosition: own.length === 0 ? 0 : theirs.filter(({ id }) => !done.has(id)).length,
    canSignIn: await isSheetOpen(tx, meeting, now),
  }
}

async function isSheetOpen(tx: Db, { state, plannedStart }: Meeting, now: Date): Promise<boolean> {
  if (plannedStart === null || !canInMeeting('checkIn', state)) return false
  return signInAt(now, plannedStart, await loadClockSetting(tx)) !== 'tooEarly'
}

/** What somebody prepared themselves they know. */
function unreadOf(readable: readonly Material[], personId: string): Material[] {
  return readable.filter(
    ({ openedBy, preparerId }) => preparerId !== personId && !openedBy.includes(personId),
  )
}

async function notTalkedTo(tx: Db, meeting: Meeting): Promise<number> {
  const rows = await tx
    .selectFrom('pre_alignment')
    .select('department_id as id')
    .where('meeting_id', '=', meeting.id)
    .execute()
  const talked = new Set(rows.map(({ id }) => id))
  return departmentsToAlign(meeting).filter((id) => !talked.has(id)).length
}

async function isSuperiorAsked(tx: Db, meetingId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('superior_alignment')
    .select('is_agreed')
    .where('meeting_id', '=', meetingId)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.is_agreed === true
}

async function openTasks(tx: Db, meetingId: string): Promise<number> {
  const row = await tx
    .selectFrom('task')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('meeting_id', '=', meetingId)
    .where('state', 'not in', ['done', 'cancelled'])
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
