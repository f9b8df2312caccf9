import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import * as contract from '#contract/language-model.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

const key = ['language-model'] as const

export const languageModelQuery = queryOptions({
  queryKey: [...key, 'settings'] as const,
  queryFn: ({ signal }) => call(contract.getLanguageModel, { signal }),
})

export function useSaveLanguageModel() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof contract.updateLanguageModel>) =>
      call(contract.updateLanguageModel, { body }),
    onSuccess: (view) => {
      cache.setQueryData(languageModelQuery.queryKey, view)
      return cache.invalidateQueries({ queryKey: key })
    },
  })
}

export function useTryLanguageModel() {
  return useMutation({ mutationFn: () => call(contract.tryLanguageModel) })
}
