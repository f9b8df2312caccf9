import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import * as contract from '#contract/shared-file.ts'
import { call } from '#web/lib/api.ts'

export const sharedFilesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['collaboration', 'files', id] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listSharedFiles, {
        params: { id },
        query: { limit: 20, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export function useShareFile(id: string) {
  const cache = useQueryClient()
  return async (file: File, onProgress: (share: number) => void) => {
    await call(contract.shareFile, { params: { id }, file, onProgress })
    await cache.invalidateQueries({ queryKey: ['collaboration'] })
  }
}

export function useRemoveSharedFile(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (fileId: string) => call(contract.removeSharedFile, { params: { id, fileId } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['collaboration'] }),
  })
}
