import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import * as changes from '#contract/change.ts'
import * as milestones from '#contract/milestone.ts'
import * as contract from '#contract/plan.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export type PlanView = z.output<typeof contract.PlanView>
export type PlanItem = PlanView['items'][number]
export type RaciView = z.output<typeof contract.RaciView>
export type MilestoneRow = z.output<typeof milestones.MilestoneRow>
export type MilestoneView = z.output<typeof milestones.MilestoneView>
export type ChangeView = z.output<typeof changes.ChangeView>
export type AlertView = z.output<typeof contract.AlertView>
export type Results = z.output<(typeof contract.listResults)['reply']>
export type NewStep = BodyOf<typeof changes.requestChange>['steps'][number]

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan', id, 'lines'] as const,
    queryFn: ({ signal }) => call(contract.getPlan, { params: { id }, signal }),
  })
export const raciQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan', id, 'raci'] as const,
    queryFn: ({ signal }) => call(contract.getRaci, { params: { id }, signal }),
  })
export const findingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan', id, 'findings'] as const,
    queryFn: ({ signal }) => call(contract.getPlanFindings, { params: { id }, signal }),
  })
export const baselinesQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan', id, 'baselines'] as const,
    queryFn: ({ signal }) => call(contract.listBaselines, { params: { id }, signal }),
  })
export const differenceQuery = (id: string, before: number, after: number) =>
  queryOptions({
    queryKey: ['plan', id, 'difference', before, after] as const,
    queryFn: ({ signal }) =>
      call(contract.compareBaselines, { params: { id }, query: { before, after }, signal }),
  })
export const alertsQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan', id, 'alerts'] as const,
    queryFn: ({ signal }) => call(contract.listPlanAlerts, { params: { id }, signal }),
  })
export const changesQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan', id, 'changes'] as const,
    queryFn: ({ signal }) => call(changes.listChanges, { params: { id }, query: { limit: 100 }, signal }),
  })
export const changeQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan', 'change', id] as const,
    queryFn: ({ signal }) => call(changes.getChange, { params: { id }, signal }),
  })
export const milestonesQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan', id, 'milestones'] as const,
    queryFn: ({ signal }) => call(milestones.listMilestones, { params: { id }, signal }),
  })
export const milestoneQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan', 'milestone', id] as const,
    queryFn: ({ signal }) => call(milestones.getMilestone, { params: { id }, signal }),
  })
export const resultsQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan', id, 'results'] as const,
    queryFn: ({ signal }) => call(contract.listResults, { params: { id }, signal }),
  })

type Edit = z.output<typeof contract.PlanEdit>

/** What an edit gave back takes its place in what is shown; the rest is asked for anew by the stream. */
function merged(view: PlanView, edit: Edit): PlanView {
  const fresh = new Map(edit.items.map((item) => [item.id, item]))
  const gone = new Set(edit.goneIds)
  const kept = view.items.filter(({ id }) => !gone.has(id)).map((item) => fresh.get(item.id) ?? item)
  const known = new Set(kept.map(({ id }) => id))
  const byId = <Ref extends { id: string }>(old: readonly Ref[], more: readonly Ref[]) => [
    ...new Map([...old, ...more].map((one) => [one.id, one])).values(),
  ]
  return {
    ...view,
    items: [...kept, ...edit.items.filter(({ id }) => !known.has(id))],
    people: byId(view.people, edit.people),
    departments: byId(view.departments, edit.departments),
    version: edit.version,
  }
}

function usePlanEdit<Asked, Reply extends Edit>(id: string, act: (asked: Asked) => Promise<Reply>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (edit) => {
      cache.setQueryData(planQuery(id).queryKey, (view) => view && merged(view, edit))
    },
    // The lines are merged; what follows from them is asked for anew.
    onSettled: () => cache.invalidateQueries({ queryKey: ['plan', id] }),
  })
}

export const useSetPlan = (id: string) =>
  usePlanEdit(id, (body: BodyOf<typeof contract.updatePlan>) =>
    call(contract.updatePlan, { params: { id }, body }),
  )
export const useAddLines = (id: string) =>
  usePlanEdit(id, (body: BodyOf<typeof contract.addPlanLines>) =>
    call(contract.addPlanLines, { params: { id }, body }),
  )
export const useEditLine = (id: string) =>
  usePlanEdit(id, ({ taskId, body }: { taskId: string; body: BodyOf<typeof contract.updatePlanItem> }) =>
    call(contract.updatePlanItem, { params: { id, taskId }, body }),
  )
export const usePlaceLine = (id: string) =>
  usePlanEdit(
    id,
    ({ taskId, ...body }: { taskId: string; parentId: string | null; afterId: string | null }) =>
      call(contract.placePlanItem, { params: { id, taskId }, body }),
  )
export const useRemoveLine = (id: string) =>
  usePlanEdit(id, (taskId: string) => call(contract.removePlanItem, { params: { id, taskId } }))
export const useAdopt = (id: string) =>
  usePlanEdit(id, (taskIds: string[]) => call(contract.adoptIntoPlan, { params: { id }, body: { taskIds } }))
export const useRedate = (id: string) =>
  usePlanEdit(id, (dates: BodyOf<typeof contract.redatePlan>['dates']) =>
    call(contract.redatePlan, { params: { id }, body: { dates } }),
  )

function usePlanAct<Asked, Reply>(act: (asked: Asked) => Promise<Reply>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['plan'] }),
        cache.invalidateQueries({ queryKey: ['collaboration'] }),
      ]),
  })
}

export const useExplainOutside = (id: string) =>
  usePlanAct(({ taskId, reason }: { taskId: string; reason: string }) =>
    call(contract.explainOutside, { params: { id, taskId }, body: { reason } }),
  )
export const useSetRaci = (id: string) => {
  const cache = useQueryClient()
  const key = raciQuery(id).queryKey
  return useMutation({
    mutationFn: ({
      taskId,
      partyId,
      letters,
    }: {
      taskId: string
      partyId: string
      letters: ('R' | 'A' | 'C' | 'I')[]
    }) => call(contract.setRaci, { params: { id, taskId, partyId }, body: { letters } }),
    // Typing goes on at once; what the server makes of it takes its place.
    onMutate: ({ taskId, partyId, letters }) => {
      cache.setQueryData(
        key,
        (view) =>
          view && {
            ...view,
            cells: [
              ...view.cells.filter((cell) => cell.taskId !== taskId || cell.partyId !== partyId),
              ...letters.map((letter) => ({ taskId, partyId, letter })),
            ],
          },
      )
    },
    onSuccess: (view) => cache.setQueryData(key, view),
    onError: () => cache.invalidateQueries({ queryKey: key }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['plan', id, 'findings'] }),
  })
}
export const useConfirm = (id: string) =>
  usePlanAct((body: BodyOf<typeof contract.confirmPlan>) =>
    call(contract.confirmPlan, { params: { id }, body }),
  )
export const useAskToConfirm = (id: string) =>
  usePlanAct(() => call(contract.askToConfirmPlan, { params: { id } }))
export const useBaseline = (id: string) =>
  usePlanAct((body: BodyOf<typeof contract.baselinePlan>) =>
    call(contract.baselinePlan, { params: { id }, body }),
  )
export const useCloseAlert = (id: string) =>
  usePlanAct(({ alertId, action }: { alertId: string; action: string }) =>
    call(contract.closePlanAlert, { params: { id, alertId }, body: { action } }),
  )
export const useRequestChange = (id: string) =>
  usePlanAct(
    ({ body, idempotencyKey }: { body: BodyOf<typeof changes.requestChange>; idempotencyKey: string }) =>
      call(changes.requestChange, { params: { id }, body, idempotencyKey }),
  )
export const previewQuery = (id: string, body: BodyOf<typeof changes.previewChange>) =>
  queryOptions({
    queryKey: ['plan', id, 'preview', JSON.stringify(body)] as const,
    queryFn: ({ signal }) => call(changes.previewChange, { params: { id }, body, signal }),
    retry: false,
  })
export const useDecide = (id: string) =>
  usePlanAct((body: BodyOf<typeof changes.decideChange>) =>
    call(changes.decideChange, { params: { id }, body }),
  )
export const useWithdraw = (id: string) => usePlanAct(() => call(changes.withdrawChange, { params: { id } }))
export const useNoteResult = (id: string) =>
  usePlanAct((result: string) => call(changes.noteChangeResult, { params: { id }, body: { result } }))

export const useAddMilestone = (id: string) =>
  usePlanAct((body: BodyOf<typeof milestones.createMilestone>) =>
    call(milestones.createMilestone, { params: { id }, body }),
  )
export const useEditMilestone = (id: string) =>
  usePlanAct((body: BodyOf<typeof milestones.updateMilestone>) =>
    call(milestones.updateMilestone, { params: { id }, body }),
  )
export const useSubmitMilestone = (id: string) =>
  usePlanAct((body: BodyOf<typeof milestones.submitMilestone>) =>
    call(milestones.submitMilestone, { params: { id }, body }),
  )
export const useJudge = (id: string) =>
  usePlanAct((body: BodyOf<typeof milestones.judgeMilestone>) =>
    call(milestones.judgeMilestone, { params: { id }, body }),
  )
export const usePassMilestone = (id: string) =>
  usePlanAct((body: BodyOf<typeof milestones.passMilestone>) =>
    call(milestones.passMilestone, { params: { id }, body }),
  )
export const useCancelMilestone = (id: string) =>
  usePlanAct((reason: string) => call(milestones.cancelMilestone, { params: { id }, body: { reason } }))
export const useEscalate = (id: string) =>
  usePlanAct((reason: string) => call(milestones.escalateMilestone, { params: { id }, body: { reason } }))

export const useSaveResults = (id: string) =>
  usePlanAct((body: BodyOf<typeof contract.saveResults>) =>
    call(contract.saveResults, { params: { id }, body }),
  )
export const useJudgeResult = (id: string) =>
  usePlanAct(
    ({ resultId, ...body }: { resultId: string; verdict: 'accepted' | 'rejected'; comment: string }) =>
      call(contract.judgeResult, { params: { id, resultId }, body }),
  )
export const useSubmitWhole = (id: string) =>
  usePlanAct((body: BodyOf<typeof contract.submitCollaboration>) =>
    call(contract.submitCollaboration, { params: { id }, body }),
  )
export const useAcceptWhole = (id: string) =>
  usePlanAct(() => call(contract.acceptCollaboration, { params: { id } }))
export const useReturnWhole = (id: string) =>
  usePlanAct((reason: string) => call(contract.returnCollaboration, { params: { id }, body: { reason } }))

export const exportAddress = (id: string, sheet: 'wbs' | 'raci') =>
  `/api/v1/collaborations/${id}/plan/export?sheet=${sheet}`
