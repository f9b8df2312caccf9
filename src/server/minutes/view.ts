import type { DeadlineView, PersonRef } from '#contract/common.ts'
import {
  type MinutesContent,
  type MinutesView,
  minutesAbilities,
  type ProposalView,
} from '#contract/minutes.ts'
import { draftMinutesBy, feedbackBy, finalMinutesBy } from '#domain/calendar/clocks.ts'
import type { Deadline } from '#domain/calendar/deadline.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import { offeredInMinutes } from '#domain/minutes/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { historyOf } from '#server/history/history.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { drawContent } from './content.ts'
import { issueOf } from './issue.ts'
import { keepUntil } from './keep-until.ts'
import { type Minutes, silentIn } from './minutes.ts'
import { nextMeetingOf } from './next.ts'
import { versionOf } from './queries.ts'
import { changedSince } from './redraw.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** The minutes as this person sees them now, or as an earlier version had them. */
export async function minutesView(
  tx: Db,
  actor: Actor,
  minutes: Minutes,
  now: Date,
  versionNo = minutes.currentVersion,
): Promise<MinutesView> {
  // While the meeting is being recorded there is a number and a clock, but nothing to read yet.
  if (minutes.currentVersion === 0) throw new AppError('not_found', 'minutes.notWritten')
  const version = await versionOf(tx, minutes.id, versionNo)
  const versions = await versionsOf(tx, minutes.id)
  const proposals = await proposalsOf(tx, minutes.id)
  const links = await chainLinks(tx, actor, 'meeting', [minutes.meetingId])
  const setting = await loadClockSetting(tx)
  const people = await personRefs(tx, [
    minutes.finalBy,
    minutes.maintainerId,
    minutes.issuerId,
    ...minutes.silentIds,
    ...minutes.recipients.map(({ personId }) => personId),
    ...versions.map(({ authorId }) => authorId),
    ...proposals.flatMap(({ personId, answeredBy }) => [personId, answeredBy]),
  ])
  const person = (id: string | null): PersonRef | null => (id !== null && people.get(id)) || null
  return {
    id: minutes.id,
    number: minutes.number,
    meetingId: minutes.meetingId,
    meetingName: minutes.meetingName,
    meetingDate: minutes.meetingStart && civilDateOf(minutes.meetingStart, setting.zone),
    archiveName: minutes.archiveName,
    state: minutes.state,
    classification: minutes.classification,
    currentVersion: minutes.currentVersion,
    finalAt: iso(minutes.finalAt),
    decisionCount: version.content.decisions.length,
    taskCount: version.content.tasks.length,
    // Until they are issued the head shows to whom they would go.
    content: {
      ...version.content,
      issue: version.content.issue ?? (await issueOf(tx, minutes, minutes.finalAt)),
    },
    contentVersion: version.no,
    versions: versions.map(({ no, at, authorId, note, isFinal, amendmentNo }) => ({
      no,
      at: at.toISOString(),
      author: person(authorId),
      note,
      isFinal,
      amendmentNo,
    })),
    properties: {
      layout: minutes.layout,
      countersign: minutes.countersign,
      issuer: person(minutes.issuerId),
      retention: minutes.retention,
      // Records from before it was noted are kept as long as the others.
      keepUntil:
        minutes.keepUntil ?? (minutes.finalAt && (await keepUntil(tx, minutes.retention, minutes.finalAt))),
      legalHold: minutes.legalHold,
      legalHoldReason: minutes.legalHoldReason,
    },
    recipients: minutes.recipients.map(({ id, personId, role, state, openedAt, answeredAt }) => ({
      id,
      person: people.get(personId) as PersonRef,
      role,
      state,
      openedAt: iso(openedAt),
      answeredAt: iso(answeredAt),
    })),
    proposals: proposals.map(({ personId, answeredBy, at, ...proposal }) => ({
      ...proposal,
      person: people.get(personId) as PersonRef,
      answeredBy: person(answeredBy),
      at: at.toISOString(),
    })),
    deadlines: await deadlinesOf(tx, minutes, versions[0]?.at ?? null, now),
    sentAt: iso(minutes.sentAt),
    finalBy: person(minutes.finalBy),
    silent: minutes.silentIds.flatMap((id) => people.get(id) ?? []),
    maintainer: person(minutes.maintainerId),
    meeting: links.get(minutes.meetingId) ?? null,
    nextMeeting: await nextMeetingOf(tx, actor, minutes.id),
    history: await historyOf(tx, 'minutes', minutes.id),
    can: await abilitiesOf(tx, actor, minutes, { proposals, content: version.content, now }),
    version: minutes.version,
  }
}

/** What the policy offers, less what would be refused however it were asked. */
async function abilitiesOf(
  tx: Db,
  actor: Actor,
  minutes: Minutes,
  {
    proposals,
    content,
    now,
  }: {
    readonly proposals: readonly { readonly state: string }[]
    readonly content: MinutesContent
    readonly now: Date
  },
): Promise<MinutesView['can']> {
  const offered = new Set<string>(offeredInMinutes(actor, minutes))
  if (proposals.some(({ state }) => state === 'open')) offered.delete('resend')
  else offered.delete('answer')
  if (offered.has('redraw')) {
    const fresh = await drawContent(tx, await getMeeting(tx, minutes.meetingId), minutes.number)
    if (changedSince(content, fresh).length === 0) offered.delete('redraw')
  }
  if (content.next === null) offered.delete('callNext')
  if (!isOverdue(minutes, now)) offered.delete('finaliseWithoutSilent')
  return minutesAbilities.filter((ability) => offered.has(ability))
}

/** The working day is over and somebody who was asked has not answered. */
export function isOverdue(minutes: Pick<Minutes, 'feedbackDueAt' | 'recipients'>, now: Date): boolean {
  return minutes.feedbackDueAt !== null && now > minutes.feedbackDueAt && silentIn(minutes).length > 0
}

async function versionsOf(tx: Db, minutesId: string) {
  return tx
    .selectFrom('minutes_version')
    .leftJoin('minutes_amendment', (join) =>
      join
        .onRef('minutes_amendment.minutes_id', '=', 'minutes_version.minutes_id')
        .onRef('new_version', '=', 'minutes_version.no'),
    )
    .select([
      'minutes_version.no',
      'minutes_version.at',
      'author_id as authorId',
      'note',
      'is_final as isFinal',
      'minutes_amendment.no as amendmentNo',
    ])
    .where('minutes_version.minutes_id', '=', minutesId)
    .orderBy('minutes_version.no')
    .execute()
}

async function proposalsOf(tx: Db, minutesId: string) {
  const rows = await tx
    .selectFrom('minutes_proposal')
    .innerJoin('minutes_recipient', 'minutes_recipient.id', 'minutes_proposal.recipient_id')
    .select([
      'minutes_proposal.id',
      'person_id as personId',
      'version_no as versionNo',
      'section',
      'item',
      'text',
      'minutes_proposal.state',
      'answer',
      'answered_by as answeredBy',
      'minutes_proposal.at',
    ])
    .where('minutes_proposal.minutes_id', '=', minutesId)
    .orderBy('minutes_proposal.at')
    .orderBy('minutes_proposal.id')
    .execute()
  return rows.map((row) => ({ ...row, section: row.section as ProposalView['section'] }))
}

/** C-05, C-06 and C-07 with their reasons. C-06 is explained from when the text was sent. */
async function deadlinesOf(
  tx: Db,
  minutes: Minutes,
  draftedAt: Date | null,
  now: Date,
): Promise<DeadlineView[]> {
  const setting = await loadClockSetting(tx)
  const meeting = await asSystemWithin(tx, () =>
    tx
      .selectFrom('meeting')
      .select('actual_end as endedAt')
      .where('id', '=', minutes.meetingId)
      .executeTakeFirstOrThrow(),
  )
  const shown = (clock: string, deadline: Deadline, doneAt: Date | null, due = deadline.at): DeadlineView => {
    const state = doneAt !== null ? (doneAt <= due ? 'met' : 'missed') : now > due ? 'missed' : 'waiting'
    return viewDeadline(clock, deadline, state, due)
  }
  const { endedAt } = meeting
  const { sentAt, feedbackDueAt, finalAt } = minutes
  return [
    ...(endedAt === null
      ? []
      : [shown('C-05', draftMinutesBy(endedAt, setting), draftedAt, minutes.draftDueAt ?? undefined)]),
    ...(sentAt === null
      ? []
      : [shown('C-06', feedbackBy(sentAt, setting), lastAnswerAt(minutes), feedbackDueAt ?? undefined)]),
    ...(endedAt === null
      ? []
      : [shown('C-07', finalMinutesBy(endedAt, setting), finalAt, minutes.finalDueAt ?? undefined)]),
  ]
}

/** When the last of those who were asked answered; null while one is missing. */
function lastAnswerAt(minutes: Minutes): Date | null {
  if (silentIn(minutes).length > 0) return null
  const times = minutes.recipients.flatMap(({ role, answeredAt }) =>
    role === 'cc' || answeredAt === null ? [] : [answeredAt.getTime()],
  )
  return times.length === 0 ? minutes.sentAt : new Date(Math.max(...times))
}
