import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import * as contract from '#contract/organisation.ts'
import { type BodyOf, call } from '#web/lib/api.ts'
import { sessionQuery } from '#web/lib/session.ts'

export interface PeopleFilter {
  readonly q?: string | undefined
  readonly departmentId?: string | undefined
  readonly state?: 'invited' | 'active' | 'disabled' | undefined
}

export function peopleQuery({ q, departmentId, state }: PeopleFilter) {
  return infiniteQueryOptions({
    queryKey: ['person', 'list', q ?? '', departmentId ?? '', state ?? ''] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listPeople, {
        query: {
          limit: 100,
          ...(q && { q }),
          ...(departmentId && { departmentId }),
          ...(state && { state }),
          ...(pageParam && { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  })
}

export const organisationQuery = queryOptions({
  queryKey: ['organisation'] as const,
  queryFn: ({ signal }) => call(contract.getOrganisation, { signal }),
})

/** People and departments name each other, so a change in one is asked for in both. */
function useChartChanged() {
  const cache = useQueryClient()
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ['person'] }),
      cache.invalidateQueries({ queryKey: ['department'] }),
    ])
}

export function useSavePerson(id: string | undefined) {
  const onSuccess = useChartChanged()
  return useMutation({
    mutationFn: ({ version, ...fields }: BodyOf<typeof contract.createPerson> & { version: number }) =>
      id === undefined
        ? call(contract.createPerson, { body: fields })
        : call(contract.updatePerson, { params: { id }, body: { ...fields, version } }),
    onSuccess,
  })
}

export function useSetPersonState() {
  const onSuccess = useChartChanged()
  return useMutation({
    mutationFn: ({ id, state }: { id: string; state: 'active' | 'disabled' }) =>
      call(contract.setPersonState, { params: { id }, body: { state } }),
    onSuccess,
  })
}

export function useInvitePerson() {
  const onSuccess = useChartChanged()
  return useMutation({
    mutationFn: (id: string) => call(contract.invitePerson, { params: { id } }),
    onSuccess,
  })
}

export function useSaveDepartment(id: string | undefined) {
  const onSuccess = useChartChanged()
  return useMutation({
    mutationFn: ({ version, ...fields }: BodyOf<typeof contract.createDepartment> & { version: number }) =>
      id === undefined
        ? call(contract.createDepartment, { body: fields })
        : call(contract.updateDepartment, { params: { id }, body: { ...fields, version } }),
    onSuccess,
  })
}

export function useArchiveDepartment() {
  const onSuccess = useChartChanged()
  return useMutation({
    mutationFn: (id: string) => call(contract.archiveDepartment, { params: { id } }),
    onSuccess,
  })
}

export function useSaveOrganisation() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof contract.updateOrganisation>) =>
      call(contract.updateOrganisation, { body }),
    onSuccess: (organisation) => {
      cache.setQueryData(organisationQuery.queryKey, organisation)
      return cache.invalidateQueries(sessionQuery)
    },
  })
}

export function previewImport(file: File, onProgress: (share: number) => void) {
  return call(contract.previewPeopleImport, { file, onProgress })
}

export function useImportPeople() {
  const onSuccess = useChartChanged()
  return useMutation({
    mutationFn: ({ rows, key }: BodyOf<typeof contract.importPeople> & { key: string }) =>
      call(contract.importPeople, { body: { rows }, idempotencyKey: key }),
    onSuccess,
  })
}
