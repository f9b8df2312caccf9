import { QueryClient } from '@tanstack/react-query'
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
  return new QueryClient({
    defaultOptions: {
      // `always`: a product in the company's own network works without the internet, and the browser
      // calls that offline.
      queries: { retry: shouldRetry, retryDelay: retryPause, staleTime: 5_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
