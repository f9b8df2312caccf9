import { QueryClient, type QueryKey } from '@tanstack/react-query'
import { Unreachable } from './api.ts'

const mostTries = 4

/** A refusal is an answer and is not asked for again; silence is. */
export function shouldRetry(failures: number, error: unknown): boolean {
  return error instanceof Unreachable && failures < mostTries
}

/** Milliseconds until the next try. */
export function retryPause(failures: number): number {
  return Math.min(500 * 2 ** failures, 8_000)
}

export function makeQueryClient(): QueryClient {
  const cache = new QueryClient({
    defaultOptions: {
      // `always`: a product in the company's own network works without the internet, and the browser
      // calls that offline.
      queries: { retry: shouldRetry, retryDelay: retryPause, staleTime: 5_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  outliveOlderReadings(cache)
  return cache
}

/**
 * The answer to an act is newer than any reading begun before it. Such a reading, coming in later, would put
 * back what stood before: it is given up, and asked for anew.
 */
function outliveOlderReadings(cache: QueryClient): void {
  const set = cache.setQueryData.bind(cache) as (queryKey: QueryKey, ...rest: unknown[]) => unknown
  const setNewest = (queryKey: QueryKey, ...rest: unknown[]) => {
    const query = cache.getQueryCache().find({ queryKey, exact: true })
    const isOvertaken =
      typeof rest[0] !== 'function' &&
      query?.state.fetchStatus === 'fetching' &&
      query.state.data !== undefined
    if (isOvertaken) void query.cancel({ revert: true })
    const data = set(queryKey, ...rest)
    if (isOvertaken) void cache.invalidateQueries({ queryKey, exact: true })
    return data
  }
  cache.setQueryData = setNewest as QueryClient['setQueryData']
}
