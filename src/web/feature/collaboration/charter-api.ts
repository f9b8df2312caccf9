import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import * as contract from '#contract/charter.ts'
import { moveCollaboration } from '#contract/collaboration.ts'
import { type BodyOf, call, Refused } from '#web/lib/api.ts'

export type CharterView = z.output<typeof contract.CharterView>
export type Participation = CharterView['participations'][number]
export type Duty = CharterView['duties'][number]
export type CommunicationLine = CharterView['communication'][number]
export type CharterChange = Omit<BodyOf<typeof contract.updateCharter>, 'version'>

export const charterQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaboration', 'charter', id] as const,
    queryFn: ({ signal }) => call(contract.getCharter, { params: { id }, signal }),
  })

export const charterFindingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaboration', 'findings', id] as const,
    queryFn: ({ signal }) => call(contract.getCharterFindings, { params: { id }, signal }),
  })

export const resourceRequestsQuery = (id: string) =>
  queryOptions({
    queryKey: ['collaboration', 'requests', id] as const,
    queryFn: ({ signal }) => call(contract.listResourceRequests, { params: { id }, signal }),
  })

/** Puts what came back where it is shown; what the norms say of it is asked anew. */
export function useShowCharter(id: string) {
  const cache = useQueryClient()
  return (charter: CharterView) => {
    cache.setQueryData(charterQuery(id).queryKey, charter)
    for (const part of ['findings', 'one', 'list', 'parts']) {
      void cache.invalidateQueries({ queryKey: ['collaboration', part] })
    }
  }
}

export function useSaveCharter(id: string) {
  const show = useShowCharter(id)
  return async (change: CharterChange, version: number) => {
    show(await call(contract.updateCharter, { params: { id }, body: { ...change, version } }))
  }
}

function useAct<Asked>(id: string, act: (asked: Asked) => Promise<CharterView>) {
  const show = useShowCharter(id)
  return useMutation({ mutationFn: act, onSuccess: show })
}

const by = (id: string) => ({ params: { id } })

export const useAskConfirmation = (id: string) => useAct(id, () => call(contract.askConfirmation, by(id)))
export const useAnswerCharter = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.answerCharter>) =>
    call(contract.answerCharter, { ...by(id), body }),
  )
export const useReplyToObjection = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.replyToObjection>) =>
    call(contract.replyToObjection, { ...by(id), body }),
  )
export const useActivate = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.activateCollaboration>) =>
    call(contract.activateCollaboration, { ...by(id), body }),
  )
export const useMakeTasks = (id: string) => useAct(id, () => call(contract.makeDivisionTasks, by(id)))
export const useStartMeetings = (id: string) => useAct(id, () => call(contract.startPlannedMeetings, by(id)))
export const useDelegate = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.delegatePower>) =>
    call(contract.delegatePower, { ...by(id), body }),
  )
export const useEndDelegation = (id: string) =>
  useAct(id, (delegationId: string) => call(contract.endDelegation, { params: { id, delegationId } }))
export const useStop = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.askStop>) => call(contract.askStop, { ...by(id), body }))

export function useMoveCollaboration(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof moveCollaboration>) => call(moveCollaboration, { ...by(id), body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['collaboration'] }),
  })
}

/** What stands now, as the refusal of a stale version brings it along. */
export function charterAfter(error: unknown): CharterView | undefined {
  if (!(error instanceof Refused) || error.reason !== 'collaboration.stale') return undefined
  return (error.detail as { current?: CharterView } | undefined)?.current
}
