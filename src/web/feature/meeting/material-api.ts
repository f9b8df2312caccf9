import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { In } from '#contract/endpoint.ts'
import * as contract from '#contract/meeting.ts'
import { call } from '#web/lib/api.ts'
import { showMeeting } from './api.ts'

type Update = In<NonNullable<typeof contract.updateMaterial.body>>
type Review = In<NonNullable<typeof contract.reviewMaterial.body>>

export function useUpdateMaterial() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ materialId, ...body }: Update & { readonly materialId: string }) =>
      call(contract.updateMaterial, { params: { id: materialId }, body }),
    onSuccess: (meeting) => showMeeting(cache, meeting),
  })
}

export function useReviewMaterial(materialId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: Review) => call(contract.reviewMaterial, { params: { id: materialId }, body }),
    onSuccess: (meeting) => showMeeting(cache, meeting),
  })
}

/** A version more is another question: nothing old is shown for it. */
export function revisionsQuery(materialId: string, revisionCount: number) {
  return queryOptions({
    queryKey: ['material', 'revisions', materialId, revisionCount] as const,
    queryFn: ({ signal }) => call(contract.listMaterialRevisions, { params: { id: materialId }, signal }),
    staleTime: 0,
  })
}
