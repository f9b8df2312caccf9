import { type Query, QueryClient, type QueryFilters, type QueryKey } from '@tanstack/react-query'
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
  hearWhileReading(cache)
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
    const isAct = typeof rest[0] !== 'function'
    const isOvertaken = isAct && query?.state.fetchStatus === 'fetching' && query.state.data !== undefined
    if (isOvertaken) void query.cancel({ revert: true })
    if (isAct) askAfterFirst(cache, query)
    const data = set(queryKey, ...rest)
    if (isOvertaken) void cache.invalidateQueries({ queryKey, exact: true })
    return data
  }
  cache.setQueryData = setNewest as QueryClient['setQueryData']
}

/**
 * A first reading under way cannot be begun anew, and what is said of it meanwhile would be forgotten when it
 * comes in: then it is asked for once more.
 */
function hearWhileReading(cache: QueryClient): void {
  const invalidate = cache.invalidateQueries.bind(cache)
  cache.invalidateQueries = (filters, options) => {
    for (const query of cache.getQueryCache().findAll(filters as QueryFilters)) askAfterFirst(cache, query)
    return invalidate(filters, options)
  }
}

const overtaken = new WeakSet<Promise<unknown>>()

function askAfterFirst(cache: QueryClient, query: Query | undefined): void {
  if (query?.state.fetchStatus !== 'fetching' || query.state.data !== undefined) return
  const { promise } = query
  if (promise === undefined || overtaken.has(promise)) return
  overtaken.add(promise)
  const again = () => void cache.invalidateQueries({ queryKey: query.queryKey, exact: true })
  // Given up or refused, there is nothing on the screen that could be too old.
  promise.then(again, () => undefined)
}
