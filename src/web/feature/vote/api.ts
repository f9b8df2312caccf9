import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import * as contract from '#contract/vote.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export const voteKeys = {
  all: ['vote'] as const,
  meeting: (id: string) => ['vote', 'meeting', id] as const,
  decision: (id: string) => ['vote', 'decision', id] as const,
}

export function votesOfMeeting(meetingId: string) {
  return queryOptions({
    queryKey: voteKeys.meeting(meetingId),
    queryFn: ({ signal }) => call(contract.listVotesOfMeeting, { params: { id: meetingId }, signal }),
  })
}

export function votesOfDecision(decisionId: string) {
  return queryOptions({
    queryKey: voteKeys.decision(decisionId),
    queryFn: ({ signal }) => call(contract.listVotesOfDecision, { params: { id: decisionId }, signal }),
  })
}

/** Any act on a vote: what is shown of votes, and of the decision they are about, is asked for again. */
function useVoteAct<Asked>(act: (asked: Asked) => Promise<unknown>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => {
      for (const queryKey of [voteKeys.all, ['decision'], ['record'], ['today']]) {
        void cache.invalidateQueries({ queryKey })
      }
    },
  })
}

export const useOpenVote = (decisionId: string) =>
  useVoteAct((body: BodyOf<typeof contract.openVote>) =>
    call(contract.openVote, { params: { id: decisionId }, body }),
  )

export const useCastBallot = (id: string) =>
  useVoteAct((body: BodyOf<typeof contract.castBallot>) =>
    call(contract.castBallot, { params: { id }, body }),
  )

export const useCloseVote = (id: string) => useVoteAct(() => call(contract.closeVote, { params: { id } }))

export const useCancelVote = (id: string) =>
  useVoteAct((body: BodyOf<typeof contract.cancelVote>) =>
    call(contract.cancelVote, { params: { id }, body }),
  )

export const useCastingVote = (id: string) =>
  useVoteAct((body: BodyOf<typeof contract.castingVote>) =>
    call(contract.castingVote, { params: { id }, body }),
  )

export const useEscalateVote = (id: string) =>
  useVoteAct((body: BodyOf<typeof contract.escalateVote>) =>
    call(contract.escalateVote, { params: { id }, body }),
  )
