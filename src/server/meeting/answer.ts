import type * as contract from '#contract/meeting.ts'
import { AppError } from '#domain/error.ts'
import {
  type AttendanceMode,
  type RsvpMove,
  type RsvpState,
  rsvpLifecycle,
} from '#domain/meeting/attendee.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { notify } from '#server/notification/notify.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { refreshAudience } from './audience.ts'
import { noteChange, requireActivePeople, tellMeeting } from './change.ts'
import { linkOf } from './letter.ts'
import type { Attendee, Meeting } from './meeting.ts'
import { inviteProxy, uninvite } from './notice.ts'
import { lockMeeting } from './queries.ts'
import type { BodyOf } from './requirements.ts'
import { rowOf } from './view.ts'

type Answer = BodyOf<typeof contract.answerInvitation>

const moveFor: Readonly<Record<Answer['answer'], RsvpMove>> = {
  yes: 'accept',
  no: 'decline',
  proxy: 'delegate',
}

export async function answerInvitation(
  tx: Db,
  app: App,
  actor: Actor,
  request: { readonly id: string; readonly answer: Answer; readonly at: Date },
): Promise<void> {
  const { id, answer, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'rsvp', meeting)
  const row = meeting.attendees.find(({ personId }) => personId === actor.personId) as Attendee
  const rsvp = stateAfter(row.rsvp, answer)
  const proxyId = answer.answer === 'proxy' ? answer.proxyId : null
  await requireProxy(tx, actor, proxyId)
  await releaseProxy(tx, app, actor, { meeting, row, keeps: proxyId, at })
  await tx
    .updateTable('meeting_attendee')
    .set({
      rsvp,
      rsvp_reason: answer.answer === 'yes' ? '' : answer.reason,
      rsvp_at: at,
      proxy_id: proxyId,
      proxy_scope: answer.answer === 'proxy' ? answer.proxyScope : null,
      mode: answer.answer === 'yes' ? modeOf(meeting, row, answer.mode) : null,
      remark: answer.remark ?? row.remark,
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute()
  // The proxy can see the meeting from now on, the one before no longer.
  await refreshAudience(tx, id)
  await noteChange(tx, actor, id, {
    // `accept` is said of finished work; of an invitation one says that one comes.
    move: answer.answer === 'yes' ? 'attend' : moveFor[answer.answer],
    at,
    from: row.rsvp,
    to: rsvp,
    reason: answer.answer === 'yes' ? '' : answer.reason,
    data: { personId: actor.personId, ...(proxyId !== null && { proxyId }) },
  })
  await tellMeeting(tx, id, meeting.version)
  await tellOrganiser(tx, app, { meeting, row, rsvp, at })
  if (proxyId !== null && proxyId !== row.proxyId) {
    await inviteProxy(tx, app, actor, { meetingId: id, attendeeId: row.id, at })
  }
}

/** Where there is only one way to take part, nobody is asked for it. */
function modeOf(
  { form }: Meeting,
  { mode }: Attendee,
  said: AttendanceMode | null | undefined,
): AttendanceMode | null {
  if (said !== undefined) return said
  return form === 'hybrid' ? mode : form === 'online' ? 'online' : 'onsite'
}

/** The first opening counts; whoever is not on the list has no notice to open. */
export async function openNotice(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly at: Date },
): Promise<void> {
  const { id, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  const row = rowOf(meeting, actor.personId)
  if (row === undefined || row.noticeOpenedAt !== null || meeting.noticedAt === null) return
  await tx.updateTable('meeting_attendee').set({ notice_opened_at: at }).where('id', '=', row.id).execute()
}

/** The same answer again is no move: it only changes its reason. */
function stateAfter(state: RsvpState, { answer }: Answer): RsvpState {
  return state === answer ? state : rsvpLifecycle.stateAfter(state, moveFor[answer])
}

async function requireProxy(tx: Db, actor: Actor, proxyId: string | null): Promise<void> {
  if (proxyId === actor.personId) {
    const issues = [{ path: ['proxyId'], reason: 'rsvp.proxyIsSelf' }]
    throw new AppError('invalid', 'rsvp.proxyIsSelf', {}, { issues })
  }
  await requireActivePeople(tx, { proxyId })
}

/** Somebody who was to stand in and is not any more has the meeting in their calendar. */
async function releaseProxy(
  tx: Db,
  app: App,
  actor: Actor,
  about: {
    readonly meeting: Meeting
    readonly row: Attendee
    readonly keeps: string | null
    readonly at: Date
  },
): Promise<void> {
  const { meeting, row, keeps, at } = about
  const { proxyId } = row
  if (proxyId === null || proxyId === keeps) return
  const isStillComing = meeting.attendees.some(
    (other) => other.personId === proxyId || (other.id !== row.id && other.proxyId === proxyId),
  )
  if (!isStillComing) await uninvite(tx, app, actor, { meeting, personId: proxyId, at })
}

async function tellOrganiser(
  tx: Db,
  app: App,
  about: {
    readonly meeting: Meeting
    readonly row: Attendee
    readonly rsvp: RsvpState
    readonly at: Date
  },
): Promise<void> {
  const { meeting, row, rsvp, at } = about
  if (rsvp === row.rsvp) return
  const person = (await personRefs(tx, [row.personId])).get(row.personId)
  await notify(tx, app, {
    personIds: [meeting.organiserId],
    kind: 'meeting.rsvp',
    noun: 'meeting',
    nounId: meeting.id,
    params: { number: meeting.number, title: meeting.name, person: person?.name ?? '', answer: rsvp },
    link: linkOf(meeting.id),
    dedupe: `meeting:${meeting.id}:rsvp:${row.id}:${row.version}`,
    // Thirty answers are not thirty letters.
    inProductOnly: true,
    at,
  })
}
