import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { In, Schema } from '#contract/endpoint.ts'
import * as contract from '#contract/template.ts'
import { call } from '#web/lib/api.ts'
import { meetingQuery } from '#web/lib/meeting.ts'

type Given<E extends { readonly body?: Schema | undefined }> = In<NonNullable<E['body']>>

export const templatesQuery = queryOptions({
  queryKey: ['template'] as const,
  queryFn: ({ signal }) => call(contract.listTemplates, { signal }),
})

function useTemplateAct<Sent, Reply>(act: (sent: Sent) => Promise<Reply>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => void cache.invalidateQueries({ queryKey: templatesQuery.queryKey }),
  })
}

export function useSaveTemplate() {
  return useTemplateAct((body: Given<typeof contract.saveTemplate>) => call(contract.saveTemplate, { body }))
}

export function useUpdateTemplate() {
  return useTemplateAct(({ id, ...body }: Given<typeof contract.updateTemplate> & { id: string }) =>
    call(contract.updateTemplate, { params: { id }, body }),
  )
}

export function useRemoveTemplate() {
  return useTemplateAct((id: string) => call(contract.removeTemplate, { params: { id } }))
}

export function useRestoreTemplate() {
  return useTemplateAct((id: string) => call(contract.restoreTemplate, { params: { id } }))
}

export async function applyTemplate(
  meetingId: string,
  template: Given<typeof contract.applyTemplateToMeeting>['template'],
) {
  return call(contract.applyTemplateToMeeting, { params: { id: meetingId }, body: { template } })
}

export function useApplyTemplate(meetingId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (template: string) => applyTemplate(meetingId, template as never),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: meetingQuery(meetingId).queryKey })
      void cache.invalidateQueries({ queryKey: ['meeting', 'findings', meetingId] })
    },
  })
}

export function useCopyMeeting() {
  return useTemplateAct((id: string) => call(contract.copyMeeting, { params: { id }, body: {} }))
}
