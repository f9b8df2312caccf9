import type { Out } from '#contract/endpoint.ts'
import type * as contract from '#contract/meeting.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMeeting, mayInMeeting } from '#domain/meeting/policy.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { Release } from '#domain/notice/release.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { sayInChannels } from '#server/channel/say.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { write } from '#server/mail/letter.ts'
import { queueMail } from '#server/mail/outbox.ts'
import { findingsOf, guard } from '#server/norm/guard.ts'
import { blank, releasesFor } from '#server/notification/hold.ts'
import type { NoticeKind, NoticeParams } from '#server/notification/kinds.ts'
import { notify } from '#server/notification/notify.ts'
import { type Reader, readersOf } from '#server/notification/readers.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { moveMeeting } from './change.ts'
import { meetingFacts } from './facts.ts'
import type { AboutMeeting } from './held-letter.ts'
import {
  invitationFor,
  type LetterKind,
  type LetterParts,
  letterFor,
  linkOf,
  loadLetterParts,
  noticeWords,
} from './letter.ts'
import type { Meeting } from './meeting.ts'
import { getMeeting, lockMeeting, topicsOf } from './queries.ts'
import { isTold, type Overrides, requireComplete, requireOrder, requireTime } from './requirements.ts'

/** C-03 with its three hands, and what an agenda has to be when it goes out. */
export const noticeEvents = [
  'meeting.invite',
  'meeting.notice',
  'agenda.publish',
] as const satisfies readonly NormEvent[]

/** Who would be told what. Nothing is written, nothing is sent. */
export async function previewNotice(
  tx: Db,
  app: App,
  actor: Actor,
  request: { readonly id: string; readonly at: Date },
): Promise<Out<typeof contract.previewNotice.reply>> {
  const { id, at } = request
  const meeting = await getMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  // Looking is not a move: those who prepare it may read what was sent long afterwards.
  if (!mayInMeeting(actor, 'edit', meeting)) {
    throw new AppError('forbidden', 'meeting.notYours', { action: 'edit' })
  }
  const parts = await loadLetterParts(tx, app.config.publicUrl, id)
  const readers = await readersIn(tx, meeting, othersOf(meeting))
  const people = await personRefs(
    tx,
    readers.map(({ personId }) => personId),
  )
  return {
    subject: write(letterFor(parts, 'meetingNotice', actor), app.config.publicUrl).subject,
    recipients: readers.flatMap((reader) => {
      const attendee = meeting.attendees.find(({ personId }) => personId === reader.personId)
      const person = people.get(reader.personId)
      if (attendee === undefined || person === undefined) return []
      const { text } = write(letterFor(parts, 'meetingNotice', reader), app.config.publicUrl)
      return [{ person, kind: attendee.kind, byMail: getsMail(reader), text }]
    }),
    findings: await findingsOf(tx, {
      event: noticeEvents,
      facts: await meetingFacts(tx, id, at),
      noun: 'meeting',
      nounId: id,
      isImported: meeting.isImported,
      now: at,
    }),
  }
}

export async function sendNotice(
  tx: Db,
  app: App,
  actor: Actor,
  request: { readonly id: string; readonly overrides: Overrides; readonly at: Date },
): Promise<void> {
  const { id, overrides, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'sendNotice', meeting)
  requireTime(meeting)
  requireComplete(meeting, await topicsOf(tx, id))
  await guard(tx, actor, {
    event: noticeEvents,
    facts: await meetingFacts(tx, id, at),
    noun: 'meeting',
    nounId: id,
    overrides,
    isImported: meeting.isImported,
    now: at,
  })
  await moveMeeting(tx, actor, meeting, {
    move: 'sendNotice',
    at,
    change: { invited_at: at, noticed_at: at },
    data: { sequence: meeting.calendarSequence },
  })
  await tell(tx, app, actor, {
    meetingId: id,
    personIds: othersOf(meeting),
    notice: 'meeting.invited',
    letter: 'meetingNotice',
    occasion: `invited:${meeting.calendarSequence}`,
    at,
  })
  await sayInChannels(tx, app, {
    meetingId: id,
    notice: 'invited',
    occasion: `invited:${meeting.calendarSequence}`,
    at,
  })
}

/** A new time voids every answer, every proxy and the room; the notice clocks run again (3.5). */
export async function rescheduleMeeting(
  tx: Db,
  app: App,
  actor: Actor,
  request: {
    readonly id: string
    readonly plannedStart: string
    readonly plannedEnd: string
    readonly reason: string
    readonly at: Date
  },
): Promise<void> {
  const { id, plannedStart, plannedEnd, reason, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'reschedule', meeting)
  requireOrder(plannedStart, plannedEnd)
  for (const { proxyId } of meeting.attendees) {
    if (proxyId !== null && !isListed(meeting, proxyId)) {
      await uninvite(tx, app, actor, { meeting, personId: proxyId, at })
    }
  }
  await tx
    .updateTable('meeting_attendee')
    .set((row) => ({
      rsvp: 'pending',
      rsvp_reason: '',
      rsvp_at: null,
      proxy_id: null,
      proxy_scope: null,
      notice_opened_at: null,
      version: row('version', '+', 1),
    }))
    .where('meeting_id', '=', id)
    .execute()
  await moveMeeting(tx, actor, meeting, {
    move: 'reschedule',
    at,
    reason,
    data: {
      from: [meeting.plannedStart?.toISOString() ?? null, meeting.plannedEnd?.toISOString() ?? null],
      to: [plannedStart, plannedEnd],
    },
    change: {
      planned_start: plannedStart,
      planned_end: plannedEnd,
      invited_at: null,
      noticed_at: null,
      venue_confirmed_by: null,
      venue_confirmed_at: null,
      calendar_sequence: meeting.calendarSequence + 1,
    },
  })
  await tellChanged(tx, app, actor, { meetingId: id, reason, was: meeting.plannedStart, at })
}

export async function cancelMeeting(
  tx: Db,
  app: App,
  actor: Actor,
  request: { readonly id: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  const { id, reason, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'cancel', meeting)
  const wasTold = isTold(meeting)
  await moveMeeting(tx, actor, meeting, {
    move: 'cancel',
    at,
    reason,
    change: {
      cancelled_reason: reason,
      ...(wasTold && { calendar_sequence: meeting.calendarSequence + 1 }),
    },
  })
  if (!wasTold) return
  await tell(tx, app, actor, {
    meetingId: id,
    personIds: [...meeting.attendees.flatMap(({ personId, proxyId }) => [personId, proxyId])],
    notice: 'meeting.cancelled',
    letter: 'meetingCancelled',
    occasion: 'cancelled',
    reason,
    at,
  })
  await sayInChannels(tx, app, { meetingId: id, notice: 'cancelled', occasion: 'cancelled', at })
}

/** To everybody who was told: time or place are others now. Call it after the change is saved. */
export async function tellChanged(
  tx: Db,
  app: App,
  actor: Actor,
  about: {
    readonly meetingId: string
    readonly reason?: string
    /** When it would have begun, if that has changed. */
    readonly was?: Date | null
    readonly at: Date
  },
): Promise<void> {
  const meeting = await getMeeting(tx, about.meetingId)
  await tell(tx, app, actor, {
    ...about,
    personIds: meeting.attendees.flatMap(({ personId, proxyId }) => [personId, proxyId]),
    notice: 'meeting.rescheduled',
    letter: 'meetingChanged',
    occasion: `changed:${meeting.calendarSequence}`,
  })
  await sayInChannels(tx, app, {
    meetingId: about.meetingId,
    notice: 'rescheduled',
    occasion: `changed:${meeting.calendarSequence}`,
    at: about.at,
  })
}

/** Whoever comes onto the list after the notice gets it by themselves. */
export async function inviteLate(
  tx: Db,
  app: App,
  actor: Actor,
  about: { readonly meetingId: string; readonly personId: string; readonly at: Date },
): Promise<void> {
  const meeting = await getMeeting(tx, about.meetingId)
  if (!['noticed', 'inProgress', 'confirming'].includes(meeting.state)) return
  const row = meeting.attendees.find(({ personId }) => personId === about.personId)
  await tell(tx, app, actor, {
    meetingId: meeting.id,
    personIds: [about.personId],
    notice: 'meeting.invited',
    letter: 'meetingNotice',
    occasion: `invited:${meeting.calendarSequence}:${row?.id}`,
    at: about.at,
  })
}

/** Takes the meeting out of the calendar of somebody who has been told and need not come any more. */
export async function uninvite(
  tx: Db,
  app: App,
  actor: Actor,
  about: { readonly meeting: Meeting; readonly personId: string; readonly at: Date },
): Promise<void> {
  const { meeting, personId, at } = about
  if (!isTold(meeting) && meeting.noticedAt === null) return
  await tell(tx, app, actor, {
    meetingId: meeting.id,
    personIds: [personId],
    notice: 'meeting.cancelled',
    letter: 'meetingCancelled',
    occasion: `off:${at.getTime()}`,
    reason: (reader) => noticeWords(reader.locale).offTheList,
    isLast: true,
    at,
  })
}

/** To the proxy: that they are one, for whom, and with what power; with the calendar entry. */
export async function inviteProxy(
  tx: Db,
  app: App,
  actor: Actor,
  about: { readonly meetingId: string; readonly attendeeId: string; readonly at: Date },
): Promise<void> {
  const meeting = await getMeeting(tx, about.meetingId)
  const row = meeting.attendees.find(({ id }) => id === about.attendeeId)
  if (row?.proxyId == null) return
  await tell(tx, app, actor, {
    meetingId: meeting.id,
    personIds: [row.proxyId],
    notice: 'meeting.proxy',
    letter: 'meetingNotice',
    occasion: `proxy:${row.id}:${row.version}`,
    proxyFor: { personId: row.personId, scope: row.proxyScope ?? 'speakAndVote' },
    at: about.at,
  })
}

interface Telling {
  readonly meetingId: string
  readonly personIds: readonly (string | null)[]
  readonly notice: Extract<
    NoticeKind,
    'meeting.invited' | 'meeting.rescheduled' | 'meeting.cancelled' | 'meeting.proxy'
  >
  readonly letter: LetterKind
  /** The same occasion is told to a person once. */
  readonly occasion: string
  readonly reason?: string | ((reader: { readonly locale: Reader['locale'] }) => string)
  /** Its reader loses sight of the meeting: the letter cannot be written later. */
  readonly isLast?: boolean
  readonly was?: Date | null
  readonly proxyFor?: { readonly personId: string; readonly scope: 'speak' | 'speakAndVote' }
  readonly at: Date
}

/**
 * In the product, and by a letter of their own with a calendar part to those who want letters. The letter
 * goes by itself because it says what is this reader's part; the notice says the same to all.
 */
async function tell(tx: Db, app: App, actor: Actor, telling: Telling): Promise<void> {
  const { meetingId, notice, letter, occasion, at } = telling
  const { publicUrl } = app.config
  const parts = await loadLetterParts(tx, publicUrl, meetingId)
  const told = await notify(tx, app, {
    personIds: telling.personIds,
    kind: notice,
    noun: 'meeting',
    nounId: meetingId,
    params: await paramsOf(tx, actor, parts, telling),
    link: linkOf(meetingId),
    dedupe: `meeting:${meetingId}:${occasion}`,
    inProductOnly: true,
    at,
  })
  const starts = [parts.meeting.plannedStart, telling.was ?? null].filter((start) => start !== null)
  const letters = await asSystemWithin(tx, async () =>
    releasesFor(tx, await readersOf(tx, told, { noun: 'meeting', nounId: meetingId }), {
      group: 'meeting',
      meetingStarts: starts,
      at,
    }),
  )
  for (const { reader, release } of letters) {
    if (release.at > at && telling.isLast !== true) {
      await holdMeetingLetter(tx, telling, reader, release)
      continue
    }
    const written = letterFor(parts, letter, reader, reasonFor(telling, reader))
    await queueMail(tx, publicUrl, {
      to: reader,
      letter: written,
      invitation: invitationFor(parts, written, letter === 'meetingCancelled' ? 'CANCEL' : 'REQUEST', at),
      about: { noun: 'meeting', nounId: meetingId },
      ...(release.at > at && { releaseAt: release.at }),
    })
  }
}

/** It is written in the morning, of the meeting as it is then. */
async function holdMeetingLetter(
  tx: Db,
  { meetingId, letter, occasion, reason, at }: Telling,
  reader: Reader,
  release: Release,
): Promise<void> {
  await asSystemWithin(tx, async () => {
    const { id } = await tx
      .selectFrom('notification')
      .select('id')
      .where('person_id', '=', reader.personId)
      .where('dedupe', '=', `meeting:${meetingId}:${occasion}`)
      .executeTakeFirstOrThrow()
    const about: AboutMeeting = { letter, reason: typeof reason === 'string' ? reason : '' }
    await tx
      .insertInto('mail_outbox')
      .values({
        ...blank,
        person_id: reader.personId,
        to_address: reader.email,
        to_name: reader.name,
        noun: 'meeting',
        noun_id: meetingId,
        notification_id: id,
        notice_group: 'meeting',
        release_at: release.at,
        release_why: release.why,
        about: JSON.stringify(about),
        created_at: at,
      })
      .execute()
  })
}

async function paramsOf(
  tx: Db,
  actor: Actor,
  { meeting, people }: LetterParts,
  telling: Telling,
): Promise<
  NoticeParams<'meeting.invited'> & NoticeParams<'meeting.cancelled'> & NoticeParams<'meeting.proxy'>
> {
  const by = (await personRefs(tx, [actor.personId])).get(actor.personId)
  return {
    number: meeting.number,
    title: meeting.name,
    by: by?.name ?? '',
    startAt: meeting.plannedStart?.toISOString() ?? '',
    place: meeting.place === '' ? meeting.onlineUrl : meeting.place,
    reason: reasonFor(telling, actor),
    person: people.get(telling.proxyFor?.personId ?? '')?.name ?? '',
    scope: telling.proxyFor?.scope ?? '',
  }
}

function reasonFor({ reason = '' }: Telling, reader: { readonly locale: Reader['locale'] }): string {
  return typeof reason === 'string' ? reason : reason(reader)
}

/** Everybody on the list but the one who calls the meeting. */
function othersOf(meeting: Meeting): string[] {
  return meeting.attendees.map(({ personId }) => personId).filter((id) => id !== meeting.organiserId)
}

function isListed(meeting: Meeting, personId: string): boolean {
  return meeting.attendees.some((attendee) => attendee.personId === personId)
}

function getsMail({ wantsMail, email }: Reader): boolean {
  return wantsMail && email !== ''
}

function readersIn(tx: Db, meeting: Meeting, personIds: readonly string[]): Promise<Reader[]> {
  return asSystemWithin(tx, () => readersOf(tx, personIds, { noun: 'meeting', nounId: meeting.id }))
}
