import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as shapes from '#contract/retrospective.ts'
import * as contract from '#contract/retrospective.ts'
import { listTemplates } from '#contract/template.ts'
import { type BodyOf, call, Refused } from '#web/lib/api.ts'

export type RetrospectiveView = z.output<typeof shapes.RetrospectiveView>
export type Note = RetrospectiveView['notes'][number]
export type Change = z.output<typeof shapes.ChangeView>
export type ChangeOfView = BodyOf<typeof contract.updateRetrospective>

export const retrospectiveQuery = (id: string) =>
  queryOptions({
    queryKey: ['retrospective', 'one', id] as const,
    queryFn: ({ signal }) => call(contract.getRetrospective, { params: { id }, signal }),
  })

function useAct<Asked>(id: string, act: (asked: Asked) => Promise<RetrospectiveView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (now) => {
      cache.setQueryData(retrospectiveQuery(id).queryKey, now)
      void cache.invalidateQueries({ queryKey: ['collaboration'] })
    },
  })
}

export const useOpen = (id: string) =>
  useAct(id, (collectUntil: string | null) =>
    call(contract.openRetrospective, { params: { id }, body: { collectUntil } }),
  )
export const useUpdate = (id: string) =>
  useAct(id, (body: ChangeOfView) => call(contract.updateRetrospective, { params: { id }, body }))
export const useMove = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.moveRetrospective>) =>
    call(contract.moveRetrospective, { params: { id }, body }),
  )
export const useAddNote = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.addNote>) => call(contract.addNote, { params: { id }, body }))
export const useUpdateNote = (id: string) =>
  useAct(id, ({ noteId, ...body }: BodyOf<typeof contract.updateNote> & { noteId: string }) =>
    call(contract.updateNote, { params: { id, noteId }, body }),
  )
export const useRemoveNote = (id: string) =>
  useAct(id, (noteId: string) => call(contract.removeNote, { params: { id, noteId } }))
export const useChooseNote = (id: string) =>
  useAct(id, ({ noteId, isKept }: { noteId: string; isKept: boolean }) =>
    call(contract.chooseNote, { params: { id, noteId }, body: { isKept } }),
  )
export const useMakeTasks = (id: string) =>
  useAct(id, () => call(contract.makeMeasureTasks, { params: { id } }))
export const usePropose = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.proposeLessonChange>) =>
    call(contract.proposeLessonChange, { params: { id }, body }),
  )
export const useWithdraw = (id: string) =>
  useAct(id, (changeId: string) => call(contract.withdrawLessonChange, { params: { id, changeId } }))
export const useRecognise = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.recognise>) => call(contract.recognise, { params: { id }, body }))
export const useArchive = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.archiveCollaboration>) =>
    call(contract.archiveCollaboration, { params: { id }, body }),
  )
export const useDetach = (id: string) =>
  useAct(id, (fileId: string) => call(contract.detachFromRetrospective, { params: { id, fileId } }))

export function useAttach(id: string) {
  const cache = useQueryClient()
  return async (file: File, onProgress: (share: number) => void) => {
    const now = await call(contract.attachToRetrospective, { params: { id }, file, onProgress })
    cache.setQueryData(retrospectiveQuery(id).queryKey, now)
  }
}

export function useCallMeeting(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => call(contract.callRetrospectiveMeeting, { params: { id } }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: retrospectiveQuery(id).queryKey }),
  })
}

/** Templates that can be renewed: mine. */
export const myTemplatesQuery = queryOptions({
  queryKey: ['retrospective', 'templates'] as const,
  queryFn: ({ signal }) => call(listTemplates, { signal }),
})

/** What stands now, where somebody else was faster. */
export function presentAfter(error: unknown): RetrospectiveView | undefined {
  if (!(error instanceof Refused) || !/^retrospective\.(?:stale|noteStale)$/u.test(error.reason))
    return undefined
  return (error.detail as { current?: RetrospectiveView } | null)?.current
}

export const proposalsQuery = queryOptions({
  queryKey: ['retrospective', 'proposals'] as const,
  queryFn: ({ signal }) => call(contract.listLessonChanges, { signal }),
})

export function useDecide() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: BodyOf<typeof contract.decideLessonChange> & { id: string }) =>
      call(contract.decideLessonChange, { params: { id }, body }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: proposalsQuery.queryKey })
      void cache.invalidateQueries({ queryKey: ['norm'] })
    },
  })
}
