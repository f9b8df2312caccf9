import { type QueryClient, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { Me, SessionView } from '#contract/session.ts'
import * as contract from '#contract/session.ts'
import { call } from './api.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'] as const,
  queryFn: ({ signal }) => call(contract.getSession, { signal }),
  staleTime: 60_000,
})

/** Who is signed in and where, once it is known. */
export function useSession(): SessionView | undefined {
  return useQuery(sessionQuery).data
}

/** The signed-in person. Only inside pages that need a sign-in: elsewhere there is nobody to give. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data.me === null) throw new Error('useMe outside of a signed-in page')
  return data.me
}

/**
 * What sign-in, sign-out, set-up and switching person share: the answer is the new session, and what
 * was read for the person before is forgotten.
 */
export function enterSession(cache: QueryClient, session: SessionView): void {
  const before = cache.getQueryData(sessionQuery.queryKey)?.me?.id
  if (before !== session.me?.id)
    cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  cache.setQueryData(sessionQuery.queryKey, session)
}

/** One more or fewer unread notice, without asking again. */
export function setUnread(cache: QueryClient, change: (unread: number) => number): void {
  cache.setQueryData(
    sessionQuery.queryKey,
    (session) => session && { ...session, unread: Math.max(0, change(session.unread)) },
  )
}
