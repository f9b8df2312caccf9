import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import * as contract from '#contract/channel.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

const key = ['channel'] as const

export const channelsQuery = queryOptions({
  queryKey: [...key, 'list'] as const,
  queryFn: ({ signal }) => call(contract.listChannels, { signal }),
})

export function deliveriesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: [...key, id, 'deliveries'] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listDeliveries, {
        params: { id },
        query: { limit: 30, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

function useChannelsChanged() {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: key })
}

type Fields = Omit<BodyOf<typeof contract.createChannel>, 'address' | 'secret'> & {
  readonly version: number
  /** Undefined: the one that is kept stays. */
  readonly address: string | undefined
  readonly secret: string | undefined
}

export function useSaveChannel(id: string | undefined) {
  const onSuccess = useChannelsChanged()
  return useMutation({
    mutationFn: ({ version, kind, address, secret, ...fields }: Fields) =>
      id === undefined
        ? call(contract.createChannel, {
            body: { ...fields, kind, address: address ?? '', secret: secret ?? '' },
          })
        : call(contract.updateChannel, {
            params: { id },
            body: {
              ...fields,
              version,
              ...(address !== undefined && { address }),
              ...(secret !== undefined && { secret }),
            },
          }),
    onSuccess,
  })
}

export function useRemoveChannel() {
  const onSuccess = useChannelsChanged()
  return useMutation({
    mutationFn: (id: string) => call(contract.removeChannel, { params: { id } }),
    onSuccess,
  })
}

export function useTryChannel() {
  const onSettled = useChannelsChanged()
  return useMutation({
    mutationFn: (id: string) => call(contract.tryChannel, { params: { id } }),
    onSettled,
  })
}
