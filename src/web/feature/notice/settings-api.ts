import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import * as contract from '#contract/notice.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

const key = ['notice-setting'] as const

export const noticeSettingQuery = queryOptions({
  queryKey: [...key, 'mine'] as const,
  queryFn: ({ signal }) => call(contract.getNoticeSetting, { signal }),
})

export const noticeDefaultsQuery = queryOptions({
  queryKey: [...key, 'defaults'] as const,
  queryFn: ({ signal }) => call(contract.getNoticeDefaults, { signal }),
})

export function useChooseNotices() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (choice: BodyOf<typeof contract.setNoticeSetting>) =>
      call(contract.setNoticeSetting, { body: choice }),
    // What was chosen is seen at once; what follows from it comes with the reply.
    onMutate: (choice) => {
      const before = cache.getQueryData(noticeSettingQuery.queryKey)
      cache.setQueryData(noticeSettingQuery.queryKey, (view) => view && { ...view, choice })
      return before
    },
    onSuccess: (view) => cache.setQueryData(noticeSettingQuery.queryKey, view),
    onError: (_error, _choice, before) => cache.setQueryData(noticeSettingQuery.queryKey, before),
  })
}

export function useSaveNoticeDefaults() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof contract.setNoticeDefaults>) =>
      call(contract.setNoticeDefaults, { body }),
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: key }),
        // They are the organisation's, and share its version.
        cache.invalidateQueries({ queryKey: ['organisation'] }),
      ]),
  })
}
