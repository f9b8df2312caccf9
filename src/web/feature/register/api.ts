import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type { z } from 'zod'
import { searchPeople } from '#contract/organisation.ts'
import type * as shapes from '#contract/register.ts'
import * as contract from '#contract/register.ts'
import type { RegisterGroup } from '#contract/register-filter.ts'
import type { TaskRow as TaskRowShape } from '#contract/task.ts'
import { createTask, getTask, listTasks } from '#contract/task.ts'
import { type BodyOf, call } from '#web/lib/api.ts'
import type { RegisterAsk, Shown } from './ask.ts'

export type TaskRow = z.output<typeof TaskRowShape>
export type GroupView = z.output<typeof shapes.GroupView>
export type PlanRow = z.output<typeof shapes.PlanRow>
export type SavedView = z.output<typeof shapes.RegisterViewRow>
export type Outcome = z.output<typeof shapes.ChangeOutcome>
export type ImportView = z.output<typeof shapes.TaskImportView>
export type Change = BodyOf<typeof contract.changeTasks>['change']

/** Under the key of all lists of tasks: whatever changes one asks these anew too. */
const lists = ['task', 'list'] as const
export const registerKeys = { lists, views: ['register', 'views'] as const }

type Order = Partial<Pick<Shown, 'sort' | 'order'>>

export function rowsQuery(ask: RegisterAsk, order: Order = {}, limit = 50) {
  return infiniteQueryOptions({
    queryKey: [...lists, 'rows', ask, order, limit] as const,
    queryFn: ({ pageParam, signal }) =>
      call(listTasks, {
        query: { ...ask, ...order, limit, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function groupsQuery(ask: RegisterAsk, by: RegisterGroup) {
  return infiniteQueryOptions({
    queryKey: [...lists, 'groups', by, ask] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.groupTasks, {
        query: { ...ask, by, limit: by === 'day' ? 200 : 50, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function planQuery(ask: RegisterAsk) {
  return infiniteQueryOptions({
    queryKey: [...lists, 'plan', ask] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.readPlan, {
        query: { ...ask, limit: 200, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export const owingQuery = queryOptions({
  queryKey: [...lists, 'owing'] as const,
  queryFn: ({ signal }) => call(contract.readOwing, { signal }),
})

export function owingRowsQuery(debtorId: string | undefined, creditorId: string | undefined) {
  return infiniteQueryOptions({
    queryKey: [...lists, 'owing', debtorId, creditorId] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listOwing, {
        query: {
          ...(debtorId && { debtorId }),
          ...(creditorId && { creditorId }),
          limit: 50,
          ...(pageParam !== '' && { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

/** The key that the page of the task uses as well: what the board looks up is there when it is opened. */
export function oneTaskQuery(id: string) {
  return queryOptions({
    queryKey: ['task', 'one', id] as const,
    queryFn: ({ signal }) => call(getTask, { params: { id }, signal }),
    staleTime: 10_000,
  })
}

export function peopleCalledQuery(q: string) {
  return queryOptions({
    queryKey: ['person', 'search', q] as const,
    queryFn: ({ signal }) => call(searchPeople, { query: { q, limit: 20 }, signal }),
    staleTime: 30_000,
  })
}

export const viewsQuery = queryOptions({
  queryKey: [...registerKeys.views, 'all'] as const,
  queryFn: ({ signal }) => call(contract.listRegisterViews, { query: { limit: 200 }, signal }),
  staleTime: 30_000,
  placeholderData: keepPreviousData,
})

export function viewQuery(id: string) {
  return queryOptions({
    queryKey: [...registerKeys.views, id] as const,
    queryFn: ({ signal }) =>
      call(contract.listRegisterViews, { query: { id }, signal }).then(({ items }) => items[0] ?? null),
    staleTime: 30_000,
  })
}

export function useSaveView() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ view, ...fields }: BodyOf<typeof contract.createRegisterView> & { view?: SavedView }) =>
      view === undefined
        ? call(contract.createRegisterView, { body: fields })
        : call(contract.updateRegisterView, {
            params: { id: view.id },
            body: { ...fields, version: view.version },
          }),
    onSuccess: () => cache.invalidateQueries({ queryKey: registerKeys.views }),
  })
}

export function useRemoveView() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(contract.removeRegisterView, { params: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: registerKeys.views }),
  })
}

export function useChangeMany() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof contract.changeTasks>) => call(contract.changeTasks, { body }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['task'] }),
  })
}

export function useUndoChange() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(contract.undoChange, { params: { id } }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['task'] }),
  })
}

export function useQuickCreate() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: BodyOf<typeof createTask>; idempotencyKey: string }) =>
      call(createTask, { body, idempotencyKey }),
    onSuccess: () => cache.invalidateQueries({ queryKey: lists }),
  })
}

export function sendSheet(
  file: File,
  isTrial: boolean,
  onProgress?: (share: number) => void,
): Promise<ImportView> {
  return call(isTrial ? contract.previewTaskImport : contract.importTasks, {
    file,
    ...(onProgress && { onProgress }),
  })
}
