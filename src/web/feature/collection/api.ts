import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import * as contract from '#contract/collection.ts'
import type { In } from '#contract/endpoint.ts'
import { call } from '#web/lib/api.ts'
import { meetingQuery } from '#web/lib/meeting.ts'

export const collectionKey = (meetingId: string) => ['meeting', 'collection', meetingId] as const

export function collectionQuery(meetingId: string) {
  return queryOptions({
    queryKey: collectionKey(meetingId),
    queryFn: ({ signal }) => call(contract.getCollection, { params: { id: meetingId }, signal }),
  })
}

/** One act whose reply is the collection; the meeting moves with it. */
function useAct<Sent>(meetingId: string, act: (sent: Sent) => Promise<contract.CollectionView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (collection) => {
      cache.setQueryData(collectionKey(meetingId), collection)
      void cache.invalidateQueries({ queryKey: meetingQuery(meetingId).queryKey })
    },
  })
}

export function useOpenCollection(id: string) {
  return useAct(id, () => call(contract.openCollection, { params: { id } }))
}

export function useProposeTopic(id: string) {
  return useAct(id, (body: In<NonNullable<typeof contract.proposeTopic.body>>) =>
    call(contract.proposeTopic, { params: { id }, body }),
  )
}

export function useAnswerProposal(id: string, proposalId: string) {
  return useAct(id, (body: In<NonNullable<typeof contract.answerTopicProposal.body>>) =>
    call(contract.answerTopicProposal, { params: { id, proposalId }, body }),
  )
}

export function useWithdrawProposal(id: string, proposalId: string) {
  return useAct(id, () => call(contract.withdrawTopicProposal, { params: { id, proposalId } }))
}
