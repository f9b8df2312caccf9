import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { listRisks } from '#contract/risk.ts'
import type * as shapes from '#contract/task.ts'
import * as contract from '#contract/task.ts'
import { type BodyOf, call, type QueryOf, Refused } from '#web/lib/api.ts'
import type { Override } from '#web/ui/overrides.ts'

export type TaskRow = z.output<typeof shapes.TaskRow>
export type TaskView = z.output<typeof shapes.TaskView>
export type TaskAbility = TaskView['can'][number]
export type TaskFilter = Omit<QueryOf<typeof contract.listTasks>, 'cursor' | 'limit'>

export const taskKeys = {
  lists: ['task', 'list'] as const,
  one: (id: string) => ['task', 'one', id] as const,
}

/** The risks of a task that are not closed, for a report that tells more of one. */
export function knownRisksQuery(taskId: string) {
  return queryOptions({
    queryKey: ['risk', 'known', taskId] as const,
    queryFn: ({ signal }) => call(listRisks, { query: { taskId, open: 'open', limit: 50 }, signal }),
  })
}

export function tasksQuery(filter: TaskFilter) {
  return infiniteQueryOptions({
    queryKey: [...taskKeys.lists, filter] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listTasks, {
        query: { ...filter, limit: 50, ...(pageParam !== '' && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function taskQuery(id: string) {
  return queryOptions({
    queryKey: taskKeys.one(id),
    queryFn: ({ signal }) => call(contract.getTask, { params: { id }, signal }),
  })
}

/** Every act answers with the task as it then stands; lists, today and the chain's other ends ask anew. */
function useAct<Asked>(id: string, act: (asked: Asked) => Promise<TaskView>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (task) => {
      cache.setQueryData(taskQuery(id).queryKey, task)
      for (const queryKey of [taskKeys.lists, ['today'], ['decision'], ['meeting']]) {
        void cache.invalidateQueries({ queryKey })
      }
    },
  })
}

export type NewTask = BodyOf<typeof contract.createTask>
export type TaskChange = Omit<BodyOf<typeof contract.updateTask>, 'version'>

export function useCreateTask() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: NewTask; idempotencyKey: string }) =>
      call(contract.createTask, { body, idempotencyKey }),
    onSuccess: (task) => {
      cache.setQueryData(taskQuery(task.id).queryKey, task)
      void cache.invalidateQueries({ queryKey: taskKeys.lists })
    },
  })
}

export function useEditTask(id: string) {
  return useAct(id, ({ version, change }: { version: number; change: TaskChange }) =>
    call(contract.updateTask, { params: { id }, body: { version, ...change } }),
  )
}

export function useReportProgress(id: string) {
  return useAct(id, (body: BodyOf<typeof contract.addTaskUpdate>) =>
    call(contract.addTaskUpdate, { params: { id }, body }),
  )
}

export function useAddLink(id: string) {
  return useAct(id, (body: BodyOf<typeof contract.addDeliverableLink>) =>
    call(contract.addDeliverableLink, { params: { id }, body }),
  )
}

export function useUpload(id: string) {
  return useAct(id, ({ file, onProgress }: { file: File; onProgress: (share: number) => void }) =>
    call(contract.uploadDeliverable, { params: { id }, file, onProgress }),
  )
}

export function useRemoveDeliverable(id: string) {
  return useAct(id, (deliverableId: string) =>
    call(contract.removeDeliverable, { params: { id, deliverableId } }),
  )
}

export function useSplitTask(id: string) {
  return useAct(id, (body: BodyOf<typeof contract.splitTask>) =>
    call(contract.splitTask, { params: { id }, body }),
  )
}

export function useTick(id: string) {
  return useAct(id, ({ milestoneId, isDone }: { milestoneId: string; isDone: boolean }) =>
    call(contract.tickMilestone, { params: { id, milestoneId }, body: { isDone } }),
  )
}

const given = (overrides: readonly Override[]) => overrides.map((each) => ({ ...each }))

/** What each move is told; `finish` and `submit` are one request, the server knows which it is. */
export interface MoveWords {
  readonly start: { readonly overrides: readonly Override[] }
  readonly askSupport: BodyOf<typeof contract.askSupport>
  readonly giveSupport: BodyOf<typeof contract.giveSupport>
  readonly reportDelay: BodyOf<typeof contract.reportDelay>
  readonly approveDelay: BodyOf<typeof contract.approveDelay>
  readonly refuseDelay: BodyOf<typeof contract.refuseDelay>
  readonly escalate: BodyOf<typeof contract.escalateTask>
  readonly submit: {
    readonly note: string
    readonly openSubItemsReason: string
    readonly overrides: readonly Override[]
  }
  readonly sign: undefined
  readonly returnAssignment: BodyOf<typeof contract.returnAssignment>
  readonly reassign: BodyOf<typeof contract.reassignTask>
  readonly insist: BodyOf<typeof contract.insistOnTask>
  readonly refuseSupport: BodyOf<typeof contract.refuseSupport>
  readonly redirectSupport: BodyOf<typeof contract.redirectSupport>
  readonly noteEvent: BodyOf<typeof contract.noteDueEvent>
  readonly suspend: BodyOf<typeof contract.suspendTask>
  readonly resume: BodyOf<typeof contract.resumeTask>
  readonly accept: BodyOf<typeof contract.acceptTask>
  readonly sendBack: BodyOf<typeof contract.sendTaskBack>
  readonly cancel: BodyOf<typeof contract.cancelTask>
  readonly reopen: BodyOf<typeof contract.reopenTask>
}

type Requests = {
  readonly [Move in keyof MoveWords]: (id: string, words: MoveWords[Move]) => Promise<TaskView>
}

const requests: Requests = {
  start: (id, { overrides }) =>
    call(contract.startTask, { params: { id }, body: { overrides: given(overrides) } }),
  askSupport: (id, body) => call(contract.askSupport, { params: { id }, body }),
  giveSupport: (id, body) => call(contract.giveSupport, { params: { id }, body }),
  reportDelay: (id, body) => call(contract.reportDelay, { params: { id }, body }),
  approveDelay: (id, body) => call(contract.approveDelay, { params: { id }, body }),
  refuseDelay: (id, body) => call(contract.refuseDelay, { params: { id }, body }),
  escalate: (id, body) => call(contract.escalateTask, { params: { id }, body }),
  submit: (id, { overrides, ...words }) =>
    call(contract.submitTask, { params: { id }, body: { ...words, overrides: given(overrides) } }),
  sign: (id) => call(contract.signTask, { params: { id } }),
  returnAssignment: (id, body) => call(contract.returnAssignment, { params: { id }, body }),
  reassign: (id, body) => call(contract.reassignTask, { params: { id }, body }),
  insist: (id, body) => call(contract.insistOnTask, { params: { id }, body }),
  refuseSupport: (id, body) => call(contract.refuseSupport, { params: { id }, body }),
  redirectSupport: (id, body) => call(contract.redirectSupport, { params: { id }, body }),
  noteEvent: (id, body) => call(contract.noteDueEvent, { params: { id }, body }),
  suspend: (id, body) => call(contract.suspendTask, { params: { id }, body }),
  resume: (id, body) => call(contract.resumeTask, { params: { id }, body }),
  accept: (id, body) => call(contract.acceptTask, { params: { id }, body }),
  sendBack: (id, body) => call(contract.sendTaskBack, { params: { id }, body }),
  cancel: (id, body) => call(contract.cancelTask, { params: { id }, body }),
  reopen: (id, body) => call(contract.reopenTask, { params: { id }, body }),
}

export function useTaskMove<Move extends keyof MoveWords>(id: string, move: Move) {
  return useAct(id, (words: MoveWords[Move]) => requests[move](id, words))
}

/** What stands now, as the refusal of a stale version brings it along. */
export function presentAfter(error: unknown): TaskView | undefined {
  if (!(error instanceof Refused) || error.reason !== 'task.stale') return undefined
  return (error.detail as { current?: TaskView } | undefined)?.current
}
