import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as shapes from '#contract/risk.ts'
import * as contract from '#contract/risk.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export type RiskView = z.output<typeof shapes.RiskView>
export type AlertView = z.output<typeof shapes.AlertView>
export type RiskAbility = RiskView['can'][number]

/** What risks hang on: one of these. */
export interface RiskPlace {
  readonly taskId?: string
  readonly decisionId?: string
  readonly meetingId?: string
  readonly collaborationId?: string
}

export function risksQuery(place: RiskPlace) {
  return queryOptions({
    queryKey: ['risk', place] as const,
    queryFn: ({ signal }) => call(contract.listRisks, { query: { ...place, limit: 200 }, signal }),
  })
}

export function riskQuery(id: string) {
  return queryOptions({
    queryKey: ['risk', 'one', id] as const,
    queryFn: ({ signal }) => call(contract.getRisk, { params: { id }, signal }),
  })
}

function useRiskAct<Asked>(act: (asked: Asked) => Promise<unknown>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => cache.invalidateQueries({ queryKey: ['risk'] }),
  })
}

export const useAddRisk = () =>
  useRiskAct(
    ({ body, idempotencyKey }: { body: BodyOf<typeof contract.createRisk>; idempotencyKey: string }) =>
      call(contract.createRisk, { body, idempotencyKey }),
  )

export const useEditRisk = (id: string) =>
  useRiskAct((body: BodyOf<typeof contract.updateRisk>) =>
    call(contract.updateRisk, { params: { id }, body }),
  )

export const useMoveRisk = (id: string) =>
  useRiskAct((body: BodyOf<typeof contract.moveRisk>) => call(contract.moveRisk, { params: { id }, body }))
