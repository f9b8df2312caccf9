import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { type NewSide, openConflict } from '#server/conflict/create.ts'
import { madeWords } from '#server/conflict/words.ts'
import type { Db } from '#server/db/database.ts'
import type { Decision } from '#server/decision/decision.ts'
import type { Vote } from './vote.ts'

/**
 * What departments voted on and did not agree about, as a conflict (3.12): each department that cast a ballot is a
 * side, its ballot and the opinion it kept its position. With a single department there is nobody to differ from.
 */
export async function openConflictOfVote(
  tx: Db,
  vote: Vote,
  decision: Decision,
  by: { readonly actor: Actor; readonly app: App; readonly at: Date },
): Promise<void> {
  const words = await madeWords(tx)
  const positions = new Map<string, string[]>()
  for (const ballot of vote.ballots) {
    const departmentId = vote.seats.find(({ id }) => id === ballot.seatId)?.departmentId
    if (departmentId == null) continue
    const said = [words.ballot[ballot.choice], ballot.opinion].filter(Boolean).join('\n')
    positions.set(departmentId, [...(positions.get(departmentId) ?? []), said])
  }
  const sides = [...positions].map(
    ([departmentId, said]): NewSide => ({ departmentId, position: said.join('\n'), demand: '', facts: '' }),
  )
  if (sides.length < 2) return
  await openConflict(
    tx,
    {
      title: vote.question.slice(0, 200),
      kind: 'goal',
      commonGoal: '',
      sides,
      leaderId: vote.hostId,
      places: {
        meetingId: vote.meetingId,
        topicId: decision.topicId,
        decisionId: decision.id,
        taskId: null,
        collaborationId: null,
      },
      entryId: null,
      voteId: vote.id,
    },
    by,
  )
}
