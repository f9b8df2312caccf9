import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answerEvaluation, getEvaluation } from '#contract/evaluation.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export const evaluationQuery = (meetingId: string) =>
  queryOptions({
    queryKey: ['meeting', meetingId, 'evaluation'] as const,
    queryFn: ({ signal }) => call(getEvaluation, { params: { id: meetingId }, signal }),
  })

export function useAnswer(meetingId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof answerEvaluation>) =>
      call(answerEvaluation, { params: { id: meetingId }, body }),
    onSuccess: (evaluation) => {
      cache.setQueryData(evaluationQuery(meetingId).queryKey, evaluation)
      void cache.invalidateQueries({ queryKey: ['today'] })
    },
  })
}
