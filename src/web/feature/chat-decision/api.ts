import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as shapes from '#contract/chat-decision.ts'
import * as contract from '#contract/chat-decision.ts'
import { type BodyOf, call, type QueryOf } from '#web/lib/api.ts'

export type ChatDecisionView = z.output<typeof shapes.ChatDecisionView>
export type ChatNoteView = z.output<typeof shapes.ChatNoteView>
export type Prepared = z.output<typeof shapes.prepareChatDecision.reply>
export type ChatPlace = QueryOf<typeof contract.listChatDecisions>
export type ChatDraft = BodyOf<typeof contract.checkChatDecision>

const key = ['chatDecision'] as const

export function preparedQuery(asked: QueryOf<typeof contract.prepareChatDecision>) {
  return queryOptions({
    queryKey: [...key, 'prepare', asked] as const,
    queryFn: ({ signal }) => call(contract.prepareChatDecision, { query: asked, signal }),
    // What the form began with stays while it is filled in.
    staleTime: Infinity,
    gcTime: 0,
  })
}

export function checkQuery(draft: ChatDraft | undefined) {
  return queryOptions({
    queryKey: [...key, 'check', draft] as const,
    queryFn: ({ signal }) => call(contract.checkChatDecision, { body: draft as ChatDraft, signal }),
    enabled: draft !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

export function chatQuery(id: string) {
  return queryOptions({
    queryKey: [...key, 'one', id] as const,
    queryFn: ({ signal }) => call(contract.getChatDecision, { params: { id }, signal }),
  })
}

export function chatsQuery(place: ChatPlace) {
  return queryOptions({
    queryKey: [...key, 'list', place] as const,
    queryFn: ({ signal }) => call(contract.listChatDecisions, { query: place, signal }),
  })
}

export const chatNotesQuery = queryOptions({
  queryKey: [...key, 'notes'] as const,
  queryFn: ({ signal }) => call(contract.listChatNotes, { signal }),
})

export function useRecord() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof contract.recordChatDecision>) =>
      call(contract.recordChatDecision, { body }),
    onSuccess: () => {
      for (const queryKey of [key, ['decision'], ['task'], ['collaboration']]) {
        void cache.invalidateQueries({ queryKey })
      }
    },
  })
}

function useAct<Asked>(id: string, act: (asked: Asked) => Promise<ChatDecisionView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (now) => {
      cache.setQueryData(chatQuery(id).queryKey, now)
      void cache.invalidateQueries({ queryKey: ['decision'] })
    },
    // Somebody else was faster: what stands now is what is to be read.
    onError: () => void cache.invalidateQueries({ queryKey: chatQuery(id).queryKey }),
  })
}

export const useCorrect = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.correctChatDecision>) =>
    call(contract.correctChatDecision, { params: { id }, body }),
  )
export const useAnswer = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.answerChatDecision>) =>
    call(contract.answerChatDecision, { params: { id }, body }),
  )
export const useReply = (id: string) =>
  useAct(id, (body: BodyOf<typeof contract.replyInChatDecision>) =>
    call(contract.replyInChatDecision, { params: { id }, body }),
  )

export function useAttach(id: string) {
  const cache = useQueryClient()
  return async (file: File, onProgress: (share: number) => void) => {
    const now = await call(contract.attachToChatDecision, { params: { id }, file, onProgress })
    cache.setQueryData(chatQuery(id).queryKey, now)
  }
}

export function useAddNote() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof contract.addChatNote>) => call(contract.addChatNote, { body }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: chatNotesQuery.queryKey }),
  })
}

export function useDropNote() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      call(contract.dropChatNote, { params: { id }, body: { reason } }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: chatNotesQuery.queryKey }),
  })
}
