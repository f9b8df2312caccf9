import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as shapes from '#contract/information.ts'
import * as contract from '#contract/information.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export type InformationRule = z.output<typeof shapes.InformationRule>
export type RuleFields = BodyOf<typeof contract.addInformationRule>

const key = ['information'] as const

export const rulesQuery = queryOptions({
  queryKey: [...key, 'rules'] as const,
  queryFn: ({ signal }) => call(contract.listInformationRules, { signal }),
})

export function ruleHistoryQuery(id: string) {
  return queryOptions({
    queryKey: [...key, 'history', id] as const,
    queryFn: ({ signal }) => call(contract.getInformationHistory, { params: { id }, signal }),
  })
}

/** `rule`: the one that is changed; without it another kind is added. */
export function useSaveRule(rule: InformationRule | undefined) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ fields, reason }: { fields: RuleFields; reason: string }) => {
      if (rule === undefined) return call(contract.addInformationRule, { body: fields })
      const { name, ...rest } = fields
      return call(contract.updateInformationRule, {
        params: { id: rule.id },
        body: { ...rest, ...(rule.kind === null && { name }), version: rule.version, reason },
      })
    },
    onSuccess: () => void cache.invalidateQueries({ queryKey: key }),
    // Somebody else was faster: the table shows what stands now.
    onError: () => void cache.invalidateQueries({ queryKey: rulesQuery.queryKey }),
  })
}

export function useRemoveRule() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(contract.removeInformationRule, { params: { id } }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: key }),
  })
}
