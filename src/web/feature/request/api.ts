import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as shapes from '#contract/request.ts'
import * as contract from '#contract/request.ts'
import { type BodyOf, call, type QueryOf, Refused } from '#web/lib/api.ts'

export type RequestRow = z.output<typeof shapes.RequestRow>
export type RequestView = z.output<typeof shapes.RequestView>
export type AnswerView = z.output<typeof shapes.RequestAnswerView>
export type RoundView = z.output<typeof shapes.RequestRoundView>
export type StandingView = z.output<typeof shapes.RequestStandingView>
export type RequestFilter = Omit<QueryOf<typeof contract.listRequests>, 'cursor' | 'limit'>
export type RequestChange = Omit<BodyOf<typeof contract.editRequest>, 'version'>
export type AnswerBody = BodyOf<typeof contract.answerRequest>

export const requestKey = ['request'] as const

export function requestsQuery(filter: RequestFilter) {
  return infiniteQueryOptions({
    queryKey: [...requestKey, 'list', filter] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listRequests, {
        query: { ...filter, limit: 50, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export const measuresQuery = queryOptions({
  queryKey: [...requestKey, 'measures'] as const,
  queryFn: ({ signal }) => call(contract.getRequestMeasures, { query: {}, signal }),
})

export function requestQuery(id: string) {
  return queryOptions({
    queryKey: [...requestKey, 'one', id] as const,
    queryFn: ({ signal }) => call(contract.getRequest, { params: { id }, signal }),
  })
}

export function useCreateRequest() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({
      body,
      idempotencyKey,
    }: {
      body: BodyOf<typeof contract.createRequest>
      idempotencyKey: string
    }) => call(contract.createRequest, { body, idempotencyKey }),
    onSuccess: () => cache.invalidateQueries({ queryKey: [...requestKey, 'list'] }),
  })
}

/** Any act on one request: the answer is the request as it stands then. */
export function useRequestAct<Input>(id: string, act: (input: Input) => Promise<RequestView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (request) => {
      cache.setQueryData(requestQuery(id).queryKey, request)
      void cache.invalidateQueries({ queryKey: [...requestKey, 'list'] })
      void cache.invalidateQueries({ queryKey: ['today'] })
    },
  })
}

const at = (id: string) => ({ params: { id } })

export const acts = {
  edit: (id: string) => (body: BodyOf<typeof contract.editRequest>) =>
    call(contract.editRequest, { ...at(id), body }),
  submit: (id: string) => (body: BodyOf<typeof contract.submitRequest>) =>
    call(contract.submitRequest, { ...at(id), body }),
  review: (id: string) => (body: BodyOf<typeof contract.reviewRequest>) =>
    call(contract.reviewRequest, { ...at(id), body }),
  answer: (id: string, departmentId: string) => (body: AnswerBody) =>
    call(contract.answerRequest, { params: { id, departmentId }, body }),
  forward: (id: string, departmentId: string) => (body: BodyOf<typeof contract.forwardRequest>) =>
    call(contract.forwardRequest, { params: { id, departmentId }, body }),
  phone: (id: string, departmentId: string) => (text: string) =>
    call(contract.notePhoneAnswer, { params: { id, departmentId }, body: { text } }),
  drop: (id: string, departmentId: string) => (reason: string) =>
    call(contract.dropDepartment, { params: { id, departmentId }, body: { reason } }),
  ask: (id: string) => (departmentId: string) =>
    call(contract.askDepartment, { ...at(id), body: { departmentId } }),
  revise: (id: string) => (body: BodyOf<typeof contract.reviseRequest>) =>
    call(contract.reviseRequest, { ...at(id), body }),
  assign: (id: string) => (personIds: string[]) =>
    call(contract.setAssessors, { ...at(id), body: { personIds } }),
  assess: (id: string) => (body: BodyOf<typeof contract.assessRequest>) =>
    call(contract.assessRequest, { ...at(id), body }),
  decide: (id: string) => (body: BodyOf<typeof contract.decideRequest>) =>
    call(contract.decideRequest, { ...at(id), body }),
  allocate:
    (id: string, departmentId: string, needId: string) => (body: BodyOf<typeof contract.allocateNeed>) =>
      call(contract.allocateNeed, { params: { id, departmentId, needId }, body }),
  convert: (id: string) => (body: BodyOf<typeof contract.convertRequest>) =>
    call(contract.convertRequest, { ...at(id), body }),
  withdraw: (id: string) => (reason: string) =>
    call(contract.withdrawRequest, { ...at(id), body: { reason } }),
  rate: (id: string) => (body: BodyOf<typeof contract.rateRequest>) =>
    call(contract.rateRequest, { ...at(id), body }),
}

/** What stands now, as the refusal of a stale version brings it along. */
export function presentAfter(error: unknown): RequestView | undefined {
  if (!(error instanceof Refused) || error.reason !== 'request.stale') return undefined
  return (error.detail as { current?: RequestView } | undefined)?.current
}
