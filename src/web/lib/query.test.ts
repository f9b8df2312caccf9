import { QueryObserver } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { makeQueryClient } from './query.ts'

const queryKey = ['meeting', 'one', '1']

/** A meeting whose readings answer when they are told to. */
function reading() {
  const cache = makeQueryClient()
  const waiting: ((version: number) => void)[] = []
  const queryFn = vi.fn(() => new Promise<number>((resolve) => waiting.push(resolve)))
  const observer = new QueryObserver(cache, { queryKey, queryFn })
  const stop = observer.subscribe(() => {})
  const answer = async (version: number) => {
    waiting.shift()?.(version)
    await vi.waitFor(() => expect(cache.getQueryState(queryKey)?.fetchStatus).toBe('idle'))
  }
  return { cache, queryFn, waiting, answer, stop, shown: () => cache.getQueryData<number>(queryKey) }
}

it('never puts back what stood before an act, though a reading begun earlier comes in later', async () => {
  const { cache, queryFn, waiting, answer, stop, shown } = reading()
  await answer(1)
  void cache.invalidateQueries({ queryKey })
  expect(queryFn).toHaveBeenCalledTimes(2)
  cache.setQueryData(queryKey, 2)
  expect(shown()).toBe(2)
  // What was under way is asked for anew, since others may have changed it too.
  expect(queryFn).toHaveBeenCalledTimes(3)
  waiting.shift()?.(1)
  await answer(3)
  expect(shown()).toBe(3)
  stop()
})

it('asks for nothing more where nothing is under way', async () => {
  const { cache, queryFn, answer, stop, shown } = reading()
  await answer(1)
  cache.setQueryData(queryKey, 2)
  expect(shown()).toBe(2)
  expect(queryFn).toHaveBeenCalledTimes(1)
  stop()
})

it('reads once more what was said to be old while it was read for the first time', async () => {
  const { cache, queryFn, waiting, stop, shown } = reading()
  void cache.invalidateQueries({ queryKey: ['meeting'] })
  void cache.invalidateQueries({ queryKey: ['meeting'] })
  expect(queryFn).toHaveBeenCalledTimes(1)
  waiting.shift()?.(1)
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2))
  waiting.shift()?.(2)
  await vi.waitFor(() => expect(shown()).toBe(2))
  expect(queryFn).toHaveBeenCalledTimes(2)
  stop()
})

it('shows what stands now, when the first reading comes in after an act', async () => {
  const { cache, queryFn, waiting, stop, shown } = reading()
  cache.setQueryData(queryKey, 2)
  waiting.shift()?.(1)
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2))
  waiting.shift()?.(2)
  await vi.waitFor(() => expect(shown()).toBe(2))
  stop()
})
