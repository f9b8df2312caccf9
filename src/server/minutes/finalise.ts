import type { FindingView } from '#contract/common.ts'
import type { MinutesContent } from '#contract/minutes.ts'
import { AppError } from '#domain/error.ts'
import { meetingLifecycle } from '#domain/meeting/lifecycle.ts'
import { authorizeMinutes } from '#domain/minutes/policy.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { MeetingFacts } from '#domain/norm/facts.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { sayInChannels } from '#server/channel/say.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { saveMeeting } from '#server/meeting/change.ts'
import { meetingFacts } from '#server/meeting/facts.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { lockMeeting } from '#server/meeting/queries.ts'
import { findingsOf, guard } from '#server/norm/guard.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { closeLoop } from '#server/task/closing.ts'
import { announceTasks } from '#server/task/notices.ts'
import { archiveNameFor } from './archive-name.ts'
import { drawContent } from './content.ts'
import { issueOf } from './issue.ts'
import { keepUntil } from './keep-until.ts'
import { type Minutes, silentIn } from './minutes.ts'
import { moveMinutes } from './move.ts'
import { getMinutes, lockMinutes, type MinutesVersion, versionOf } from './queries.ts'
import { namesOf } from './recipients.ts'
import { changedSince } from './redraw.ts'
import type { GivenOverrides } from './send.ts'
import { type By, nameOf, tellOfMinutes } from './tell.ts'

/** Everything that the lifecycle lists for `finalise` is judged at this one moment. */
export const finaliseEvents = ['minutes.finalise'] as const satisfies readonly NormEvent[]

/**
 * Makes the minutes final, and with it archives them, lets the meeting go on to its follow-up and hands the
 * tasks out (S3-29, S3-30, S2-68). Silence is not consent: whoever has not answered stands in the
 * document by name, and a reviewer's silence can be passed over only by the host, after the clock, and said.
 */
export async function finaliseMinutes(
  tx: Db,
  app: App,
  actor: Actor,
  request: {
    readonly id: string
    readonly overrides: GivenOverrides
    readonly withoutSilent: boolean
    readonly at: Date
  },
): Promise<void> {
  const { id, overrides, withoutSilent, at } = request
  // The meeting first, as everybody who changes both does.
  const seen = await getMinutes(tx, id)
  const move = withoutSilent ? 'finaliseWithoutSilent' : 'finalise'
  try {
    authorizeMinutes(actor, move, seen)
  } catch (error) {
    throw await namingProposals(tx, seen, error, at)
  }
  const meeting = await lockMeeting(tx, seen.meetingId)
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, move, minutes)

  const version = await versionOf(tx, id, minutes.currentVersion)
  if (!minutes.isImported) await refuseIfOutOfDate(tx, meeting, minutes, version)
  const facts = await meetingFacts(tx, meeting.id, at)
  const findings = await passNorms(tx, actor, { minutes, facts, overrides, withoutSilent, at })

  const silent = silentIn(minutes)
  const by: By = { actorId: actor.personId, app, at }
  const content = {
    ...(await finalContent(tx, minutes, version.content)),
    issue: await issueOf(tx, minutes, at),
  }
  const no = minutes.currentVersion + 1
  await tx
    .insertInto('minutes_version')
    .values({
      minutes_id: id,
      no,
      content: JSON.stringify(content),
      is_final: true,
      sent_at: at,
      author_id: actor.personId,
      at,
    })
    .execute()
  const final = await moveMinutes(tx, minutes, {
    move,
    actorId: actor.personId,
    at,
    data: {
      version: no,
      silent: silent.map(({ personId }) => personId),
      // Of a record from elsewhere nothing is refused, but what it lacks is on record.
      ...(minutes.isImported && { findings: findings.map(({ fingerprint }) => fingerprint) }),
    },
    change: {
      current_version: no,
      final_at: at,
      final_by: actor.personId,
      silent_ids: silent.map(({ personId }) => personId),
      archive_name: await archiveNameFor(tx, meeting.name, meeting.plannedStart ?? meeting.actualStart),
      keep_until: await keepUntil(tx, minutes.retention, at),
    },
  })
  await fixWordings(tx, meeting.id, actor.personId, at)
  // Distributed, named and in the archive: nobody has to do that by hand.
  await moveMinutes(tx, final, { move: 'archive', actorId: null, at })
  await beginFollowUp(tx, meeting, at)
  await announceTasks(tx, app, meeting.id, at)
  await tellOfMinutes(
    tx,
    minutes,
    {
      kind: 'minutes.final',
      personIds: minutes.recipients.map(({ personId }) => personId),
      params: { by: await nameOf(tx, actor.personId) },
      occasion: 'final',
    },
    by,
  )
  await sayInChannels(tx, app, {
    meetingId: meeting.id,
    notice: 'minutesFinal',
    occasion: 'minutesFinal',
    link: `/minutes/${id}`,
    at,
  })
  await closeLoop(tx, { meetingId: meeting.id, at })
}

/** NM-MIN-10: where the state forbids it because proposals are open, the refusal says which norm stands behind that. */
async function namingProposals(tx: Db, minutes: Minutes, error: unknown, at: Date): Promise<unknown> {
  if (!(error instanceof AppError) || error.kind !== 'conflict' || minutes.state !== 'revising') return error
  const findings = await findingsOf(tx, {
    event: finaliseEvents,
    facts: await meetingFacts(tx, minutes.meetingId, at),
    noun: 'minutes',
    nounId: minutes.id,
    isImported: minutes.isImported,
    now: at,
  })
  const open = findings.filter(({ norm }) => norm === 'NM-MIN-10')
  return open.length === 0
    ? error
    : new AppError(error.kind, error.reason, error.params, { detail: { findings: open } })
}

/** What was confirmed is what becomes final; what has changed since where it lives was confirmed by nobody. */
async function refuseIfOutOfDate(
  tx: Db,
  meeting: Meeting,
  minutes: Minutes,
  { content }: MinutesVersion,
): Promise<void> {
  const changed = changedSince(content, await drawContent(tx, meeting, minutes.number))
  if (changed.length === 0) return
  throw new AppError(
    'conflict',
    'minutes.outOfDate',
    { what: changed.join('、') },
    { detail: { numbers: changed } },
  )
}

async function passNorms(
  tx: Db,
  actor: Actor,
  asked: {
    readonly minutes: Minutes
    readonly facts: MeetingFacts
    readonly overrides: GivenOverrides
    readonly withoutSilent: boolean
    readonly at: Date
  },
): Promise<FindingView[]> {
  const { minutes, facts, overrides, withoutSilent, at } = asked
  const question = {
    event: finaliseEvents,
    facts,
    noun: 'minutes',
    nounId: minutes.id,
    isImported: minutes.isImported,
    now: at,
  }
  const before = await findingsOf(tx, question)
  const unanswered = before.filter(({ norm }) => norm === 'NM-MIN-02')
  const given = [...overrides]
  if (withoutSilent) {
    if (minutes.feedbackDueAt !== null && at <= minutes.feedbackDueAt && silentIn(minutes).length > 0) {
      throw new AppError('conflict', 'minutes.clockRunning', { dueAt: minutes.feedbackDueAt.toISOString() })
    }
    // Going on without them is the host's override of NM-MIN-02, one for each of them, and on record.
    const passable = unanswered.filter(({ override }) => override === 'host')
    for (const { fingerprint } of passable) {
      if (!given.some((one) => one.fingerprint === fingerprint)) given.push({ fingerprint, reason: '' })
    }
  } else if (!minutes.isImported && unanswered.length > 0) {
    const names = await namesOf(
      tx,
      unanswered.map(({ place }) => place.id),
    )
    throw new AppError('conflict', 'minutes.silentReviewers', { names }, { detail: { findings: before } })
  }
  return guard(tx, actor, { ...question, overrides: given })
}

/** The text as it was confirmed, with the objections that were kept and who had not answered. */
async function finalContent(tx: Db, minutes: Minutes, content: MinutesContent): Promise<MinutesContent> {
  const reserved = await tx
    .selectFrom('minutes_proposal')
    .innerJoin('minutes_recipient', 'minutes_recipient.id', 'minutes_proposal.recipient_id')
    .select(['person_id as personId', 'section', 'item', 'text', 'answer'])
    .where('minutes_proposal.minutes_id', '=', minutes.id)
    .where('minutes_proposal.state', '=', 'reserved')
    .orderBy('minutes_proposal.at')
    .execute()
  const silent = silentIn(minutes)
  const people = await personRefs(
    tx,
    [...reserved, ...silent].map(({ personId }) => personId),
  )
  const nameOfPerson = ({ personId }: { personId: string }) => people.get(personId)?.name ?? ''
  return {
    ...content,
    reservedOpinions: reserved.map((opinion) => ({
      person: nameOfPerson(opinion),
      section: opinion.section,
      text: opinion.item === '' ? opinion.text : `${opinion.item}：${opinion.text}`,
      answer: opinion.answer,
    })),
    silent: silent.map(nameOfPerson),
  }
}

/** The record says no longer that a decision's wording is open. */
async function fixWordings(tx: Db, meetingId: string, personId: string, at: Date): Promise<void> {
  await tx
    .updateTable('entry')
    .set({ wording_locked_by: personId, wording_locked_at: at })
    .where('meeting_id', '=', meetingId)
    .where('decision_id', 'is not', null)
    .where('deleted_at', 'is', null)
    .where('wording_locked_at', 'is', null)
    .execute()
}

async function beginFollowUp(tx: Db, meeting: Meeting, at: Date): Promise<void> {
  const to = meetingLifecycle.stateAfter(meeting.state, 'followUp')
  await saveMeeting(tx, meeting, { state: to }, at)
  await noteMove(tx, {
    noun: 'meeting',
    nounId: meeting.id,
    move: 'followUp',
    from: meeting.state,
    to,
    actorId: null,
    at,
  })
}
