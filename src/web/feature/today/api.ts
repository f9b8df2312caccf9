import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answerInvitation } from '#contract/meeting.ts'
import { confirmMinutes } from '#contract/minutes.ts'
import { signTask } from '#contract/task.ts'
import { getToday } from '#contract/today.ts'
import { type BodyOf, call } from '#web/lib/api.ts'

export const todayQuery = queryOptions({
  queryKey: ['today'] as const,
  queryFn: ({ signal }) => call(getToday, { signal }),
  refetchOnWindowFocus: true,
})

export function useAnswerInvitation(meetingId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof answerInvitation>) =>
      call(answerInvitation, { params: { id: meetingId }, body }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['meeting'] })
      return cache.invalidateQueries({ queryKey: todayQuery.queryKey })
    },
  })
}

export function useConfirmMinutes(minutesId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => call(confirmMinutes, { params: { id: minutesId } }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['minutes'] })
      return cache.invalidateQueries({ queryKey: todayQuery.queryKey })
    },
  })
}

export function useSignTask(taskId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => call(signTask, { params: { id: taskId } }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['task'] })
      return cache.invalidateQueries({ queryKey: todayQuery.queryKey })
    },
  })
}
