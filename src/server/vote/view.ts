import type { VoteView } from '#contract/vote.ts'
import type { Actor } from '#domain/person/actor.ts'
import { quorumOf, tallyOf } from '#domain/vote/count.ts'
import { offeredInVote } from '#domain/vote/policy.ts'
import type { Db } from '#server/db/database.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import type { Vote } from './vote.ts'

/** As this person sees them: who has voted is open at once, how only when it is over. */
export async function voteViews(tx: Db, actor: Actor, votes: readonly Vote[]): Promise<VoteView[]> {
  const people = await personRefs(
    tx,
    votes.flatMap(({ chairId, seats, ballots }) => [
      chairId,
      ...seats.flatMap(({ personId, voterId }) => [personId, voterId]),
      ...ballots.map(({ personId }) => personId),
    ]),
  )
  const departments = await departmentRefs(
    tx,
    votes.flatMap(({ seats }) => seats.map(({ departmentId }) => departmentId)),
  )
  const person = (id: string | null) => (id !== null && people.get(id)) || null
  return votes.map((vote) => {
    const isOver = vote.state !== 'open'
    const tally = tallyOf(
      vote.seats.length,
      vote.ballots.map(({ choice }) => choice),
    )
    return {
      id: vote.id,
      decisionId: vote.decisionId,
      decisionNumber: vote.decisionNumber,
      meetingId: vote.meetingId,
      state: vote.state,
      question: vote.question,
      unit: vote.unit,
      threshold: vote.threshold,
      quorum: vote.quorum,
      quorumCount: quorumOf(vote.seats.length, vote.quorum),
      closesAt: vote.closesAt?.toISOString() ?? null,
      openedAt: vote.openedAt.toISOString(),
      closedAt: vote.closedAt?.toISOString() ?? null,
      chair: person(vote.chairId),
      chairChoice: vote.chairChoice,
      chairReason: vote.chairReason,
      endReason: vote.endReason,
      seats: vote.seats.map((seat) => {
        const ballot = vote.ballots.find(({ seatId }) => seatId === seat.id)
        const isMine = seat.voterId === actor.personId
        return {
          id: seat.id,
          department: (seat.departmentId !== null && departments.get(seat.departmentId)) || null,
          person: person(seat.personId),
          voter: person(seat.voterId),
          hasVoted: ballot !== undefined,
          ballot:
            ballot === undefined || !(isOver || isMine)
              ? null
              : {
                  by: person(ballot.personId),
                  choice: ballot.choice,
                  opinion: ballot.opinion,
                  at: ballot.at.toISOString(),
                  version: ballot.version,
                },
          isMine,
        }
      }),
      castCount: vote.ballots.length,
      count: isOver ? { agree: tally.agree, against: tally.against, abstain: tally.abstain } : null,
      can: offeredInVote(actor, vote),
      version: vote.version,
    }
  })
}
