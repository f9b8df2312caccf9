import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import * as contract from '#contract/today.ts'
import { call } from '#web/lib/api.ts'
import { setUnread } from '#web/lib/session.ts'

export function noticesQuery(unread: boolean) {
  return infiniteQueryOptions({
    queryKey: ['notice', 'list', unread] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listNotifications, {
        query: { ...(unread && { unread: 'true' }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function useReadNotice() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(contract.readNotification, { params: { id } }),
    onSuccess: () => {
      setUnread(cache, (unread) => unread - 1)
      return cache.invalidateQueries({ queryKey: ['notice'] })
    },
  })
}

export function useReadAllNotices() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => call(contract.readAllNotifications),
    onSuccess: () => {
      setUnread(cache, () => 0)
      return cache.invalidateQueries({ queryKey: ['notice'] })
    },
  })
}
