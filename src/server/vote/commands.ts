import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/vote.ts'
import { workingDaysAfter } from '#domain/calendar/deadline.ts'
import type { DecisionMove } from '#domain/decision/lifecycle.ts'
import { authorizeDecision } from '#domain/decision/policy.ts'
import { AppError } from '#domain/error.ts'
import type { MeetingFacts } from '#domain/norm/facts.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type Outcome, outcomeOf, tallyOf } from '#domain/vote/count.ts'
import { type VoteMove, type VoteState, voteLifecycle } from '#domain/vote/lifecycle.ts'
import { authorizeVote } from '#domain/vote/policy.ts'
import { seatsOf } from '#domain/vote/seats.ts'
import type { App } from '#server/app.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { applyMove, tellOfDecision } from '#server/decision/move.ts'
import { lockDecision } from '#server/decision/queries.ts'
import { noteMove } from '#server/history/history.ts'
import { meetingFacts } from '#server/meeting/facts.ts'
import { guard } from '#server/norm/guard.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { notify } from '#server/notification/notify.ts'
import { openConflictOfVote } from './conflict.ts'
import { getVote, invitedTo, lockVote } from './queries.ts'
import type { Vote } from './vote.ts'

interface By {
  readonly actor: Actor
  readonly app: App
  readonly at: Date
}

/** How long a vote that is not held in the room stays open (§3.12). */
const asyncWorkingDays = 1

/** Puts a decision to the vote: its words are locked, seats and threshold are fixed. */
export async function openVote(
  tx: Db,
  decisionId: string,
  asked: BodyOf<typeof contract.openVote>,
  { actor, app, at }: By,
): Promise<string> {
  const decision = await lockDecision(tx, decisionId)
  authorizeDecision(actor, 'openVote', decision)
  if (decision.meetingId === null) throw new AppError('conflict', 'vote.withoutMeeting')
  if (decision.content.trim() === '') throw new AppError('conflict', 'vote.withoutWords')
  const invited = await invitedTo(tx, decision.meetingId)
  const seats = seatsOf(asked.unit, invited, decision.hostId)
  if (seats.length === 0) throw new AppError('conflict', 'vote.nobody')
  const { quorum } = (await loadNormSettings(tx))['NM-MTG-14'].value
  const { id } = await tx
    .insertInto('vote')
    .values({
      decision_id: decisionId,
      meeting_id: decision.meetingId,
      state: voteLifecycle.stateAfter('draft', 'open'),
      question: decision.content,
      unit: asked.unit,
      threshold: asked.threshold,
      quorum,
      closes_at: asked.isAsync ? workingDaysAfter(at, asyncWorkingDays, await loadWorkTime(tx)).at : null,
      chair_id: decision.hostId,
      opened_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('vote_seat')
    .values(
      seats.map(({ departmentId, personId }, position) => ({
        vote_id: id,
        position,
        department_id: departmentId,
        person_id: personId,
      })),
    )
    .execute()
  await applyMove(tx, decision, 'openVote', {
    actorId: actor.personId,
    at,
    // Departments that vote are how this is decided from now on (S1-72).
    ...(asked.unit === 'department' && { change: { mechanism: 'deptVote' as const } }),
    data: { threshold: asked.threshold, unit: asked.unit, seats: seats.length },
  })
  const vote = await getVote(tx, id)
  await notify(tx, app, {
    personIds: vote.voterIds,
    kind: 'decision.vote',
    noun: 'decision',
    nounId: decisionId,
    params: {
      number: decision.number,
      title: decision.content,
      dueAt: vote.closesAt?.toISOString() ?? '',
    },
    link: `/meetings/${decision.meetingId}/follow`,
    dedupe: `decision.vote:${id}`,
    // In the room everybody sees it on the screen; a letter would come when it is over.
    inProductOnly: !asked.isAsync,
    at,
  })
  return id
}

/** Casts a ballot, or changes it. Two browsers at once are one after the other, and the later one is told. */
export async function castBallot(
  tx: Db,
  id: string,
  ballot: BodyOf<typeof contract.castBallot>,
  { actor, app, at }: By,
): Promise<void> {
  const vote = await lockVote(tx, id)
  authorizeVote(actor, 'view', vote)
  await refuseObserver(tx, vote, actor, ballot.choice, at)
  authorizeVote(actor, 'cast', vote)
  const seat = vote.seats.find((one) => one.id === ballot.seatId)
  if (seat === undefined || seat.voterId !== actor.personId) {
    throw new AppError('forbidden', 'vote.notYourSeat')
  }
  const before = vote.ballots.find(({ seatId }) => seatId === seat.id)
  if ((before?.version ?? 0) !== (ballot.version ?? 0)) {
    // The same choice sent twice is one ballot: nothing to be told about.
    const isSame =
      before?.choice === ballot.choice &&
      before.opinion === ballot.opinion &&
      before.personId === actor.personId
    if (isSame) return
    throw new AppError('conflict', 'vote.ballotStale')
  }
  await tx
    .insertInto('ballot')
    .values({
      seat_id: seat.id,
      vote_id: id,
      person_id: actor.personId,
      choice: ballot.choice,
      opinion: ballot.opinion,
      at,
    })
    .onConflict((conflict) =>
      conflict.column('seat_id').doUpdateSet({
        person_id: actor.personId,
        choice: ballot.choice,
        opinion: ballot.opinion,
        at,
        version: (before?.version ?? 0) + 1,
      }),
    )
    .execute()
  await touch(tx, id)
  const now = await getVote(tx, id)
  // Nobody presides over a vote by correspondence: with the last ballot it is over.
  if (now.closesAt !== null && now.ballots.length === now.seats.length) {
    await countVote(tx, now, { actorId: null, app, at })
    return
  }
  await tellOfDecision(tx, { id: vote.decisionId, meetingId: vote.meetingId })
}

/** NM-MTG-05 is the engine's to judge: an observer is told which norm stands against it. */
async function refuseObserver(
  tx: Db,
  vote: Vote,
  actor: Actor,
  choice: 'agree' | 'against' | 'abstain',
  at: Date,
): Promise<void> {
  const isObserver = vote.invited.some(
    ({ personId, kind }) => personId === actor.personId && kind === 'observer',
  )
  if (!isObserver || vote.meetingId === null) return
  const facts: MeetingFacts = {
    ...(await meetingFacts(tx, vote.meetingId)),
    votes: [
      {
        id: vote.id,
        label: vote.decisionNumber,
        eligible: vote.seats.length,
        ballots: [{ personId: actor.personId, choice }],
      },
    ],
  }
  await guard(tx, actor, {
    event: 'ballot',
    facts,
    noun: 'meeting',
    nounId: vote.meetingId,
    subject: { noun: 'vote', id: vote.id },
    overrides: [],
    now: at,
  })
}

export async function closeVote(tx: Db, id: string, { actor, app, at }: By): Promise<void> {
  const vote = await lockVote(tx, id)
  authorizeVote(actor, 'close', vote)
  await countVote(tx, vote, { actorId: actor.personId, app, at })
}

const decided: Readonly<Record<Exclude<Outcome, 'tie'>, DecisionMove>> = {
  void: 'voidVote',
  pass: 'passVote',
  fail: 'failVote',
}

/** Closes a vote and lets quorum and threshold say what came of it (NM-MTG-14); a tie waits for the chair. */
export async function countVote(
  tx: Db,
  vote: Vote,
  { actorId, at }: { actorId: string | null; app: App; at: Date },
): Promise<void> {
  const closed = voteLifecycle.stateAfter(vote.state, 'close')
  const tally = tallyOf(
    vote.seats.length,
    vote.ballots.map(({ choice }) => choice),
  )
  const outcome = outcomeOf(tally, vote)
  await setState(tx, vote.id, voteLifecycle.stateAfter(closed, outcome), {
    closed_at: at,
    closed_by: actorId,
  })
  if (outcome === 'tie') {
    await noteMove(tx, {
      noun: 'decision',
      nounId: vote.decisionId,
      move: 'tieVote',
      from: null,
      to: null,
      actorId,
      data: { ...tally },
      at,
    })
    await tellOfDecision(tx, { id: vote.decisionId, meetingId: vote.meetingId })
    return
  }
  await applyMove(tx, await lockDecision(tx, vote.decisionId), decided[outcome], {
    actorId,
    at,
    data: { ...tally },
  })
}

/** The chair's own vote, which counts on a tie and only then; it is kept with their name. */
export async function castingVote(
  tx: Db,
  id: string,
  { choice, reason }: BodyOf<typeof contract.castingVote>,
  { actor, at }: By,
): Promise<void> {
  const vote = await lockVote(tx, id)
  authorizeVote(actor, 'castingVote', vote)
  const move: VoteMove = choice === 'agree' ? 'castAgree' : 'castAgainst'
  await setState(tx, id, voteLifecycle.stateAfter(vote.state, move), {
    chair_choice: choice,
    chair_reason: reason,
    chair_at: at,
  })
  await applyMove(tx, await lockDecision(tx, vote.decisionId), choice === 'agree' ? 'passVote' : 'failVote', {
    actorId: actor.personId,
    at,
    reason,
    data: { castingVote: choice },
  })
}

export async function cancelVote(
  tx: Db,
  id: string,
  { reason }: BodyOf<typeof contract.cancelVote>,
  { actor, at }: By,
): Promise<void> {
  const vote = await lockVote(tx, id)
  authorizeVote(actor, 'cancel', vote)
  await setState(tx, id, voteLifecycle.stateAfter(vote.state, 'cancel'), {
    closed_at: at,
    closed_by: actor.personId,
    end_reason: reason,
  })
  await applyMove(tx, await lockDecision(tx, vote.decisionId), 'voidVote', {
    actorId: actor.personId,
    at,
    reason,
  })
}

/** Hands up what was tied or failed (S1-36): a conflict between those who voted, on which the ladder rules. */
export async function escalateVote(
  tx: Db,
  id: string,
  { reason }: BodyOf<typeof contract.escalateVote>,
  { actor, app, at }: By,
): Promise<void> {
  const vote = await lockVote(tx, id)
  authorizeVote(actor, 'escalate', vote)
  const decision = await lockDecision(tx, vote.decisionId)
  await setState(tx, id, voteLifecycle.stateAfter(vote.state, 'escalate'), { end_reason: reason })
  await applyMove(tx, decision, 'escalate', { actorId: actor.personId, at, reason })
  await openConflictOfVote(tx, vote, decision, { actor, app, at })
}

async function setState(
  tx: Db,
  id: string,
  state: VoteState,
  change: {
    readonly closed_at?: Date
    readonly closed_by?: string | null
    readonly chair_choice?: 'agree' | 'against'
    readonly chair_reason?: string
    readonly chair_at?: Date
    readonly end_reason?: string
  },
): Promise<void> {
  await tx
    .updateTable('vote')
    .set((row) => ({ state, ...change, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

async function touch(tx: Db, id: string): Promise<void> {
  await tx
    .updateTable('vote')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
