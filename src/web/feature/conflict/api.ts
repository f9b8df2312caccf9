import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as shapes from '#contract/conflict.ts'
import * as contract from '#contract/conflict.ts'
import { type BodyOf, call, type QueryOf } from '#web/lib/api.ts'

export type ConflictRow = z.output<typeof shapes.ConflictRow>
export type ConflictView = z.output<typeof shapes.ConflictView>
export type SideView = z.output<typeof shapes.SideView>
export type ConflictFilter = Omit<QueryOf<typeof contract.listConflicts>, 'cursor' | 'limit'>

const key = ['conflict'] as const

export function conflictsQuery(filter: ConflictFilter) {
  return infiniteQueryOptions({
    queryKey: [...key, 'list', filter] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listConflicts, {
        query: { ...filter, limit: 50, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function conflictQuery(id: string) {
  return queryOptions({
    queryKey: [...key, 'one', id] as const,
    queryFn: ({ signal }) => call(contract.getConflict, { params: { id }, signal }),
  })
}

export function disputesQuery(meetingId: string) {
  return queryOptions({
    queryKey: [...key, 'disputes', meetingId] as const,
    queryFn: ({ signal }) => call(contract.listDisputes, { params: { id: meetingId }, signal }),
  })
}

export function useRaise() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({
      body,
      idempotencyKey,
    }: {
      body: BodyOf<typeof contract.createConflict>
      idempotencyKey: string
    }) => call(contract.createConflict, { body, idempotencyKey }),
    onSuccess: (made) => {
      cache.setQueryData(conflictQuery(made.id).queryKey, made)
      for (const part of ['list', 'disputes']) void cache.invalidateQueries({ queryKey: [...key, part] })
    },
  })
}

/** One act on a conflict; what comes back is what is shown. */
function useAct<Asked>(id: string, act: (asked: Asked) => Promise<ConflictView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (now) => {
      cache.setQueryData(conflictQuery(id).queryKey, now)
      void cache.invalidateQueries({ queryKey: [...key, 'list'] })
    },
  })
}

export const useEdit = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.updateConflict>) =>
    call(contract.updateConflict, { params: { id }, body }),
  )
export const useStateSide = (id: string, departmentId: string) =>
  useAct(id, (body: BodyOf<typeof contract.stateSide>) =>
    call(contract.stateSide, { params: { id, departmentId }, body }),
  )
export const useSign = (id: string, departmentId: string) =>
  useAct(id, (body: BodyOf<typeof contract.signSide>) =>
    call(contract.signSide, { params: { id, departmentId }, body }),
  )
export const useAddSide = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.addSide>) => call(contract.addSide, { params: { id }, body }))
export const useTalk = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.addTalk>) => call(contract.addTalk, { params: { id }, body }))
export const useNegotiate = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.negotiate>) => call(contract.negotiate, { params: { id }, body }))
export const useHandUp = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.raiseConflict>) =>
    call(contract.raiseConflict, { params: { id }, body }),
  )
export const useSkip = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.skipLevels>) =>
    call(contract.skipLevels, { params: { id }, body }),
  )
export const useRefer = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.referConflict>) =>
    call(contract.referConflict, { params: { id }, body }),
  )
export const useRule = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.ruleConflict>) =>
    call(contract.ruleConflict, { params: { id }, body }),
  )
export const useAddTask = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.addConflictTask>) =>
    call(contract.addConflictTask, { params: { id }, body }),
  )
export const useClose = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.closeConflict>) =>
    call(contract.closeConflict, { params: { id }, body }),
  )
export const useWithdraw = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.withdrawConflict>) =>
    call(contract.withdrawConflict, { params: { id }, body }),
  )
